package sweetspot.objective;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import sweetspot.data.Dataset;
import sweetspot.data.ImportResult;
import sweetspot.model.ModelFamily;
import sweetspot.model.metric.Metric;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Goal;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;
import sweetspot.study.Subject;
import sweetspot.study.Target;
import sweetspot.text.Messages;

/// A subject together with all that the catalogues of models, metrics and test functions know of it: what it scores, how
/// it is prepared, what it and its parameters are called. Window, shell and files take their words from here.
///
/// A name that the catalogues do not have, as of a later version, is shown as it is.
public sealed interface ScoredSubject permits ScoredModel, ScoredFunction, ScoredProgram {

    /// The answers of a subject that need the catalogues.
    static ScoredSubject of(Subject subject) {
        return switch (subject) {
            case ModelSubject m -> new ScoredModel(m);
            case FunctionSubject f -> new ScoredFunction(f);
            case ProgramSubject p -> new ScoredProgram(p);
        };
    }

    /// The source of a subject's data.
    interface Source {
        /// Reads them.
        ///
        /// @throws ExperimentException if they cannot be read
        ImportResult read(Target target) throws ExperimentException;

        /// The fingerprint of the data and of a separate test file, where it is known and need not be computed.
        default Optional<String> fingerprint() {
            return Optional.empty();
        }
    }

    /// Prepares an experiment on the subject.
    ///
    /// @param report told of the data, if there are any and they can be searched
    /// @throws ExperimentException if it cannot be run
    PreparedObjective prepare(Experiment experiment, Source data, Consumer<DataReport> report)
            throws ExperimentException;

    /// The objectives, whether or not it can be run; their names are for people.
    ///
    /// @throws IllegalArgumentException if it names a metric or a function that does not exist
    List<Goal> goals();

    /// The recommended space.
    ///
    /// @param data answers the data that a target lies in, as they are used
    /// @throws ExperimentException if none can be recommended: about the field `space`, or the field that is to blame
    SearchSpace recommendedSpace(Function<Target, Dataset> data) throws ExperimentException;

    /// The fields that scores can only be compared within, see [ScoreMeaning#fields()].
    Map<String, String> meaning();

    /// The report on its data; empty if it has none.
    ///
    /// @param read the data as they were read
    Optional<DataReport> report(ImportResult read);

    /// The metric of the first objective; empty if there is none, or it is not known.
    Optional<Metric> metric();

    /// The class that the metric counts; empty if it is not about one.
    Optional<String> positive();

    /// The model family that is tuned; empty if there is none, or it is not known.
    Optional<ModelFamily> family();

    /// The first objective's name.
    String objective();

    /// The first objective's name, with the class that it counts where it is about one.
    default String objectiveOfClass() {
        return metric().map(m -> m.label(positive().orElse(""))).orElseGet(this::objective);
    }

    /// The name of the subject, in a word or two: the model's or function's name, the program's command.
    String label();

    /// A parameter's name.
    String parameter(String name);

    /// A choice of a parameter.
    ///
    /// @param value not a number that is searched in a range, and not null
    String choice(String parameter, Object value);

    /// The name of null among the values of a parameter.
    String nothing();

    /// The bundle's text of a key, or the name where it has none.
    static String named(String key, String name) {
        return Messages.has(key) ? Messages.text(key) : name;
    }
}
