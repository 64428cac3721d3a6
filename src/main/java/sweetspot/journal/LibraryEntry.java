package sweetspot.journal;

import java.nio.file.Path;
import java.util.Optional;
import sweetspot.study.Experiment;

/// One experiment of the library, summed up for a list.
///
/// @param folder its folder
/// @param name its name
/// @param state where it stands
/// @param experiment how it is set up; empty if the folder is damaged
/// @param done number of finished trials
/// @param best the best value; NaN if there is none
/// @param bestSoFar the best value after each complete trial, thinned to at most 64 points, for a sparkline
/// @param lastUsedMillis when it was last changed or run, in milliseconds since the epoch
/// @param dataMissing whether its data file is not where the experiment says
/// @param problem what is wrong with it, in one sentence; "" if nothing is
public record LibraryEntry(Path folder, String name, State state, Optional<Experiment> experiment, int done,
                           double best, double[] bestSoFar, long lastUsedMillis, boolean dataMissing,
                           String problem) {

    /// Where an experiment stands.
    public enum State {
        /// Set up, never run.
        DRAFT,
        /// A Sweetspot is running it now.
        RUNNING,
        /// Stopped before its budget was used up; it can go on.
        PAUSED,
        /// Its budget is used up or a stop rule ended it.
        DONE,
        /// It was running when Sweetspot ended; it can go on.
        INTERRUPTED,
        /// It cannot be read; see the problem.
        DAMAGED
    }

    /// The experiment's file.
    public Path experimentFile() {
        return folder.resolve(ExperimentLibrary.EXPERIMENT_FILE);
    }

    /// The study's journal; it exists once the experiment has been run.
    public Path studyFile() {
        return folder.resolve(ExperimentLibrary.STUDY_FILE);
    }
}
