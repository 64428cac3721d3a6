package sweetspot.model.kernel;

/// Probabilities of several classes from those of each pair: the second method of Wu, Lin and Weng, "Probability
/// Estimates for Multi-class Classification by Pairwise Coupling" (JMLR 2004), Algorithm 2, as in LIBSVM.
///
/// With r_ij the probability of class i if it is i or j, it minimizes Σ_i Σ_j≠i (r_ji p_i - r_ij p_j)² over
/// probabilities p.
public final class PairwiseCoupling {
    /// Probabilities of pairs are kept this far from 0 and 1, as in LIBSVM.
    private static final double LEAST = 1e-7;

    private PairwiseCoupling() {}

    /// Joins the probabilities of pairs of classes into those of all classes.
    ///
    /// @param pairs probability of the first of each pair, in the order (0,1), (0,2), …, (1,2), …
    /// @param classes number of classes, at least 2
    /// @return per class its probability; they add up to 1
    public static double[] couple(double[] pairs, int classes) {
        double[][] r = new double[classes][classes];
        for (int a = 0, f = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++, f++) {
                r[a][b] = Math.clamp(pairs[f], LEAST, 1 - LEAST);
                r[b][a] = 1 - r[a][b];
            }
        }
        if (classes == 2) return new double[]{r[0][1], r[1][0]};
        double[][] q = new double[classes][classes];
        for (int t = 0; t < classes; t++) {
            for (int j = 0; j < classes; j++) {
                if (j == t) continue;
                q[t][t] += r[j][t] * r[j][t];
                q[t][j] = -r[j][t] * r[t][j];
            }
        }
        return descend(q, classes);
    }

    private static double[] descend(double[][] q, int classes) {
        double[] p = new double[classes];
        double[] qp = new double[classes];
        java.util.Arrays.fill(p, 1.0 / classes);
        double enough = 0.005 / classes;
        for (int round = 0; round < Math.max(100, classes); round++) {
            double pqp = 0;
            for (int t = 0; t < classes; t++) {
                qp[t] = 0;
                for (int j = 0; j < classes; j++) qp[t] += q[t][j] * p[j];
                pqp += p[t] * qp[t];
            }
            double worst = 0;
            for (int t = 0; t < classes; t++) worst = Math.max(worst, Math.abs(qp[t] - pqp));
            if (worst < enough) break;
            for (int t = 0; t < classes; t++) {
                double change = (pqp - qp[t]) / q[t][t];
                p[t] += change;
                double scale = 1 / (1 + change);
                pqp = (pqp + change * (change * q[t][t] + 2 * qp[t])) * scale * scale;
                for (int j = 0; j < classes; j++) {
                    qp[j] = (qp[j] + change * q[t][j]) * scale;
                    p[j] *= scale;
                }
            }
        }
        double sum = 0;
        for (double v : p) sum += v;
        for (int t = 0; t < classes; t++) p[t] /= sum;
        return p;
    }
}
