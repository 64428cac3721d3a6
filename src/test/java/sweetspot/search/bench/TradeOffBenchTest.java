package sweetspot.search.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.objective.TestFunction;
import sweetspot.objective.TestFunctions;
import sweetspot.search.TradeOffRuns;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.Trial;

/// Compares the samplers on several objectives: the share of the largest hypervolume known that their fronts reach.
///
/// System properties: `tradeoff.seeds` (10), `tradeoff.samplers` (ids with commas between).
@Tag("bench")
class TradeOffBenchTest {
    private static final int[] BUDGETS = {40, 80, 160};
    /// Hypervolumes of the exact fronts, by formula or by enumeration.
    private static final Map<String, Double> LARGEST =
            Map.of("zdt1", 5.166667, "binh_korn", 5285.18, "branches", 7.954044);

    @Test
    void sharesOfTheLargestHypervolume() {
        int seeds = Integer.getInteger("tradeoff.seeds", 10);
        List<String> ids = List
                .of(System.getProperty("tradeoff.samplers", "random,qmc,nsga2,tpe,forest,cmaes,gp,auto").split(","));
        List<TestFunction> functions = TestFunctions.all().stream().filter(f -> f.goals().size() > 1).toList();
        Map<String, List<Double>> means = new LinkedHashMap<>();
        for (TestFunction function : functions) {
            for (String id : ids) {
                double[] sums = new double[BUDGETS.length];
                double feasible = 0;
                for (int seed = 0; seed < seeds; seed++) {
                    List<Trial> trials =
                            TradeOffRuns.run(SamplerFactory.create(id), function, BUDGETS[BUDGETS.length - 1], seed);
                    for (int b = 0; b < BUDGETS.length; b++)
                        sums[b] += TradeOffRuns.hypervolume(trials, BUDGETS[b], function);
                    feasible += trials.stream().filter(Trial::feasible).count() / (double) trials.size();
                }
                StringBuilder line = new StringBuilder(String.format("%-10s %-8s", function.id(), id));
                List<Double> all = means.computeIfAbsent(id, _ -> new ArrayList<>());
                for (double sum : sums) {
                    double share = sum / seeds / LARGEST.get(function.id());
                    all.add(share);
                    line.append(String.format(" %8.4f", share));
                }
                System.out.println(line + String.format("  feasible %.2f", feasible / seeds));
            }
        }
    }
}
