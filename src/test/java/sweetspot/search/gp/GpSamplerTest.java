package sweetspot.search.gp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;
import sweetspot.study.TrialState;

class GpSamplerTest extends SamplerContract {

    @Override
    protected int manyTrials() {
        return 250;
    }

    @Override
    protected Sampler create() {
        return new GpSampler();
    }

    @Test
    void findsTheOptimumOfAConditionalFunctionWithinFortyTrials() {
        SearchSpace space = SearchSpace.of(
                new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("kind", CategoricalDistribution.of("plain", "deep"), "plain"),
                new Parameter("depth", FloatDistribution.log(1, 1000), 10.0).when("kind", "deep"));
        TrialList trials = TrialList.empty();
        Sampler sampler = create();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 40; i++) {
            SearchContext context = new SearchContext(space, List.of(Direction.MINIMIZE), trials, i, 3, 40, 1);
            Configuration c = ((Suggestion.Point) sampler.suggest(context)).configuration();
            double loss = Math.pow(c.number("x") - 0.3, 2)
                    + (c.has("depth") ? Math.pow(Math.log10(c.number("depth")) - 2.2, 2) : 0.2);
            best = Math.min(best, loss);
            trials = trials.plus(Trial.started(i, c, 1).finish(TrialState.COMPLETE, new double[]{loss}, 2));
        }
        assertTrue(best < 1e-3, "best loss " + best);
    }

    /// Of two branches the one with the better first impression holds a local optimum, exactly found after few trials.
    @Test
    void leavesALocalOptimumThatItKnows() {
        SearchSpace space = SearchSpace.of(
                new Parameter("x", FloatDistribution.linear(-5, 5), 0.0),
                new Parameter("kind", CategoricalDistribution.of("easy", "valley"), "easy"),
                new Parameter("y", FloatDistribution.linear(-5, 5), 0.0).when("kind", "valley"));
        for (int seed = 0; seed < 3; seed++) {
            List<Trial> trials = Histories.run(create(), space, 40, seed, c -> {
                double x = c.number("x");
                if (!c.has("y")) return 0.3 + 0.01 * Math.pow(x + 1, 2);
                double off = x + c.number("y") + 1;
                return 1 - Math.exp(-off * off / 2.5) + 0.01 * Math.pow(x - 1.5, 2);
            });
            double best = trials.stream().mapToDouble(Trial::value).min().orElseThrow();
            assertTrue(best < 0.15, "seed " + seed + ": best loss " + best);
            long crowd = trials.stream().filter(t -> Math.abs(t.value() - 0.3) < 1e-3).count();
            assertTrue(crowd <= 12, "seed " + seed + ": " + crowd + " trials at the local optimum");
        }
    }
}
