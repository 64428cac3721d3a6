package sweetspot.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;

/// The parts of a study that an [ExportFormat] writes.
///
/// @param experiment how the study was set up; empty for a study of another program
/// @param space what was searched
/// @param study its trials
/// @param best its best settings; empty while no trial is complete and feasible, and without an experiment
/// @param place names the files of an experiment so that they are found from where the text goes
public record ExportInput(Optional<Experiment> experiment, SearchSpace space, StudySnapshot study,
        Optional<BestSettings> best, UnaryOperator<Experiment> place) {

    /// The input made from a study.
    ///
    /// @param chosen number of the trial of the front that is wanted; any other number stands for its first
    /// @param home folder where relative paths of the experiment start
    /// @param target the file that is written; empty for a text that may go anywhere, which names files in full
    public static ExportInput of(Optional<Experiment> experiment, SearchSpace space, StudySnapshot study, int chosen,
            Path home, Optional<Path> target) {
        Optional<Path> folder = target.map(t -> t.toAbsolutePath().normalize().getParent());
        UnaryOperator<Experiment> place = e -> folder.isEmpty() ? e.absolute(home) : e.relocated(home, folder.get());
        return new ExportInput(experiment, space, study, experiment.flatMap(e -> BestSettings.of(e, study, chosen)),
                place);
    }

    /// The best settings.
    ///
    /// @throws java.util.NoSuchElementException if there are none
    BestSettings bestOrThrow() {
        return best.orElseThrow();
    }
}
