package sweetspot.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sweetspot.search.gp.ScoreSmoother;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FreshScores;
import sweetspot.study.Reports;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// Recommends a tried configuration by the posterior mean of its score, smoothed over like configurations, rather than by
/// the luckiest score.
///
/// The luck in a trial's mean is measured fold by fold: what is left of the folds' scores once each trial's and each
/// fold's mean are taken out (the interaction of a two-way layout), over the number of folds. Luck that all trials share,
/// as on an easy fold, is no luck of one trial. Where a trial was scored on fresh splits, which had no part in the
/// choice, that score counts instead.
final class Recommender {
    /// Fewer trials say nothing of how scores vary over the space.
    private static final int LEAST = 10;
    private static final int SHOWN = 5;
    /// A corrected gain below so many standard errors does not hold: the default, which nobody chose by luck, is safer.
    private static final double LEAST_GAIN = 0.5;
    /// Standard errors in the width of a 95 % interval.
    private static final double INTERVAL = 3.92;

    private final Experiment experiment;
    private final StudySnapshot study;

    Recommender(Experiment experiment, StudySnapshot study) {
        this.experiment = experiment;
        this.study = study;
    }

    /// @param base the default's trial; empty if it has no score
    /// @param corrected empty if the score is not corrected for the search
    static Part<Recommendation> of(Optional<Experiment> experiment, StudySnapshot study, Trial best,
            Optional<Trial> base, Optional<CorrectedScore> corrected, BooleanSupplier cancelled) {
        if (experiment.isEmpty()) return new Part.Never<>(Messages.text("verdict.recommendation.foreign"));
        if (study.isMultiObjective()) return new Part.Never<>(Messages.text("verdict.recommendation.objectives"));
        boolean holds = base.isEmpty() || corrected.isEmpty() || corrected.get().knownGain().isEmpty()
                || corrected.get().gain() > LEAST_GAIN * (corrected.get().gainHigh() - corrected.get().gainLow())
                        / INTERVAL;
        return new Recommender(experiment.get(), study).recommend(best, holds ? Optional.empty() : base, cancelled);
    }

    /// @param instead the default, if it is the safer choice
    private Part<Recommendation> recommend(Trial best, Optional<Trial> instead, BooleanSupplier cancelled) {
        Direction direction = study.direction();
        List<Trial> trials = study.trials().stream().filter(t -> t.state() == TrialState.COMPLETE && t.hasValue()
                && t.feasible() && Double.isFinite(t.value())).toList();
        if (trials.size() < LEAST && instead.isPresent()) {
            // Too few to smooth; that the gain does not hold is known all the same.
            Trial kept = instead.get();
            return new Part.Known<>(new Recommendation(kept.number(), best.number(), kept.value(), Double.NaN,
                    best.value(),
                    List.of(new Recommendation.Candidate(best.number(), best.value(), best.value(), Double.NaN)),
                    Double.NaN, true));
        }
        if (trials.size() < LEAST) {
            return new Part.Open<>(Messages.text("verdict.recommendation.few", trials.size(), LEAST));
        }
        Optional<FreshScores> fresh = FreshScores.of(study);
        double luck = luck(trials);
        double[] losses = new double[trials.size()];
        double[] variances = new double[trials.size()];
        for (int i = 0; i < losses.length; i++) {
            Trial t = trials.get(i);
            Optional<FreshScores> again = fresh.filter(f -> f.has(t.number()));
            losses[i] = direction.loss(again.map(f -> mean(f.of(t.number()))).orElse(t.value()));
            variances[i] = again.map(f -> luck / f.shuffles()).orElse(luck);
        }
        Optional<ScoreSmoother> smoother = ScoreSmoother.of(experiment.space(),
                trials.stream().map(Trial::configuration).toList(), losses, variances, cancelled);
        if (smoother.isEmpty()) return new Part.Never<>(Messages.text("verdict.recommendation.flat"));
        List<Recommendation.Candidate> all = new ArrayList<>();
        for (Trial t : trials) {
            ScoreSmoother.Smoothed s = smoother.get().at(t.configuration());
            all.add(new Recommendation.Candidate(t.number(), t.value(), direction.loss(s.mean()), s.deviation()));
        }
        // The loss of a loss is the score again. Of equals, the one that the search saw as better.
        all.sort(Comparator.comparingDouble((Recommendation.Candidate c) -> direction.loss(c.smoothed()))
                .thenComparingDouble(c -> direction.loss(c.score()))
                .thenComparingInt(Recommendation.Candidate::trial));
        Recommendation.Candidate first = all.stream()
                .filter(c -> instead.isPresent() && c.trial() == instead.get().number()).findFirst()
                .orElse(all.getFirst());
        double luckiest = all.stream().filter(c -> c.trial() == best.number()).findFirst().orElseThrow().smoothed();
        // What cannot be told apart is the same configuration tried twice: the luckier number is kept.
        boolean same = study.trials().get(first.trial()).configuration().equals(best.configuration());
        return new Part.Known<>(new Recommendation(same ? best.number() : first.trial(), best.number(),
                first.smoothed(), first.deviation(), luckiest, all.subList(0, Math.min(SHOWN, all.size())),
                smoother.get().fit(), instead.isPresent()));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /// The variance of a trial's mean score that is its own luck: the mean square of the interaction of trials and folds
    /// over the number of folds, for the better half of the trials; 0 where folds are not known.
    private double luck(List<Trial> trials) {
        if (experiment.subject().reports() != Reports.PARTS) return attested(trials);
        List<double[]> scores = trials.stream()
                .sorted(Comparator.comparingDouble(t -> study.direction().loss(t.value())))
                .limit(Math.max(LEAST / 2, trials.size() / 2)).map(Trial::foldScores).filter(s -> s.length >= 2)
                .toList();
        if (scores.size() < 2 || scores.stream().anyMatch(s -> s.length != scores.getFirst().length)) {
            return attested(trials);
        }
        int folds = scores.getFirst().length;
        double[] fold = new double[folds];
        for (double[] s : scores) for (int f = 0; f < folds; f++) fold[f] += s[f] / scores.size();
        double all = 0;
        for (double f : fold) all += f / folds;
        double squares = 0;
        for (double[] s : scores) {
            double own = 0;
            for (double v : s) own += v / folds;
            for (int f = 0; f < folds; f++) {
                double left = s[f] - own - fold[f] + all;
                squares += left * left;
            }
        }
        return squares / ((folds - 1.0) * (scores.size() - 1)) / folds;
    }

    /// By the standard errors that a program gives.
    private static double attested(List<Trial> trials) {
        return trials.stream().flatMapToDouble(t -> t.standardError().stream()).map(e -> e * e).average().orElse(0);
    }
}
