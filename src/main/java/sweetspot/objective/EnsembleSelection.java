package sweetspot.objective;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Greedy ensemble selection with replacement (Caruana, Niculescu-Mizil, Crew and Ksikes, "Ensemble selection from
/// libraries of models", ICML 2004, sections 2 and 2.1): begin with the best candidate, and again and again add the one,
/// chosen before or not, with which the mean of predictions scores best. Of all the ensembles on that way, the one with
/// the best score is taken, the smallest among equals.
final class EnsembleSelection {
    /// Additions: weights are multiples of a twentieth, or coarser.
    static final int ROUNDS = 20;

    private final List<float[]> candidates;
    private final FoldScore criterion;
    private final boolean higher;
    private final int most;
    private final BooleanSupplier cancelled;

    /// Scores a mean of predictions on the rows of one fold; NaN where the score is not defined.
    interface FoldScore {
        double score(double[] mean, int fold);
    }

    /// What was chosen.
    ///
    /// @param counts per candidate how often it was added
    /// @param score of the mean, over the folds that it was chosen on; NaN if no candidate could be scored
    record Choice(int[] counts, double score) {
        int rounds() {
            return Arrays.stream(counts).sum();
        }
    }

    /// @param candidates predictions, all of one length; the first of equals is taken
    /// @param higher whether higher scores are better
    /// @param most the most different candidates that may be chosen, at least 1
    /// @param cancelled whether to give up
    EnsembleSelection(List<float[]> candidates, FoldScore criterion, boolean higher, int most,
            BooleanSupplier cancelled) {
        this.candidates = List.copyOf(candidates);
        this.criterion = criterion;
        this.higher = higher;
        this.most = most;
        this.cancelled = cancelled;
    }

    /// Chooses by the mean score over some folds.
    ///
    /// @throws CancellationException if it was cancelled
    Choice choose(int[] folds, int rounds) {
        int[] counts = new int[candidates.size()];
        double[] sum = new double[candidates.getFirst().length];
        double[] mean = new double[sum.length];
        int different = 0;
        Choice best = new Choice(counts.clone(), Double.NaN);
        for (int round = 1; round <= rounds; round++) {
            int next = -1;
            double nextScore = Double.NaN;
            for (int c = 0; c < counts.length; c++) {
                if (counts[c] == 0 && different == most) continue;
                if (cancelled.getAsBoolean()) throw new CancellationException();
                float[] values = candidates.get(c);
                for (int i = 0; i < sum.length; i++) mean[i] = (sum[i] + values[i]) / round;
                double score = score(mean, folds);
                if (better(score, nextScore)) {
                    next = c;
                    nextScore = score;
                }
            }
            if (next < 0) break;
            if (counts[next]++ == 0) different++;
            float[] values = candidates.get(next);
            for (int i = 0; i < sum.length; i++) sum[i] += values[i];
            if (better(nextScore, best.score())) best = new Choice(counts.clone(), nextScore);
        }
        return best;
    }

    /// The score of what was chosen, on one fold.
    double score(Choice choice, int fold) {
        double[] mean = new double[candidates.getFirst().length];
        int rounds = choice.rounds();
        for (int c = 0; c < choice.counts().length; c++) {
            if (choice.counts()[c] == 0) continue;
            double weight = (double) choice.counts()[c] / rounds;
            for (int i = 0; i < mean.length; i++) mean[i] += weight * candidates.get(c)[i];
        }
        return criterion.score(mean, fold);
    }

    private double score(double[] mean, int[] folds) {
        double score = 0;
        for (int fold : folds) score += criterion.score(mean, fold) / folds.length;
        return score;
    }

    private boolean better(double score, double than) {
        if (Double.isNaN(score)) return false;
        return Double.isNaN(than) || (higher ? score > than : score < than);
    }
}
