package sweetspot.evidence;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.evidence.PublicSearches.Case;
import sweetspot.study.Trial;
import sweetspot.verdict.CorrectedScore;
import sweetspot.verdict.Recommendation;
import sweetspot.verdict.Verdict;

/// How often what was tuned on a few hundred rows is worse than the default on the rest (overtuning: Schneider, Bischl and
/// Feurer, 2025): the plain best trial, and what the verdict recommends before the seal is opened.
///
/// Public tables, 150, 300 or 500 rows of each searched, the others (up to 3,000) sealed, 100 trials with the standard
/// settings. Besides how often, it is told how much of the reachable gain is left: the gain on the sealed rows as a share of
/// that of the trial that is best there, at least −1, mean over the searches.
///
/// `-Dsweetspot.evidence.draws=3` searches other rows of the same tables too, with other models and metrics.
@Tag("bench")
class OvertuningBenchTest {
    private static final int DRAWS = Integer.getInteger("sweetspot.evidence.draws", 1);
    private static final Path FOLDER = Path.of("target", "bench", "evidence", "overtuning").toAbsolutePath();

    @Test
    void recommendedBesideThePlainBest() throws Exception {
        assumeTrue(!PublicTables.all().isEmpty(), "no tables: see src/bench/README.md");
        Files.createDirectories(FOLDER);
        BenchTable table = new BenchTable("overtuning",
                List.of("search", "draw", "half", "default", "best", "sealed_best",
                        "sealed_candidate", "sealed_recommended", "sealed_reachable", "sealed_default", "best_trial",
                        "candidate",
                        "recommended", "answer", "corrected_gain", "corrected_low", "corrected_high", "fold_gain",
                        "fold_error"));
        List<String> ids = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            for (Case c : PublicSearches.draw(draw, FOLDER)) {
                String id = c.search().id();
                ids.add(id);
                if (table.has(id)) continue;
                SmallSearch.Found found = c.search().run();
                Verdict v = Verdicts.of(found);
                Trial best = found.best();
                Recommendation r = v.recommendation().value().orElse(null);
                int candidate = r == null ? best.number() : r.candidates().getFirst().trial();
                int recommended = r == null ? best.number() : r.trial();
                CorrectedScore score = v.corrected().value().orElse(null);
                double reachable = SmallSearch.complete(found.study()).stream().mapToDouble(found::sealedGain)
                        .filter(Double::isFinite).max().orElse(0);
                table.add(id, draw, c.design() ? "design" : "check", found.base().value(), best.value(),
                        found.sealedGain(best), gain(found, candidate), gain(found, recommended), reachable,
                        found.sealed().get(0), best.number(), candidate, recommended, v.answer().id(),
                        score == null ? Double.NaN : score.gain(), score == null ? Double.NaN : score.gainLow(),
                        score == null ? Double.NaN : score.gainHigh(),
                        v.search().value().orElseThrow().gain().difference(),
                        v.search().value().orElseThrow().gain().standardError());
            }
        }
        List<Map<String, String>> all = table.rows(ids);
        tell("all tables", all);
        for (String half : List.of("design", "check")) {
            tell("half " + half, all.stream().filter(r -> r.get("half").equals(half)).toList());
        }
        for (int draw = 0; DRAWS > 1 && draw < DRAWS; draw++) {
            String own = String.valueOf(draw);
            tell("draw " + draw, all.stream().filter(r -> r.get("draw").equals(own)).toList());
        }
        assertTrue(all.size() >= 30);
    }

    private static double gain(SmallSearch.Found found, int trial) {
        return found.sealedGain(found.study().trials().get(trial));
    }

    private static void tell(String title, List<Map<String, String>> rows) {
        System.out.printf(Locale.ROOT, "%s, %d searches%n", title, rows.size());
        tell("the plain best", rows, "sealed_best", "best_trial");
        tell("the best posterior mean", rows, "sealed_candidate", "candidate");
        tell("what is recommended", rows, "sealed_recommended", "recommended");
        for (String answer : List.of("helped", "practically_equal", "not_clear", "harmed")) {
            List<Map<String, String>> own = rows.stream().filter(r -> r.get("answer").equals(answer)).toList();
            long better = own.stream().filter(r -> BenchTable.number(r, "sealed_best") > 0).count();
            System.out.printf(Locale.ROOT, "  verdict %s: %d, of these the best better on sealed rows in %d%n", answer,
                    own.size(), better);
        }
    }

    private static void tell(String who, List<Map<String, String>> rows, String column, String trial) {
        int worse = 0;
        int kept = 0;
        double share = 0;
        for (Map<String, String> r : rows) {
            double gain = BenchTable.number(r, column);
            double reachable = BenchTable.number(r, "sealed_reachable");
            // A hundredth of the score, so that nothing is made of tables where nothing can be reached.
            double least = 0.01 * Math.abs(BenchTable.number(r, "sealed_default"));
            if (gain < 0) worse++;
            if (r.get(trial).equals("0")) kept++;
            share += Math.clamp(gain / Math.max(reachable, least), -1, 1) / rows.size();
        }
        System.out.printf(Locale.ROOT,
                "  %-24s worse than the default %d (%.1f %%), is the default %d, mean share of the "
                        + "reachable gain %.2f%n",
                who, worse, 100.0 * worse / rows.size(), kept, share);
    }
}
