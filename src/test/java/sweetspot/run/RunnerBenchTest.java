package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.Journal;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.MemoryJournal;
import sweetspot.objective.Evaluation;
import sweetspot.search.Pruner;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudySnapshot;

/// Trials per second through the whole path (ask, journal, executor, tell) with an objective that costs nothing: five
/// floats, random search; and beside it what Optuna's journal storage did on the same kind of machine
/// (`shared/bench/overhead/storage.csv`). What is asserted is processor time and counts, which other work on the machine
/// does not change much; the rates are printed. With one worker and without fsync it is the median of five studies, after
/// four that are not counted: before, most of the processor time is the compiler's.
@Tag("bench")
class RunnerBenchTest {
    /// Optuna 3.1.0, journal storage, 500 trials, as recorded in storage.csv: per second, and per second of processor time.
    private static final double OPTUNA = 518.8;
    private static final double OPTUNA_CPU = 746.2;
    private static final double GOAL = 20;
    private static final double WORKER_GOAL_MILLIS = 5;
    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    Path folder;
    private int files;

    private interface Opening {
        Journal open(Experiment e) throws Exception;
    }

    @Test
    void trialsPerSecond() throws Exception {
        List<String> rows = new ArrayList<>();
        rows.add("journal,workers,trials,trials per second,trials per processor second,appends per trial");
        Opening memory = e -> {
            MemoryJournal journal = new MemoryJournal();
            journal.append(List.of(new StudyCreated("bench", List.of(Direction.MINIMIZE))));
            return journal;
        };
        Opening quick = e -> file(e, Sync.SYSTEM);
        Opening safe = e -> file(e, Sync.EACH_APPEND);
        measure(null, "warm-up", memory, 1, 20_000);
        for (int i = 0; i < 3; i++) measure(null, "warm-up", quick, 1, 20_000);
        measure(rows, "memory", memory, 1, 50_000);
        List<Measured> rounds = new ArrayList<>();
        for (int i = 0; i < 5; i++) rounds.add(measure(rows, "file without fsync", quick, 1, 20_000));
        rounds.sort(java.util.Comparator.comparingDouble(Measured::perCpuSecond));
        Measured one = rounds.get(2);
        measure(rows, "file without fsync", quick, 2, 20_000);
        Measured eight = measure(rows, "file without fsync", quick, 8, 40_000);
        Measured safeOne = measure(rows, "file with fsync", safe, 1, 2_000);
        measure(rows, "file with fsync", safe, 2, 2_000);
        Measured safeEight = measure(rows, "file with fsync", safe, 8, 4_000);
        rows.add(String.format(Locale.ROOT, "fsync alone,,,%.0f,,", fsyncs()));
        rows.add(String.format(Locale.ROOT, "Optuna 3.1.0 journal (recorded),1,500,%.0f,%.0f,", OPTUNA, OPTUNA_CPU));
        rows.forEach(System.out::println);
        Files.writeString(Files.createDirectories(Path.of("target", "bench")).resolve("runner.csv"),
                String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
        System.out.printf(Locale.ROOT,
                "without fsync, per processor second: %.1f times Optuna's with one worker, %.1f with 8%n",
                one.perCpuSecond() / OPTUNA_CPU, eight.perCpuSecond() / OPTUNA_CPU);
        for (Measured m : List.of(one, eight)) {
            assertTrue(m.perCpuSecond() >= GOAL * OPTUNA_CPU, () -> "without fsync only "
                    + m.perCpuSecond() / OPTUNA_CPU + " times as many as Optuna");
        }
        assertTrue(safeOne.appendsPerTrial() < 1.01, "one wait for the disk tells a trial and begins the next");
        assertTrue(safeEight.appendsPerTrial() < 0.7, "parallel trials share their waits for the disk");
    }

    /// What a study took.
    private record Measured(double perSecond, double perCpuSecond, double appendsPerTrial) {}

    /// Counts appends.
    private static final class Counting extends ForwardingJournal {
        private int appends;

        Counting(Journal inner) {
            super(inner);
        }

        @Override
        public StudySnapshot append(List<StudyEvent> events) throws JournalException {
            appends++;
            return super.append(events);
        }
    }

    private JournalFile file(Experiment e, Sync sync) throws Exception {
        return JournalFile.create(folder.resolve("study" + files++), e, List.of(Direction.MINIMIZE), sync);
    }

    private Measured measure(List<String> rows, String name, Opening opening, int workers, int trials)
            throws Exception {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 5; i++) parameters.add(new Parameter("x" + i, FloatDistribution.linear(-5, 5), 1.0));
        Experiment e = new Experiment("bench", new FunctionSubject("none"), new SearchSpace(parameters), "random",
                "none", Budget.ofTrials(trials), workers, 1);
        Counting journal = new Counting(opening.open(e));
        StudyRunner runner = new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create("random"), Pruner.none(),
                journal, new ThreadTrialExecutor((c, _) -> Evaluation.of(c.number("x0")), workers),
                InstantSource.system(), System::nanoTime, _ -> {}));
        long begin = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        assertEquals(trials, runner.start().ended().get().snapshot().complete());
        Measured m = new Measured(trials / ((System.nanoTime() - begin) / 1e9),
                trials / ((SYSTEM.getProcessCpuTime() - cpu) / 1e9), (double) journal.appends / trials);
        if (rows != null) {
            rows.add(String.format(Locale.ROOT, "%s,%d,%d,%.0f,%.0f,%.3f", name, workers, trials, m.perSecond,
                    m.perCpuSecond, m.appendsPerTrial));
        }
        return m;
    }

    /// What a trial in a worker process takes longer than the same trial in a thread: a study with one worker each.
    @Test
    void workerOverhead() throws Exception {
        StringBuilder csv = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 100; i++)
            csv.append(i % 7).append(',').append(i % 11).append(',').append(i % 2).append('\n');
        Files.writeString(folder.resolve("data.csv"), csv);
        Experiment e = new Experiment("forest",
                new ModelSubject(new sweetspot.study.Target("data.csv", "kind",
                        sweetspot.study.Target.Task.CLASSIFICATION, "", List.of(), "accuracy"), "random_forest",
                        new sweetspot.study.Validation(5, 0.2, true, 1)),
                SearchSpace.of(new Parameter("trees",
                        sweetspot.space.IntDistribution.linear(2, 5_000), 2L)),
                "random", "none", Budget.ofTrials(1), 1, 1);
        sweetspot.objective.PreparedObjective prepared = sweetspot.objective.ObjectiveFactory.create(e, folder);
        List<String> rows = new ArrayList<>();
        rows.add("where,median ms a trial (2 trees; 5 folds; 80 rows)");
        double[] medians = new double[2];
        // A worker has one core: directly, too, the model must not share its work with other threads.
        try (ForkJoinPool one = new ForkJoinPool(1);
                TrialExecutor threads = new ThreadTrialExecutor((c, context) -> one.submit(
                        () -> prepared.objective().evaluate(c, context)).get(), 1);
                TrialExecutor processes = SessionExecutors.of(e, prepared, folder, StudySession.Workers.standard(),
                        StudySnapshot.empty(), new SharedTables(folder))) {
            medians[0] = median(threads);
            medians[1] = median(processes);
        }
        rows.add(String.format(Locale.ROOT, "thread,%.3f", medians[0]));
        rows.add(String.format(Locale.ROOT, "worker process,%.3f", medians[1]));
        rows.add(String.format(Locale.ROOT, "overhead,%.3f", medians[1] - medians[0]));
        rows.forEach(System.out::println);
        Files.writeString(Files.createDirectories(Path.of("target", "bench")).resolve("worker.csv"),
                String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
        assertTrue(medians[1] - medians[0] < WORKER_GOAL_MILLIS,
                () -> "a worker adds " + (medians[1] - medians[0]) + " ms");
    }

    private static double median(TrialExecutor executor) throws Exception {
        int warm = 300;
        double[] millis = new double[500];
        for (int i = 0; i < warm + millis.length; i++) {
            CompletableFuture<Outcome> end = new CompletableFuture<>();
            long begin = System.nanoTime();
            executor.start(0, i, sweetspot.space.Configuration.of(java.util.Map.of("trees", 2L)),
                    new TrialExecutor.Report() {
                        @Override
                        public java.util.concurrent.CompletionStage<Boolean> reported(long step, double value) {
                            return CompletableFuture.completedStage(false);
                        }

                        @Override
                        public void ended(Outcome outcome) {
                            end.complete(outcome);
                        }
                    });
            end.get();
            if (i >= warm) millis[i - warm] = (System.nanoTime() - begin) / 1e6;
        }
        java.util.Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    /// Appends of one line, each forced to disk, a second: the most that one writer can do here.
    private double fsyncs() throws Exception {
        int n = 1000;
        try (var channel = java.nio.channels.FileChannel.open(folder.resolve("fsync"),
                java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            long begin = System.nanoTime();
            for (int i = 0; i < n; i++) {
                channel.write(java.nio.ByteBuffer.wrap(new byte[1500]));
                channel.force(false);
            }
            return n / ((System.nanoTime() - begin) / 1e9);
        }
    }
}
