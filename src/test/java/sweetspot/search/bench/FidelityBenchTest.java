package sweetspot.search.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.search.sampler.SamplerFactory;

/// Searches with the resource of the suite's real problems (epochs, training rows): how much of it the regret costs
/// that TPE has after 100 full trials. Prints the table and writes target/bench/fidelity.csv.
@Tag("bench")
class FidelityBenchTest {
    private static final int SEEDS = 10;
    /// Of the two that are compared: ten seeds scatter by more than what lies between them.
    private static final int COMPARED_SEEDS = 40;
    private static final int EQUIVALENTS = 25;
    private static final int[] SHOWN = {5, 10, 15, 20, 25};
    /// Sampler and pruner; the first is the one that the goal is asserted for.
    private static final List<String> METHODS = List.of("gp/forecast", "gp/none", "gp/halving", "gp/hyperband",
            "tpe/forecast", "tpe/halving", "tpe/hyperband");

    @Test
    void aQuarterOfTheResourceBringsTheRegretOfFullTrials() throws IOException {
        assumeTrue(BenchSuite.folder().isPresent(), "no suite; set -Dsweetspot.bench=FOLDER");
        List<BenchProblem> problems = new BenchSuite(BenchSuite.folder().orElseThrow()).problems().stream()
                .filter(p -> p.id().startsWith("lcbench") || p.id().startsWith("rbv2")).toList();
        double goal = 0;
        for (BenchProblem p : problems) {
            for (int seed = 0; seed < COMPARED_SEEDS; seed++) {
                goal += BenchRun.of("tpe", SamplerFactory.create("tpe"), p, seed, 100, 1).regretAt(100) / COMPARED_SEEDS
                        / problems.size();
            }
        }
        System.out.printf(Locale.ROOT, "full-fidelity TPE after 100 trials: mean regret %.4f%n%n", goal);
        List<String> lines = new ArrayList<>(List.of(FidelityRun.HEADER));
        Map<String, double[]> means = new LinkedHashMap<>();
        System.out.println(
                "| method | regret after 5 | 10 | 15 | 20 | 25 full trials' worth |\n|---|---|---|---|---|---|");
        for (String method : METHODS) {
            double[] mean = new double[SHOWN.length];
            int seeds = method.equals(METHODS.getFirst()) ? COMPARED_SEEDS : SEEDS;
            for (BenchProblem p : problems) {
                for (int seed = 0; seed < seeds; seed++) {
                    FidelityRun run = FidelityRun.of(method, p, seed, EQUIVALENTS);
                    lines.add(run.csv());
                    for (int i = 0; i < mean.length; i++) mean[i] += run.regretAt(SHOWN[i]) / seeds / problems.size();
                }
            }
            means.put(method, mean);
            StringBuilder row = new StringBuilder("| " + method);
            for (double m : mean) row.append(String.format(Locale.ROOT, " | %.4f", m));
            System.out.println(row + " |");
        }
        Files.write(Files.createDirectories(Path.of("target", "bench")).resolve("fidelity.csv"), lines);
        double reached = means.get(METHODS.getFirst())[SHOWN.length - 1];
        assertTrue(reached <= goal, METHODS.getFirst() + ": " + reached + ", goal " + goal);
    }
}
