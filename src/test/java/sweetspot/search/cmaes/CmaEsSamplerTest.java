package sweetspot.search.cmaes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.GoodnessOfFit;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.SpaceStructure;
import sweetspot.search.Suggestion;
import sweetspot.search.tpe.TpeSampler;
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
            worst = Math.max(worst,
                    Histories.best(Histories.run(new CmaEsSampler(), box(2), 500, seed, CmaEsSamplerTest::ellipse)));
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
            double best = Histories.best(Histories.run(new CmaEsSampler(), space, 300, seed,
                    c -> Math.pow(c.number("x") - 0.7, 2) + 0.01 * Math.pow(c.number("n") - 17, 2)
                            + 0.1 * Math.abs(c.number("m") - 2) + (c.get("kind").equals("c") ? 0 : 0.2)));
            if (best < 1e-3) found++;
        }
        assertTrue(found >= 9, found + " of 10 seeds found the optimum");
    }

    @Test
    void aConvergedRunStartsElsewhere() {
        // A narrow optimum and a wide local one: a single run ends in the wide one from most starts.
        List<Trial> trials = Histories.run(new CmaEsSampler(), box(1), 400, 4, c -> Math.abs(c.number("x0") + 2) / 10);
        long far =
                trials.subList(200, 400).stream().filter(t -> Math.abs(t.configuration().number("x0") + 2) > 1).count();
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
        CmaEsState state = new CmaEsState(new double[]{0.5, 0.5}, 0.2, 6);
        double[][] points = {{0.8, 0.5}, {0.7, 0.55}, {0.6, 0.45}, {0.5, 0.7}, {0.5, 0.3}, {0.5, 0.8}};
        state.update(points);
        assertTrue(state.mean()[0] > 0.65 && state.mean()[0] < 0.8);
        assertEquals(0.5, state.mean()[1], 0.02);
        assertTrue(state.deviation(0) > state.deviation(1));
    }

    @Test
    void trialsOfAnotherSamplerAreTheWarmStart() {
        double warm = 0;
        double cold = 0;
        for (int seed = 0; seed < 10; seed++) {
            List<Trial> trials =
                    new ArrayList<>(Histories.run(new TpeSampler(), box(3), 40, seed, CmaEsSamplerTest::bowl));
            for (int i = 40; i < 80; i++) {
                Suggestion s = new CmaEsSampler().suggest(Histories.context(box(3), List.copyOf(trials), seed));
                Configuration c = ((Suggestion.Point) s).configuration();
                trials.add(Histories.complete(i, c, bowl(c)));
            }
            warm += Math.log(Histories.best(trials.subList(40, 80))) / 10;
            List<Trial> alone = Histories.run(new CmaEsSampler(), box(3), 40, seed, CmaEsSamplerTest::bowl);
            cold += Math.log(Histories.best(alone)) / 10;
        }
        assertTrue(warm < cold - 1.5,
                "mean log of the best of 40: " + warm + " after 40 trials of TPE, " + cold + " without");
    }

    private static double bowl(Configuration c) {
        double sum = 0;
        for (int i = 0; i < 3; i++) sum += Math.pow(c.number("x" + i) - i, 2);
        return sum;
    }

    @Test
    void wholeNumbersKeepMovingWhenTheDeviationIsSmall() {
        SpaceStructure structure = new SpaceStructure(SearchSpace.of(
                new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("n", IntDistribution.linear(0, 9), 5L),
                new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "a")));
        CmaEsRun run =
                new CmaEsRun(structure, Histories.context(structure.space(), List.of(), 1), CmaEsRun.FIRST_SIGMA);
        var random = Histories.random(2);
        // The whole number and the choice make no difference, so nothing but the margin keeps them moving.
        for (int i = 0; i < 300; i++) {
            boolean own = !run.distributions().isEmpty();
            double[] latent = own ? run.distributions().getFirst().draw(random) : structure.uniform(random);
            run.add(new CmaEsRun.Point(latent, Math.abs(latent[0] - 0.3) + Math.abs(latent[1] - 0.55)
                    + (structure.dimension(2).cell(latent[2]) == 1 ? 0 : 1)), own);
        }
        CmaEsDistribution last = run.distributions().getFirst();
        int moved = 0;
        int others = 0;
        for (int i = 0; i < 2000; i++) {
            double[] point = last.settle(last.draw(random));
            if (structure.dimension(1).cell(point[1]) != 5) moved++;
            if (structure.dimension(2).cell(point[2]) != 1) others++;
        }
        assertTrue(moved > 20 && moved < 1000, moved + " of 2000 draws change the whole number");
        assertTrue(others > 20 && others < 1000, others + " of 2000 draws take another choice");
    }

    @Test
    void drawsFollowTheDistribution() {
        SpaceStructure structure = new SpaceStructure(SearchSpace.of(
                new Parameter("a", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("b", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "a")));
        // Far from the bounds, so that nothing is cut.
        CmaEsDistribution distribution = new CmaEsDistribution(structure, new int[]{0, 1}, new int[]{2},
                new double[]{0.5, 0.4}, new double[][]{{0.05, 0}, {0.03, 0.04}}, new double[]{1, 1},
                new double[][]{{0.2, 0.7, 0.1}});
        var random = Histories.random(3);
        int n = 5000;
        double[] a = new double[n];
        double[] b = new double[n];
        int[] counts = new int[3];
        for (int i = 0; i < n; i++) {
            double[] point = distribution.draw(random);
            a[i] = point[0];
            b[i] = point[1];
            counts[(int) structure.dimension(2).cell(point[2])]++;
        }
        GoodnessOfFit.assertFollows(x -> 0.5 * smile.math.special.Erf.erfc((0.5 - x) / 0.05 / Math.sqrt(2)), a, "a");
        GoodnessOfFit.assertFollows(x -> 0.5 * smile.math.special.Erf.erfc((0.4 - x) / 0.05 / Math.sqrt(2)), b, "b");
        GoodnessOfFit.assertFollows(new double[]{0.2, 0.7, 0.1}, counts, "choices");
        assertEquals(0.6, smile.math.MathEx.cor(a, b), 0.04);
    }

    @Test
    void everySecondRestartHasLargerGenerations() {
        SpaceStructure structure = new SpaceStructure(box(2));
        CmaEsRun run = new CmaEsRun(structure, Histories.context(box(2), List.of(), 1), CmaEsRun.FIRST_SIGMA);
        var random = Histories.random(4);
        List<Integer> lengths = new ArrayList<>();
        CmaEsDistribution before = null;
        int length = 0;
        for (int i = 0; i < 3000; i++) {
            double[] latent = before == null ? structure.uniform(random) : before.draw(random);
            // Equal losses: a run that sees nothing to gain ends soon.
            run.add(new CmaEsRun.Point(latent, 1), before != null);
            length++;
            CmaEsDistribution now = run.distributions().peekFirst();
            if (now == before) continue;
            lengths.add(length);
            length = 0;
            before = now;
        }
        int small = lengths.getFirst();
        assertTrue(lengths.contains(2 * small) && lengths.contains(4 * small), "points a generation " + lengths);
        assertEquals(small, lengths.stream().mapToInt(Integer::intValue).min().orElseThrow());
    }
}
