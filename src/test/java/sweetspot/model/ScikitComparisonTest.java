package sweetspot.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No family is more than two corrected standard errors worse than scikit-learn's equivalent on any data set.
class ScikitComparisonTest {

    @Test
    void isNotWorseThanScikitLearnOnSmallData() throws Exception {
        compare(ComparisonData.Entry::quick);
    }

    @Test
    @Tag("bench")
    void isNotWorseThanScikitLearn() throws Exception {
        compare(_ -> true);
    }

    private static void compare(Predicate<ComparisonData.Entry> which) throws Exception {
        Map<String, double[]> recorded = Comparison.recorded();
        String only = System.getProperty("compare.only", "");
        List<String> lines = new ArrayList<>(List.of(Comparison.HEAD));
        List<String> worse = new ArrayList<>();
        int compared = 0;
        for (ComparisonData.Entry entry : ComparisonData.all()) {
            if (!which.test(entry)) continue;
            ComparisonData.Loaded data = ComparisonData.load(entry);
            for (Comparison.Case c : Comparison.cases(data)) {
                if (!only.isEmpty() && !(c.data() + "/" + c.family()).matches(only)) continue;
                for (Comparison.Row row : Comparison.run(data, c, recorded)) {
                    lines.add(row.line());
                    System.out.println(row.line());
                    compared++;
                    if (!row.holds()) worse.add(row.line());
                }
            }
        }
        Files.createDirectories(Path.of("target", "bench"));
        Files.write(Path.of("target", "bench", "scikit-comparison.txt"), lines);
        assertTrue(compared > 0, "nothing was compared");
        assertTrue(worse.isEmpty(), () -> String.join("\n", worse));
    }
}
