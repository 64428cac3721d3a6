package sweetspot.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sweetspot.study.Experiment;

/// The user's experiments on disk: one folder each, with the experiment file and the study's journal.
public final class ExperimentLibrary {
    /// Name of the experiment file in its folder.
    public static final String EXPERIMENT_FILE = "experiment.json";
    /// Name of the journal in its folder.
    public static final String STUDY_FILE = "study.log";

    private final Path home;

    /// @param home folder of all experiments; made when the first one is created
    public ExperimentLibrary(Path home) {
        this.home = home;
    }

    /// The folder of all experiments.
    public Path home() {
        return home;
    }

    /// The experiments, last used first. A folder that cannot be read is listed as damaged.
    public List<LibraryEntry> list() {
        throw new IllegalStateException("in preparation");
    }

    /// The entry of one folder, read anew.
    public LibraryEntry entry(Path folder) {
        throw new IllegalStateException("in preparation");
    }

    /// Makes a folder for a new experiment and saves it there.
    public LibraryEntry create(Experiment experiment) throws IOException {
        throw new IllegalStateException("in preparation");
    }

    /// Saves an experiment in its folder, whole or not at all.
    public void save(Path folder, Experiment experiment) throws IOException {
        ExperimentFile.write(folder.resolve(EXPERIMENT_FILE), experiment);
    }

    /// A new experiment set up like the one in `folder`, without its trials.
    public LibraryEntry duplicate(Path folder, String newName) throws IOException, ExperimentFileException {
        throw new IllegalStateException("in preparation");
    }

    /// Gives an experiment another name; its folder stays.
    public void rename(Path folder, String newName) throws IOException, ExperimentFileException {
        throw new IllegalStateException("in preparation");
    }

    /// Moves an experiment to the library's trash.
    ///
    /// @return where it is now, for [#restore(Path)]
    public Path delete(Path folder) throws IOException {
        throw new IllegalStateException("in preparation");
    }

    /// Takes an experiment back from the trash.
    ///
    /// @return its folder
    public Path restore(Path trashed) throws IOException {
        throw new IllegalStateException("in preparation");
    }
}
