package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.objective.TestFunction;
import sweetspot.objective.TestFunctions;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.TradeOffRuns;
import sweetspot.study.Trial;

class NsgaIiSamplerTest extends SamplerContract {
    @Override
    protected Sampler create() {
        return new NsgaIiSampler();
    }

    @Test
    void dominatesMoreThanRandomSearch() {
        for (String id : List.of("zdt1", "branches")) {
            TestFunction function = TestFunctions.byId(id);
            int wins = 0;
            for (int seed = 0; seed < 5; seed++) {
                double bred = TradeOffRuns.hypervolume(TradeOffRuns.run(create(), function, 150, seed), 150, function);
                double drawn = TradeOffRuns.hypervolume(
                        TradeOffRuns.run(new RandomSampler(), function, 150, seed), 150, function);
                if (bred > drawn) wins++;
            }
            assertTrue(wins >= 4, id + ": better in " + wins + " of 5 searches");
        }
    }

    @Test
    void mostLateTrialsSatisfyTheConstraints() {
        for (String id : List.of("binh_korn", "branches")) {
            TestFunction function = TestFunctions.byId(id);
            for (int seed = 0; seed < 3; seed++) {
                List<Trial> trials = TradeOffRuns.run(create(), function, 150, seed);
                long feasible = trials.subList(100, 150).stream().filter(Trial::feasible).count();
                assertTrue(feasible >= 35, id + ": " + feasible + " of the last 50 trials are feasible");
            }
        }
    }
}
