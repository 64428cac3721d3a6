package sweetspot.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sweetspot.space.SearchSpace;

/// The thing that a search tunes, and that scores its configurations. Each kind answers for itself everything that
/// Sweetspot asks about it. No answer has a default here, so a new kind compiles only after it has given them all.
///
/// What only a higher package knows is answered in one place there, by one exhaustive `switch`:
/// `sweetspot.journal.experiment.ExperimentWriter` (the form in the experiment file), `sweetspot.objective.ScoredSubject`
/// (objectives and names), `sweetspot.run.SessionExecutors` (where trials run).
public sealed interface Subject permits ModelSubject, FunctionSubject, ProgramSubject {

    /// Tells whether its trials report intermediate values, so that they can be stopped early.
    boolean reportsSteps();

    /// The meaning of its trials' intermediate values.
    Reports reports();

    /// The last step that a trial can report; 0 if it is not known.
    ///
    /// @param space the space that is searched
    long lastStep(SearchSpace space);

    /// The same with another resource; empty if it has none to choose.
    Optional<Subject> withResource(Resource resource);

    /// Id of the metric of the first objective, see `sweetspot.model.metric.Metric`; empty if the values are its own.
    Optional<String> metric();

    /// The objectives that Sweetspot measures itself, behind those that it scores; unmodifiable.
    List<FurtherObjective> further();

    /// The way in which rows of data are split to score it; empty if it is not scored on rows.
    Optional<Validation> resampling();

    /// The data file that it is scored on; empty if there is none.
    Optional<DataFile> data();

    /// The separate file whose rows are its sealed test; empty if there is none.
    default Optional<DataFile> testData() {
        return Optional.empty();
    }

    /// The program of the user's that its trials start, and that has to be allowed first; empty if there is none.
    Optional<ProgramSubject> program();

    /// It as a model that is trained and scored on data; empty if it is none.
    Optional<ModelSubject> modelled();

    /// Tells whether null among the values of a number stands for "no limit". It is a choice without a name elsewhere.
    boolean nullIsNoLimit();

    /// The settings that its scores depend on, by name, in the order of a table of settings.
    Map<String, Object> settings();

    /// The same with all its paths in full, so that the experiment file can lie anywhere.
    ///
    /// @param folder the experiment file's folder
    /// @throws java.nio.file.InvalidPathException if this computer cannot have such a path
    Subject absolute(Path folder);

    /// The same for an experiment file in another folder. A path in that folder or below is written relative to it, so
    /// that the two can be moved together; any other path is written in full.
    ///
    /// @param from the experiment file's folder
    /// @param to the folder of the file that is written
    /// @throws java.nio.file.InvalidPathException if this computer cannot have such a path
    Subject relocated(Path from, Path to);

    /// The same at the place of another subject whose scores mean the same.
    Subject placedAs(Subject other);

    /// The form in which an experiment file in `folder` writes a path: relative if it leads into that folder, with
    /// slashes.
    ///
    /// @param path in full
    static String written(Path path, Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        return (path.startsWith(home) ? home.relativize(path) : path).toString().replace('\\', '/');
    }
}
