package sweetspot.journal.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;

/// The user's experiments on disk: one folder each, with the experiment file and the study's journal.
///
/// A folder that cannot be read is listed with the reason and leaves the others alone. Deleting moves a folder to the
/// library's trash, which is emptied of what has been there for 30 days.
public final class ExperimentLibrary {
    /// Name of the experiment file in its folder.
    public static final String EXPERIMENT_FILE = "experiment.json";
    /// Name of the journal in its folder.
    public static final String STUDY_FILE = "study.log";

    private static final Duration TRASH_AGE = Duration.ofDays(30);

    private final Path home;
    private final LibraryReader reader = new LibraryReader();

    /// @param home folder of all experiments; made when the first one is created
    public ExperimentLibrary(Path home) {
        this.home = home;
    }

    /// The library of this user: in the folder of the system property `sweetspot.home`, else in `.sweetspot` in the
    /// user's home where an earlier version has made it, else where the platform keeps the data of applications.
    public static ExperimentLibrary ofUser() {
        Path user = Path.of(System.getProperty("user.home"));
        String property = System.getProperty("sweetspot.home");
        Path earlier = user.resolve(".sweetspot");
        boolean kept = (property == null || property.isBlank()) && Files.isDirectory(earlier.resolve("experiments"));
        return new ExperimentLibrary((kept ? earlier : userFolder(property, System.getProperty("os.name"),
                System.getenv(), user)).toAbsolutePath().resolve("experiments"));
    }

    /// The folder of Sweetspot's files: `%APPDATA%\Sweetspot` on Windows, `~/Library/Application Support/Sweetspot` on
    /// macOS, else `$XDG_DATA_HOME/sweetspot` or `~/.local/share/sweetspot`.
    static Path userFolder(String property, String system, Map<String, String> environment, Path user) {
        if (property != null && !property.isBlank()) return Path.of(property);
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String roaming = environment.get("APPDATA");
            return (roaming == null ? user.resolve("AppData").resolve("Roaming") : Path.of(roaming))
                    .resolve("Sweetspot");
        }
        if (os.contains("mac")) return user.resolve("Library").resolve("Application Support").resolve("Sweetspot");
        String data = environment.get("XDG_DATA_HOME");
        // The XDG rules: a relative path is to be ignored.
        boolean usable = data != null && !data.isBlank() && Path.of(data).isAbsolute();
        return (usable ? Path.of(data) : user.resolve(".local").resolve("share")).resolve("sweetspot");
    }

    /// The folder of all experiments.
    public Path home() {
        return home;
    }

    private Path trash() {
        return home.resolveSibling(home.getFileName() + "-trash");
    }

    /// The experiments, last used first. A folder that cannot be read is listed as damaged.
    public List<LibraryEntry> list() {
        List<LibraryEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(home, Files::isDirectory)) {
            for (Path folder : folders) entries.add(entry(folder));
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // What could be listed is listed.
        }
        entries.sort(Comparator.comparingLong(LibraryEntry::lastUsedMillis).reversed());
        return entries;
    }

    /// The entry of one folder, read anew if anything in it has changed.
    public LibraryEntry entry(Path folder) {
        return reader.read(folder);
    }

    /// Makes a folder for a new experiment and saves it there.
    public LibraryEntry create(Experiment experiment) throws IOException {
        Files.createDirectories(home);
        Path folder = freshFolder(home, slug(experiment.name()));
        save(folder, experiment);
        return entry(folder);
    }

    private static Path freshFolder(Path parent, String name) throws IOException {
        for (int i = 1; ; i++) {
            Path folder = parent.resolve(i == 1 ? name : name + "-" + i);
            try {
                return Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                if (i == 10_000) throw e;
            }
        }
    }

    /// A folder name that every file system takes.
    private static String slug(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String cut = plain.length() > 40 ? plain.substring(0, 40).replaceAll("-$", "") : plain;
        // A prefix keeps clear of the device names of Windows, as con or nul.
        return cut.isEmpty() ? "experiment" : cut.length() <= 4 ? "experiment-" + cut : cut;
    }

    /// Saves an experiment in its folder, whole or not at all.
    public void save(Path folder, Experiment experiment) throws IOException {
        ExperimentFile.write(folder.resolve(EXPERIMENT_FILE), experiment);
    }

    /// A new experiment set up like the one in `folder`, without its trials; what waits for a first start is copied.
    ///
    /// @throws JournalException if what waits cannot be read; no copy is made then
    public LibraryEntry duplicate(Path folder, String newName)
            throws IOException, ExperimentFileException, JournalException {
        boolean waits = entry(folder).state() == LibraryEntry.State.DRAFT;
        FirstTrialsFile plans = waits ? FirstTrialsFile.read(folder) : new FirstTrialsFile(List.of(), List.of());
        LibraryEntry made = create(load(folder).withName(newName).absolute(folder));
        plans.write(made.folder());
        return made;
    }

    /// Gives an experiment another name; its folder stays.
    public void rename(Path folder, String newName) throws IOException, ExperimentFileException {
        save(folder, load(folder).withName(newName));
    }

    /// The experiment of a folder: from its file or, where that is gone or damaged, from its journal.
    ///
    /// @throws ExperimentFileException if neither can be read
    public Experiment load(Path folder) throws ExperimentFileException {
        return reader.experiment(folder);
    }

    /// Moves an experiment to the library's trash.
    ///
    /// @return where it is now, for [#restore(Path)]
    /// @throws IOException if it cannot be moved, or is being run
    public Path delete(Path folder) throws IOException {
        if (JournalFile.isOpen(folder.resolve(STUDY_FILE))) {
            throw new IOException(Messages.text("journal.running"));
        }
        Files.createDirectories(trash());
        emptyOldTrash();
        Path place = freshFolder(trash(), folder.getFileName().toString());
        Path trashed = place.resolve(folder.getFileName());
        Files.move(folder, trashed);
        return trashed;
    }

    /// Moves an experiment's trials to the trash, where they lie for 30 days; the experiment stays, without any.
    ///
    /// @return where they are now
    /// @throws IOException if they cannot be moved, or the experiment is being run
    public Path discardTrials(Path folder) throws IOException {
        Path study = folder.resolve(STUDY_FILE);
        if (JournalFile.isOpen(study)) throw new IOException(Messages.text("journal.running"));
        Files.createDirectories(trash());
        emptyOldTrash();
        Path trashed = freshFolder(trash(), folder.getFileName().toString()).resolve(STUDY_FILE);
        Files.move(study, trashed);
        return trashed;
    }

    /// Takes an experiment back from the trash.
    ///
    /// @return its folder
    public Path restore(Path trashed) throws IOException {
        Path folder = freshFolder(home, trashed.getFileName().toString());
        Files.delete(folder);
        Files.move(trashed, folder);
        Files.deleteIfExists(trashed.getParent());
        return folder;
    }

    /// Each deleted experiment lies in a folder of the trash that was made when it was deleted.
    private void emptyOldTrash() {
        Instant limit = Instant.now().minus(TRASH_AGE);
        try (DirectoryStream<Path> places = Files.newDirectoryStream(trash())) {
            for (Path place : places) {
                if (Files.getLastModifiedTime(place).toInstant().isBefore(limit)) deleteTree(place);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // It is tried again with the next deletion.
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
