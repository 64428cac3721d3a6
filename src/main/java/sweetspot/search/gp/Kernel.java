package sweetspot.search.gp;

import org.jspecify.annotations.Nullable;

/// The covariance of two points: a Matérn-5/2 kernel over all dimensions together plus the mean of one-dimensional
/// Matérn-5/2 kernels.
///
/// `k(x, y) = s [(1 - a) M(Σ w_i δ_i²) + a/d Σ M(v_i δ_i²)]` with M of [Matern]. The second part is the first-order additive kernel of Duvenaud,
/// Nickisch & Rasmussen (2011): where parameters act mostly alone, it learns from far fewer trials. `δ²` is the
/// squared difference of two numbers, 0 or 1 for choices (the Hamming distance); an inactive number lies at the
/// middle of its range, half a range off the active ones. All of these are squared Euclidean distances of an
/// embedding, so the kernel is positive semi-definite.
///
/// Hyperparameters stand in one vector: d log length scales of the joint part, d of the additive part (absent for
/// d = 1), log s, logit a, log noise variance.
final class Kernel {
    private final GpSpace space;
    private final int d;
    private final boolean additive;
    private final double[] jointWeight;
    private final double[] ownWeight;
    /// Own correlation of two different choices.
    private final double[] choiceCorrelation;
    private final double jointScale;
    private final double ownScale;
    private final double signal;
    private final double noise;

    Kernel(GpSpace space, double[] theta) {
        this.space = space;
        this.d = space.dimensions();
        this.additive = d > 1;
        this.jointWeight = new double[d];
        this.ownWeight = new double[d];
        for (int i = 0; i < d; i++) {
            jointWeight[i] = Math.exp(-2 * theta[i]);
            if (additive) ownWeight[i] = Math.exp(-2 * theta[d + i]);
        }
        this.choiceCorrelation = ownWeight.clone();
        Matern.correlations(choiceCorrelation, d);
        this.signal = Math.exp(theta[signalAt(d)]);
        double share = additive ? 1 / (1 + Math.exp(-theta[signalAt(d) + 1])) : 0;
        this.jointScale = signal * (1 - share);
        this.ownScale = additive ? signal * share / d : 0;
        this.noise = Math.exp(theta[theta.length - 1]);
    }

    /// Number of hyperparameters of a space with d dimensions.
    static int parameters(int d) {
        return d > 1 ? 2 * d + 3 : d + 2;
    }

    /// Position of log s in the hyperparameters.
    static int signalAt(int d) {
        return d > 1 ? 2 * d : d;
    }

    int dimensions() {
        return d;
    }

    double noise() {
        return noise;
    }

    /// k(x, x).
    double signal() {
        return signal;
    }

    /// Writes the squared differences in dimension k between `x` and the first `n` of `ys`.
    static void squaredDifferences(GpSpace space, int k, double x, double[] ys, int n, double[] out) {
        if (space.isCategorical(k)) {
            boolean inactive = Double.isNaN(x);
            for (int j = 0; j < n; j++) out[j] = ys[j] == x || inactive && Double.isNaN(ys[j]) ? 0 : 1;
        } else if (space.isConditional(k)) {
            for (int j = 0; j < n; j++) out[j] = squaredDifference(x, ys[j]);
        } else {
            for (int j = 0; j < n; j++) {
                double delta = x - ys[j];
                out[j] = delta * delta;
            }
        }
    }

    /// The squared difference of two numbers, either of which may be NaN for inactive.
    private static double squaredDifference(double a, double b) {
        double delta = a - b;
        if (!Double.isNaN(delta)) return delta * delta;
        if (Double.isNaN(a) && Double.isNaN(b)) return 0;
        double off = (Double.isNaN(a) ? b : a) - 0.5;
        return off * off + 0.25;
    }

    /// Writes the covariances of `x` with the first `n` points.
    void covariances(double[] x, PointColumns points, int n, double[] out) {
        double[] joint = new double[n];
        double[] own = new double[n];
        double[] delta2 = new double[n];
        for (int k = 0; k < d; k++) {
            squaredDifferences(space, k, x[k], points.columns()[k], n, delta2);
            double w = jointWeight[k];
            for (int j = 0; j < n; j++) joint[j] += w * delta2[j];
            if (!additive) continue;
            if (space.isCategorical(k)) {
                addChoices(k, delta2, n, own);
            } else {
                double v = ownWeight[k];
                for (int j = 0; j < n; j++) delta2[j] *= v;
                Matern.correlations(delta2, n);
                for (int j = 0; j < n; j++) own[j] += delta2[j];
            }
        }
        Matern.correlations(joint, n);
        for (int j = 0; j < n; j++) out[j] = jointScale * joint[j] + ownScale * own[j];
    }

    /// Adds the part of choices, which are only equal or different.
    private void addChoices(int k, double[] delta2, int n, double[] own) {
        double different = choiceCorrelation[k];
        for (int j = 0; j < n; j++) own[j] += delta2[j] == 0 ? 1 : different;
    }

    /// Writes the covariances of `x` with the points, and their derivatives by the coordinates of `x`: one array per
    /// dimension, or null where `x` has no active number.
    void covariances(double[] x, PointColumns points, double[] out, double[] @Nullable [] derivatives) {
        int n = points.size();
        double[] joint = new double[n];
        double[] own = new double[n];
        double[] slopes = new double[n];
        double[] correlations = new double[n];
        double[][] delta2 = new double[d][n];
        for (int k = 0; k < d; k++) {
            squaredDifferences(space, k, x[k], points.columns()[k], n, delta2[k]);
            double w = jointWeight[k];
            for (int j = 0; j < n; j++) joint[j] += w * delta2[k][j];
        }
        double[] jointSlopes = new double[n];
        Matern.correlationsAndSlopes(joint, joint, jointSlopes, n);
        for (int k = 0; k < d; k++) {
            boolean moves = !space.isCategorical(k) && !Double.isNaN(x[k]);
            derivatives[k] = moves ? delta2[k] : null;
            if (additive && space.isCategorical(k)) {
                addChoices(k, delta2[k], n, own);
                continue;
            }
            double[] q = delta2[k];
            double v = ownWeight[k];
            if (additive) {
                for (int j = 0; j < n; j++) q[j] *= v;
                Matern.correlationsAndSlopes(q, correlations, slopes, n);
                for (int j = 0; j < n; j++) own[j] += correlations[j];
            }
            if (!moves) continue;
            double byJoint = 2 * jointScale * jointWeight[k];
            double byOwn = 2 * ownScale * v;
            double[] ys = points.columns()[k];
            for (int j = 0; j < n; j++) {
                double delta = x[k] - (Double.isNaN(ys[j]) ? 0.5 : ys[j]);
                q[j] = delta * (byJoint * jointSlopes[j] + byOwn * slopes[j]);
            }
        }
        for (int j = 0; j < n; j++) out[j] = jointScale * joint[j] + ownScale * own[j];
    }

    /// Writes the covariances of pairs of points with squared differences `delta2[k]`, and their derivatives by the
    /// hyperparameters, without the noise: one array per hyperparameter.
    void covariances(double[][] delta2, int pairs, double[] out, double[][] derivatives) {
        double[] joint = new double[pairs];
        double[] own = new double[pairs];
        double[] correlations = new double[pairs];
        double[] slopes = new double[pairs];
        for (int k = 0; k < d; k++) {
            double w = jointWeight[k];
            double[] q = delta2[k];
            for (int i = 0; i < pairs; i++) joint[i] += w * q[i];
        }
        Matern.correlationsAndSlopes(joint, joint, slopes, pairs);
        for (int k = 0; k < d; k++) {
            double factor = -2 * jointScale * jointWeight[k];
            double[] q = delta2[k];
            double[] by = derivatives[k];
            for (int i = 0; i < pairs; i++) by[i] = factor * slopes[i] * q[i];
        }
        int at = signalAt(d);
        double[] bySignal = derivatives[at];
        if (additive) {
            for (int k = 0; k < d; k++) {
                double v = ownWeight[k];
                double[] q = delta2[k];
                double[] by = derivatives[d + k];
                for (int i = 0; i < pairs; i++) by[i] = v * q[i];
                Matern.correlationsAndSlopes(by, correlations, slopes, pairs);
                double factor = -2 * ownScale;
                for (int i = 0; i < pairs; i++) {
                    own[i] += correlations[i];
                    by[i] *= factor * slopes[i];
                }
            }
            double share = ownScale * d / signal;
            double factor = share * (1 - share) * signal;
            double[] byShare = derivatives[at + 1];
            double part = 1.0 / d;
            for (int i = 0; i < pairs; i++) byShare[i] = factor * (own[i] * part - joint[i]);
        }
        for (int i = 0; i < pairs; i++) bySignal[i] = out[i] = jointScale * joint[i] + ownScale * own[i];
    }
}
