package sweetspot.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import sweetspot.worker.Rehearsal;

/// The loaded classes of `sweetspot run` with their profiles, kept in a file (JEP 483, 514 and 515) that the launcher
/// starts the shell from where it finds it.
///
/// Java itself checks that the file belongs to it and to these jars, and passes over one that does not. Therefore it
/// has one name, which a script can know; that of the installation used last stays.
final class ShellArchive {
    /// The file's name in the cache folder; the launcher scripts know it too.
    static final String NAME = "shell.aot";

    private static final String REHEARSAL = "sweetspot.rehearsal";
    /// As the launcher starts it; the program itself is not known here.
    private static final String MAIN = "sweetspot.app.Launcher";
    /// Enough for the strategies to learn from.
    private static final String TRIALS = "15";

    private ShellArchive() {}

    /// Tells whether this process searches only so that its classes can be kept.
    static boolean isRehearsal() {
        return Boolean.getBoolean(REHEARSAL);
    }

    /// Makes the file: a shell searches on made-up rows in a folder of its own and writes what it has loaded.
    ///
    /// @param patience how long that may take
    static void make(Path file, Duration patience) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sweetspot-rehearsal");
        Path unfinished = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Path experiment = Rehearsal.write(folder, WorkerArchive.experiments().getFirst());
            Process process = new ProcessBuilder(command(unfinished, folder, experiment))
                    .directory(folder.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            boolean made = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            if (made && Files.isRegularFile(unfinished)) Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
            remove(folder);
        }
    }

    private static List<String> command(Path archive, Path folder, Path experiment) {
        List<String> command = new ArrayList<>(List.of(WorkerArchive.java(), "-XX:AOTCacheOutput=" + archive));
        command.addAll(flags());
        command.addAll(List.of("-D" + REHEARSAL + "=true", "-Dsweetspot.home=" + folder.resolve("home"), "-cp",
                WorkerCommand.classPath(System.getProperty("java.class.path")), MAIN, "run", experiment.toString(),
                "--trials", TRIALS, "--sampler", "auto", "--study", folder.resolve("study.log").toString()));
        return command;
    }

    /// The flags that the launcher gives to Java: a file of another collector would not be taken.
    static List<String> flags() {
        return List.of("--enable-native-access=ALL-UNNAMED", "-Dsmile.linalg.backend=java", "-XX:+UseSerialGC");
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
