package sweetspot.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.verdict.CorrectedScore;
import sweetspot.verdict.Verdict;

/// The verdict where there is nothing to find: random labels, on which every model's true AUC is 0.5.
///
/// Told are the mean of the corrected score, how often its 95 % interval covers 0.5 and the score on the sealed rows, and
/// how often the verdict says "helped". The interval speaks of the score on ever so many new rows. A sealed test of a few
/// rows scatters by itself, so that coverage of its score is told twice: by the interval as it is, and by the interval
/// with the scatter of the sealed rows added, which is that of the search rows times the root of their numbers' ratio.
///
/// `-Dsweetspot.evidence.noise=100` sets the number of tables; the first twenty are those of the issue.
@Tag("bench")
class NoiseBenchTest {
    private static final int TABLES = Integer.getInteger("sweetspot.evidence.noise", 20);
    private static final int TRIALS = Integer.getInteger("sweetspot.evidence.trials", 200);
    private static final Path FOLDER = Path.of("target", "bench", "evidence", "noise").toAbsolutePath();

    @Test
    void randomLabels() throws Exception {
        Files.createDirectories(FOLDER);
        BenchTable table = new BenchTable("noise-" + TRIALS,
                List.of("table", "best", "default", "corrected", "low", "high",
                        "stability", "sealed", "sealed_rows", "search_rows", "gain", "gain_low", "gain_high", "answer",
                        "ground"));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            SmallSearch search = RandomLabels.search(i, TRIALS, FOLDER);
            ids.add(search.id());
            if (table.has(search.id())) continue;
            SmallSearch.Found found = search.run();
            Verdict verdict = Verdicts.of(found);
            CorrectedScore c = verdict.corrected().value().orElseThrow(
                    () -> new AssertionError(search.id() + ": " + verdict.corrected().why()));
            table.add(search.id(), found.best().value(), found.base().value(), c.value(), c.low(), c.high(),
                    c.stability(), found.sealed().get(found.best().number()), found.task().sealedRows().length,
                    found.task().truth().size(), c.gain(), c.gainLow(), c.gainHigh(), verdict.answer().id(),
                    verdict.ground());
        }
        for (int n = 20; n <= TABLES; n += n < 100 ? 80 : 100) tell(table.rows(ids.subList(0, n)));
        assertEquals(TABLES, table.rows(ids).size());
    }

    private static void tell(List<Map<String, String>> rows) {
        int n = rows.size();
        double best = 0;
        double base = 0;
        double corrected = 0;
        double squares = 0;
        int half = 0;
        int sealed = 0;
        int widened = 0;
        int helped = 0;
        for (Map<String, String> r : rows) {
            double value = BenchTable.number(r, "corrected");
            double low = BenchTable.number(r, "low");
            double high = BenchTable.number(r, "high");
            double seen = BenchTable.number(r, "sealed");
            best += BenchTable.number(r, "best") / n;
            base += BenchTable.number(r, "default") / n;
            corrected += value / n;
            squares += value * value / n;
            if (low <= 0.5 && 0.5 <= high) half++;
            if (low <= seen && seen <= high) sealed++;
            double wider = Math.sqrt(1 + BenchTable.number(r, "search_rows") / BenchTable.number(r, "sealed_rows"));
            if (value - wider * (value - low) <= seen && seen <= value + wider * (high - value)) widened++;
            if (r.get("answer").equals("helped")) helped++;
        }
        System.out.printf(Locale.ROOT, """
            %d tables of random labels, %d trials each
              mean AUC by the search: best %.4f, default %.4f
              corrected %.4f, standard error of that mean %.4f
              95 %% intervals cover 0.5: %d; the sealed score: %d, with the scatter of the sealed rows: %d
              verdict "helped": %d
            """, n, TRIALS, best, base, corrected, Math.sqrt((squares - corrected * corrected) / (n - 1)), half, sealed,
                widened, helped);
    }
}
