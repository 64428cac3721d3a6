package sweetspot.model;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No family is more than two corrected standard errors worse than scikit-learn's equivalent on any data set.
class ScikitComparisonTest {

    @Test
    void isNotWorseThanScikitLearnOnSmallData() throws Exception {
        compare(true);
    }

    @Test
    @Tag("bench")
    void isNotWorseThanScikitLearn() throws Exception {
        compare(false);
    }

    @Test
    void isComparedWithEveryModel() throws Exception {
        Map<String, Comparison.Recorded> recorded = Comparison.recorded();
        Set<String> families = new TreeSet<>();
        List<String> missing = new ArrayList<>();
        for (ComparisonData.Entry entry : ComparisonData.all()) {
            for (Comparison.Case c : Comparison.cases(ComparisonData.load(entry))) {
                for (Comparison.Without without : Comparison.without(entry, c, recorded)) {
                    // Small data takes no time, so nothing excuses leaving it out.
                    if (!entry.quick() && without.meant()) continue;
                    missing.add(without.text());
                    families.add(c.family());
                }
            }
        }
        if (missing.isEmpty()) return;
        Comparison.main(new String[]{Comparison.FOLDER});
        fail(String.join("\n", missing) + "\nNothing is recorded of what scikit-learn scores in these cases: "
                + families
                + ". Say in made_of() of src/test/python/scikit_scores.py what the settings are there, then run it; it needs "
                + "no arguments and scikit-learn 1.2.1. Where there is no such model, its head says how that is recorded. "
                + "Settings to compare besides the standard ones stand in Comparison.variants().");
    }

    private static void compare(boolean quick) throws Exception {
        Map<String, Comparison.Recorded> recorded = Comparison.recorded();
        String only = System.getProperty("compare.only", "");
        List<String> lines = new ArrayList<>(List.of(Comparison.HEAD));
        List<String> worse = new ArrayList<>();
        int compared = 0;
        for (ComparisonData.Entry entry : ComparisonData.all()) {
            if (quick && !entry.quick()) continue;
            ComparisonData.Loaded data = ComparisonData.load(entry);
            for (Comparison.Case c : Comparison.cases(data)) {
                if (quick && !c.quick()) continue;
                if (!only.isEmpty() && !(c.data() + "/" + c.family() + "/" + c.variant()).matches(only)) continue;
                for (Comparison.Line line : Comparison.run(data, c, recorded)) {
                    lines.add(line.text());
                    System.out.println(line.text());
                    if (line instanceof Comparison.Row) compared++;
                    if (!line.holds()) worse.add(line.text());
                }
            }
        }
        Files.createDirectories(Path.of("target", "bench"));
        Files.write(Path.of("target", "bench", "scikit-comparison.txt"), lines);
        assertTrue(compared > 0, "nothing was compared");
        assertTrue(worse.isEmpty(), () -> String.join("\n", worse));
    }
}
