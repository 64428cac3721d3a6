package sweetspot.ui.model;

import java.util.List;
import sweetspot.study.Direction;
import sweetspot.study.Target.Task;

/// What the window knows about model families and metrics: the catalogue, in the window's words.
public interface ModelDirectory {

    /// A model family.
    ///
    /// @param id its id in files
    /// @param name its name
    /// @param summary what it is, in a sentence
    /// @param advice when to use it, in a sentence
    /// @param rows its hyperparameters
    record Family(String id, String name, String summary, String advice, List<RowSpec> rows) {}

    /// A metric.
    ///
    /// @param id its id in files
    /// @param name its name
    /// @param direction whether higher is better
    /// @param usesPositive whether it is about one class of two
    record MetricChoice(String id, String name, Direction direction, boolean usesPositive) {}

    /// The families for a kind of task, the one to begin with first.
    List<Family> families(Task task);

    /// The metrics that suit a kind of task.
    ///
    /// @param classes number of classes; 0 for numbers
    List<MetricChoice> metrics(Task task, int classes);

    /// The family of an id, for a task.
    default java.util.Optional<Family> family(Task task, String id) {
        return families(task).stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /// The metric of an id, for a task.
    default java.util.Optional<MetricChoice> metric(Task task, int classes, String id) {
        return metrics(task, classes).stream().filter(m -> m.id().equals(id)).findFirst();
    }
}
