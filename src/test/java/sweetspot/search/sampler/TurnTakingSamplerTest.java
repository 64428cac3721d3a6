package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sweetspot.objective.TestFunction;
import sweetspot.objective.TestFunctions;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.Suggestion;
import sweetspot.search.TradeOffRuns;
import sweetspot.search.forest.ForestSampler;
import sweetspot.search.tpe.TpeSampler;
import sweetspot.study.Trial;

class TurnTakingSamplerTest extends SamplerContract {
    @Override
    protected Sampler create() {
        return new TurnTakingSampler(List.of(new ForestSampler(), new TpeSampler()));
    }

    @Override
    protected int[] historySizes() {
        return new int[]{0, 1, 2, 9, 40};
    }

    @Test
    void eachSuggestsEverySecondTrial() {
        TestFunction function = TestFunctions.byId("zdt1");
        Sampler marked = new TurnTakingSampler(Stream.of("first", "second", "third").<Sampler>map(
                name -> context -> new Suggestion.Point(function.space().defaults().with("x1", name.length() / 10.0),
                        name))
                .toList());
        List<Trial> trials = TradeOffRuns.run(marked, function, 7, 1);
        assertEquals(List.of(0.5, 0.6, 0.5, 0.5, 0.6, 0.5, 0.5),
                trials.stream().map(t -> t.configuration().number("x1")).toList());
    }
}
