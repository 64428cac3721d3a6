package sweetspot.plot;

import java.util.List;
import sweetspot.objective.TestFunction;
import sweetspot.objective.TestFunctions;
import sweetspot.search.TradeOffRuns;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Studies of test functions with several objectives, searched for real, for looking at plots and pages.
public final class TradeOffStudies {
    private TradeOffStudies() {}

    public static Experiment experiment(String function, int trials) {
        return new Experiment("Trade-off " + function, new FunctionSubject(function),
                TestFunctions.byId(function).space(), "nsga2", "none", Budget.ofTrials(trials), 1, 3);
    }

    /// A finished search.
    public static StudySnapshot study(String function, int trials) {
        TestFunction f = TestFunctions.byId(function);
        StudySnapshot s = StudySnapshot.empty().apply(new StudyCreated("Trade-off " + function,
                f.goals().stream().map(g -> g.direction()).toList()));
        List<Trial> found = TradeOffRuns.run(SamplerFactory.create("nsga2"), f, trials, 3);
        for (Trial t : found) s = append(s, t);
        return s;
    }

    private static StudySnapshot append(StudySnapshot s, Trial t) {
        double[] values = {t.value(0), t.value(1)};
        StudySnapshot next =
                s.apply(new TrialCreated(t.number(), t.configuration(), true, 1_000_000 + t.number() * 2_000L))
                        .apply(new TrialAttributeSet(t.number(), Trial.WORKER, 0L));
        if (t.attributes().containsKey(Trial.CONSTRAINTS)) {
            next = next
                    .apply(new TrialAttributeSet(t.number(), Trial.CONSTRAINTS, t.attributes().get(Trial.CONSTRAINTS)));
        }
        return next.apply(new TrialFinished(t.number(), TrialState.COMPLETE, values, 1_001_500 + t.number() * 2_000L));
    }
}
