package sweetspot.ui.model;

import java.io.IOException;
import java.nio.file.Path;
import sweetspot.journal.ExperimentLibrary;
import sweetspot.study.Experiment;

/// Where one experiment is kept: makes its folder the first time, and never lets an older state overwrite a newer one,
/// whichever background thread comes first.
final class ExperimentStore {
    private final ExperimentLibrary library;
    private Path folder;
    private long written;

    /// @param folder where it is kept; null if it has no folder yet
    ExperimentStore(ExperimentLibrary library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    /// Writes a state, unless a newer one has been written.
    ///
    /// @param version of the state, ascending
    /// @return the experiment's folder
    synchronized Path write(Experiment experiment, long version) throws IOException {
        if (folder == null) {
            folder = library.create(experiment).folder();
        } else if (version > written) {
            library.save(folder, experiment);
        }
        written = Math.max(written, version);
        return folder;
    }
}
