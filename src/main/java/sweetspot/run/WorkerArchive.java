package sweetspot.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.worker.Rehearsal;

/// The loaded classes of a worker with their profiles, kept in a file (JEP 483, 514 and 515), which a worker then
/// starts from in a third of the time.
///
/// Made once per installation and Java, after the first search, by a process of its own that nobody waits for. The
/// file's name is a print of all it depends on, and Java itself checks it again: one that does not fit is passed over.
/// Without one, or where the folder cannot be written, workers start as they always did.
public final class WorkerArchive {
    private static final String PREFIX = "workers-";
    private static final String SUFFIX = ".aot";
    private static final Duration MAKING = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(60);

    private WorkerArchive() {}

    /// The file to start from, if there is one.
    static Optional<Path> ready() {
        return file().filter(Files::isRegularFile);
    }

    /// Where the file of this installation is or would be; empty where there can be none: Java makes one from jars
    /// only.
    private static Optional<Path> file() {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
            Path path = Path.of(entry).toAbsolutePath();
            if (!entry.endsWith(".jar") || !Files.isRegularFile(path)) return Optional.empty();
            jars.add(path);
        }
        try {
            Path cache = ExperimentLibrary.ofUser().home().toAbsolutePath().resolveSibling("cache");
            return Optional.of(cache.resolve(PREFIX + print(jars) + SUFFIX));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String print(List<Path> jars) throws IOException {
        StringBuilder all = new StringBuilder(System.getProperty("java.home")).append(Runtime.version())
                .append(String.join(" ", WorkerCommand.flags(1)));
        for (Path jar : jars) all.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar).toMillis());
        try {
            byte[] print = MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(print, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Begins to make the file if it is missing, and does not wait.
    static void makeIfMissing() {
        if (ShellArchive.isRehearsal()) return;
        Optional<Path> file = file().filter(f -> !Files.exists(f));
        if (file.isEmpty()) return;
        try {
            Files.createDirectories(file.get().getParent());
            if (!begin(mark(file.get()))) return;
            new ProcessBuilder(java(), "-Xmx64m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                    WorkerArchive.class.getName(), file.get().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException | SecurityException _) {
            // Only speed is lost.
        }
    }

    /// The Java that runs.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path mark(Path file) {
        return file.resolveSibling(file.getFileName() + ".making");
    }

    /// Tells whether it is ours to make: another process may be at it, or have failed at it lately.
    private static boolean begin(Path mark) throws IOException {
        if (Files.exists(mark)) {
            if (Files.getLastModifiedTime(mark).toInstant().isAfter(Instant.now().minus(MAKING))) return false;
            Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
            return true;
        }
        Files.createFile(mark);
        return true;
    }

    /// Makes the file: a worker's Java rehearses, writes what it has loaded, and only what is whole gets the name.
    ///
    /// @param args the file
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]);
        Path unfinished = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        List<String> command = new ArrayList<>(List.of(java(), "-XX:AOTCacheOutput=" + unfinished));
        command.addAll(WorkerCommand.flags(512));
        command.addAll(List.of("-cp", WorkerCommand.classPath(System.getProperty("java.class.path")),
                Rehearsal.class.getName()));
        command.addAll(experiments());
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (process.waitFor(MAKING.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0
                    && Files.isRegularFile(unfinished)) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(mark(file));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(unfinished);
            // What Java notes on the way; it removes that itself unless it is ended.
            Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + ".config"));
        }
        removeOld(file);
        ShellArchive.make(file.resolveSibling(ShellArchive.NAME), MAKING);
    }

    /// One for each model that can be trained here and each task, for [Rehearsal].
    static List<String> experiments() {
        List<String> texts = new ArrayList<>();
        for (ModelFamily family : ModelCatalog.usable()) {
            for (Task task : family.tasks()) {
                // Ranking has nothing to load that a regression has not.
                if (task == Task.RANKING) continue;
                boolean classes = task == Task.CLASSIFICATION;
                ModelSubject subject = new ModelSubject(new Target("rows.csv", classes ? "kind" : "size", task, "",
                        List.of(), classes ? "accuracy" : "rmse", Map.of()), family.id(),
                        new Validation(2, 0.2, classes, 1));
                texts.add(ExperimentFile.toJson(new Experiment("rehearsal", subject, family.recommendedSpace(
                        new DataShape(60, 4, classes ? 2 : 0)), "random", "none", Budget.ofTrials(1), 1, 1)));
            }
        }
        return texts;
    }

    /// Removes those of earlier versions, and what attempts that were killed have left.
    static void removeOld(Path file) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(file.getParent(), PREFIX + "*")) {
            for (Path other : others) {
                Duration kept = other.toString().endsWith(SUFFIX) ? KEPT : MAKING;
                if (!other.equals(file)
                        && Files.getLastModifiedTime(other).toInstant().isBefore(Instant.now().minus(kept))) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
