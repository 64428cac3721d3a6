package sweetspot.search.tpe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.search.sampler.RandomSampler;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

class TpeSamplerTest extends SamplerContract {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("y", FloatDistribution.log(1e-3, 1e3), 1.0),
            new Parameter("kind", CategoricalDistribution.of("good", "bad", "worse"), "bad"),
            new Parameter("depth", FloatDistribution.linear(0, 1), 0.5).when("kind", "good"));

    @Override
    protected Sampler create() {
        return new TpeSampler();
    }

    private static double loss(Configuration c) {
        double x = c.number("x") - 0.2;
        double y = Math.log10(c.number("y")) / 6 - 0.3;
        double depth = c.has("depth") ? c.number("depth") - 0.7 : 0.5;
        return x * x + y * y + depth * depth;
    }

    @Test
    void suggestionsGatherWhereGoodTrialsAre() {
        List<Trial> trials = Histories.uniform(SPACE, 120, Histories.random(1), TpeSamplerTest::loss);
        double far = 0;
        int good = 0;
        for (int seed = 0; seed < 100; seed++) {
            Suggestion s = create().suggest(Histories.context(SPACE, trials, seed));
            Configuration c = ((Suggestion.Point) s).configuration();
            far += Math.abs(c.number("x") - 0.2) / 100;
            if (c.get("kind").equals("good")) good++;
        }
        assertTrue(far < 0.15, "mean distance " + far + "; a uniform draw has 0.34");
        assertTrue(good > 70, good + " of 100 have the good choice; a uniform draw has 33");
    }

    @Test
    void beatsRandomSearchByFar() {
        double tpe = 0;
        double random = 0;
        for (int seed = 0; seed < 10; seed++) {
            tpe += Histories.best(Histories.run(new TpeSampler(), SPACE, 60, seed, TpeSamplerTest::loss)) / 10;
            random += Histories.best(Histories.run(new RandomSampler(), SPACE, 60, seed, TpeSamplerTest::loss)) / 10;
        }
        assertTrue(tpe < random / 3, "TPE " + tpe + ", random " + random);
    }

    @Test
    void severalObjectivesFillTheFront() {
        SearchSpace box = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("y", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("z", FloatDistribution.linear(0, 1), 0.5));
        double tpe = 0;
        double random = 0;
        for (int seed = 0; seed < 5; seed++) {
            tpe += dominatedArea(new TpeSampler(), box, seed) / 5;
            random += dominatedArea(new RandomSampler(), box, seed) / 5;
        }
        // The front is f2 = 1 - sqrt(f1); with the reference (1, 1) its area is 2/3 (the problem ZDT1).
        assertTrue(tpe > random + 0.1, "area TPE " + tpe + ", random " + random);
        assertTrue(tpe > 0.45, "area TPE " + tpe);
    }

    private static double dominatedArea(Sampler sampler, SearchSpace box, int seed) {
        List<Trial> trials = new ArrayList<>();
        List<Direction> directions = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);
        for (int i = 0; i < 80; i++) {
            Suggestion s = sampler.suggest(new SearchContext(box, directions, List.copyOf(trials), i, seed, 80, 1));
            Configuration c = ((Suggestion.Point) s).configuration();
            double f1 = c.number("x");
            double g = 1 + 4.5 * (c.number("y") + c.number("z"));
            double f2 = g * (1 - Math.sqrt(f1 / g));
            trials.add(Trial.started(i, c, 1).finish(TrialState.COMPLETE, new double[]{f1, -f2}, 2));
        }
        double area = 0;
        double ceiling = 1;
        trials.sort(java.util.Comparator.comparingDouble(t -> t.value(0)));
        for (Trial t : trials) {
            double f2 = -t.value(1);
            if (f2 >= ceiling) continue;
            area += (1 - t.value(0)) * (ceiling - f2);
            ceiling = f2;
        }
        return area;
    }

    @Test
    void runningTrialsSpreadParallelWorkers() {
        List<Trial> trials = new ArrayList<>(Histories.uniform(SPACE, 60, Histories.random(2), TpeSamplerTest::loss));
        double together = 0;
        double alone = 0;
        int pairs = 0;
        for (int seed = 0; seed < 60; seed++) {
            Configuration first = at(trials, seed);
            List<Trial> busy = new ArrayList<>(trials);
            for (int k = 0; k < 8; k++) busy.add(Trial.started(60 + k, first, 1));
            together += Math.abs(at(busy, seed + 1000).number("x") - first.number("x"));
            alone += Math.abs(at(trials, seed + 1000).number("x") - first.number("x"));
            pairs++;
        }
        assertTrue(together > alone,
                "mean distance " + together / pairs + " with workers, " + alone / pairs + " without");
    }

    private Configuration at(List<Trial> trials, int seed) {
        return ((Suggestion.Point) create().suggest(Histories.context(SPACE, List.copyOf(trials), seed)))
                .configuration();
    }
}
