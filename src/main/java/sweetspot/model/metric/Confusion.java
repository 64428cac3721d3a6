package sweetspot.model.metric;

import sweetspot.model.TargetValues;

/// Counts of true against predicted classes, and the scores that follow from them. A row counts by its weight.
///
/// @param counts per true class and predicted class the number of rows, or the sum of their weights
record Confusion(double[][] counts) {
    /// Sums of weights differ by so little, as a share, from rounding alone.
    private static final double ROUNDING = 1e-12;

    static Confusion of(TargetValues.Classes truth, int[] predicted) {
        double[][] counts = new double[truth.count()][truth.count()];
        for (int i = 0; i < predicted.length; i++) counts[truth.codes()[i]][predicted[i]] += truth.weights().of(i);
        return new Confusion(counts);
    }

    private double rows() {
        double sum = 0;
        for (int c = 0; c < counts.length; c++) sum += actual(c);
        return sum;
    }

    private double right() {
        double sum = 0;
        for (int c = 0; c < counts.length; c++) sum += counts[c][c];
        return sum;
    }

    private double actual(int c) {
        double sum = 0;
        for (double n : counts[c]) sum += n;
        return sum;
    }

    private double called(int c) {
        double sum = 0;
        for (double[] row : counts) sum += row[c];
        return sum;
    }

    double accuracy() {
        return right() / rows();
    }

    double precision(int c) {
        double called = called(c);
        return called == 0 ? 0 : counts[c][c] / called;
    }

    double recall(int c) {
        double actual = actual(c);
        return actual == 0 ? Double.NaN : counts[c][c] / actual;
    }

    double specificity(int c) {
        // Summed up, not taken off all rows: the difference of two sums of weights need not be 0 where no row is left.
        double others = 0;
        double left = 0;
        for (int a = 0; a < counts.length; a++) {
            if (a == c) continue;
            others += actual(a);
            for (int b = 0; b < counts.length; b++) left += b == c ? 0 : counts[a][b];
        }
        return others == 0 ? Double.NaN : left / others;
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
        return chance > 1 - ROUNDING ? Double.NaN : (accuracy() - chance) / (1 - chance);
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
            double either = actual(c) + called(c);
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
