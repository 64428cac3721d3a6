package sweetspot.search.gp;

/// The covariance of two points: a Matérn-5/2 kernel over all dimensions together plus the mean of one-dimensional
/// Matérn-5/2 kernels.
///
/// `k(x, y) = s [(1 - a) M(Σ w_i δ_i²) + a/d Σ M(v_i δ_i²)]` with `M(r²) = (1 + √5 r + 5/3 r²) exp(-√5 r)`
/// (Rasmussen & Williams 2006, eq. 4.17). The second part is the first-order additive kernel of Duvenaud,
/// Nickisch & Rasmussen (2011): where parameters act mostly alone, it learns from far fewer trials. `δ²` is the
/// squared difference of two numbers, 0 or 1 for choices (the Hamming distance); an inactive number lies at the
/// middle of its range, half a range off the active ones. All of these are squared Euclidean distances of an
/// embedding, so the kernel is positive semi-definite.
///
/// Hyperparameters stand in one vector: d log length scales of the joint part, d of the additive part (absent for
/// d = 1), log s, logit a, log noise variance.
final class Kernel {
    private static final double SQRT5 = Math.sqrt(5);

    private final GpSpace space;
    private final int d;
    private final boolean additive;
    private final double[] jointWeight;
    private final double[] ownWeight;
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

    double noise() {
        return noise;
    }

    /// k(x, x).
    double signal() {
        return signal;
    }

    /// Squared difference in dimension i.
    static double squared(GpSpace space, int i, double a, double b) {
        if (space.isCategorical(i)) return a == b || Double.isNaN(a) && Double.isNaN(b) ? 0 : 1;
        double delta = a - b;
        if (!Double.isNaN(delta)) return delta * delta;
        if (Double.isNaN(a) && Double.isNaN(b)) return 0;
        double off = (Double.isNaN(a) ? b : a) - 0.5;
        return off * off + 0.25;
    }

    double value(double[] x, double[] y) {
        double r2 = 0;
        double own = 0;
        for (int i = 0; i < d; i++) {
            double delta2 = squared(space, i, x[i], y[i]);
            if (delta2 == 0) {
                own += 1;
                continue;
            }
            r2 += jointWeight[i] * delta2;
            if (additive) own += matern(ownWeight[i] * delta2);
        }
        return jointScale * matern(r2) + ownScale * own;
    }

    /// Adds `factor * ∂k(x, y)/∂x_i` to `gradient` for the numeric dimensions in which both are active.
    void addGradient(double[] x, double[] y, double factor, double[] gradient) {
        double r2 = 0;
        for (int i = 0; i < d; i++) r2 += jointWeight[i] * squared(space, i, x[i], y[i]);
        double joint = jointScale * slope(r2);
        for (int i = 0; i < d; i++) {
            if (space.isCategorical(i) || Double.isNaN(x[i])) continue;
            double delta = Double.isNaN(y[i]) ? x[i] - 0.5 : x[i] - y[i];
            double g = joint * jointWeight[i];
            if (additive) g += ownScale * slope(ownWeight[i] * squared(space, i, x[i], y[i])) * ownWeight[i];
            gradient[i] += factor * 2 * delta * g;
        }
    }

    /// The covariance for squared differences `delta2[i]`, and its derivatives by the hyperparameters (without the
    /// noise) into `out` from position `from` on.
    double valueAndDerivatives(double[] delta2, double[] out, int from) {
        double r2 = 0;
        for (int i = 0; i < d; i++) r2 += jointWeight[i] * delta2[i];
        double joint = matern(r2);
        double jointSlope = jointScale * slope(r2);
        double own = 0;
        for (int i = 0; i < d; i++) {
            out[from + i] = -2 * jointSlope * jointWeight[i] * delta2[i];
            if (additive) {
                double q = ownWeight[i] * delta2[i];
                double s = SQRT5 * Math.sqrt(q);
                double e = Math.exp(-s);
                own += (1 + s + s * s / 3) * e;
                out[from + d + i] = 2 * ownScale * (5.0 / 6) * (1 + s) * e * q;
            }
        }
        double value = jointScale * joint + ownScale * own;
        int at = signalAt(d);
        out[from + at] = value;
        if (additive) {
            double share = signal == 0 ? 0 : ownScale * d / signal;
            out[from + at + 1] = share * (1 - share) * signal * (own / d - joint);
        }
        return value;
    }

    private static double matern(double r2) {
        double s = SQRT5 * Math.sqrt(r2);
        return (1 + s + s * s / 3) * Math.exp(-s);
    }

    /// dM/d(r²).
    private static double slope(double r2) {
        double s = SQRT5 * Math.sqrt(r2);
        return -(5.0 / 6) * (1 + s) * Math.exp(-s);
    }
}
