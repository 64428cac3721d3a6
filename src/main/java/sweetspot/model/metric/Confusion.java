package sweetspot.model.metric;

/// Counts of true against predicted classes, and the scores that follow from them.
///
/// @param counts per true class and predicted class the number of rows
record Confusion(long[][] counts) {

    static Confusion of(int[] truth, int[] predicted, int classes) {
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) counts[truth[i]][predicted[i]]++;
        return new Confusion(counts);
    }

    private long rows() {
        long sum = 0;
        for (int c = 0; c < counts.length; c++) sum += actual(c);
        return sum;
    }

    private long right() {
        long sum = 0;
        for (int c = 0; c < counts.length; c++) sum += counts[c][c];
        return sum;
    }

    private long actual(int c) {
        long sum = 0;
        for (long n : counts[c]) sum += n;
        return sum;
    }

    private long called(int c) {
        long sum = 0;
        for (long[] row : counts) sum += row[c];
        return sum;
    }

    double accuracy() {
        return (double) right() / rows();
    }

    double precision(int c) {
        long called = called(c);
        return called == 0 ? 0 : (double) counts[c][c] / called;
    }

    double recall(int c) {
        long actual = actual(c);
        return actual == 0 ? Double.NaN : (double) counts[c][c] / actual;
    }

    double specificity(int c) {
        long others = rows() - actual(c);
        return others == 0 ? Double.NaN : (double) (others - (called(c) - counts[c][c])) / others;
    }

    /// @param beta how much more recall counts than precision
    double fBeta(int c, double beta) {
        double squared = beta * beta;
        return actual(c) == 0 ? Double.NaN : (1 + squared) * counts[c][c] / (squared * actual(c) + called(c));
    }

    /// NaN if chance alone agrees on every row.
    double kappa() {
        double rows = rows();
        double chance = 0;
        for (int c = 0; c < counts.length; c++) chance += actual(c) / rows * (called(c) / rows);
        return chance == 1 ? Double.NaN : (accuracy() - chance) / (1 - chance);
    }

    double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < counts.length; c++) {
            if (actual(c) == 0) continue;
            sum += recall(c);
            present++;
        }
        return sum / present;
    }

    double f1Macro() {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < counts.length; c++) {
            long either = actual(c) + called(c);
            if (either == 0) continue;
            sum += 2.0 * counts[c][c] / either;
            present++;
        }
        return sum / present;
    }

    /// The correlation of truth and prediction over all classes (Gorodkin 2004, eq. 8).
    double mcc() {
        double rows = rows();
        double cross = 0;
        double actualSquares = 0;
        double calledSquares = 0;
        for (int c = 0; c < counts.length; c++) {
            double actual = actual(c);
            double called = called(c);
            cross += actual * called;
            actualSquares += actual * actual;
            calledSquares += called * called;
        }
        double spread = (rows * rows - calledSquares) * (rows * rows - actualSquares);
        return spread <= 0 ? 0 : (right() * rows - cross) / Math.sqrt(spread);
    }
}
