package sweetspot.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;

/// What is recommended where there are too few trials to smooth their scores: a median pruner leaves few complete.
class RecommenderTest {
    private static final Experiment EXPERIMENT = new Experiment("e", new ModelSubject(new Target("t.csv", "y",
            Task.CLASSIFICATION, "", List.of(), "accuracy"), "logistic_regression", new Validation(5, 0.2, true, 1)),
            SearchSpace.of(new Parameter("penalty", FloatDistribution.linear(0, 1), 0.0)), "random", "none",
            Budget.ofTrials(5), 1, 1);

    private static Part<Recommendation> recommended(double gain, double low, double high) {
        StudySnapshot study =
                StudySnapshot.empty().apply(new StudyEvent.StudyCreated("e", List.of(Direction.MAXIMIZE)));
        for (int i = 0; i < 5; i++) {
            study = study.apply(new StudyEvent.TrialCreated(i, Configuration.of(Map.of("penalty", i / 4.0)), true, 1));
            study = study.apply(
                    new StudyEvent.TrialFinished(i, TrialState.COMPLETE, new double[]{0.7 + 0.01 * i}, 2));
        }
        CorrectedScore corrected = new CorrectedScore(0.72, 0.6, 0.8, gain, low, high, 0.02, 0.5, 5, 0,
                CorrectedScore.Unit.ROWS, 100, 500, Answer.NOT_CLEAR);
        return Recommender.of(Optional.of(EXPERIMENT), study, study.trials().get(4),
                Optional.of(study.trials().get(0)), Optional.of(corrected), () -> false);
    }

    @Test
    void aGainThatDoesNotHoldKeepsTheDefault() {
        Recommendation r = recommended(0.002, -0.05, 0.06).value().orElseThrow();
        assertEquals(0, r.trial());
        assertEquals(4, r.luckiest());
        assertTrue(r.keepsDefault() && r.differs());
        assertEquals(0.7, r.smoothed(), 1e-12);
        assertTrue(VerdictWords.recommended(r).contains("default"), VerdictWords.recommended(r));
    }

    @Test
    void aGainThatHoldsIsNotSmoothedFromFewTrials() {
        assertInstanceOf(Part.Open.class, recommended(0.04, 0.01, 0.07));
    }

    /// Two scores that read alike are not told as if one were better, and a choice that changes as much is not simpler.
    @Test
    void wordsSayWhatTheNumbersSay() {
        Recommendation hair = new Recommendation(5, 14, 1.17601, 0.1, 1.17602, List.of(), 0.5, false);
        assertEquals("Recommended: trial 5, not trial 14, which was luckier. Smoothed over similar settings the two are"
                + " all but equal: 1.176.", VerdictWords.recommended(hair));
        SimplerChoice faster = new SimplerChoice(11, 7, 0.5, 0.01, 0.4, 1, 1, 3, 8, List.of());
        assertEquals(
                "A faster choice, just as good within one standard error: trial 11, 0.500 ± 0.010, also changes one"
                        + " setting. It is 8.0 times as fast.",
                VerdictWords.simpler(faster));
    }
}
