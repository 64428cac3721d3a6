package sweetspot.model.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import sweetspot.model.TargetValues;

/// Scores of rankings: of each query by itself, then the mean over the queries, each by its weight.
///
/// Rows of one query with equal scores stand in no order. What counts is the mean over all orders that they could stand
/// in, as in scikit-learn's `ndcg_score` (McSherry and Najork, "Computing information retrieval performance measures
/// efficiently in the presence of tied scores", ECIR 2008): so a model that gives all rows the same score gets what a
/// random order gets.
///
/// A query without a relevant row counts 0, as in scikit-learn, whatever the model says; XGBoost and LightGBM count it 1
/// in what they print. Where no query has one, the score is not defined.
final class QueryScores {
    private QueryScores() {}

    /// The score of one query.
    @FunctionalInterface
    private interface OfQuery {
        /// @param ties the query's rows from the first place to the last, those with equal scores together
        double score(Tie[] ties);
    }

    /// Rows with equal scores.
    ///
    /// @param from number of rows before them
    /// @param values their relevance
    private record Tie(int from, double[] values) {
        int size() {
            return values.length;
        }

        int to() {
            return from + values.length;
        }

        int relevant(double least) {
            return (int) Arrays.stream(values).filter(v -> v >= least).count();
        }
    }

    /// Normalized discounted cumulative gain of the first k rows: the sum of relevance over log2(place + 1), in units of
    /// the best order's (Järvelin and Kekäläinen 2002; with the relevance itself for gain, as scikit-learn has it).
    static double ndcg(TargetValues.Ranked truth, double[] scores, int k) {
        double[] discounts = IntStream.range(0, k).mapToDouble(i -> Math.log(2) / Math.log(i + 2)).toArray();
        return mean(truth, scores, Double.MIN_VALUE, ties -> {
            double gain = 0;
            for (Tie tie : ties) {
                double each = Arrays.stream(tie.values()).sum() / tie.size();
                for (int i = tie.from(); i < Math.min(k, tie.to()); i++) gain += each * discounts[i];
            }
            double[] best = Arrays.stream(ties).flatMapToDouble(t -> Arrays.stream(t.values())).sorted().toArray();
            double most = 0;
            for (int i = 0; i < Math.min(k, best.length); i++) most += best[best.length - 1 - i] * discounts[i];
            return gain / most;
        });
    }

    /// Mean average precision of the first k rows: the mean, over the relevant rows, of the share of relevant rows down
    /// to its place; at most k can be among them.
    static double map(TargetValues.Ranked truth, double[] scores, int k, double least) {
        return mean(truth, scores, least, ties -> {
            double sum = 0;
            int found = 0;
            for (Tie tie : ties) {
                int relevant = tie.relevant(least);
                // Given that a row at that place is relevant, so many of those before it in the tie are.
                double others = tie.size() > 1 ? (relevant - 1.0) / (tie.size() - 1) : 0;
                for (int j = 0; j < tie.size() && tie.from() + j < k; j++) {
                    sum += (double) relevant / tie.size() * (found + 1 + j * others) / (tie.from() + j + 1);
                }
                found += relevant;
            }
            return sum / Math.min(found, k);
        });
    }

    /// Mean reciprocal rank: one over the place of the first relevant row, 0 if it is not among the first k.
    static double mrr(TargetValues.Ranked truth, double[] scores, int k, double least) {
        return mean(truth, scores, least, ties -> {
            double sum = 0;
            for (Tie tie : ties) {
                int relevant = tie.relevant(least);
                double noneYet = 1;
                for (int j = 0; j < tie.size() && tie.from() + j < k && relevant > 0; j++) {
                    double now = (double) relevant / (tie.size() - j);
                    sum += noneYet * Math.min(1, now) / (tie.from() + j + 1);
                    noneYet *= Math.max(0, 1 - now);
                }
                if (relevant > 0) break;
            }
            return sum;
        });
    }

    /// Share of the first k places that hold relevant rows; a place without a row holds none.
    static double precision(TargetValues.Ranked truth, double[] scores, int k, double least) {
        return mean(truth, scores, least, ties -> found(ties, k, least) / k);
    }

    /// Share of the relevant rows that are among the first k.
    static double recall(TargetValues.Ranked truth, double[] scores, int k, double least) {
        return mean(truth, scores, least,
                ties -> found(ties, k, least) / Arrays.stream(ties).mapToInt(t -> t.relevant(least)).sum());
    }

    private static double found(Tie[] ties, int k, double least) {
        double found = 0;
        for (Tie tie : ties) {
            int inside = Math.clamp(k - tie.from(), 0, tie.size());
            found += (double) inside * tie.relevant(least) / tie.size();
        }
        return found;
    }

    /// @param least the relevance from which a row counts as relevant
    private static double mean(TargetValues.Ranked truth, double[] scores, double least, OfQuery score) {
        for (double s : scores) if (Double.isNaN(s)) return Double.NaN;
        double sum = 0;
        boolean any = false;
        int[][] queries = truth.byQuery();
        for (int[] rows : queries) {
            boolean relevant = false;
            for (int row : rows) relevant |= truth.values()[row] >= least;
            if (!relevant) continue;
            any |= truth.weight(rows) > 0;
            sum += truth.weight(rows) * score.score(ties(truth.values(), scores, rows));
        }
        double total = Arrays.stream(queries).mapToDouble(truth::weight).sum();
        return any ? sum / total : Double.NaN;
    }

    private static Tie[] ties(double[] values, double[] scores, int[] rows) {
        int[] order = Arrays.stream(rows).boxed().sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue).toArray();
        Tie[] ties = new Tie[order.length];
        int count = 0;
        for (int from = 0; from < order.length;) {
            int to = from + 1;
            while (to < order.length && scores[order[to]] == scores[order[from]]) to++;
            double[] tied = new double[to - from];
            for (int i = from; i < to; i++) tied[i - from] = values[order[i]];
            ties[count++] = new Tie(from, tied);
            from = to;
        }
        return Arrays.copyOf(ties, count);
    }
}
