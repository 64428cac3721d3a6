package sweetspot.search.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerFactory;

/// The samplers on the benchmark suite, beside their peers: prints the table and writes target/bench/*.csv.
@Tag("bench")
class SearchBenchTest {
    private static final int[] BUDGETS = {25, 50, 100, 200};

    @BeforeAll
    static void needsTheSuite() {
        assumeTrue(BenchSuite.folder().isPresent(), "no suite; set -Dsweetspot.bench=FOLDER");
    }

    @Test
    void functionsAndSurrogatesGiveTheSuitesValues() {
        BenchSuite suite = new BenchSuite(BenchSuite.folder().orElseThrow());
        assertEquals(15, suite.problems().size());
        for (BenchProblem problem : suite.problems()) {
            suite.vectors(problem.id()).forEach((c, value) ->
                    assertEquals(value, problem.value(c), 1e-5 * Math.max(1, Math.abs(value)), problem.id() + " at " + c));
        }
    }

    @Test
    void samplersBesideTheirPeers() throws IOException {
        BenchRunner runner = new BenchRunner(BenchSuite.folder().orElseThrow()).seeds(0, 10).threads(2);
        Map<String, Supplier<Sampler>> samplers = new LinkedHashMap<>();
        for (String id : SamplerFactory.ids()) samplers.put("sweetspot_" + id, () -> SamplerFactory.create(id));
        samplers.remove("sweetspot_grid");
        BenchTable table = new BenchTable();
        List<BenchRun> runs = runner.run(samplers, table);
        BenchRunner.write(runs);
        runner.addPeers(table);
        System.out.println(table.text(runner.selectedIds(), BUDGETS));
        BenchRunner.cost(runs).forEach((name, ms) -> System.out.printf("%s: %.3f ms a suggestion%n", name, ms));
        for (int budget : BUDGETS) {
            double own = table.mean("sweetspot_tpe", runner.selectedIds(), budget);
            double peer = table.mean("optuna5_tpe", runner.selectedIds(), budget);
            assertTrue(own <= 0.85 * peer, "TPE at " + budget + ": " + own + ", Optuna's " + peer);
        }
    }
}
