package sweetspot.model.kernel;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import sweetspot.model.FitContext;
import sweetspot.model.linear.CentredColumns;
import sweetspot.model.linear.Cholesky;

/// The mean of a Gaussian process (Rasmussen and Williams 2006, algorithm 2.1). With many rows some of them carry the
/// function, fitted to all: the subset of regressors (their section 8.3.1).
///
/// @param rows that carry the function
/// @param weights one a row
public record GaussianProcess(Covariance covariance, double lengthScale, double[][] rows, double[] weights) {
    /// Up to so many rows all carry the function; the time grows with their cube.
    public static final int EXACT = 1500;
    /// Of more rows so many do.
    public static final int CARRIERS = 500;
    /// A share of the variance that keeps the carriers' matrix solvable.
    private static final double JITTER = 1e-8;

    /// How the values of two points go together at a distance.
    public enum Covariance {
        /// Endlessly smooth: `exp(-d²/2)`.
        RBF {
            @Override
            double at(double squared) {
                return Math.exp(-squared / 2);
            }
        },
        /// Can be differentiated once.
        MATERN_3_2 {
            @Override
            double at(double squared) {
                double d = Math.sqrt(3 * squared);
                return d > FAR ? 0 : (1 + d) * Math.exp(-d);
            }
        },
        /// Can be differentiated twice.
        MATERN_5_2 {
            @Override
            double at(double squared) {
                double d = Math.sqrt(5 * squared);
                return d > FAR ? 0 : (1 + d + d * d / 3) * Math.exp(-d);
            }
        };

        /// Where it is 0 in double precision.
        private static final double FAR = 800;

        /// The covariance at a squared distance in length scales.
        abstract double at(double squared);
    }

    /// Fits the mean to numbers of mean 0 and variance 1.
    ///
    /// @param noise the variance of what no function explains, above 0
    /// @param seed picks the rows that carry the function
    public static GaussianProcess fit(double[][] x, double[] y, Covariance covariance, double lengthScale,
            double noise, long seed, FitContext context) {
        if (x.length <= EXACT) {
            double[] weights = Cholesky.solve(covariances(x, x, covariance, lengthScale, context), noise, y, context);
            return new GaussianProcess(covariance, lengthScale, x, weights);
        }
        Random random = new Random(seed);
        int[] order = IntStream.range(0, x.length).toArray();
        for (int i = 0; i < CARRIERS; i++) {
            int other = i + random.nextInt(order.length - i);
            int row = order[other];
            order[other] = order[i];
            order[i] = row;
        }
        double[][] carriers = Arrays.stream(order, 0, CARRIERS).sorted().mapToObj(i -> x[i]).toArray(double[][]::new);
        Cholesky.Factor factor = Cholesky.factor(covariances(carriers, carriers, covariance, lengthScale, context),
                JITTER, context);
        // The carriers made independent of one another: features of a ridge regression with the noise as penalty.
        double[][] features = new double[CARRIERS][x.length];
        double[][] with = covariances(x, carriers, covariance, lengthScale, context);
        for (int i = 0; i < x.length; i++) {
            if (i % 64 == 0) context.check();
            double[] independent = factor.forward(with[i]);
            for (int m = 0; m < CARRIERS; m++) features[m][i] = independent[m];
        }
        double[][] products = new CentredColumns(features, new double[CARRIERS]).products(context);
        double[] pull = new double[CARRIERS];
        for (int m = 0; m < CARRIERS; m++) pull[m] = CentredColumns.dot(features[m], y, 0, y.length);
        double[] weights = factor.backward(Cholesky.solve(products, noise, pull, context));
        return new GaussianProcess(covariance, lengthScale, carriers, weights);
    }

    /// The mean at some points.
    public double[] at(double[][] points, FitContext context) {
        double[] values = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            context.check();
            double[] with = covariances(points[i], rows, covariance, lengthScale);
            values[i] = CentredColumns.dot(with, weights, 0, weights.length);
        }
        return values;
    }

    private static double[][] covariances(double[][] a, double[][] b, Covariance covariance, double lengthScale,
            FitContext context) {
        double[][] all = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            if (i % 16 == 0) context.check();
            all[i] = covariances(a[i], b, covariance, lengthScale);
        }
        return all;
    }

    private static double[] covariances(double[] point, double[][] rows, Covariance covariance, double lengthScale) {
        double[] found = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double squared = 0;
            for (int j = 0; j < row.length; j++) {
                double d = (point[j] - row[j]) / lengthScale;
                squared += d * d;
            }
            found[i] = covariance.at(squared);
        }
        return found;
    }
}
