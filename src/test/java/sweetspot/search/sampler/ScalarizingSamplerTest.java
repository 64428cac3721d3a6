package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.SearchContext;
import sweetspot.search.forest.ForestSampler;
import sweetspot.search.sampler.ScalarizingSampler.Rule;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

class ScalarizingSamplerTest extends SamplerContract {
    private static final SearchSpace LINE =
            SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5));

    @Override
    protected Sampler create() {
        return new ScalarizingSampler(ForestSampler::new, Rule.CHEBYSHEV);
    }

    @Override
    protected int[] historySizes() {
        return new int[]{0, 1, 2, 3, 9, 40};
    }

    private static Trial trial(int number, List<Double> constraints, double... values) {
        Trial open = Trial.started(number, LINE.defaults().with("x", number / 100.0), 1);
        if (!constraints.isEmpty()) open = open.with(Trial.CONSTRAINTS, constraints);
        return open.finish(TrialState.COMPLETE, values, 2);
    }

    private static List<Trial> shown(Rule rule, List<Direction> directions, Trial... trials) {
        SearchContext context = new SearchContext(LINE, directions, List.of(trials), trials.length, 1, 50, 1);
        SearchContext one = new ScalarizingSampler(RandomSampler::new, rule).scalarized(context);
        assertEquals(1, one.directions().size());
        return one.trials();
    }

    @Test
    void infeasibleTrialsAreWorseThanAllFeasibleOnesByTheirViolation() {
        for (Direction direction : Direction.values()) {
            Trial good = trial(0, List.of(-1.0), 5);
            List<Trial> trials = shown(Rule.CHEBYSHEV, List.of(direction), good, trial(1, List.of(0.1, 0.1), -100),
                    trial(2, List.of(3.0), 100), trial(3, List.of(0.0), 7), trial(4, List.of(Double.NaN), 1));
            assertSame(good, trials.get(0), "a feasible trial stays as it is, with its reports and its error");
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
            order.sort((a, b) -> Double.compare(direction.loss(trials.get(a).value()),
                    direction.loss(trials.get(b).value())));
            assertEquals(direction == Direction.MINIMIZE ? List.of(0, 3, 1, 2, 4) : List.of(3, 0, 1, 2, 4), order);
        }
    }

    @Test
    void withoutAFeasibleTrialTheLeastViolationIsBest() {
        List<Trial> trials = shown(Rule.CHEBYSHEV, List.of(Direction.MINIMIZE), trial(0, List.of(4.0), 1),
                trial(1, List.of(2.0), 9));
        assertTrue(trials.get(1).value() < trials.get(0).value());
    }

    @Test
    void aDominatedTrialNeverLooksBetter() {
        List<Direction> directions = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);
        for (Rule rule : Rule.values()) {
            List<Trial> trials = shown(rule, directions, trial(0, List.of(), 1, 5), trial(1, List.of(), 2, 4),
                    trial(2, List.of(), 0, 1), trial(3, List.of(), 9, Double.NEGATIVE_INFINITY),
                    trial(4, List.of(), 3, Double.NaN));
            double[] values = trials.stream().mapToDouble(Trial::value).toArray();
            assertTrue(values[0] < values[1] && values[1] < values[3], rule + " " + Arrays.toString(values));
            assertEquals(TrialState.FAILED, trials.get(4).state());
        }
    }
}
