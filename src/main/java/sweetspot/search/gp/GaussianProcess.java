package sweetspot.search.gp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The posterior of a zero-mean Gaussian process with known hyperparameters (Rasmussen & Williams 2006, alg. 2.1).
final class GaussianProcess {
    private final Kernel kernel;
    private final double[][] points;
    private final PointColumns columns;
    private final double[] noise;
    private final Cholesky factor;
    private final double[] targets;
    private final double[] alpha;

    /// @param points observed points
    /// @param targets their values, standardized
    /// @param extraNoise known variance of each value beyond the fitted noise, in the targets' units
    GaussianProcess(Kernel kernel, double[][] points, double[] targets, double[] extraNoise) {
        this(kernel, points, targets, extraNoise, new Cholesky());
    }

    private GaussianProcess(Kernel kernel, double[][] points, double[] targets, double[] extraNoise, Cholesky factor) {
        this.kernel = kernel;
        this.points = points;
        this.columns = PointColumns.of(points, kernel.dimensions());
        this.noise = extraNoise;
        this.factor = factor;
        this.targets = targets;
        extend();
        this.alpha = Arrays.copyOf(targets, points.length);
        factor.forward(alpha);
        factor.backward(alpha);
    }

    /// The posterior for other data under the same kernel. What both begin with is not computed again; this
    /// process must not be used any more.
    GaussianProcess successor(double[][] newPoints, double[] newTargets, double[] newNoise) {
        int same = 0;
        int most = Math.min(points.length, newPoints.length);
        while (same < most && Arrays.equals(points[same], newPoints[same]) && noise[same] == newNoise[same]) same++;
        factor.truncate(same);
        return new GaussianProcess(kernel, newPoints, newTargets, newNoise, factor);
    }

    private void extend() {
        for (int i = factor.size(); i < points.length; i++) {
            double[] row = new double[i];
            kernel.covariances(points[i], columns, i, row);
            factor.append(row, kernel.signal() + kernel.noise() + noise[i]);
        }
    }

    /// Standard deviation of the fitted noise.
    double noiseDeviation() {
        return Math.sqrt(kernel.noise());
    }

    /// The lowest posterior mean at an observed point. There the mean is the target less the part of it that is
    /// taken for noise, `(noise) α`, because `(K + noise) α = targets`.
    double lowestMean() {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            lowest = Math.min(lowest, targets[i] - (kernel.noise() + noise[i]) * alpha[i]);
        }
        return lowest;
    }

    /// Up to `count` of the points, those with the lowest targets, lowest first.
    List<double[]> best(int count) {
        Integer[] order = new Integer[points.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        Arrays.sort(order, Comparator.comparingDouble(i -> targets[i]));
        return Arrays.stream(order).limit(count).map(i -> points[i]).toList();
    }

    /// Mean and variance of the function (without noise) at a point.
    record Prediction(double mean, double variance) {
        double deviation() {
            return Math.sqrt(variance);
        }
    }

    Prediction predict(double[] x) {
        double[] k = covariances(x);
        double mean = Cholesky.dot(k, alpha, k.length);
        factor.forward(k);
        return new Prediction(mean, variance(Cholesky.dot(k, k, k.length)));
    }

    /// Mean alone, at a fraction of the cost.
    double mean(double[] x) {
        double[] k = covariances(x);
        return Cholesky.dot(k, alpha, k.length);
    }

    /// Mean and variance, and their gradients by the coordinates of `x` into the two arrays.
    Prediction predict(double[] x, double[] meanGradient, double[] varianceGradient) {
        int n = points.length;
        double[] k = new double[n];
        double[] @Nullable [] derivatives = new double[x.length][];
        kernel.covariances(x, columns, k, derivatives);
        double mean = Cholesky.dot(k, alpha, n);
        factor.forward(k);
        double explained = Cholesky.dot(k, k, n);
        factor.backward(k);
        for (int i = 0; i < x.length; i++) {
            double[] derivative = derivatives[i];
            meanGradient[i] = derivative == null ? 0 : Cholesky.dot(alpha, derivative, n);
            varianceGradient[i] = derivative == null ? 0 : -2 * Cholesky.dot(k, derivative, n);
        }
        return new Prediction(mean, variance(explained));
    }

    private double variance(double explained) {
        return Math.max(kernel.signal() - explained, 1e-12 * kernel.signal());
    }

    private double[] covariances(double[] x) {
        double[] k = new double[points.length];
        kernel.covariances(x, columns, points.length, k);
        return k;
    }
}
