package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// How long it takes to write and to open a study of 100,000 trials, and what it takes of memory.
@Tag("bench")
class JournalBenchTest {
    private static final int TRIALS = 100_000;
    private static final double GOAL_SECONDS = 1.5;
    private static final int GOAL_MB = 300;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    @Test
    void opensAHundredThousandTrials() throws Exception {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 5; i++) parameters.add(new Parameter("param_" + i, FloatDistribution.linear(0, 1), 0.5));
        SearchSpace space = new SearchSpace(parameters);
        Experiment experiment = new Experiment("bench", new FunctionSubject("sphere"), space, "random", "none",
                Budget.ofTrials(TRIALS), 1, 1);
        Path file = folder.resolve("study.log");
        java.util.Random random = new java.util.Random(1);
        long begin = System.nanoTime();
        try (JournalFile journal = JournalFile.create(file, experiment, List.of(Direction.MINIMIZE), Sync.SYSTEM)) {
            for (int number = 0; number < TRIALS; number++) {
                List<StudyEvent> events = new ArrayList<>();
                events.add(new TrialCreated(number, space.configure(i -> UnitCube.decode(space.get(i).distribution(),
                        random.nextDouble())), true, 1_700_000_000_000L + number));
                events.add(new TrialAttributeSet(number, Trial.WORKER, 0L));
                events.add(new TrialAttributeSet(number, Trial.ORIGIN, "random"));
                for (int step = 0; step < 5; step++) events.add(new ValueReported(number, step, random.nextDouble()));
                events.add(new TrialAttributeSet(number, Trial.STANDARD_ERROR, random.nextDouble()));
                events.add(new TrialFinished(number, TrialState.COMPLETE, new double[] {random.nextDouble()},
                        1_700_000_000_000L + number));
                journal.append(events);
            }
        }
        double writing = (System.nanoTime() - begin) / 1e9;
        List<String> rows = new ArrayList<>();
        rows.add("what,value");
        rows.add(row("write and replay, s", writing));
        rows.add(row("file, MB", Files.size(file) / 1e6));
        double[] processorSeconds = new double[5];
        for (int i = 0; i < 5; i++) {
            System.gc();
            long before = used();
            begin = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            JournalContents contents = JournalFile.read(file);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long cpuAfter = THREADS.getCurrentThreadCpuTime();
            assertEquals(TRIALS, contents.main().snapshot().complete());
            long after = used();
            System.gc();
            rows.add(row("open " + (i + 1) + ", s", seconds));
            processorSeconds[i] = (cpuAfter - cpu) / 1e9;
            rows.add(row("  processor time, s", processorSeconds[i]));
            rows.add(row("  heap right after, MB", (after - before) / 1e6));
            rows.add(row("  heap kept, MB", (used() - before) / 1e6));
            assertEquals(TRIALS, contents.main().snapshot().trials().size());
        }
        long peakKb = peakOfAnotherProcess(file, rows);
        rows.forEach(System.out::println);
        Path out = Files.createDirectories(Path.of("target", "bench"));
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out.resolve("journal.csv")))) {
            stream.write(String.join("\n", rows).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        java.util.Arrays.sort(processorSeconds);
        assertTrue(processorSeconds[2] < GOAL_SECONDS, () -> "opening takes " + processorSeconds[2] + " s");
        assertTrue(peakKb < GOAL_MB * 1000L, () -> "opening takes " + peakKb + " kB");
    }

    /// The most memory that `sweetspot best` had at any time, in kB, started as its launcher starts it: all of the
    /// process, Java itself included; 0 where the system does not tell.
    private long peakOfAnotherProcess(Path file, List<String> rows) throws Exception {
        Path log = folder.resolve("peak.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Dsmile.linalg.backend=java", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), OpenStudy.class.getName(), file.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertEquals(0, process.waitFor(), () -> text(log));
        long peak = 0;
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith("VmHWM:")) peak = Long.parseLong(line.replaceAll("\\D", ""));
            if (line.startsWith("first ")) rows.add(row("open in a fresh process; processor time of its thread, s",
                    Double.parseDouble(line.substring(6))));
        }
        rows.add(row("whole process at its largest, MB", peak / 1000.0));
        return peak;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    /// Opens a study with the command line, and tells what that took.
    public static final class OpenStudy {
        private OpenStudy() {}

        public static void main(String[] args) throws Exception {
            long before = THREADS.getCurrentThreadCpuTime();
            int code = sweetspot.cli.Main.run(new String[] {"best", args[0]}, System.out, System.err);
            System.out.println("\nfirst " + (THREADS.getCurrentThreadCpuTime() - before) / 1e9);
            Path status = Path.of("/proc/self/status");
            if (Files.exists(status)) Files.readAllLines(status).forEach(System.out::println);
            System.exit(code);
        }
    }

    private static String row(String what, double value) {
        return String.format(Locale.ROOT, "%s,%.3f", what.replace(',', ';'), value);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
