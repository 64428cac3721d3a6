package sweetspot.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// A kind of model that can be trained: what it is, which hyperparameters it has, and how to fit it.
///
/// Stateless. Fitting is a pure function of data, configuration and seed, on any thread and however many fits run at
/// once, and keeps to one core.
public interface ModelFamily {

    /// Id in files and on the command line.
    String id();

    /// The kinds of prediction that it can make.
    Set<Task> tasks();

    /// The preparation that its columns need.
    Preparation preparation();

    /// Its hyperparameters for data of a given shape; parents stand before their children.
    List<ParameterSpec> parameters(DataShape shape);

    /// Tells whether rows count by their weights in its training. One that cannot weigh rows trains as if all counted
    /// the same.
    default boolean weighsRows() {
        return false;
    }

    /// Trains on rows that are prepared as [#preparation()] says.
    ///
    /// @param x rows × features, finite; not changed
    /// @param y one value per row; a class may have no row. Only proportions of weights matter; none is 0
    /// @param configuration values for the active parameters
    /// @param seed decides all that is random
    /// @throws CancellationException if the context is cancelled meanwhile
    /// @throws ModelException if the model cannot be trained like this; its message names cause and remedy
    FittedModel fit(double[][] x, TargetValues y, Configuration configuration, long seed, FitContext context)
            throws ModelException;

    /// The resource that its models get more and more of, if training can be interrupted and continued.
    default Optional<Resource> resource() {
        return Optional.empty();
    }

    /// Begins training on rows that are prepared as [#preparation()] says; parameters as for [#fit].
    ///
    /// @throws UnsupportedOperationException if it has no [#resource()]
    default Training begin(double[][] x, TargetValues y, Configuration configuration, long seed) {
        throw new UnsupportedOperationException(id() + " is trained in one go");
    }

    /// Why it cannot be trained on this machine, in a sentence or two with the remedy; empty if it can. May take some
    /// tenths of a second the first time: not for the thread of a window.
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /// The name for people.
    default String label() {
        return Messages.text("model." + id() + ".label");
    }

    /// Describes it in one line.
    default String oneLine() {
        return Messages.text("model." + id() + ".line");
    }

    /// Says when to choose it, in a sentence or two.
    default String whenToUse() {
        return Messages.text("model." + id() + ".when");
    }

    /// The space that is recommended to search.
    default SearchSpace recommendedSpace(DataShape shape) {
        return new SearchSpace(parameters(shape).stream().map(ParameterSpec::parameter).toList());
    }

    /// The parameter of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    default ParameterSpec parameter(String name, DataShape shape) {
        return parameters(shape).stream().filter(s -> s.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id() + " has no parameter named " + name));
    }
}
