package sweetspot.data;

import java.util.Arrays;
import java.util.Comparator;
import sweetspot.text.Messages;

/// Measures how well one column alone predicts the target, to find those that give the answer away.
///
/// Numbers are judged by AUC (two classes), by the share of rows whose nearest other value has their class (more
/// classes), or by correlation (amounts). Categories are judged on each half of the rows with what the other half
/// teaches, so that a column of many levels does not look good by having memorised the rows.
final class LeakTest {
    private static final double MIN_AUC = 0.99;
    private static final double MIN_SHARE = 0.99;
    private static final double MIN_CORRELATION = 0.999;
    private static final int MIN_ROWS = 20;
    private static final int MAX_ROWS = 50_000;

    /// How well a column predicts.
    ///
    /// @param measure what was measured, in words
    /// @param value from 0 to 1
    /// @param leaks whether that is too good to be true
    record Result(String measure, double value, boolean leaks) {
        static final Result NOTHING = new Result("", 0, false);
    }

    private final int[] rows;
    private final boolean classification;
    private final int[] classes;
    private final int classCount;
    private final double[] amounts;

    LeakTest(Column target, boolean classification) {
        this.classification = classification || target instanceof CategoryColumn;
        ClassLabels labels = this.classification ? ClassLabels.of(target) : null;
        int present = target.size() - target.missing();
        int step = Math.max(1, present / MAX_ROWS);
        int[] kept = new int[present];
        int n = 0;
        for (int row = 0, seen = 0; row < target.size(); row++) {
            if (!target.isMissing(row) && seen++ % step == 0) kept[n++] = row;
        }
        this.rows = Arrays.copyOf(kept, n);
        this.classes = labels == null ? null : labels.codes();
        this.classCount = labels == null ? 0 : labels.size();
        this.amounts = target instanceof NumberColumn numbers ? numbers.values() : null;
    }

    /// Judges one column.
    Result of(Column column) {
        int[] present = Arrays.stream(rows).filter(r -> !column.isMissing(r)).toArray();
        if (present.length < Math.max(MIN_ROWS, rows.length / 10)) return Result.NOTHING;
        return switch (column) {
            case NumberColumn n when classification -> ofNumbers(n, present);
            case NumberColumn n -> correlation(n, present);
            case CategoryColumn c when classification -> ofLevels(c, present);
            case CategoryColumn c -> explained(c, present);
        };
    }

    private Result ofNumbers(NumberColumn column, int[] present) {
        double[] values = new double[present.length];
        for (int i = 0; i < values.length; i++) values[i] = column.value(present[i]);
        if (classCount == 2) return auc(values, present);
        Integer[] order = order(values);
        // Ties and near values: a row is explained if the nearest value before or after it has its class.
        int right = 0;
        for (int i = 0; i < order.length; i++) {
            int own = classes[present[order[i]]];
            double before = i == 0 ? Double.POSITIVE_INFINITY : values[order[i]] - values[order[i - 1]];
            double after = i == order.length - 1 ? Double.POSITIVE_INFINITY : values[order[i + 1]] - values[order[i]];
            int nearest = order[before <= after ? i - 1 : i + 1];
            if (classes[present[nearest]] == own) right++;
        }
        return share((double) right / order.length, present);
    }

    /// A share of rows is telling only if it beats always naming the commonest class.
    private Result share(double share, int[] present) {
        int[] counts = new int[classCount];
        for (int row : present) counts[classes[row]]++;
        double commonest = (double) Arrays.stream(counts).max().orElse(0) / present.length;
        boolean leaks = share >= MIN_SHARE && 1 - share <= 0.1 * (1 - commonest);
        return new Result(Messages.text("data.health.measure.share"), share, leaks);
    }

    private Result auc(double[] scores, int[] present) {
        Integer[] order = order(scores);
        double rankSum = 0;
        long positives = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && scores[order[end]] == scores[order[i]]) end++;
            double rank = (i + 1 + end) / 2.0;
            for (int k = i; k < end; k++) {
                if (classes[present[order[k]]] == 1) {
                    rankSum += rank;
                    positives++;
                }
            }
            i = end;
        }
        long negatives = order.length - positives;
        if (positives < 5 || negatives < 5) return Result.NOTHING;
        double auc = (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
        double either = Math.max(auc, 1 - auc);
        return new Result("AUC", either, either >= MIN_AUC);
    }

    private static Integer[] order(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        return order;
    }

    private Result correlation(NumberColumn column, int[] present) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < present.length; i++) {
            meanX += (column.value(present[i]) - meanX) / (i + 1);
            meanY += (amounts[present[i]] - meanY) / (i + 1);
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row : present) {
            double x = column.value(row) - meanX;
            double y = amounts[row] - meanY;
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        if (!(xx > 0 && yy > 0)) return Result.NOTHING;
        double r = Math.abs(xy / Math.sqrt(xx * yy));
        return new Result(Messages.text("data.health.measure.correlation"), r, r >= MIN_CORRELATION);
    }

    /// Each row's score is the share of each class among the other half's rows of its level.
    private Result ofLevels(CategoryColumn column, int[] present) {
        int[][][] counts = new int[2][column.levels().size()][];
        for (int i = 0; i < present.length; i++) {
            int level = column.code(present[i]);
            int[] ofLevel = counts[half(i)][level];
            if (ofLevel == null) ofLevel = counts[half(i)][level] = new int[classCount];
            ofLevel[classes[present[i]]]++;
        }
        double[] scores = new double[present.length];
        int right = 0;
        for (int i = 0; i < present.length; i++) {
            int[] learned = counts[1 - half(i)][column.code(present[i])];
            scores[i] = classCount == 2 ? positiveShare(learned) : 0;
            if (learned != null && classes[present[i]] == argmax(learned)) right++;
        }
        return classCount == 2 ? auc(scores, present) : share((double) right / present.length, present);
    }

    /// Halves that do not follow an order of the file by alternating classes.
    private static int half(int i) {
        return (int) ((i + 1) * 0x9E3779B97F4A7C15L >>> 63);
    }

    private static double positiveShare(int[] counts) {
        return counts == null ? 0.5 : (counts[1] + 0.5) / (counts[0] + counts[1] + 1.0);
    }

    private static int argmax(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
        return best;
    }

    /// Correlation of the target with its mean over the other half's rows of the level.
    private Result explained(CategoryColumn column, int[] present) {
        double[][] sum = new double[2][column.levels().size()];
        int[][] count = new int[2][column.levels().size()];
        for (int i = 0; i < present.length; i++) {
            sum[half(i)][column.code(present[i])] += amounts[present[i]];
            count[half(i)][column.code(present[i])]++;
        }
        double mean = Arrays.stream(present).mapToDouble(r -> amounts[r]).average().orElse(0);
        double[] predicted = new double[amounts.length];
        Arrays.fill(predicted, Double.NaN);
        for (int i = 0; i < present.length; i++) {
            int other = 1 - half(i);
            int level = column.code(present[i]);
            predicted[present[i]] = count[other][level] == 0 ? mean : sum[other][level] / count[other][level];
        }
        return correlation(new NumberColumn(column.name(), predicted), present);
    }
}
