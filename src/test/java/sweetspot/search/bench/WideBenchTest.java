package sweetspot.search.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.search.sampler.StrategyAdvice;

/// Samplers on many parameters: what [StrategyAdvice] goes by above the benchmark suite's ten.
@Tag("bench")
class WideBenchTest {
    private static final List<String> SAMPLERS = List.of("gp", "tpe", "forest", "cmaes");

    @Test
    void automaticTakesTheBestOrNearlyOnManyParameters() {
        for (int d : new int[]{20, 60}) {
            Map<String, Double> means = new TreeMap<>();
            for (BenchProblem problem : WideProblems.of(d)) {
                for (String id : SAMPLERS) means.merge(id, measure(id, problem, 0, 2, 100)[0], Double::sum);
            }
            String advised = StrategyAdvice.recommend(WideProblems.of(d).getFirst().space(), 100, 1).sampler();
            double best = means.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            assertTrue(means.get(advised) <= 1.2 * best, d + " parameters, " + advised + ": " + means);
        }
    }

    /// Mean regret after half and after all of the trials, and milliseconds of processor time a suggestion.
    private static double[] measure(String id, BenchProblem problem, int firstSeed, int seeds, int trials) {
        double half = 0;
        double all = 0;
        double cpu = 0;
        for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
            BenchRun run = BenchRun.of(id, SamplerFactory.create(id), problem, seed, trials, 1);
            half += run.regretAt(trials / 2) / seeds;
            all += run.regretAt(trials) / seeds;
            cpu += run.cpuSeconds() * 1000 / trials / seeds;
        }
        return new double[]{all, half, cpu};
    }

    /// `java … WideBenchTest SAMPLERS DIMENSIONS FIRST_SEED SEEDS TRIALS [PROBLEM]`, lists with commas: a line for each measurement.
    public static void main(String[] args) {
        for (String dimensions : args[1].split(",")) {
            for (BenchProblem problem : WideProblems.of(Integer.parseInt(dimensions))) {
                if (args.length > 5 && !problem.id().matches(args[5])) continue;
                for (String id : args[0].split(",")) {
                    double[] m = measure(id, problem, Integer.parseInt(args[2]), Integer.parseInt(args[3]),
                            Integer.parseInt(args[4]));
                    System.out.printf(Locale.ROOT, "%s %s %s half=%.4f all=%.4f ms=%.2f%n", dimensions, problem.id(),
                            id,
                            m[1], m[0], m[2]);
                }
            }
        }
    }
}
