package sweetspot.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.text.Messages;

/// Measures how well one column alone predicts the target, to find those that give the answer away.
///
/// Numbers are judged by AUC (two classes), by correlation (amounts), and by what the rows with the nearest values say,
/// the row itself left out, which finds any relation. Categories are judged on each half of the rows with what the
/// other half teaches, so that a column of many levels does not look good by having memorised the rows. Of every column
/// it is also judged whether its gaps alone tell the answer.
final class LeakTest {
    private static final double MIN_AUC = 0.99;
    private static final double MIN_SHARE = 0.99;
    private static final double MIN_CORRELATION = 0.995;
    private static final double MIN_EXPLAINED = 0.99;
    private static final double MIN_EXPLAINED_BY_GAPS = 0.8;
    /// So unlikely must it be that rows drawn at random hold so few of other classes.
    private static final double MAX_CHANCE = 1e-8;
    private static final int MIN_ROWS = 20;
    private static final int MAX_ROWS = 50_000;

    /// The predictive power of a column.
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
    private final List<String> names;
    private final double[] amounts;
    private final double[] logFactorials;

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
        this.logFactorials = new double[n + 1];
        for (int i = 2; i <= n; i++) logFactorials[i] = logFactorials[i - 1] + Math.log(i);
        this.classes = labels == null ? new int[0] : labels.codes();
        this.classCount = labels == null ? 0 : labels.size();
        this.names = labels == null ? List.of() : labels.names();
        this.amounts = target instanceof NumberColumn numbers ? numbers.values() : new double[0];
    }

    /// Judges one column.
    Result of(Column column) {
        int[] present = Arrays.stream(rows).filter(r -> !column.isMissing(r)).toArray();
        if (present.length < Math.max(MIN_ROWS, rows.length / 10)) return Result.NOTHING;
        if (classification && classCount < 2) return Result.NOTHING;
        return switch (column) {
            case DateColumn d -> of(d.days());
            case NumberColumn n when classification -> ofNumbers(n, present);
            case NumberColumn n -> {
                Result linear = correlation(n, present);
                yield linear.leaks() ? linear : nearest(n, present);
            }
            case CategoryColumn c when classification -> ofLevels(c, present);
            case CategoryColumn c -> explained(c, present);
        };
    }

    private Result ofNumbers(NumberColumn column, int[] present) {
        double[] values = new double[present.length];
        for (int i = 0; i < values.length; i++) values[i] = column.value(present[i]);
        Result ranked = classCount == 2 ? auc(values, present) : Result.NOTHING;
        return ranked.leaks() ? ranked : share(rightByNearest(values, present), present);
    }

    /// Share of the rows whose class is that of most other rows of their value, or where there are none, of the next
    /// value.
    private double rightByNearest(double[] values, int[] present) {
        Integer[] order = order(values);
        int[] starts = starts(values, order);
        int groups = starts.length - 1;
        int[][] counts = new int[groups][classCount];
        for (int g = 0; g < groups; g++) {
            for (int i = starts[g]; i < starts[g + 1]; i++) counts[g][classes[present[order[i]]]]++;
        }
        int right = 0;
        for (int g = 0; g < groups; g++) {
            boolean alone = starts[g + 1] - starts[g] == 1;
            int teller = alone ? nextGroup(values, order, starts, g) : g;
            for (int own = 0; own < classCount; own++) {
                if (counts[g][own] == 0) continue;
                int[] others = counts[teller].clone();
                if (!alone) others[own]--;
                if (argmax(others) == own) right += counts[g][own];
            }
        }
        return (double) right / present.length;
    }

    /// The start of each run of equal values in the order, and the number of values.
    private static int[] starts(double[] values, Integer[] order) {
        return IntStream.rangeClosed(0, order.length).filter(i -> i == 0 || i == order.length
                || values[order[i]] != values[order[i - 1]]).toArray();
    }

    private static int nextGroup(double[] values, Integer[] order, int[] starts, int group) {
        if (group == 0) return Math.min(1, starts.length - 2);
        if (group == starts.length - 2) return group - 1;
        double here = values[order[starts[group]]];
        double before = here - values[order[starts[group - 1]]];
        double after = values[order[starts[group + 1]]] - here;
        return before <= after ? group - 1 : group + 1;
    }

    /// The share of the target's variance that the rows of the same value explain, or where there are none, the line
    /// between the values before and after.
    private Result nearest(NumberColumn column, int[] present) {
        double[] values = new double[present.length];
        for (int i = 0; i < values.length; i++) values[i] = column.value(present[i]);
        Integer[] order = order(values);
        int[] starts = starts(values, order);
        int groups = starts.length - 1;
        if (groups < 3) return Result.NOTHING;
        double[] sums = new double[groups];
        double mean = 0;
        for (int g = 0; g < groups; g++) {
            for (int i = starts[g]; i < starts[g + 1]; i++) sums[g] += amounts[present[order[i]]];
        }
        for (int i = 0; i < present.length; i++) mean += (amounts[present[i]] - mean) / (i + 1);
        double error = 0;
        double all = 0;
        for (int g = 0; g < groups; g++) {
            int size = starts[g + 1] - starts[g];
            for (int i = starts[g]; i < starts[g + 1]; i++) {
                double y = amounts[present[order[i]]];
                double guess = size > 1 ? (sums[g] - y) / (size - 1) : between(values, order, starts, sums, g);
                error += (y - guess) * (y - guess);
                all += (y - mean) * (y - mean);
            }
        }
        double explained = all > 0 ? 1 - error / all : 0;
        return new Result(Messages.text("data.health.measure.explained"), explained, explained >= MIN_EXPLAINED);
    }

    private static double between(double[] values, Integer[] order, int[] starts, double[] sums, int g) {
        int groups = starts.length - 1;
        int a = g == 0 ? 1 : g - 1;
        int b = g == groups - 1 ? groups - 2 : g + 1;
        double left = sums[a] / (starts[a + 1] - starts[a]);
        double right = sums[b] / (starts[b + 1] - starts[b]);
        if (a == b) return left;
        double from = values[order[starts[a]]];
        double share = (values[order[starts[g]]] - from) / (values[order[starts[b]]] - from);
        return left + share * (right - left);
    }

    /// The target's answer that the gaps of a column give away.
    ///
    /// @param filled whether it is the rows with a value that tell; else those without
    /// @param answer what they nearly all are; "" where the target is an amount
    /// @param share how many of them are, 0 to 1; of an amount, the share of its variance that is explained
    /// @param overall how many of all rows are
    record Gaps(boolean filled, String answer, double share, double overall) {}

    /// Tells whether the gaps of a column alone tell the answer: they nearly all stand in rows of one class, or values
    /// do, which chance would do in less than [#MAX_CHANCE].
    Optional<Gaps> ofGaps(Column column) {
        int[] missing = Arrays.stream(rows).filter(column::isMissing).toArray();
        int[] filled = Arrays.stream(rows).filter(r -> !column.isMissing(r)).toArray();
        if (missing.length < 5 || filled.length < 5) return Optional.empty();
        if (!classification) return ofGapsInAmounts(missing, filled);
        int[] all = countsOf(rows);
        for (int[] side : new int[][]{filled, missing}) {
            int[] counts = countsOf(side);
            int most = argmax(counts);
            double others = 1 - (double) counts[most] / side.length;
            double usual = 1 - (double) all[most] / rows.length;
            if (others <= 0.1 * usual
                    && chance(side.length, side.length - counts[most], rows.length - all[most]) <= MAX_CHANCE) {
                return Optional.of(new Gaps(side == filled, names.get(most), 1 - others, 1 - usual));
            }
        }
        return Optional.empty();
    }

    /// At most the chance that so many rows, drawn without putting back, hold no more than `others` of the `allOthers`
    /// that there are (hypergeometric distribution; each term below the expected number is smaller than the next).
    private double chance(int drawn, int others, int allOthers) {
        int n = rows.length;
        int least = Math.max(0, drawn - (n - allOthers));
        double log = logChoose(allOthers, others) + logChoose(n - allOthers, drawn - others) - logChoose(n, drawn);
        return (others - least + 1) * Math.exp(log);
    }

    private double logChoose(int n, int k) {
        return logFactorials[n] - logFactorials[k] - logFactorials[n - k];
    }

    private Optional<Gaps> ofGapsInAmounts(int[] missing, int[] filled) {
        if (Math.min(missing.length, filled.length) < MIN_ROWS / 2) return Optional.empty();
        double a = Arrays.stream(missing).mapToDouble(r -> amounts[r]).average().orElse(0);
        double b = Arrays.stream(filled).mapToDouble(r -> amounts[r]).average().orElse(0);
        double mean = (a * missing.length + b * filled.length) / rows.length;
        double between = missing.length * (a - mean) * (a - mean) + filled.length * (b - mean) * (b - mean);
        double all = Arrays.stream(rows).mapToDouble(r -> (amounts[r] - mean) * (amounts[r] - mean)).sum();
        if (!(all > 0) || between / all < MIN_EXPLAINED_BY_GAPS) return Optional.empty();
        return Optional.of(new Gaps(false, "", between / all, 0));
    }

    private int[] countsOf(int[] some) {
        int[] counts = new int[classCount];
        for (int row : some) counts[classes[row]]++;
        return counts;
    }

    /// A share of rows is telling only if it beats always naming the commonest class.
    private Result share(double share, int[] present) {
        int[] counts = countsOf(present);
        double commonest = (double) Arrays.stream(counts).max().orElse(0) / present.length;
        boolean judged = Arrays.stream(counts).filter(n -> n >= MIN_ROWS / 4).count() >= 2;
        boolean leaks = judged && share >= MIN_SHARE && 1 - share <= 0.1 * (1 - commonest);
        return new Result(Messages.text("data.health.measure.share"), share, leaks);
    }

    private Result auc(double[] scores, int[] present) {
        Integer[] order = order(scores);
        double rankSum = 0;
        long positives = 0;
        for (int i = 0; i < order.length;) {
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
