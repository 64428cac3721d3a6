package sweetspot.ui.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import sweetspot.run.ConfigurationInput;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.Trial;
import sweetspot.text.Messages;
import sweetspot.ui.kit.NumberText;

/// A form for one configuration: a field for each parameter that is tuned, judged by the space as it is typed.
public final class ConfigurationForm {

    /// The field of one parameter.
    public static final class Field {
        private final Parameter parameter;
        private final String label;
        private final List<String> choices;
        private final StringProperty text = new SimpleStringProperty(this, "text", "");
        private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", -1);
        private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
        private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(this, "active");

        private Field(Parameter parameter, @Nullable Object value, StudyWords words) {
            this.parameter = parameter;
            this.label = words.parameter(parameter.name());
            List<Object> values = parameter.range() instanceof CategoricalDistribution c ? c.choices() : List.of();
            this.choices = values.stream().map(v -> words.value(parameter.name(), v)).toList();
            // A default without limit is no number of the range: the middle is one to begin with.
            Object start = value instanceof Number || !choices.isEmpty() ? value : Parameter.middle(parameter.range());
            if (choices.isEmpty()) text.set(NumberText.format(((Number) Objects.requireNonNull(start)).doubleValue()));
            else chosen.set(values.indexOf(value));
        }

        /// Its current value; null where the text is none.
        private @Nullable Object value(boolean[] valid) {
            try {
                if (!choices.isEmpty() && chosen.get() < 0) {
                    throw new IllegalArgumentException(Messages.text("queue.choose"));
                }
                Object given = choices.isEmpty() ? text.get()
                        : ((CategoricalDistribution) parameter.range()).choices().get(chosen.get());
                Object value = ConfigurationInput.value(parameter, given);
                problem.set("");
                return value;
            } catch (IllegalArgumentException e) {
                problem.set(e.getMessage());
                valid[0] = false;
                return null;
            }
        }

        /// The parameter's name.
        public String name() {
            return parameter.name();
        }

        /// The parameter's name on the screen.
        public String label() {
            return label;
        }

        /// Its choices on the screen; empty for numbers.
        public List<String> choices() {
            return choices;
        }

        /// The text typed for a number.
        public StringProperty text() {
            return text;
        }

        /// Position of what is chosen; -1 for nothing.
        public IntegerProperty chosen() {
            return chosen;
        }

        /// The reason why it is no value, in one sentence; "" if it is one.
        public ReadOnlyStringProperty problem() {
            return problem.getReadOnlyProperty();
        }

        /// Tells whether the other values make it active.
        public ReadOnlyBooleanProperty active() {
            return active.getReadOnlyProperty();
        }
    }

    private final SearchSpace space;
    private final Function<Configuration, Optional<Trial>> known;
    private final List<Field> fields = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Configuration>> result =
            new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");

    /// @param from what the fields begin with; parameters that it lacks begin at their default
    /// @param known the trial that has a configuration already
    public ConfigurationForm(Experiment experiment, Configuration from,
            Function<Configuration, Optional<Trial>> known) {
        this.space = experiment.space();
        this.known = known;
        StudyWords words = new StudyWords(experiment);
        for (Parameter p : space.parameters()) {
            if (!p.tuned()) continue;
            Object value = from.getOr(p.name(), p.defaultValue());
            boolean number = !(p.range() instanceof CategoricalDistribution);
            Field field = new Field(p, number && !(value instanceof Number) ? p.defaultValue() : value, words);
            field.text.addListener((_, _, _) -> judge());
            field.chosen.addListener((_, _, _) -> judge());
            fields.add(field);
        }
        judge();
    }

    private void judge() {
        boolean[] valid = {true};
        Set<String> active = new HashSet<>();
        Configuration configuration = space.configure(i -> {
            Parameter p = space.get(i);
            if (!p.tuned()) return p.fixed().isPresent() ? p.fixed().get().value() : only(p);
            active.add(p.name());
            return fields.stream().filter(f -> f.name().equals(p.name())).findFirst().orElseThrow().value(valid);
        });
        for (Field field : fields) {
            field.active.set(active.contains(field.name()));
            if (!active.contains(field.name())) field.problem.set("");
        }
        result.set(valid[0] ? Optional.of(configuration) : Optional.empty());
        note.set(result.get().flatMap(known)
                .map(t -> Messages.text("queue.same", Integer.toString(t.number()))).orElse(""));
    }

    private static Object only(Parameter parameter) {
        return sweetspot.space.UnitCube.decode(parameter.range(), 0.5);
    }

    /// The fields in the order of the space.
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /// The configuration; empty while a value is wrong.
    public ReadOnlyObjectProperty<Optional<Configuration>> result() {
        return result.getReadOnlyProperty();
    }

    /// Says in one sentence that a trial has this configuration already; "" if none has.
    public ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }
}
