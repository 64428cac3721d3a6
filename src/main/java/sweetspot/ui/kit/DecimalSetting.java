package sweetspot.ui.kit;

import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sweetspot.text.Messages;

/// A number that the user may type or leave out, with the reason when it cannot be taken.
public final class DecimalSetting {
    private final double above;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private OptionalDouble value = OptionalDouble.empty();

    /// @param above every value is above it
    public DecimalSetting(double above) {
        this.above = above;
        // The value first: who listens to the text finds it up to date.
        text.addListener((_, _, t) -> judge(t));
    }

    private void judge(String t) {
        value = OptionalDouble.empty();
        if (t.isBlank()) {
            problem.set("");
            return;
        }
        switch (NumberText.parse(t, false)) {
            case NumberText.Rejected r -> problem.set(r.reason());
            case NumberText.Number n when n.value() <= above ->
                problem.set(Messages.text("space.setting.above", NumberText.format(above)));
            case NumberText.Number n -> {
                value = OptionalDouble.of(n.value());
                problem.set("");
            }
        }
    }

    /// Sets the value; empty shows as an empty text.
    public void set(OptionalDouble newValue) {
        text.set(newValue.isPresent() ? NumberText.format(newValue.getAsDouble()) : "");
    }

    /// The text of the field; every change is judged at once.
    public StringProperty textProperty() {
        return text;
    }

    /// The value; empty while the text is invalid or empty.
    public OptionalDouble value() {
        return value;
    }

    /// The reason why the text cannot be taken, in one sentence; "" if it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
