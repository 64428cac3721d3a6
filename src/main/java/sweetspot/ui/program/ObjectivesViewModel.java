package sweetspot.ui.program;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sweetspot.study.Direction;
import sweetspot.study.Goal;
import sweetspot.text.Messages;

/// The objectives of a program as it is set up: at least one objective, in the order of the values, each with a name
/// and the values that are better.
public final class ObjectivesViewModel {
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final Runnable edited;
    private boolean loading;

    /// One objective as it is typed.
    public final class Row {
        private final StringProperty name = new SimpleStringProperty(this, "name");
        private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(this, "direction");
        private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

        private Row(Goal goal) {
            name.set(goal.name());
            direction.set(goal.direction());
            name.addListener(_ -> changed());
            direction.addListener(_ -> changed());
        }

        /// The name of the value.
        public StringProperty name() {
            return name;
        }

        /// The direction in which its values are better.
        public ObjectProperty<Direction> direction() {
            return direction;
        }

        /// The problem with the name; "" if there is none.
        public ReadOnlyStringProperty problem() {
            return problem.getReadOnlyProperty();
        }

        private String stripped() {
            return name.get() == null ? "" : name.get().strip();
        }
    }

    /// @param edited told of each change by hand
    ObjectivesViewModel(Runnable edited) {
        this.edited = edited;
        rows.add(new Row(Goal.value(Direction.MINIMIZE)));
    }

    /// Takes up the objectives of a program.
    void load(List<Goal> goals) {
        loading = true;
        rows.setAll(goals.stream().map(Row::new).toList());
        loading = false;
        changed();
    }

    /// Adds an objective with a name of its own, of which lower values are better.
    public void add() {
        Set<String> taken = new HashSet<>(rows.stream().map(Row::stripped).toList());
        int number = rows.size() + 1;
        while (taken.contains(Messages.text("program.objectives.name", number))) number++;
        rows.add(new Row(new Goal(Messages.text("program.objectives.name", number), Direction.MINIMIZE)));
        changed();
    }

    /// Takes an objective away; the last one stays.
    public void remove(Row row) {
        if (rows.size() > 1 && rows.remove(row)) changed();
    }

    private void changed() {
        if (loading) return;
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            String name = row.stripped();
            row.problem.set(name.isEmpty() ? Messages.text("program.objectives.noName")
                    : seen.add(name) ? "" : Messages.text("program.objectives.taken", name));
        }
        edited.run();
    }

    /// The objectives, the first one first; unmodifiable.
    public ObservableList<Row> rows() {
        return rowsView;
    }

    /// The problem with the first objective that has one; "" if none has.
    String problem() {
        return rows.stream().map(r -> r.problem.get()).filter(p -> !p.isEmpty()).findFirst().orElse("");
    }

    /// The objectives; empty while something is wrong with them.
    Optional<List<Goal>> goals() {
        return problem().isEmpty()
                ? Optional.of(rows.stream().map(r -> new Goal(r.stripped(), r.direction.get())).toList())
                : Optional.empty();
    }
}
