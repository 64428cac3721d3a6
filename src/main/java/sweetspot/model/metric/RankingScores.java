package sweetspot.model.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sweetspot.model.TargetValues;

/// Scores of class scores: how well they rank.
final class RankingScores {
    private static final int FOUND = 0;
    private static final int CALLED = 1;

    private RankingScores() {}

    /// Area under the ROC curve; macro one-vs-rest over the classes it is defined for if there are more than two.
    static double rocAuc(TargetValues.Classes truth, double[][] scores, int positive) {
        if (truth.count() <= 2) {
            int c = positive >= 0 && positive < truth.count() ? positive : truth.count() - 1;
            return auc(truth, scores, c);
        }
        return IntStream.range(0, truth.count()).mapToDouble(c -> auc(truth, scores, c))
                .filter(a -> !Double.isNaN(a)).average().orElse(Double.NaN);
    }

    /// The probability that a row of class `c` scores higher than another row, ties counted half (Mann and Whitney). NaN
    /// if either side is empty.
    private static double auc(TargetValues.Classes truth, double[][] scores, int c) {
        int[] order = byScore(truth, scores, c);
        double found = 0;
        double others = 0;
        double won = 0;
        for (int from = 0; from < order.length;) {
            int to = endOfTie(order, from, scores, c);
            double foundHere = 0;
            double othersHere = 0;
            for (int i = from; i < to; i++) {
                double weight = truth.weights().of(order[i]);
                if (truth.codes()[order[i]] == c) foundHere += weight;
                else othersHere += weight;
            }
            won += foundHere * (others + othersHere / 2);
            found += foundHere;
            others += othersHere;
            from = to;
        }
        if (found == 0 || others == 0) return Double.NaN;
        return won / (found * others);
    }

    /// Sum over the distinct thresholds, from high to low, of the gain in recall times the precision there.
    static double averagePrecision(TargetValues.Classes truth, double[][] scores, int positive) {
        List<double[]> curve = curve(truth, scores, positive);
        if (curve.isEmpty()) return Double.NaN;
        double all = curve.getLast()[FOUND];
        double sum = 0;
        double before = 0;
        for (double[] point : curve) {
            sum += (point[FOUND] - before) / all * point[FOUND] / point[CALLED];
            before = point[FOUND];
        }
        return sum;
    }

    /// The best precision among the distinct thresholds that reach a recall; NaN if there is nothing to find.
    static double precisionAtRecall(TargetValues.Classes truth, double[][] scores, int positive, double recall) {
        List<double[]> curve = curve(truth, scores, positive);
        double best = Double.NaN;
        for (double[] point : curve) {
            double precision = point[FOUND] / point[CALLED];
            if (point[FOUND] / curve.getLast()[FOUND] >= recall && !(precision <= best)) best = precision;
        }
        return best;
    }

    /// The largest recall among the distinct thresholds that reach a precision, 0 if none does; NaN if there is nothing
    /// to find.
    static double recallAtPrecision(TargetValues.Classes truth, double[][] scores, int positive, double precision) {
        List<double[]> curve = curve(truth, scores, positive);
        if (curve.isEmpty()) return Double.NaN;
        double all = curve.getLast()[FOUND];
        return curve.stream().filter(point -> point[FOUND] / point[CALLED] >= precision)
                .mapToDouble(point -> point[FOUND] / all).max().orElse(0);
    }

    /// How much was found and how much was called positive at each distinct threshold, from high to low; empty if there is
    /// nothing to find.
    private static List<double[]> curve(TargetValues.Classes truth, double[][] scores, int positive) {
        int[] order = byScore(truth, scores, positive);
        List<double[]> curve = new ArrayList<>();
        double found = 0;
        double called = 0;
        for (int to = order.length; to > 0;) {
            int from = startOfTie(order, to, scores, positive);
            for (int i = from; i < to; i++) {
                double weight = truth.weights().of(order[i]);
                if (truth.codes()[order[i]] == positive) found += weight;
                called += weight;
            }
            curve.add(new double[]{found, called});
            to = from;
        }
        return found > 0 ? curve : List.of();
    }

    /// Of classes with equal scores the last come first, as scikit-learn has it.
    static double topK(TargetValues.Classes truth, double[][] scores, int k) {
        double right = 0;
        for (int i = 0; i < truth.size(); i++) {
            int is = truth.codes()[i];
            double own = scores[i][is];
            int above = 0;
            for (int c = 0; c < scores[i].length; c++) {
                if (scores[i][c] > own || scores[i][c] == own && c > is) above++;
            }
            if (above < k) right += truth.weights().of(i);
        }
        return right / truth.weights().total(truth.size());
    }

    /// The rows that count, from the lowest score to the highest.
    private static int[] byScore(TargetValues.Classes truth, double[][] scores, int c) {
        return IntStream.range(0, scores.length).filter(i -> truth.weights().of(i) > 0).boxed()
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
