package sweetspot.ui.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sweetspot.model.metric.Metric;
import sweetspot.study.Cost;
import sweetspot.study.Direction;
import sweetspot.study.FurtherMetric;
import sweetspot.study.FurtherObjective;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Revision;

/// The objectives that are weighed beside a model's metric: those chosen, and those that could be.
public final class FurtherObjectives {
    private final ObservableList<FurtherObjective> chosen = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(this, "possible", true);
    private final Revision revision = new Revision(this);
    private Task task = Task.CLASSIFICATION;
    private String metric = "";

    FurtherObjectives() {
        chosen.addListener((javafx.beans.InvalidationListener) _ -> revision.changed());
        revision.watch(possible);
    }

    /// Changes with what is chosen and what could be.
    public ReadOnlyIntegerProperty revision() {
        return revision;
    }

    /// Those that are weighed, in order; at most [FurtherObjective#MOST].
    public List<FurtherObjective> chosen() {
        return possible.get() ? List.copyOf(chosen) : List.of();
    }

    /// Takes others in their place.
    public void set(List<FurtherObjective> others) {
        chosen.setAll(others);
    }

    /// Tells whether a model is tuned; programs and functions say themselves what they score.
    public ReadOnlyBooleanProperty possible() {
        return possible.getReadOnlyProperty();
    }

    void setPossible(boolean now) {
        possible.set(now);
    }

    /// Says what the model is scored by. What is chosen and does not go with it any more is left out.
    ///
    /// @param newMetric id of the metric
    public void scoredBy(Task newTask, String newMetric) {
        if (newTask == task && newMetric.equals(metric)) return;
        task = newTask;
        metric = newMetric;
        List<FurtherObjective> kept = chosen.stream().filter(this::fits).toList();
        if (!kept.equals(chosen)) chosen.setAll(kept);
        else revision.changed();
    }

    private boolean fits(FurtherObjective objective) {
        return switch (objective) {
            case Cost _ -> true;
            case FurtherMetric m ->
                !m.id().equals(metric) && Metric.find(m.id()).map(known -> known.task() == task).orElse(true);
        };
    }

    /// The objectives that could be added: costs first, then metrics; empty if there are as many as there may be.
    public List<FurtherObjective> available() {
        if (chosen.size() >= FurtherObjective.MOST) return List.of();
        List<FurtherObjective> all = new ArrayList<>(Arrays.asList(Cost.values()));
        Metric.forTask(task).forEach(m -> all.add(new FurtherMetric(m.id())));
        return all.stream().filter(o -> fits(o) && !chosen.contains(o)).toList();
    }

    /// Weighs one more.
    public void add(FurtherObjective objective) {
        if (available().contains(objective)) chosen.add(objective);
    }

    /// Weighs one less.
    public void remove(FurtherObjective objective) {
        chosen.remove(objective);
    }

    /// The name for people.
    static String label(FurtherObjective objective) {
        return switch (objective) {
            case Cost cost -> Messages.text("objective.cost." + cost.id());
            case FurtherMetric m -> Metric.find(m.id()).map(Metric::label).orElse(m.id());
        };
    }

    /// Its direction, in words.
    static String better(FurtherObjective objective) {
        Direction direction = switch (objective) {
            case Cost _ -> Direction.MINIMIZE;
            case FurtherMetric m -> Metric.find(m.id()).map(Metric::direction).orElse(Direction.MINIMIZE);
        };
        return Messages.text("program.better." + direction.name());
    }
}
