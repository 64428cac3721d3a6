package sweetspot.search.cmaes;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/// One run of the covariance matrix adaptation evolution strategy, in the coordinates of the unit cube.
///
/// Source: Hansen, "The CMA evolution strategy: a tutorial", 2016 (arXiv 1604.00772), with active (negative)
/// recombination weights; equation numbers are its. It knows no bounds: see [CmaEsSampler] for those.
final class CmaEsState {
    private final int n;
    private final int lambda;
    private final double[] weights;
    private final double muEff;
    private final double cSigma;
    private final double dSigma;
    private final double cC;
    private final double c1;
    private final double cMu;
    private final double chi;

    private final double[] mean;
    private double sigma;
    private final double[][] covariance;
    private final double[] pathSigma;
    private final double[] pathC;
    /// Columns are the covariance's eigenvectors, and `roots` the square roots of its eigenvalues.
    private double[][] basis;
    private double[] roots;
    private int generation;
    private int decomposedAt;

    /// @param mean where to start
    /// @param sigma first step size, as a share of the unit interval
    /// @param lambda number of points a generation, at least 4
    CmaEsState(double[] mean, double sigma, int lambda) {
        this.n = mean.length;
        this.mean = mean.clone();
        this.sigma = sigma;
        this.lambda = lambda;
        this.covariance = identity(n);
        this.basis = identity(n);
        this.roots = new double[n];
        Arrays.fill(roots, 1);
        this.pathSigma = new double[n];
        this.pathC = new double[n];
        double[] raw = new double[lambda];
        for (int i = 0; i < lambda; i++) raw[i] = Math.log((lambda + 1) / 2.0) - Math.log(i + 1);
        int mu = lambda / 2;
        this.muEff = effective(raw, 0, mu);
        this.cSigma = (muEff + 2) / (n + muEff + 5);
        this.dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma;
        this.cC = (4 + muEff / n) / (n + 4 + 2 * muEff / n);
        this.c1 = 2 / ((n + 1.3) * (n + 1.3) + muEff);
        this.cMu = Math.min(1 - c1, 2 * (0.25 + muEff + 1 / muEff - 2) / ((n + 2.0) * (n + 2) + muEff));
        this.chi = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));
        this.weights = recombination(raw, mu);
    }

    private static double[][] identity(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) matrix[i][i] = 1;
        return matrix;
    }

    /// Variance effective selection mass (equation 8).
    private static double effective(double[] w, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            sum += w[i];
            squares += w[i] * w[i];
        }
        return sum * sum / squares;
    }

    /// Positive weights sum to 1, negative ones to at most what keeps the matrix positive (equations 50 to 53).
    private double[] recombination(double[] raw, int mu) {
        double muEffMinus = effective(raw, mu, lambda);
        double least = Math.min(1 + c1 / cMu, Math.min(1 + 2 * muEffMinus / (muEff + 2), (1 - c1 - cMu) / (n * cMu)));
        double positive = 0;
        double negative = 0;
        for (double w : raw) {
            if (w >= 0) positive += w;
            else negative -= w;
        }
        double[] w = new double[lambda];
        for (int i = 0; i < lambda; i++) w[i] = raw[i] >= 0 ? raw[i] / positive : raw[i] * least / negative;
        return w;
    }

    /// Number of points a generation.
    int lambda() {
        return lambda;
    }

    double[] mean() {
        return mean;
    }

    /// Standard deviation of coordinate `i`.
    double deviation(int i) {
        return sigma * Math.sqrt(covariance[i][i]);
    }

    /// The matrix that turns a standard normal vector into a step: sigma times basis times roots.
    double[][] transform() {
        double[][] t = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) t[i][k] = sigma * basis[i][k] * roots[k];
        }
        return t;
    }

    /// Moves on by one generation.
    ///
    /// @param points the generation's points, best first, `lambda` of them
    void update(double[][] points) {
        double[][] steps = new double[lambda][n];
        double[] lengths = new double[lambda];
        double[] step = new double[n];
        for (int k = 0; k < lambda; k++) {
            for (int i = 0; i < n; i++) steps[k][i] = (points[k][i] - mean[i]) / sigma;
            lengths[k] = shorten(steps[k]);
            if (weights[k] <= 0) continue;
            for (int i = 0; i < n; i++) step[i] += weights[k] * steps[k][i];
        }
        for (int i = 0; i < n; i++) mean[i] += sigma * step[i];
        generation++;
        boolean slow = moveDeviationPath(step);
        moveCovariance(steps, lengths, step, slow);
        if (generation - decomposedAt >= 1 / (10.0 * n * (c1 + cMu))) decompose();
    }

    /// Mahalanobis length of a step; a step longer than the distribution makes plausible is shortened to it, so
    /// that points from elsewhere do no harm (Hansen, "Injecting external solutions into CMA-ES", 2011).
    private double shorten(double[] step) {
        double length = Math.sqrt(square(whiten(step)));
        double most = Math.sqrt(n) + 2.0 * n / (n + 2);
        if (length <= most) return length;
        for (int i = 0; i < n; i++) step[i] *= most / length;
        return most;
    }

    private static double square(double[] v) {
        double sum = 0;
        for (double x : v) sum += x * x;
        return sum;
    }

    /// The step times the inverse square root of the covariance, up to a rotation.
    private double[] whiten(double[] step) {
        double[] w = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int i = 0; i < n; i++) sum += basis[i][k] * step[i];
            w[k] = sum / roots[k];
        }
        return w;
    }

    /// Path and step size (equations 43 and 44).
    ///
    /// @return whether the path is so short that the covariance path moves on (h_sigma)
    private boolean moveDeviationPath(double[] step) {
        double[] white = whiten(step);
        double factor = Math.sqrt(cSigma * (2 - cSigma) * muEff);
        for (int i = 0; i < n; i++) {
            double back = 0;
            for (int k = 0; k < n; k++) back += basis[i][k] * white[k];
            pathSigma[i] = (1 - cSigma) * pathSigma[i] + factor * back;
        }
        double length = Math.sqrt(square(pathSigma));
        sigma *= Math.exp(Math.min(1, cSigma / dSigma * (length / chi - 1)));
        double usual = Math.sqrt(1 - Math.pow(1 - cSigma, 2.0 * generation));
        return length / usual < (1.4 + 2.0 / (n + 1)) * chi;
    }

    /// Rank-one and rank-mu update (equations 45 to 47).
    private void moveCovariance(double[][] steps, double[] lengths, double[] step, boolean slow) {
        double factor = slow ? Math.sqrt(cC * (2 - cC) * muEff) : 0;
        for (int i = 0; i < n; i++) pathC[i] = (1 - cC) * pathC[i] + factor * step[i];
        double total = 0;
        double[] w = weights.clone();
        for (int k = 0; k < lambda; k++) {
            total += w[k];
            if (w[k] < 0) w[k] *= n / Math.max(1e-12, lengths[k] * lengths[k]);
        }
        double keep = 1 - c1 - cMu * total + (slow ? 0 : c1 * cC * (2 - cC));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rank = 0;
                for (int k = 0; k < lambda; k++) rank += w[k] * steps[k][i] * steps[k][j];
                covariance[i][j] = keep * covariance[i][j] + c1 * pathC[i] * pathC[j] + cMu * rank;
                covariance[j][i] = covariance[i][j];
            }
        }
    }

    private void decompose() {
        var parts = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, true));
        double[] values = parts.getEigenvalues();
        double largest = Arrays.stream(values).max().orElse(1);
        for (int i = 0; i < n; i++) roots[i] = Math.sqrt(Math.max(values[i], largest * 1e-14));
        basis = parts.getV().getData();
        decomposedAt = generation;
    }

    /// Ratio of the longest to the shortest axis.
    double axisRatio() {
        double low = Arrays.stream(roots).min().orElse(1);
        return Arrays.stream(roots).max().orElse(1) / low;
    }
}
