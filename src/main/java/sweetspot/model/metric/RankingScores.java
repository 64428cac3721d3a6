package sweetspot.model.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import sweetspot.model.TargetValues;

/// Scores of class scores: how well they rank, and how well they are calibrated.
final class RankingScores {
    /// A probability of 0 for what is true would cost infinitely much; it counts as this.
    private static final double LEAST_PROBABILITY = 1e-15;

    private RankingScores() {}

    /// Area under the ROC curve; macro one-vs-rest over the classes it is defined for if there are more than two.
    static double rocAuc(TargetValues.Classes truth, double[][] scores, int positive) {
        if (truth.count() <= 2) {
            int c = positive >= 0 && positive < truth.count() ? positive : truth.count() - 1;
            return auc(truth.codes(), scores, c);
        }
        return IntStream.range(0, truth.count()).mapToDouble(c -> auc(truth.codes(), scores, c))
                .filter(a -> !Double.isNaN(a)).average().orElse(Double.NaN);
    }

    /// The probability that a row of class `c` scores higher than another row, ties counted half: the Mann-Whitney
    /// statistic by mean ranks. NaN if either side is empty.
    private static double auc(int[] truth, double[][] scores, int c) {
        int[] order = byScore(scores, c);
        double found = 0;
        double rankSum = 0;
        for (int from = 0; from < order.length; ) {
            int to = endOfTie(order, from, scores, c);
            double meanRank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                if (truth[order[i]] != c) continue;
                found++;
                rankSum += meanRank;
            }
            from = to;
        }
        double others = order.length - found;
        if (found == 0 || others == 0) return Double.NaN;
        return (rankSum - found * (found + 1) / 2) / (found * others);
    }

    /// Sum over the distinct thresholds, from high to low, of the gain in recall times the precision there.
    static double averagePrecision(int[] truth, double[][] scores, int positive) {
        int[] order = byScore(scores, positive);
        long all = Arrays.stream(truth).filter(t -> t == positive).count();
        if (all == 0) return Double.NaN;
        double sum = 0;
        long found = 0;
        for (int to = order.length; to > 0; ) {
            int from = startOfTie(order, to, scores, positive);
            long gained = 0;
            for (int i = from; i < to; i++) if (truth[order[i]] == positive) gained++;
            found += gained;
            sum += (double) gained / all * found / (order.length - from);
            to = from;
        }
        return sum;
    }

    static double logLoss(int[] truth, double[][] probabilities) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum -= Math.log(Math.clamp(probabilities[i][truth[i]], LEAST_PROBABILITY, 1.0));
        }
        return sum / truth.length;
    }

    private static int[] byScore(double[][] scores, int c) {
        return IntStream.range(0, scores.length).boxed()
                .sorted((a, b) -> Double.compare(scores[a][c], scores[b][c])).mapToInt(Integer::intValue).toArray();
    }

    private static int endOfTie(int[] order, int from, double[][] scores, int c) {
        int to = from + 1;
        while (to < order.length && scores[order[to]][c] == scores[order[from]][c]) to++;
        return to;
    }

    private static int startOfTie(int[] order, int to, double[][] scores, int c) {
        int from = to - 1;
        while (from > 0 && scores[order[from - 1]][c] == scores[order[to - 1]][c]) from--;
        return from;
    }
}
