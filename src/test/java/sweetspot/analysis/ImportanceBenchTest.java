package sweetspot.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.StudySnapshot;

/// How long importance and following a study's history take as trials grow.
@Tag("bench")
class ImportanceBenchTest {
    @Test
    void importanceAndHistory() throws IOException {
        Parameter[] parameters = new Parameter[10];
        for (int i = 0; i < 10; i++) parameters[i] = new Parameter("p" + i, FloatDistribution.linear(0, 1), 0.5);
        SearchSpace space = SearchSpace.of(parameters);
        StringBuilder csv = new StringBuilder("trials,importance_ms,history_first_ms,history_next_ms\n");
        System.out.println(csv.toString().strip());
        for (int n : new int[]{100, 1000, 10_000, 100_000}) {
            StudySnapshot study = Studies.drawn(space, n, new SplittableRandom(1), c -> c.number("p0")
                    + c.number("p1") * c.number("p2"));
            StudySnapshot more = Studies.done(study, 0.5);
            double importance = median(5, () -> Importance.of(space, study, 1));
            double first = median(9, () -> History.of(study));
            History history = History.of(study);
            double next = median(9, () -> history.next(more));
            String row = String.format(Locale.ROOT, "%d,%.1f,%.3f,%.3f%n", n, importance, first, next);
            csv.append(row);
            System.out.print(row);
        }
        Path file = Path.of("target/bench/analysis.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, csv);
    }

    private static double median(int times, Runnable work) {
        for (int i = 0; i < 3; i++) work.run();
        double[] ms = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            ms[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(ms);
        return ms[times / 2];
    }
}
