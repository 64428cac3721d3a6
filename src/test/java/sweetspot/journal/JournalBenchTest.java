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
import java.util.function.ToDoubleFunction;
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
import sweetspot.study.FunctionSubject;
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
                events.add(new TrialFinished(number, TrialState.COMPLETE, new double[]{random.nextDouble()},
                        1_700_000_000_000L + number));
                journal.append(events);
            }
        }
        double writing = (System.nanoTime() - begin) / 1e9;
        List<String> rows = new ArrayList<>();
        rows.add("what,value");
        rows.add(row("write and replay, s", writing));
        rows.add(row("file, MB", Files.size(file) / 1e6));
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
            rows.add(row("  processor time, s", (cpuAfter - cpu) / 1e9));
            rows.add(row("  heap right after, MB", (after - before) / 1e6));
            rows.add(row("  heap kept, MB", (used() - before) / 1e6));
            assertEquals(TRIALS, contents.main().snapshot().trials().size());
        }
        List<Opening> openings = new ArrayList<>();
        for (int i = 0; i < 7; i++) openings.add(openInAnotherProcess(file));
        // What else runs on the machine only adds to it.
        double wall = openings.stream().mapToDouble(Opening::seconds).min().orElseThrow();
        double peak = median(openings, Opening::peakMb);
        rows.add(row("fresh process; from its start to its end, least s", wall));
        rows.add(row("fresh process; from its start to its end, median s", median(openings, Opening::seconds)));
        rows.add(row("fresh process; processor time of all its threads, median s",
                median(openings, Opening::processor)));
        rows.add(row("fresh process; at its largest, median MB", peak));
        rows.forEach(System.out::println);
        Path out = Files.createDirectories(Path.of("target", "bench"));
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out.resolve("journal.csv")))) {
            stream.write(String.join("\n", rows).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertTrue(wall < GOAL_SECONDS, () -> "opening takes " + wall + " s");
        assertTrue(peak < GOAL_MB, () -> "opening takes " + peak + " MB");
    }

    /// What `sweetspot best` took, Java's own start included.
    ///
    /// @param seconds from start to end
    /// @param processor processor time of all threads, in seconds
    /// @param peakMb the most memory it had at any time, all of the process; 0 where the system does not tell
    private record Opening(double seconds, double processor, double peakMb) {}

    private static double median(List<Opening> openings, ToDoubleFunction<Opening> of) {
        double[] values = openings.stream().mapToDouble(of).sorted().toArray();
        return values[values.length / 2];
    }

    /// Opens the study as somebody does who types the command: a new process, started as the launcher starts it.
    private Opening openInAnotherProcess(Path file) throws Exception {
        Path log = folder.resolve("peak.txt");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Dsmile.linalg.backend=java", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), OpenStudy.class.getName(), file.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertEquals(0, process.waitFor(), () -> text(log));
        double seconds = (System.nanoTime() - begin) / 1e9;
        double peak = 0;
        double processor = 0;
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith("VmHWM:")) peak = Double.parseDouble(line.replaceAll("\\D", "")) / 1000;
            if (line.startsWith("processor ")) processor = Double.parseDouble(line.substring(10));
        }
        return new Opening(seconds, processor, peak);
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
            int code = sweetspot.cli.Main.run(new String[]{"best", args[0]}, System.out, System.err);
            double processor = ProcessHandle.current().info().totalCpuDuration().map(d -> d.toMillis() / 1e3)
                    .orElse(0.0);
            System.out.println("\nprocessor " + processor);
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
