package sweetspot.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sweetspot.search.gp.ScoreSmoother;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// Recommends a tried configuration by the posterior mean of its score, smoothed over like configurations, rather than by
/// the luckiest score.
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
        Optional<ScoreSmoother> smoother = new SmoothedScores(experiment, study).of(trials, cancelled);
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
}
