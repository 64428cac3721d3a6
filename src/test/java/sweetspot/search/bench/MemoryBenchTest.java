package sweetspot.search.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.objective.CrossValidationObjective;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Bytes of heap that one finished trial costs: the snapshot of a study with many trials, folded from the events
/// that the runner writes, and on top of it what a sampler remembers. Measured as the growth of the used heap after
/// collections; counted are configuration, five reports, value, times, and the attributes that a trial gets.
@Tag("bench")
class MemoryBenchTest {
    private static final int TRIALS = 100_000;
    private static final int MOST_BYTES = 1024;

    private static SearchSpace space() {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < 5; i++) list.add(new Parameter("x" + i, FloatDistribution.linear(-5, 5), 0.0));
        return new SearchSpace(list);
    }

    private static StudySnapshot study(SearchSpace space) {
        var random = Histories.random(1);
        StudySnapshot study = StudySnapshot.empty()
                .apply(new StudyEvent.StudyCreated("memory", List.of(Direction.MINIMIZE)));
        for (int i = 0; i < TRIALS; i++) {
            Configuration c = Histories.draw(space, random);
            study = study.apply(new StudyEvent.TrialCreated(i, c, true, 1000L * i));
            study = study.apply(new StudyEvent.TrialAttributeSet(i, Trial.ORIGIN, "model"));
            study = study.apply(new StudyEvent.TrialAttributeSet(i, Trial.WORKER, (long) i % 8));
            for (int fold = 0; fold < 5; fold++) {
                study = study.apply(new StudyEvent.ValueReported(i, fold, random.nextDouble()));
            }
            for (String key : List.of(Trial.STANDARD_ERROR, CrossValidationObjective.FIT_SECONDS,
                    CrossValidationObjective.PREDICT_SECONDS)) {
                study = study.apply(new StudyEvent.TrialAttributeSet(i, key, random.nextDouble()));
            }
            double[] value = {random.nextDouble()};
            study = study.apply(new StudyEvent.TrialFinished(i, TrialState.COMPLETE, value, 1000L * i + 900));
        }
        return study;
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    @Test
    void aFinishedTrialFitsInAKilobyte() throws IOException {
        SearchSpace space = space();
        List<String> lines = new ArrayList<>(List.of("what,bytes_per_trial"));
        long before = used();
        StudySnapshot study = study(space);
        long snapshot = used() - before;
        long most = add(lines, "snapshot", snapshot);
        for (String id : SamplerFactory.ids()) {
            long empty = used();
            Sampler sampler = SamplerFactory.create(id);
            SearchContext context = new SearchContext(space, study.directions(), study.trials(), TRIALS, 1,
                    2 * TRIALS, 1);
            sampler.suggest(context);
            long memo = used() - empty;
            add(lines, "memo of " + id, memo);
            most = Math.max(most, (snapshot + memo) / TRIALS);
            // Alive until it is measured.
            sampler.suggest(context);
        }
        Files.write(Files.createDirectories(Path.of("target", "bench")).resolve("memory.csv"), lines);
        System.out.println(String.join("\n", lines));
        assertTrue(most <= MOST_BYTES, most + " bytes a trial: " + lines);
    }

    private static long add(List<String> lines, String what, long bytes) {
        lines.add(String.format(Locale.ROOT, "%s,%d", what, bytes / TRIALS));
        return bytes / TRIALS;
    }
}
