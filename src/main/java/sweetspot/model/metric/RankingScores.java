package sweetspot.model.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sweetspot.model.TargetValues;

/// Scores of class scores: how well they rank.
final class RankingScores {
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
        for (int from = 0; from < order.length;) {
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
        for (int to = order.length; to > 0;) {
            int from = startOfTie(order, to, scores, positive);
            long gained = 0;
            for (int i = from; i < to; i++) if (truth[order[i]] == positive) gained++;
            found += gained;
            sum += (double) gained / all * found / (order.length - from);
            to = from;
        }
        return sum;
    }

    /// The best precision among the distinct thresholds that reach a recall; NaN if there is nothing to find.
    static double precisionAtRecall(int[] truth, double[][] scores, int positive, double recall) {
        double best = Double.NaN;
        for (double[] point : curve(truth, scores, positive)) {
            if (point[0] >= recall && !(point[1] <= best)) best = point[1];
        }
        return best;
    }

    /// The largest recall among the distinct thresholds that reach a precision, 0 if none does; NaN if there is nothing
    /// to find.
    static double recallAtPrecision(int[] truth, double[][] scores, int positive, double precision) {
        List<double[]> curve = curve(truth, scores, positive);
        if (curve.isEmpty()) return Double.NaN;
        return curve.stream().filter(point -> point[1] >= precision).mapToDouble(point -> point[0]).max().orElse(0);
    }

    /// Recall and precision at each distinct threshold, from high to low; empty if there is nothing to find.
    private static List<double[]> curve(int[] truth, double[][] scores, int positive) {
        int[] order = byScore(scores, positive);
        long all = Arrays.stream(truth).filter(t -> t == positive).count();
        List<double[]> curve = new ArrayList<>();
        long found = 0;
        for (int to = order.length; to > 0 && all > 0;) {
            int from = startOfTie(order, to, scores, positive);
            for (int i = from; i < to; i++) if (truth[order[i]] == positive) found++;
            curve.add(new double[]{(double) found / all, (double) found / (order.length - from)});
            to = from;
        }
        return curve;
    }

    /// Of classes with equal scores the last come first, as scikit-learn has it.
    static double topK(int[] truth, double[][] scores, int k) {
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            double own = scores[i][truth[i]];
            int above = 0;
            for (int c = 0; c < scores[i].length; c++) {
                if (scores[i][c] > own || scores[i][c] == own && c > truth[i]) above++;
            }
            if (above < k) right++;
        }
        return (double) right / truth.length;
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
