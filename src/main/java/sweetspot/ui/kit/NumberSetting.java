package sweetspot.ui.kit;

import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sweetspot.text.Messages;

/// A whole number that the user types, with the reason when it cannot be taken.
public final class NumberSetting {
    private final long least;
    private final long most;
    private final boolean optional;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<OptionalLong> value =
            new ReadOnlyObjectWrapper<>(this, "value", OptionalLong.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /// @param least smallest allowed value
    /// @param most largest allowed value
    /// @param optional whether the text may be empty, for "no limit"
    public NumberSetting(long least, long most, boolean optional) {
        this.least = least;
        this.most = most;
        this.optional = optional;
        text.addListener((_, _, t) -> judge(t));
        judge("");
    }

    private void judge(String t) {
        if (optional && t.isBlank()) {
            accept(OptionalLong.empty(), "");
            return;
        }
        switch (NumberText.parse(t, true)) {
            case NumberText.Rejected r -> accept(OptionalLong.empty(), r.reason());
            case NumberText.Number n when n.value() < least || n.value() > most ->
                accept(OptionalLong.empty(), Messages.text("space.setting.range", NumberText.format(least),
                        NumberText.format(most)));
            case NumberText.Number n -> accept(OptionalLong.of((long) n.value()), "");
        }
    }

    private void accept(OptionalLong newValue, String reason) {
        problem.set(reason);
        value.set(newValue);
    }

    /// Sets the value; 0 shows as empty where the setting is optional.
    public void set(long newValue) {
        text.set(optional && newValue == 0 ? "" : NumberText.format(newValue));
    }

    /// Moves the value by `by`, within its limits; from an empty or invalid text it begins at the lowest value.
    public void nudge(long by) {
        long from = value.get().orElse(least - by);
        set(Math.clamp(from + by, least, most));
    }

    /// The text of the field; every change is judged at once.
    public StringProperty textProperty() {
        return text;
    }

    /// The value; empty while the text is invalid, or empty where that is allowed.
    public ReadOnlyObjectProperty<OptionalLong> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// The value, or `otherwise` where the text is empty or invalid.
    public long or(long otherwise) {
        return value.get().orElse(otherwise);
    }

    /// The reason why the text cannot be taken, in one sentence; "" if it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
