package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// How long it takes from "stop now" until nothing is left of two worker processes that are busy with a long fit, for
/// every family of models.
@Tag("faults")
class StopNowTimeTest {
    private static final int TIMES = 20;
    private static final int ROWS = 40_000;
    private static final int COLUMNS = 12;

    @TempDir
    Path folder;

    @Test
    void everyTrialEndsWithinASecond() throws Exception {
        Random random = new Random(1);
        writeData(random);
        List<ModelFamily> families = ModelCatalog.forTask(Task.CLASSIFICATION);
        double worstTold = 0;
        double worstDead = 0;
        for (int i = 0; i < TIMES; i++) {
            ModelFamily family = families.get(i % families.size());
            Duration busy = Duration.ofMillis(1_800 + random.nextInt(2_000));
            double[] seconds = stop(family.id(), folder.resolve("study" + i + ".log"), busy);
            System.out.printf("%-20s told after %.3f s, workers gone after %.3f s%n", family.id(), seconds[0],
                    seconds[1]);
            worstTold = Math.max(worstTold, seconds[0]);
            worstDead = Math.max(worstDead, seconds[1]);
        }
        System.out.printf("stop now, %d times, at worst: told after %.3f s, workers gone after %.3f s%n", TIMES,
                worstTold, worstDead);
        assertTrue(Math.max(worstTold, worstDead) < 1, "stopping took longer than a second");
    }

    private void writeData(Random random) throws Exception {
        StringBuilder csv = new StringBuilder();
        for (int c = 0; c < COLUMNS; c++) csv.append('c').append(c).append(',');
        csv.append("kind\n");
        for (int i = 0; i < ROWS; i++) {
            for (int c = 0; c < COLUMNS; c++) csv.append((float) (random.nextGaussian() + (i % 3) * 0.1)).append(',');
            csv.append("abc".charAt(i % 3)).append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv);
    }

    /// @param busy processor time that each worker has had when it is stopped: it has long begun to fit
    /// @return seconds until it is told that no trial runs, and until both processes are gone
    private double[] stop(String model, Path study, Duration busy) throws Exception {
        SearchSpace space = ModelCatalog.byId(model).recommendedSpace(new DataShape(ROWS, COLUMNS, 3));
        Experiment e = new Experiment("stop", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, "",
                List.of(), "accuracy"), model, new Validation(5, 0.2, true, 1)), space, "random", "none",
                Budget.ofTrials(1_000), 2, 3);
        CompletableFuture<Long> told = new CompletableFuture<>();
        try (StudySession session = StudySession.open(e, folder, study, Options.of(Mode.NEW))) {
            RunControl control = session.start(status -> {
                boolean stopped = status.phase() == RunPhase.STOPPING || status.phase() == RunPhase.ENDED;
                if (stopped && status.snapshot().running() == 0) told.complete(System.nanoTime());
            });
            List<ProcessHandle> workers = List.of();
            while (workers.size() < 2 || !workers.stream().allMatch(w -> w.info().totalCpuDuration()
                    .orElse(Duration.ZERO).compareTo(busy) >= 0)) {
                assertTrue(!control.ended().isDone(), () -> control.status().message());
                Thread.sleep(20);
                workers = ProcessHandle.current().children().toList();
            }
            List<CompletableFuture<Long>> gone = new ArrayList<>();
            for (ProcessHandle worker : workers) gone.add(worker.onExit().thenApply(_ -> System.nanoTime()));
            long begin = System.nanoTime();
            control.stopNow();
            long last = begin;
            for (CompletableFuture<Long> exit : gone) last = Math.max(last, exit.get(60, TimeUnit.SECONDS));
            return new double[]{(told.get(60, TimeUnit.SECONDS) - begin) / 1e9, (last - begin) / 1e9};
        }
    }
}
