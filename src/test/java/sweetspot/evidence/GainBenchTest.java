package sweetspot.evidence;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.evidence.PublicSearches.Case;
import sweetspot.evidence.PublicTables.Table;
import sweetspot.verdict.CorrectedScore;
import sweetspot.verdict.Verdict;

/// The verdict where tuning truly helps: public tables whose default can be beaten, each searched on several draws of rows
/// that do not overlap, as far as there are enough.
///
/// Whether tuning truly helps is known from the draws together, on thousands of sealed rows each: the best trial is better
/// than the default on all of them, and the mean gain is above 0 at 1 % (one-sided t test over the draws). Told is in how
/// many searches of those tables the verdict, which sees one draw and no sealed row, says "helped".
///
/// `-Dsweetspot.evidence.draws=4` sets the number of draws, `-Dsweetspot.evidence.rows=900` the number of rows.
@Tag("bench")
class GainBenchTest {
    private static final int DRAWS = Integer.getInteger("sweetspot.evidence.draws", 4);
    private static final int ROWS = Integer.getInteger("sweetspot.evidence.rows", 900);
    private static final Path FOLDER = Path.of("target", "bench", "evidence", "gain").toAbsolutePath();

    /// Table, model and metric: of the first draw of `OvertuningBenchTest` those whose sealed gain was at least 5 % of
    /// the default's score, on tables with enough rows for several draws, a model that trains in milliseconds.
    private static final List<String> SETTINGS = List.of("churn-watson decision_tree log_loss",
            "arrests decision_tree log_loss", "breast-rotterdam knn log_loss",
            "star decision_tree rmse", "plebiscite decision_tree accuracy", "check-times decision_tree mae",
            "cells decision_tree roc_auc", "china-health decision_tree accuracy", "insurance decision_tree roc_auc",
            "storms knn accuracy", "gapminder knn rmse", "doctor-visits knn rmse", "vocabulary knn mae",
            "ames decision_tree rmse", "stackoverflow gradient_boosting log_loss",
            "college-distance gradient_boosting rmse", "maths-school gradient_boosting rmse");

    @Test
    void realGains() throws Exception {
        List<Table> tables = PublicTables.all();
        assumeTrue(!tables.isEmpty(), "no tables: see src/bench/README.md");
        Files.createDirectories(FOLDER);
        BenchTable rows = new BenchTable("gain-" + ROWS, List.of("search", "setting", "rows", "default", "best",
                "sealed_gain", "answer", "ground", "search_answer", "corrected_answer", "gain", "gain_low", "gain_high",
                "difference", "standard_error", "margin"));
        List<String> ids = new ArrayList<>();
        for (int draw = 1; draw <= DRAWS; draw++) {
            for (String setting : SETTINGS) {
                String[] s = setting.split(" ");
                Table t = tables.stream().filter(x -> x.id().equals(s[0])).findFirst().orElse(null);
                if (t == null) continue;
                Case c = PublicSearches.of(t, true, Math.min(ROWS, t.rows() / 2), draw, s[1], s[2], FOLDER);
                String id = c.search().id();
                ids.add(id);
                if (rows.has(id)) continue;
                SmallSearch.Found found = c.search().run();
                Verdict v = Verdicts.of(found);
                CorrectedScore score = v.corrected().value().orElse(null);
                rows.add(id, setting, c.rows(), found.base().value(), found.best().value(),
                        found.sealedGain(found.best()), v.answer().id(), v.ground(),
                        v.search().value().orElseThrow().answer().id(), score == null ? "" : score.answer().id(),
                        score == null ? Double.NaN : score.gain(), score == null ? Double.NaN : score.gainLow(),
                        score == null ? Double.NaN : score.gainHigh(),
                        v.search().value().orElseThrow().gain().difference(),
                        v.search().value().orElseThrow().gain().standardError(),
                        v.search().value().orElseThrow().gain().margin());
            }
        }
        List<Map<String, String>> all = rows.rows(ids);
        int real = 0;
        int searches = 0;
        int helped = 0;
        for (String setting : SETTINGS) {
            List<Map<String, String>> own = all.stream().filter(r -> r.get("setting").equals(setting)).toList();
            if (own.size() < DRAWS) continue;
            double[] gains = own.stream().mapToDouble(r -> BenchTable.number(r, "sealed_gain")).toArray();
            long yes = own.stream().filter(r -> r.get("answer").equals("helped")).count();
            boolean truly = trulyHelps(gains);
            System.out.printf(Locale.ROOT, "%-45s %s  helped in %d of %d%n", setting,
                    truly ? "tuning helps" : "not known to help", yes, own.size());
            if (!truly) continue;
            real++;
            searches += own.size();
            helped += (int) yes;
        }
        System.out.printf(Locale.ROOT,
                "%d settings where tuning truly helps, %d searches of up to %d rows: verdict \"helped\" in %d (%.0f %%)%n",
                real, searches, ROWS, helped, 100.0 * helped / Math.max(1, searches));
        assertTrue(!all.isEmpty());
    }

    private static boolean trulyHelps(double[] gains) {
        double mean = 0;
        double squares = 0;
        for (double g : gains) mean += g / gains.length;
        for (double g : gains) {
            if (g <= 0) return false;
            squares += (g - mean) * (g - mean);
        }
        double error = Math.sqrt(squares / (gains.length - 1) / gains.length);
        double chance = 1 - new TDistribution(gains.length - 1.0).cumulativeProbability(mean / error);
        return error == 0 || chance < 0.01;
    }
}
