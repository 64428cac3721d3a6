package sweetspot.run;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sweetspot.worker.WorkerMain;

/// The command that starts one of our own workers: this Java, this class path, its own memory cap and one core.
final class WorkerCommand {
    private static final long MB = 1 << 20;
    private static final double SHARE = 0.7;
    private static final long LEAST_MB = 256;
    private static final long MOST_MB = 8 * 1024;

    private WorkerCommand() {}

    /// The memory cap of a worker where the user has set none: an even part of 70 % of the machine's memory, from
    /// 256 MB to 8 GB.
    static long defaultMemoryMb(int workers) {
        long total = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize() : 4096 * MB;
        return Math.clamp((long) (total * SHARE / workers / MB), LEAST_MB, MOST_MB);
    }

    static List<String> of(long memoryMb) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        WorkerArchive.ready().ifPresent(archive -> command.addAll(startingFrom(archive)));
        command.addAll(flags(memoryMb));
        command.addAll(List.of("-cp", classPath(System.getProperty("java.class.path")), WorkerMain.class.getName()));
        return List.copyOf(command);
    }

    /// What Java says of an archive that does not fit would go to standard output, which is the protocol's.
    static List<String> startingFrom(Path archive) {
        return List.of("-XX:AOTCache=" + archive, "-XX:+VerifySharedSpaces", "-Xlog:disable");
    }

    /// How a worker's Java is set up.
    static List<String> flags(long memoryMb) {
        return List.of("-Xmx" + memoryMb + "m",
                // Out of memory ends the process, with a code of its own, rather than leaving it half alive.
                "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr",
                // The parallel collector gives up when it does little else than collect; others go on for minutes.
                "-XX:+UseParallelGC", "-XX:ParallelGCThreads=1", "-XX:GCTimeLimit=90", "-XX:GCHeapFreeLimit=5",
                // One core a worker: so many workers as cores, and none in another's way.
                "-XX:ActiveProcessorCount=1",
                // In a short search the second compiler took more than training: ask five times as much before it begins.
                "-XX:Tier4InvocationThreshold=25000", "-XX:Tier4MinInvocationThreshold=3000",
                "-XX:Tier4CompileThreshold=75000", "-XX:Tier4BackEdgeThreshold=200000",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1",
                "-Djava.awt.headless=true", "-Dsmile.linalg.backend=java", "--enable-native-access=ALL-UNNAMED");
    }

    /// The class path with whole paths: a worker starts in another folder. A name that is no path, such as `lib/*` on
    /// Windows, is made whole up to its last part.
    static String classPath(String given) {
        return Arrays.stream(given.split(Pattern.quote(File.pathSeparator))).filter(entry -> !entry.isEmpty())
                .map(WorkerCommand::whole).collect(Collectors.joining(File.pathSeparator));
    }

    private static String whole(String entry) {
        if (!entry.endsWith("*")) return Path.of(entry).toAbsolutePath().toString();
        return Path.of(entry.substring(0, entry.length() - 1)).toAbsolutePath() + File.separator + "*";
    }
}
