package sweetspot.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds hyperparameters by maximizing the marginal likelihood times their priors (Rasmussen & Williams 2006,
/// eq. 5.8 and 5.9), with projected L-BFGS.
///
/// Priors keep the fit sane with few trials: log-normal length scales whose median grows with the square root of
/// the dimension for the joint part (Hvarfner, Hellsten & Nardi 2024), a log-normal signal variance around 1, a
/// broad log-normal noise that prefers little of it.
final class KernelFit implements BoxMinimizer.Function {
    private static final double MIN_LOG_NOISE = Math.log(1e-7);

    private final GpSpace space;
    private final double[] targets;
    private final double[] extraNoise;
    private final int n;
    private final int d;
    private final int pairs;
    /// Squared differences of each pair of points below the diagonal, row by row, by dimension.
    private final double[][] delta2;
    private final double[] covariances;
    /// Derivatives of the pairs' covariances by each hyperparameter but the noise, as the last evaluation left them.
    private final double[][] derivatives;

    KernelFit(GpSpace space, double[][] points, double[] targets, double[] extraNoise) {
        this.space = space;
        this.targets = targets;
        this.extraNoise = extraNoise;
        this.n = points.length;
        this.d = space.dimensions();
        this.pairs = n * (n - 1) / 2;
        this.delta2 = new double[d][pairs];
        this.covariances = new double[pairs];
        this.derivatives = new double[Kernel.parameters(d) - 1][pairs];
        PointColumns columns = PointColumns.of(points, d);
        double[] row = new double[n];
        for (int k = 0; k < d; k++) {
            for (int i = 0, at = 0; i < n; at += i++) {
                Kernel.squaredDifferences(space, k, points[i][k], columns.columns()[k], i, row);
                System.arraycopy(row, 0, delta2[k], at, i);
            }
        }
    }

    /// The prior's medians: what a fit starts from, and what is used before there is anything to fit.
    static double[] start(int d) {
        double[] theta = new double[Kernel.parameters(d)];
        for (int i = 0; i < d; i++) {
            theta[i] = jointMedian(d);
            if (d > 1) theta[d + i] = OWN_MEDIAN;
        }
        theta[theta.length - 1] = NOISE_MEDIAN;
        return theta;
    }

    /// The starting points of fits: one that leans to joint effects, one that leans to additive ones.
    static List<double[]> starts(int d) {
        if (d == 1) return List.of(start(d));
        List<double[]> starts = new ArrayList<>();
        for (double logit : new double[] {-2, 2}) {
            double[] theta = start(d);
            theta[Kernel.signalAt(d) + 1] = logit;
            starts.add(theta);
        }
        return starts;
    }

    private static final double OWN_MEDIAN = Math.log(0.3);
    private static final double NOISE_MEDIAN = Math.log(1e-4);

    private static double jointMedian(int d) {
        return Math.log(0.4) + 0.5 * Math.log(d);
    }

    /// The best hyperparameters found from `start` within that many evaluations.
    double[] maximize(double[] start, int evaluations) {
        double[] lower = new double[start.length];
        double[] upper = new double[start.length];
        Arrays.fill(lower, Math.log(0.01));
        Arrays.fill(upper, Math.log(50));
        int s = Kernel.signalAt(d);
        lower[s] = Math.log(0.05);
        upper[s] = Math.log(20);
        if (d > 1) {
            lower[s + 1] = -6;
            upper[s + 1] = 6;
        }
        lower[start.length - 1] = MIN_LOG_NOISE;
        upper[start.length - 1] = 0;
        double[] theta = start.clone();
        double value = BoxMinimizer.minimize(this, theta, lower, upper, evaluations, 1e-4);
        return Double.isFinite(value) ? theta : start;
    }

    /// The negative log posterior of the hyperparameters, up to a constant, and its gradient.
    @Override
    public double value(double[] theta, double[] gradient) {
        Kernel kernel = new Kernel(space, theta);
        kernel.covariances(delta2, pairs, covariances, derivatives);
        Cholesky factor = new Cholesky();
        for (int i = 0, at = 0; i < n; at += i++) {
            factor.append(Arrays.copyOfRange(covariances, at, at + i), kernel.signal() + kernel.noise() + extraNoise[i]);
        }
        double[] v = Arrays.copyOf(targets, n);
        factor.forward(v);
        double value = 0.5 * Cholesky.dot(v, v, n) + factor.halfLogDeterminant();
        factor.backward(v);
        likelihoodGradient(kernel, factor.inverse(), v, gradient);
        return value + prior(theta, gradient);
    }

    /// Writes -½ tr((ααᵀ - K⁻¹) ∂K/∂θ).
    private void likelihoodGradient(Kernel kernel, double[][] inverse, double[] alpha, double[] gradient) {
        int p = gradient.length;
        double[] weights = new double[pairs];
        double diagonal = 0;
        for (int i = 0, at = 0; i < n; at += i++) {
            double a = alpha[i];
            double[] row = inverse[i];
            for (int j = 0; j < i; j++) weights[at + j] = row[j] - a * alpha[j];
            diagonal += row[i] - a * a;
        }
        for (int k = 0; k < p - 1; k++) gradient[k] = Cholesky.dot(weights, derivatives[k], pairs);
        gradient[Kernel.signalAt(d)] += 0.5 * diagonal * kernel.signal();
        gradient[p - 1] = 0.5 * diagonal * kernel.noise();
    }

    /// Negative log prior (Gaussian in the transformed hyperparameters).
    private double prior(double[] theta, double[] gradient) {
        double sum = 0;
        int s = Kernel.signalAt(d);
        for (int i = 0; i < theta.length; i++) {
            double mean;
            double deviation;
            if (i < d) {
                mean = jointMedian(d);
                deviation = 1;
            } else if (i < s) {
                mean = OWN_MEDIAN;
                deviation = 1;
            } else if (i == s) {
                mean = 0;
                deviation = 1;
            } else if (i < theta.length - 1) {
                mean = 0;
                deviation = 2;
            } else {
                mean = NOISE_MEDIAN;
                deviation = 1.5;
            }
            double z = (theta[i] - mean) / deviation;
            sum += 0.5 * z * z;
            gradient[i] += z / deviation;
        }
        return sum;
    }
}
