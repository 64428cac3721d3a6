package sweetspot.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sweetspot.journal.RecordedStudy;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

class SearchPlanTest {
    private static final SearchSpace ENDLESS = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5));
    private static final SearchSpace FINITE =
            SearchSpace.of(new Parameter("x", CategoricalDistribution.of("a", "b", "c", "d"), "a"));

    private static StudySnapshot study(double... values) {
        StudySnapshot study = StudySnapshot.empty()
                .apply(new StudyEvent.StudyCreated("s", List.of(Direction.MAXIMIZE)));
        for (int i = 0; i < values.length; i++) {
            study = study.apply(new StudyEvent.TrialCreated(i, Configuration.of(Map.of("x", 0.5)), true, 1000));
            boolean failed = Double.isNaN(values[i]);
            if (failed) study = study.apply(new StudyEvent.TrialAttributeSet(i, Trial.FAILURE, "out of memory"));
            study = study.apply(new StudyEvent.TrialFinished(i, failed ? TrialState.FAILED : TrialState.COMPLETE,
                    failed ? new double[0] : new double[]{values[i]}, 3000));
        }
        return study;
    }

    @Test
    void theStepsNameTheStrategyAndEveryLimit() {
        Experiment e = new Experiment("e", new FunctionSubject("branin"), ENDLESS, "tpe", "none",
                new Budget(60, 900, 20), 4, 1);
        List<String> steps = SearchPlan.steps(e, "TPE");
        assertTrue(steps.get(1).startsWith("TPE") && steps.get(1).contains("4 trials"));
        assertTrue(steps.getLast().contains("60 trials, 15 min or 20 trials"), steps.getLast());
        assertEquals(steps.size() + 1, SearchPlan.steps(e.withPruner("median"), "TPE").size());
    }

    @Test
    void theStepsNameTheOptionsThatAreSet() {
        Experiment e = new Experiment("e", new FunctionSubject("branin"), ENDLESS, "tpe:candidates=64",
                "forecast:2,looks=5", Budget.ofTrials(60), 4, 1);
        String steps = String.join("\n", SearchPlan.steps(e, "TPE"));
        assertTrue(steps.contains("TPE (Candidates: 64) chooses"), steps);
        assertTrue(steps.contains("method: Forecast (Room for doubt: 2 standard deviations, First looks: 5 trials)"),
                steps);
        assertTrue(SearchPlan.steps(e.withSampler("tpe:candidates=many"), "TPE").get(1).startsWith("TPE chooses"));
    }

    @Test
    void rulesSayHowNearTheyAre() {
        StudySnapshot study = study(0.1, 0.5, 0.3, 0.2);
        List<SearchPlan.Rule> rules = SearchPlan.rules(new Budget(8, 100, 4), 1, Optional.of(FINITE), study, 25_000);
        assertEquals(List.of(0.5, 0.25, 0.5, 1.0), rules.stream().map(SearchPlan.Rule::progress).toList());
        List<SearchPlan.Rule> endless = SearchPlan.rules(Budget.ofTrials(8), 1, Optional.of(ENDLESS), study, 0);
        assertEquals(2, endless.size());
        assertTrue(endless.getLast().progress() < 0, "nothing to measure against");
    }

    @Test
    void targetAndWorthAreRulesLikeTheOthers() {
        Budget budget = Budget.ofTrials(8).withTarget(java.util.OptionalDouble.of(0.6))
                .withWorth(Optional.of(new Budget.Worth(0.01, 10)));
        List<SearchPlan.Rule> rules = SearchPlan.rules(budget, 2, Optional.of(ENDLESS), study(0.2, 0.4, 0.3), 0);
        assertEquals("best 0.400, target 0.600", rules.get(1).state());
        assertEquals(0.5, rules.get(1).progress(), 1e-9, "half of the way from the default to the target");
        assertEquals(0, rules.get(2).progress());
        assertEquals(1.0, SearchPlan.rules(budget, 2, Optional.of(ENDLESS), study(0.2, 0.7), 0).get(1).progress());
        Experiment e =
                new Experiment("e", new FunctionSubject("branin"), ENDLESS, "tpe", "none", budget, 4, 1);
        assertTrue(SearchPlan.steps(e, "TPE").getLast().contains("a score of 0.600"));
    }

    @Test
    void whatEndedAnEarlierSittingIsNotSaidOfTrialsThatWereInterrupted() {
        StudySnapshot done = study(0.1, 0.5).apply(new StudyEvent.StudyAttributeSet(RecordedStudy.STOPPED, "trials"));
        assertEquals(Messages.text("results.reason.trials"), SearchPlan.log(done).getFirst().text());
        StudySnapshot cut = done.apply(new StudyEvent.TrialCreated(2, Configuration.empty(), false, 0))
                .apply(new StudyEvent.TrialStarted(2, 4000));
        assertEquals(1, cut.running());
        assertEquals("", RecordedStudy.stopped(cut));
        assertTrue(
                SearchPlan.log(cut).stream().noneMatch(l -> l.text().equals(Messages.text("results.reason.trials"))));
        StudySnapshot paused = cut.apply(new StudyEvent.StudyAttributeSet(RecordedStudy.STOPPED, RecordedStudy.PAUSED));
        assertEquals(RecordedStudy.PAUSED, RecordedStudy.stopped(paused),
                "a pause is the user's, whatever ended the trial");
    }

    @Test
    void theLogTellsNewestFirstWhatWasBestWhenItCame() {
        List<SearchPlan.LogLine> log = SearchPlan.log(study(0.1, 0.5, 0.3, Double.NaN, 0.6));
        assertEquals(5, log.size());
        assertTrue(log.get(0).text().contains("new best"));
        assertTrue(log.get(1).text().contains("out of memory"));
        assertEquals(Optional.of(TrialState.FAILED), log.get(1).state());
        assertTrue(!log.get(2).text().contains("best"));
        assertTrue(log.get(3).text().contains("new best"));
        assertTrue(log.get(4).text().contains("default"));
        assertEquals(200, SearchPlan.log(study(new double[500])).size(), "it is bounded");
    }
}
