package sweetspot.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.study.Experiment;

/// Keeps one experiment on disk: makes its folder the first time, never lets an older state overwrite a newer one,
/// whichever background thread comes first, and never overwrites what somebody else has written there.
final class ExperimentStore {
    /// Names for files that are put aside.
    private static final int MOST = 1_000;

    private final ExperimentLibrary library;
    private @Nullable Path folder;
    private Optional<Experiment> known;
    private long written;

    /// A change of the experiment's place that somebody else made.
    sealed interface Change {
        /// The folder is not there any more.
        ///
        /// @param folder where it was
        record Gone(Path folder) implements Change {}

        /// The file says something else than what was last read or written here.
        ///
        /// @param folder of the experiment
        /// @param other what it says; empty if it cannot be read
        /// @param problem why it cannot be read; "" if it can
        record Other(Path folder, Optional<Experiment> other, String problem) implements Change {}
    }

    /// It was not written, because the place has changed.
    static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Change change;

        private ChangedException(Change change) {
            super(change.toString());
            this.change = change;
        }

        Change change() {
            return change;
        }
    }

    /// @param folder where it is kept; null if it has no folder yet
    /// @param known what its file says, as far as is known here
    ExperimentStore(ExperimentLibrary library, @Nullable Path folder, Optional<Experiment> known) {
        this.library = library;
        this.folder = folder;
        this.known = known;
    }

    /// Writes a state, unless a newer one has been written.
    ///
    /// @param version of the state, ascending
    /// @return the experiment's folder
    /// @throws ChangedException if the folder is gone or its file is somebody else's; nothing is written then
    synchronized Path write(Experiment experiment, long version) throws IOException {
        if (folder == null) {
            folder = library.create(experiment).folder();
        } else if (version > written) {
            Optional<Change> change = change();
            if (change.isPresent()) throw new ChangedException(change.get());
            library.save(folder, experiment);
        } else {
            return folder;
        }
        known = Optional.of(experiment);
        written = Math.max(written, version);
        return folder;
    }

    /// The change of the place since it was last read or written here; empty if there is none.
    synchronized Optional<Change> change() {
        if (folder == null || known.isEmpty()) return Optional.empty();
        if (!Files.isDirectory(folder)) return Optional.of(new Change.Gone(folder));
        Path file = folder.resolve(ExperimentLibrary.EXPERIMENT_FILE);
        // A file that is not there cannot be overwritten.
        if (!Files.exists(file)) return Optional.empty();
        try {
            Experiment now = ExperimentFile.read(file, ExperimentDefaults.none());
            boolean same = ExperimentFile.toJson(now).equals(ExperimentFile.toJson(known.get()));
            return same ? Optional.empty() : Optional.of(new Change.Other(folder, Optional.of(now), ""));
        } catch (ExperimentFileException e) {
            return Optional.of(new Change.Other(folder, Optional.empty(), String.valueOf(e.getMessage())));
        }
    }

    /// Puts what somebody else has written aside, so that the next state can be written.
    ///
    /// @return where it is now
    synchronized Path putAside() throws IOException {
        Path place = Objects.requireNonNull(folder);
        Path file = place.resolve(ExperimentLibrary.EXPERIMENT_FILE);
        for (int i = 1; i <= MOST; i++) {
            Path aside = place.resolve("experiment-other-" + i + ".json");
            if (Files.exists(aside)) continue;
            Files.move(file, aside);
            return aside;
        }
        throw new IOException(place + " holds too many files that were put aside.");
    }

    /// Forgets a folder that is gone: the next state gets a new one.
    synchronized void begin() {
        folder = null;
        known = Optional.empty();
    }
}
