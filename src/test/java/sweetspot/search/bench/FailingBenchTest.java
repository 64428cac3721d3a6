package sweetspot.search.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// How well samplers keep away from where trials fail.
@Tag("bench")
class FailingBenchTest {
    private static final int TRIALS = 60;

    /// A search with trials that fail.
    ///
    /// @param failed share of the trials that failed
    /// @param regret 0 at the optimum, 1 at a median random point
    record Run(double failed, double regret) {
        static Run of(String id, BenchProblem problem, int seed, int trials) {
            Sampler sampler = SamplerFactory.create(id);
            List<Trial> history = new ArrayList<>();
            int failed = 0;
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < trials; i++) {
                SearchContext context = new SearchContext(problem.space(), List.of(Direction.MINIMIZE),
                        List.copyOf(history), i, seed, trials, 1);
                Trial begun = Trial.started(i, ((Suggestion.Point) sampler.suggest(context)).configuration(), 1);
                double value = problem.value(begun.configuration());
                boolean fails = Double.isNaN(value);
                failed += fails ? 1 : 0;
                if (!fails) best = Math.min(best, value);
                history.add(begun.finish(fails ? TrialState.FAILED : TrialState.COMPLETE,
                        fails ? new double[0] : new double[]{value}, 2 + i));
            }
            return new Run((double) failed / trials, Math.min(1, problem.regret(best)));
        }
    }

    private static double[] means(String id, BenchProblem problem, int seeds) {
        double failed = 0;
        double regret = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Run run = Run.of(id, problem, seed, TRIALS);
            failed += run.failed / seeds;
            regret += run.regret / seeds;
        }
        return new double[]{failed, regret};
    }

    @Test
    void learningSamplersFailLessOftenThanRandomSearch() {
        for (BenchProblem problem : FailingProblems.all()) {
            double[] random = means("random", problem, 10);
            for (String id : List.of("gp", "tpe", "forest", "cmaes", "nsga2", "auto")) {
                double[] own = means(id, problem, 10);
                assertTrue(own[0] <= 0.85 * random[0],
                        problem.id() + " " + id + ": " + own[0] + ", random " + random[0]);
                assertTrue(own[1] <= random[1],
                        problem.id() + " " + id + " regret " + own[1] + ", random " + random[1]);
            }
        }
    }

    /// `java … FailingBenchTest SAMPLERS SEEDS [PROBLEM …]`.
    public static void main(String[] args) {
        List<String> wanted = List.of(args).subList(2, args.length);
        for (BenchProblem problem : FailingProblems.all()) {
            if (!wanted.isEmpty() && !wanted.contains(problem.id())) continue;
            for (String id : args[0].split(",")) {
                double[] m = means(id, problem, Integer.parseInt(args[1]));
                System.out.printf(Locale.ROOT, "%-8s %-7s failed %.2f regret %.5f%n", problem.id(), id, m[0], m[1]);
            }
        }
    }
}
