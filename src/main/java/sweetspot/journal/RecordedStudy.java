package sweetspot.journal;

import java.util.List;
import java.util.Optional;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;

/// One study of a journal file.
///
/// @param id its number in the file, from 0
/// @param snapshot what happened
/// @param experiment how it was set up; empty for a study that another program wrote
/// @param space the experiment's space, or what the recorded distributions tell of it: every parameter seen, in
///     order, always active, with its first value as default
/// @param notes what the file says that could not be taken over as it is, a sentence each
public record RecordedStudy(int id, StudySnapshot snapshot, Optional<Experiment> experiment, SearchSpace space,
        List<String> notes) {
    public RecordedStudy {
        notes = List.copyOf(notes);
    }

    /// The attribute of the study that holds the experiment, as the JSON of [ExperimentFile].
    public static final String EXPERIMENT = "sweetspot:experiment";

    /// The attribute of the study that says why its last sitting ended, in lower case: `trials`, `time`, `patience`,
    /// `target`, `not_worth_it`, `space_explored`, `user`; [#PAUSED] while the user has it paused; "" while it runs or
    /// if it was interrupted.
    public static final String STOPPED = "sweetspot:stopped";

    /// The values of [#STOPPED] with which a search is done, and not merely put off.
    public static final List<String> ENDED_BY_ITSELF = List.of("trials", "time", "patience", "target", "not_worth_it",
            "space_explored");

    /// The value of [#STOPPED] of a search that the user has ended.
    public static final String STOPPED_BY_USER = "user";

    /// The value of [#STOPPED] of a search that the user has paused: it stays so until the user goes on with it.
    public static final String PAUSED = "paused";

    /// The reason why the last sitting of a study ended, one of the values of [#STOPPED]; "" where nobody knows. What
    /// is noted is out of date once trials are under way, or were when something ended them; only a pause outlasts
    /// that.
    public static String stopped(StudySnapshot study) {
        String noted = study.attributes().get(STOPPED) instanceof String s ? s : "";
        return study.running() > 0 && !noted.equals(PAUSED) ? "" : noted;
    }
}
