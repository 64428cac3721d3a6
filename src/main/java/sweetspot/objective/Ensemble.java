package sweetspot.objective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.study.Direction;
import sweetspot.text.Messages;

/// A weighted mean of the models of at most ten trials, chosen on their out-of-fold predictions, with a score that allows
/// for the choice.
///
/// Choosing and scoring on the same rows flatters. So for each fold an ensemble is also chosen on the other folds alone
/// and scored on that one; the mean of these scores is [#corrected()]. The best single trial is treated in the same way
/// ([#single()]), so that the two can be compared: the choice among all trials then flatters neither. (The correction
/// is that of Tibshirani and Tibshirani, "A bias correction for the minimum error rate in cross-validation", Annals of
/// Applied Statistics 2009, taken as a nested choice. The trials themselves were found with all folds: this bias is left
/// in both.)
///
/// @param members the trials with the largest weight first; at least one
/// @param score mean over the folds it was chosen on, as a trial's
/// @param corrected mean score on folds that it was not chosen on
/// @param standardError of that mean, as for a trial
/// @param single mean score, on each fold, of the trial that is best on the other folds
public record Ensemble(List<Member> members, double score, double corrected, double standardError, double single) {
    /// The most trials in an ensemble.
    public static final int MOST = 10;
    /// The most trials that it is chosen from: those with the best scores.
    static final int CANDIDATES = 40;

    /// One trial's part.
    ///
    /// @param weight share of the mean, above 0; they add up to 1
    public record Member(int trial, double weight) {}

    /// What came of choosing: an ensemble or, in words, why there is none.
    public sealed interface Offer {
        /// There is one.
        ///
        /// @param missing number of scored trials whose predictions are not known
        record Found(Ensemble ensemble, int missing) implements Offer {}

        /// There is none; cause, and what to do.
        record None(String reason) implements Offer {}
    }

    public Ensemble {
        members = List.copyOf(members);
        if (members.isEmpty()) throw new IllegalArgumentException("an ensemble has members");
    }

    /// How much better than the best single trial, by the scores that allow for the choice; positive if better.
    public double gain(Direction direction) {
        return direction == Direction.MAXIMIZE ? corrected - single : single - corrected;
    }

    /// A scored trial with its kept predictions.
    ///
    /// @param values see [OutOfFold]; empty if they are not known
    public record Candidate(int trial, double score, float[] values) {}

    /// Chooses an ensemble.
    ///
    /// @param all the complete trials of the study
    /// @param cancelled whether to give up
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public static Offer choose(LearningTask task, List<Candidate> all, BooleanSupplier cancelled) {
        int folds = task.plan().folds().size();
        if (task.plan().pooled() || task.plan().reshuffled() || folds < 2) {
            return new Offer.None(Messages.text("objective.ensemble.plan"));
        }
        int classes = OutOfFold.classes(task);
        int[] starts = new int[folds + 1];
        TargetValues[] truths = new TargetValues[folds];
        for (int f = 0; f < folds; f++) {
            truths[f] = task.truth().rows(task.fold(f).test());
            starts[f + 1] = starts[f] + truths[f].size() * Math.max(1, classes - 1);
        }
        boolean higher = task.metric().direction() == Direction.MAXIMIZE;
        Comparator<Candidate> byScore = Comparator.comparingDouble(Candidate::score);
        int rows = starts[folds] / Math.max(1, classes - 1);
        List<Candidate> known = all.stream()
                .map(c -> new Candidate(c.trial(), c.score(), OutOfFold.means(c.values(), rows, classes)))
                .filter(c -> c.values().length == starts[folds])
                .sorted((higher ? byScore.reversed() : byScore).thenComparingInt(Candidate::trial)).toList();
        int missing = all.size() - known.size();
        if (known.size() < 2) {
            return new Offer.None(missing == 0 ? Messages.text("objective.ensemble.few")
                    : Messages.text("objective.ensemble.missing", missing, all.size()));
        }
        List<Candidate> candidates = known.subList(0, Math.min(CANDIDATES, known.size()));
        EnsembleSelection.FoldScore criterion = (mean, f) -> {
            Prediction prediction = OutOfFold.prediction(mean, starts[f], truths[f].size(), classes);
            return task.metric().score(truths[f], prediction, task.positive());
        };
        EnsembleSelection selection = new EnsembleSelection(candidates.stream().map(Candidate::values).toList(),
                criterion, higher, MOST, cancelled);
        return found(selection, candidates, folds, task.plan().repeats(), missing);
    }

    private static Offer found(EnsembleSelection selection, List<Candidate> candidates, int folds, int repeats,
            int missing) {
        EnsembleSelection.Choice choice =
                selection.choose(IntStream.range(0, folds).toArray(), EnsembleSelection.ROUNDS);
        double[] nested = new double[folds];
        double single = 0;
        for (int f = 0; f < folds; f++) {
            int left = f;
            int[] others = IntStream.range(0, folds).filter(o -> o != left).toArray();
            nested[f] = selection.score(selection.choose(others, EnsembleSelection.ROUNDS), f);
            single += selection.score(selection.choose(others, 1), f) / folds;
        }
        double corrected = 0;
        for (double s : nested) corrected += s / folds;
        if (Double.isNaN(choice.score()) || Double.isNaN(corrected) || Double.isNaN(single)) {
            return new Offer.None(Messages.text("objective.ensemble.undefined"));
        }
        List<Member> members = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
            int count = choice.counts()[c];
            if (count > 0) members.add(new Member(candidates.get(c).trial(), (double) count / choice.rounds()));
        }
        members.sort(Comparator.comparingDouble(Member::weight).reversed());
        return new Offer.Found(new Ensemble(members, choice.score(), corrected,
                CrossValidationObjective.standardError(nested, repeats), single), missing);
    }

    /// The trials by number, with their weights.
    public Map<Integer, Double> weights() {
        Map<Integer, Double> weights = new java.util.LinkedHashMap<>();
        for (Member m : members) weights.put(m.trial(), m.weight());
        return weights;
    }
}
