package sweetspot.model.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import sweetspot.model.Prediction;
import sweetspot.model.RowWeights;
import sweetspot.model.TargetValues;

/// A metric on fixed predictions whose rows count several times or not at all, as a bootstrap asks for thousands of
/// times. What does not depend on the counts is done once: rows are sorted, losses of single rows computed.
///
/// The score for counts is that of the metric on the rows, with their weights, repeated as often as they count.
public final class ResampledMetric {
    private final Weighted score;

    /// Scores the rows by how often each counts, by its place.
    private interface Weighted {
        double of(byte[] counts);
    }

    private ResampledMetric(Weighted score) {
        this.score = score;
    }

    /// Prepares a metric.
    ///
    /// @param positive position of the class that counts as found; -1 if there is none
    /// @param places for each row its place among the counts
    /// @throws IllegalArgumentException if the metric does not score these values
    public static ResampledMetric of(Metric metric, TargetValues truth, Prediction prediction, int positive,
            int[] places) {
        if (truth.size() != prediction.size() || truth.size() != places.length) {
            throw new IllegalArgumentException("rows, predictions and places must be as many");
        }
        return new ResampledMetric(switch (metric.kind()) {
            case ROC_AUC -> auc((TargetValues.Classes) truth, (Prediction.Classes) prediction, positive, places);
            case AVERAGE_PRECISION -> averagePrecision((TargetValues.Classes) truth, (Prediction.Classes) prediction,
                    positive, places);
            case ACCURACY, LOG_LOSS, BRIER, TOP_K, MAE, MAPE, SMAPE, PINBALL, POISSON_DEVIANCE, GAMMA_DEVIANCE ->
                mean(losses(metric, truth, prediction, positive), weights(truth), places);
            case RMSE, RMSLE -> rootMean(losses(metric, truth, prediction, positive), weights(truth), places);
            case COST -> cost(metric, (TargetValues.Classes) truth, prediction, positive, places);
            case R2 -> explained((TargetValues.Numbers) truth, (Prediction.Numbers) prediction, places, false);
            case EXPLAINED_VARIANCE ->
                explained((TargetValues.Numbers) truth, (Prediction.Numbers) prediction, places, true);
            case BALANCED_ACCURACY, F1, F_BETA, F1_MACRO, PRECISION, RECALL, SPECIFICITY, MCC, KAPPA ->
                confusion(metric, (TargetValues.Classes) truth, (Prediction.Classes) prediction, positive, places);
            case PRECISION_AT_RECALL, RECALL_AT_PRECISION, CALIBRATION_ERROR, MEDIAN_AE ->
                repeated(metric, truth, prediction, positive, places);
            case NDCG, MAP, MRR, PRECISION_AT_K, RECALL_AT_K ->
                queries(metric, (TargetValues.Ranked) truth, prediction, places);
        });
    }

    /// The score where each row counts as often as is said for its place; NaN where it is not defined, as with no row.
    public double score(byte[] counts) {
        return score.of(counts);
    }

    /// Whether each score takes longer by a factor of ten or more, since rows must be sorted anew.
    public static boolean isSlow(Metric metric) {
        return switch (metric.kind()) {
            case PRECISION_AT_RECALL, RECALL_AT_PRECISION, CALIBRATION_ERROR, MEDIAN_AE -> true;
            default -> false;
        };
    }

    private static double[] weights(TargetValues truth) {
        return truth.weights().values(truth.size());
    }

    private static double[] losses(Metric metric, TargetValues weighted, Prediction prediction, int positive) {
        TargetValues truth = weighted.weighted(RowWeights.EQUAL);
        double[] losses = new double[truth.size()];
        for (int i = 0; i < losses.length; i++) {
            // The usual ones directly: a table of one row for each row takes as long as the bootstrap.
            losses[i] = switch (metric.kind()) {
                case ACCURACY ->
                    ((Prediction.Classes) prediction).labels()[i] == ((TargetValues.Classes) truth).codes()[i] ? 1 : 0;
                case LOG_LOSS -> CalibrationScores.logLoss(
                        ((Prediction.Classes) prediction).scores()[i][((TargetValues.Classes) truth).codes()[i]]);
                case MAE, RMSE -> Math.abs(((Prediction.Numbers) prediction).values()[i]
                        - ((TargetValues.Numbers) truth).values()[i]);
                default -> {
                    int[] row = {i};
                    yield metric.score(truth.rows(row), prediction.rows(row), positive);
                }
            };
        }
        return losses;
    }

    private static double mean(double[] losses, double[] weights, int[] places, byte[] counts) {
        double sum = 0;
        double rows = 0;
        for (int i = 0; i < losses.length; i++) {
            double n = weights[i] * counts[places[i]];
            if (n == 0) continue;
            sum += n * losses[i];
            rows += n;
        }
        return rows == 0 ? Double.NaN : sum / rows;
    }

    private static Weighted mean(double[] losses, double[] weights, int[] places) {
        return counts -> mean(losses, weights, places, counts);
    }

    private static Weighted rootMean(double[] losses, double[] weights, int[] places) {
        double[] squares = Arrays.stream(losses).map(l -> l * l).toArray();
        return counts -> Math.sqrt(mean(squares, weights, places, counts));
    }

    /// A single row that is not positive has no cost by the metric: there is nothing to find. So each is scored beside one
    /// that is.
    private static Weighted cost(Metric metric, TargetValues.Classes weighted, Prediction prediction, int positive,
            int[] places) {
        double[] weights = weights(weighted);
        TargetValues.Classes truth = weighted.weighted(RowWeights.EQUAL);
        int found = IntStream.range(0, truth.size()).filter(i -> truth.codes()[i] == positive).findFirst().orElse(-1);
        if (found < 0) return _ -> Double.NaN;
        int[] alone = {found};
        double own = metric.score(truth.rows(alone), prediction.rows(alone), positive);
        double[] losses = new double[truth.size()];
        for (int i = 0; i < losses.length; i++) {
            int[] pair = {found, i};
            losses[i] = 2 * metric.score(truth.rows(pair), prediction.rows(pair), positive) - own;
        }
        return counts -> {
            for (int i = 0; i < losses.length; i++) {
                if (truth.codes()[i] == positive && counts[places[i]] > 0 && weights[i] > 0) {
                    return mean(losses, weights, places, counts);
                }
            }
            return Double.NaN;
        };
    }

    /// Each query is ranked once, as a whole. It counts as often as its rows do on average: drawn twice, a row is not ranked
    /// against itself.
    private static Weighted queries(Metric metric, TargetValues.Ranked truth, Prediction prediction, int[] places) {
        int[][] queries = truth.byQuery();
        TargetValues.Ranked alone = truth.weighted(RowWeights.EQUAL);
        double[] scores = Arrays.stream(queries)
                .mapToDouble(rows -> metric.score(alone.rows(rows), prediction.rows(rows), -1)).toArray();
        double[] weights = weights(truth);
        return counts -> {
            double sum = 0;
            double all = 0;
            boolean defined = false;
            for (int q = 0; q < queries.length; q++) {
                double n = 0;
                for (int row : queries[q]) n += weights[row] * counts[places[row]] / queries[q].length;
                if (n == 0) continue;
                all += n;
                // A query without a relevant row counts 0.
                if (Double.isNaN(scores[q])) continue;
                sum += n * scores[q];
                defined = true;
            }
            return defined ? sum / all : Double.NaN;
        };
    }

    private static Weighted explained(TargetValues.Numbers truth, Prediction.Numbers prediction, int[] places,
            boolean centred) {
        double[] t = truth.values();
        double[] errors = new double[t.length];
        for (int i = 0; i < t.length; i++) errors[i] = t[i] - prediction.values()[i];
        double[] squares = Arrays.stream(errors).map(e -> e * e).toArray();
        double[] weights = weights(truth);
        return counts -> {
            double spread = spread(t, weights, places, counts);
            // Repeats of one value differ by rounding alone.
            if (!(spread > 1e-24 * largest(t))) return Double.NaN;
            double left = centred ? spread(errors, weights, places, counts)
                    : mean(squares, weights, places, counts);
            return 1 - left / spread;
        };
    }

    private static double largest(double[] values) {
        double most = 0;
        for (double v : values) most = Math.max(most, v * v);
        return most;
    }

    private static double spread(double[] values, double[] weights, int[] places, byte[] counts) {
        double mean = mean(values, weights, places, counts);
        double sum = 0;
        double rows = 0;
        for (int i = 0; i < values.length; i++) {
            double n = weights[i] * counts[places[i]];
            sum += n * (values[i] - mean) * (values[i] - mean);
            rows += n;
        }
        return sum / rows;
    }

    private static Weighted confusion(Metric metric, TargetValues.Classes truth, Prediction.Classes prediction,
            int positive, int[] places) {
        Scorer.Counts scorer = (Scorer.Counts) metric.kind().scorer();
        double[] numbers = metric.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        int classes = truth.count();
        int[] actual = truth.codes();
        int[] called = prediction.labels();
        double[] weights = weights(truth);
        return counts -> {
            double[][] table = new double[classes][classes];
            double rows = 0;
            for (int i = 0; i < actual.length; i++) {
                double n = weights[i] * counts[places[i]];
                table[actual[i]][called[i]] += n;
                rows += n;
            }
            return rows == 0 ? Double.NaN : scorer.formula().score(new Confusion(table), positive, numbers);
        };
    }

    /// Rows in the order of what speaks for a class.
    ///
    /// @param codes its place, whether it is of the class, and whether the next row scores differently, in one number each
    /// @param weights how much each counts
    private record Ordered(int[] codes, double[] weights) {}

    private static Ordered ordered(TargetValues.Classes truth, double[][] scores, int c, int[] places) {
        int n = truth.size();
        int[] order = order(scores, c);
        int[] coded = new int[n];
        for (int i = 0; i < n; i++) {
            boolean last = i == n - 1 || scores[order[i]][c] != scores[order[i + 1]][c];
            coded[i] = places[order[i]] << 2 | (truth.codes()[order[i]] == c ? 2 : 0) | (last ? 1 : 0);
        }
        return new Ordered(coded, IntStream.of(order).mapToDouble(truth.weights()::of).toArray());
    }

    /// The rows by what speaks for a class, least first. Boxed numbers would take most of the time of a bootstrap.
    private static int[] order(double[][] scores, int c) {
        int n = scores.length;
        double[] sorted = new double[n];
        // Adding 0 makes the two zeros one.
        for (int i = 0; i < n; i++) sorted[i] = scores[i][c] + 0.0;
        Arrays.sort(sorted);
        int[] taken = new int[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int first = firstAtLeast(sorted, scores[i][c] + 0.0);
            order[first + taken[first]++] = i;
        }
        return order;
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(sorted[middle], value) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static Weighted auc(TargetValues.Classes truth, Prediction.Classes prediction, int positive,
            int[] places) {
        double[][] scores = prediction.scores();
        if (truth.count() <= 2) {
            int c = positive >= 0 && positive < truth.count() ? positive : truth.count() - 1;
            Ordered order = ordered(truth, scores, c, places);
            return counts -> auc(order, counts);
        }
        Ordered[] orders = new Ordered[truth.count()];
        for (int c = 0; c < orders.length; c++) orders[c] = ordered(truth, scores, c, places);
        return counts -> {
            double sum = 0;
            int defined = 0;
            for (Ordered order : orders) {
                double one = auc(order, counts);
                if (Double.isNaN(one)) continue;
                sum += one;
                defined++;
            }
            return defined == 0 ? Double.NaN : sum / defined;
        };
    }

    /// The share of pairs of a row of the class and another in which the first scores higher, ties counted half.
    private static double auc(Ordered order, byte[] counts) {
        double won = 0;
        double below = 0;
        double found = 0;
        double tiedFound = 0;
        double tiedOther = 0;
        for (int i = 0; i < order.codes.length; i++) {
            int code = order.codes[i];
            double n = order.weights[i] * counts[code >>> 2];
            if ((code & 2) != 0) tiedFound += n;
            else tiedOther += n;
            if ((code & 1) != 0) {
                won += tiedFound * (below + 0.5 * tiedOther);
                below += tiedOther;
                found += tiedFound;
                tiedFound = 0;
                tiedOther = 0;
            }
        }
        return found == 0 || below == 0 ? Double.NaN : won / (found * below);
    }

    private static Weighted averagePrecision(TargetValues.Classes truth, Prediction.Classes prediction, int positive,
            int[] places) {
        Ordered order = ordered(truth, prediction.scores(), positive, places);
        return counts -> {
            int[] codes = order.codes;
            double sum = 0;
            double found = 0;
            double rows = 0;
            double tiedFound = 0;
            for (int i = codes.length - 1; i >= 0; i--) {
                double n = order.weights[i] * counts[codes[i] >>> 2];
                rows += n;
                if ((codes[i] & 2) != 0) tiedFound += n;
                // From above, a tie ends where the row below is the last of its own.
                if (i == 0 || (codes[i - 1] & 1) != 0) {
                    found += tiedFound;
                    if (tiedFound > 0) sum += tiedFound * (found / rows);
                    tiedFound = 0;
                }
            }
            return found == 0 ? Double.NaN : sum / found;
        };
    }

    private static Weighted repeated(Metric metric, TargetValues truth, Prediction prediction, int positive,
            int[] places) {
        return counts -> {
            int[] rows = IntStream.range(0, places.length)
                    .flatMap(i -> IntStream.generate(() -> i).limit(counts[places[i]])).toArray();
            return rows.length == 0 ? Double.NaN : metric.score(truth.rows(rows), prediction.rows(rows), positive);
        };
    }
}
