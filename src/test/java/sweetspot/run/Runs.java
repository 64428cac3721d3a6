package sweetspot.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sweetspot.journal.Journal;
import sweetspot.journal.MemoryJournal;
import sweetspot.objective.Evaluation;
import sweetspot.objective.Objective;
import sweetspot.objective.TrialPrunedException;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// A small search and its parts, for the tests of the runner.
final class Runs {
    static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(-5, 5), 4.0),
            new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "c"),
            new Parameter("y", FloatDistribution.log(1e-3, 10), 5.0).when("kind", "a", "b"));

    static Experiment experiment(int trials, int workers) {
        return new Experiment("test", new FunctionSubject("test"), SPACE, "random", "none", Budget.ofTrials(trials),
                workers, 11);
    }

    static double score(Configuration c) {
        double x = c.number("x");
        return x * x + (c.has("y") ? Math.log(c.number("y")) : 1);
    }

    static final Objective QUADRATIC = (c, context) -> {
        for (int step = 0; step < 3; step++) {
            context.report(step, score(c) + 3 - step);
            if (context.shouldPrune()) throw new TrialPrunedException();
        }
        return Evaluation.of(score(c), 0.5);
    };

    static MemoryJournal memory() {
        MemoryJournal journal = new MemoryJournal();
        journal.append(List.of(new StudyCreated("test", List.of(Direction.MINIMIZE))));
        return journal;
    }

    static StudyRunner runner(Experiment e, Objective objective, Journal journal, Consumer<RunStatus> listener) {
        return new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create(e.sampler()),
                PrunerFactory.create(e.pruner(), e.subject().reports()), journal,
                new ThreadTrialExecutor(objective, e.workers()),
                InstantSource.system(), System::nanoTime, listener));
    }

    static StudySnapshot run(Experiment e, Objective objective, Journal journal) throws Exception {
        return runner(e, objective, journal, _ -> {}).start().ended().get(50, TimeUnit.SECONDS).snapshot();
    }

    static List<String> facts(StudySnapshot study) {
        List<String> facts = new ArrayList<>();
        for (Trial t : study.trials()) {
            StringBuilder reports = new StringBuilder();
            for (int i = 0; i < t.reports(); i++)
                reports.append(' ').append(t.step(i)).append(':').append(t.intermediate(i));
            facts.add(t + " " + t.origin() + reports + " " + t.failure());
        }
        return facts;
    }

    private Runs() {}
}
