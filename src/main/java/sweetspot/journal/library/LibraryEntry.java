package sweetspot.journal.library;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import sweetspot.journal.RecordedStudy;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

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
/// @param run how it was set up when its trials ran, which is what their values mean; empty if it has none
public record LibraryEntry(Path folder, String name, State state, Optional<Experiment> experiment, int done,
                           double best, double[] bestSoFar, long lastUsedMillis, boolean dataMissing,
                           String problem, Optional<Experiment> run) {

    /// An experiment whose trials mean what its file says.
    public LibraryEntry(Path folder, String name, State state, Optional<Experiment> experiment, int done,
                        double best, double[] bestSoFar, long lastUsedMillis, boolean dataMissing, String problem) {
        this(folder, name, state, experiment, done, best, bestSoFar, lastUsedMillis, dataMissing, problem, experiment);
    }

    /// The state of an experiment and its search. Window and shell know no other states, and each has one name, see
    /// [#words()].
    public enum State {
        /// Set up, never run.
        DRAFT,
        /// Trials are asked for and run.
        RUNNING,
        /// Running trials end, then it is paused.
        PAUSING,
        /// Put off; it can go on.
        PAUSED,
        /// Running trials end, then it is over.
        FINISHING,
        /// Running trials are being cancelled.
        STOPPING,
        /// The user has ended it before its budget was used up; it can go on.
        STOPPED,
        /// Its budget is used up or a stop rule ended it.
        DONE,
        /// It was running when Sweetspot ended; it can go on.
        INTERRUPTED,
        /// An error has ended it; it can go on when that is mended.
        FAILED,
        /// It cannot be read; see the problem.
        DAMAGED;

        /// The state's name, wherever it is shown.
        public String words() {
            return Messages.text("state." + name().toLowerCase(Locale.ROOT));
        }

        /// The state of a study that no Sweetspot is running.
        ///
        /// @param budget number of trials that it is to have; 0 if nobody knows
        public static State atRest(StudySnapshot study, int budget) {
            if (study.trials().isEmpty()) return DRAFT;
            String noted = RecordedStudy.stopped(study);
            if (noted.equals(RecordedStudy.PAUSED)) return PAUSED;
            boolean interrupted = study.running() > 0 && study.trials().stream()
                    .anyMatch(t -> t.startMillis() > 0 && t.worker() >= 0 && !t.state().finished());
            if (interrupted) return INTERRUPTED;
            if (RecordedStudy.ENDED_BY_ITSELF.contains(noted) || budget > 0 && study.finished() >= budget) return DONE;
            return noted.equals(RecordedStudy.STOPPED_BY_USER) ? STOPPED : PAUSED;
        }
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
