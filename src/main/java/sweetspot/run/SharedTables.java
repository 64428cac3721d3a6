package sweetspot.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.data.Dataset;
import sweetspot.data.ImportResult;
import sweetspot.data.KeptTables;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.ScoredSubject;
import sweetspot.study.Target;

/// Reads the tables of a session once for all of its workers: keeps them in a file that the workers read instead of the
/// data. Where that cannot be, workers read the data themselves; only speed is lost.
///
/// The file lies in the cache folder beside the workers' archive and is removed with the session; what killed sessions
/// have left is removed by a later one.
final class SharedTables implements ScoredSubject.Source {
    /// Smaller tables are read as fast as they are fetched.
    static final long LEAST = 2L << 20;
    /// No more than that is kept.
    private static final long MOST = 4L << 30;
    private static final String PREFIX = "table-";
    private static final Duration KEPT = Duration.ofDays(3);

    private final Path baseFolder;
    private final long least;
    private final List<Dataset> read = new ArrayList<>();

    SharedTables(Path baseFolder) {
        this(baseFolder, LEAST);
    }

    /// @param least bytes below which nothing is kept
    SharedTables(Path baseFolder, long least) {
        this.baseFolder = baseFolder;
        this.least = least;
    }

    @Override
    public ImportResult read(Target target) throws ExperimentException {
        ImportResult result = ObjectiveFactory.read(target, baseFolder);
        read.add(result.dataset());
        return result;
    }

    /// Keeps what was read, and lets go of it.
    ///
    /// @param print of the tables
    /// @return the file; empty if they are small, or cannot be kept
    Optional<Path> keep(String print) {
        List<Dataset> tables = List.copyOf(read);
        read.clear();
        long bytes = KeptTables.bytes(tables);
        if (bytes < least || bytes > MOST) return Optional.empty();
        Path file = null;
        try {
            Path folder = ExperimentLibrary.ofUser().home().toAbsolutePath().resolveSibling("cache");
            Files.createDirectories(folder);
            removeOld(folder);
            if (Files.getFileStore(folder).getUsableSpace() < 2 * bytes) return Optional.empty();
            file = Files.createTempFile(folder, PREFIX, ".tmp");
            KeptTables.write(file, print, tables);
            return Optional.of(file);
        } catch (IOException | SecurityException _) {
            remove(Optional.ofNullable(file));
            return Optional.empty();
        }
    }

    private static void removeOld(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path old : files) {
                if (Files.getLastModifiedTime(old).toInstant().isBefore(Instant.now().minus(KEPT))) {
                    Files.deleteIfExists(old);
                }
            }
        }
    }

    /// Removes the file, if there is one.
    static void remove(Optional<Path> file) {
        try {
            if (file.isPresent()) Files.deleteIfExists(file.get());
        } catch (IOException _) {
            // A later session tries again.
        }
    }
}
