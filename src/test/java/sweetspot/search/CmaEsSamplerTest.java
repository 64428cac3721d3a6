package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

class CmaEsSamplerTest extends SamplerContract {

    @Override
    protected Sampler create() {
        return new CmaEsSampler();
    }

    private static SearchSpace box(int n) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < n; i++) list.add(new Parameter("x" + i, FloatDistribution.linear(-5, 5), 0.0));
        return new SearchSpace(list);
    }

    /// A rotated ellipse with axes 1 : 30.
    private static double ellipse(Configuration c) {
        double a = c.number("x0") - 1.3;
        double b = c.number("x1") + 2.1;
        return (a + b) * (a + b) + 900 * (a - b) * (a - b);
    }

    @Test
    void convergesOnARotatedEllipse() {
        double worst = 0;
        for (int seed = 0; seed < 5; seed++) {
            worst = Math.max(worst, Histories.best(Histories.run(new CmaEsSampler(), box(2), 500, seed, CmaEsSamplerTest::ellipse)));
        }
        assertTrue(worst < 1e-5, "best after 500 trials, worst of five seeds: " + worst);
    }

    @Test
    void wholeNumbersAndChoicesReachTheOptimum() {
        SearchSpace space = SearchSpace.of(
                new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("n", IntDistribution.linear(0, 20), 10L),
                new Parameter("m", IntDistribution.linear(0, 3), 0L),
                new Parameter("kind", CategoricalDistribution.of("a", "b", "c", "d"), "a"));
        int found = 0;
        for (int seed = 0; seed < 10; seed++) {
            double best = Histories.best(Histories.run(new CmaEsSampler(), space, 300, seed, c ->
                    Math.pow(c.number("x") - 0.7, 2) + 0.01 * Math.pow(c.number("n") - 17, 2)
                            + 0.1 * Math.abs(c.number("m") - 2) + (c.get("kind").equals("c") ? 0 : 0.2)));
            if (best < 1e-3) found++;
        }
        assertTrue(found >= 9, found + " of 10 seeds found the optimum");
    }

    @Test
    void aConvergedRunStartsElsewhere() {
        // A narrow optimum and a wide local one: a single run ends in the wide one from most starts.
        List<Trial> trials = Histories.run(new CmaEsSampler(), box(1), 400, 4, c -> Math.abs(c.number("x0") + 2) / 10);
        long far = trials.subList(200, 400).stream().filter(t -> Math.abs(t.configuration().number("x0") + 2) > 1).count();
        assertTrue(far > 5, far + " of the last 200 trials look elsewhere");
    }

    @Test
    void earlierTrialsAreTheWarmStart() {
        List<Trial> trials = Histories.uniform(box(3), 60, Histories.random(3), c -> Math.abs(c.number("x0") - 3));
        double mean = 0;
        for (int seed = 0; seed < 40; seed++) {
            Suggestion s = new CmaEsSampler().suggest(Histories.context(box(3), trials, seed));
            mean += ((Suggestion.Point) s).configuration().number("x0") / 40;
        }
        assertTrue(mean > 1.5, "mean of the first suggestions " + mean);
    }

    @Test
    void oneStepOfTheStrategyMovesTowardsTheBetterPoints() {
        CmaEsState state = new CmaEsState(new double[] {0.5, 0.5}, 0.2, 6);
        double[][] points = {{0.8, 0.5}, {0.7, 0.55}, {0.6, 0.45}, {0.5, 0.7}, {0.5, 0.3}, {0.5, 0.8}};
        state.update(points);
        assertTrue(state.mean()[0] > 0.65 && state.mean()[0] < 0.8);
        assertEquals(0.5, state.mean()[1], 0.02);
        assertTrue(state.deviation(0) > state.deviation(1));
    }
}
