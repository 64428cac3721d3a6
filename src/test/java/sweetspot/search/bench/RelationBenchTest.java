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
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Samplers under rules, against the same that do not know them: what those suggest outside counts as a trial that failed.
@Tag("bench")
class RelationBenchTest {
    private static final int SEEDS = 5;
    private static final int TRIALS = 40;

    private record Problem(String id, SearchSpace space, java.util.function.ToDoubleFunction<Configuration> value) {}

    private static List<Problem> problems() {
        List<Parameter> shares = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            shares.add(new Parameter(name, FloatDistribution.linear(0, 1), 0.1));
        }
        // Shares of a whole; the best is a corner of what is allowed.
        Problem simplex = new Problem("simplex", new SearchSpace(shares, List.of(Relation.read("a + b + c + d <= 1"))),
                c -> Math.pow(c.number("a") - 0.6, 2) + Math.pow(c.number("b") - 0.5, 2)
                        + Math.pow(c.number("c") - 0.1, 2) + Math.pow(c.number("d") - 0.1, 2));
        SearchSpace two = new SearchSpace(List.of(new Parameter("x1", FloatDistribution.linear(-5, 10), 0.0),
                new Parameter("x2", FloatDistribution.linear(0, 15), 1.0)),
                List.of(Relation.read("x1 + x2 <= 6"), Relation.read("x2 <= 2 + x1")));
        Problem branin = new Problem("branin", two, c -> {
            double x = c.number("x1");
            double y = c.number("x2");
            double t = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
            return t * t + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
        });
        return List.of(simplex, branin);
    }

    @Test
    void knowingTheRulesIsNeverWorse() {
        for (Problem problem : problems()) {
            for (String id : List.of("random", "tpe", "gp", "cmaes", "forest")) {
                double[] knowing = measure(id, problem, problem.space());
                double[] naive = measure(id, problem, problem.space().withRelations(List.of()));
                System.out.printf(Locale.ROOT, "%s %s knowing=%.4f naive=%.4f ms=%.2f naive_ms=%.2f%n", problem.id(),
                        id,
                        knowing[0], naive[0], knowing[1], naive[1]);
                assertTrue(knowing[0] <= 1.5 * naive[0] + 0.01, problem.id() + " " + id);
            }
        }
    }

    /// Mean best value, and milliseconds of processor time a suggestion.
    private static double[] measure(String id, Problem problem, SearchSpace known) {
        double best = 0;
        long nanos = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Sampler sampler = SamplerFactory.create(id);
            List<Trial> trials = new ArrayList<>();
            double lowest = Double.POSITIVE_INFINITY;
            for (int n = 0; n < TRIALS; n++) {
                long start = System.nanoTime();
                Suggestion s = sampler.suggest(new SearchContext(known, List.of(Direction.MINIMIZE),
                        List.copyOf(trials), n, seed, TRIALS, 1));
                nanos += System.nanoTime() - start;
                Configuration c = ((Suggestion.Point) s).configuration();
                boolean allowed = problem.space().keepsRules(c);
                double value = problem.value().applyAsDouble(c);
                trials.add(Trial.started(n, c, n).finish(allowed ? TrialState.COMPLETE : TrialState.FAILED,
                        allowed ? new double[]{value} : new double[0], n + 1));
                if (allowed) lowest = Math.min(lowest, value);
            }
            best += Math.min(lowest, 1e3) / SEEDS;
        }
        return new double[]{best, nanos / 1e6 / SEEDS / TRIALS};
    }
}
