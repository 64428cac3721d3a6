package sweetspot.ui.search;

import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import sweetspot.search.StrategyOption;
import sweetspot.text.Messages;

/// One option of a strategy as it is shown and edited: its value, or what it is without being set, and the reason when
/// what was typed cannot be taken.
public final class OptionSetting {
    private static final double PAGE = 0.1;

    private final StrategyOption option;
    private final String parameter;
    private final String label;
    private final BiConsumer<@Nullable Object, Boolean> set;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final StringProperty prompt = new SimpleStringProperty(this, "prompt", "");
    private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
    private @Nullable Object value;
    private boolean showing;

    /// @param parameter name of the parameter that it is for; "" for all
    /// @param label its name on the screen
    /// @param set takes a new value, null to take it away, and whether more of the kind follow at once
    OptionSetting(StrategyOption option, String parameter, String label, BiConsumer<@Nullable Object, Boolean> set) {
        this.option = option;
        this.parameter = parameter;
        this.label = label;
        this.set = set;
        if (option.standard() == null) prompt.set(Messages.text("space.option.auto"));
        on.addListener((_, _, now) -> {
            if (!showing) set.accept(now, false);
        });
        write();
    }

    /// Shows the value that is set, null for none. What was typed and could not be taken stays until this changes.
    void show(@Nullable Object now) {
        if (now == null ? value == null : now.equals(value)) return;
        value = now;
        write();
    }

    private void write() {
        showing = true;
        Object shown = value == null ? option.standard() : value;
        text.set(StrategyOption.text(shown));
        on.set(Boolean.TRUE.equals(shown));
        changed.set(value != null);
        problem.set("");
        showing = false;
    }

    /// Takes what was typed; nothing typed takes the value away.
    public void type(String typed) {
        if (typed.isBlank()) {
            reset();
            return;
        }
        Object next;
        try {
            next = option.parse(typed.strip());
        } catch (IllegalArgumentException _) {
            text.set(typed);
            problem.set(Messages.text("space.option.problem", option.allowed()));
            return;
        }
        if (next.equals(value) || value == null && next.equals(option.standard())) write();
        else set.accept(next, false);
    }

    /// Steps the value.
    ///
    /// @param by in its unit: below 0.1 in size for a small step, from there on for a large one
    public void nudge(double by) {
        boolean large = Math.abs(by) >= PAGE;
        Object now = value == null ? option.standard() : value;
        Object next = switch (option.kind()) {
            case StrategyOption.Whole w -> {
                long step = (long) Math.signum(by) * (large ? 10 : 1);
                yield Math.clamp(now == null ? Math.max(w.low(), 2) : (Long) now + step, w.low(), w.high());
            }
            case StrategyOption.Decimal d -> {
                yield Math.clamp(stepped(now, by, large), d.low(), d.high());
            }
            case StrategyOption.Between _ -> {
                double stepped = stepped(now, by, large);
                yield StrategyOption.allows(option.kind(), stepped) ? stepped : now;
            }
            case StrategyOption.Flag _ -> now;
        };
        set.accept(next, true);
    }

    private static double stepped(@Nullable Object now, double by, boolean large) {
        double from = now == null ? 0 : (Double) now;
        double step = Math.signum(by) * (Math.abs(from) >= 1 ? large ? 1 : 0.1 : large ? 0.1 : 0.01);
        return Math.round((from + step) * 1e6) / 1e6;
    }

    /// Goes back to the standard value.
    public void reset() {
        boolean wrong = !problem.get().isEmpty();
        if (value != null) set.accept(null, false);
        if (wrong) write();
    }

    /// The option.
    public StrategyOption option() {
        return option;
    }

    /// Name of the parameter that it is for; "" for all.
    public String parameter() {
        return parameter;
    }

    /// Its name on the screen.
    public String label() {
        return label;
    }

    /// Tells whether it is switched and not typed.
    public boolean isFlag() {
        return option.kind() instanceof StrategyOption.Flag;
    }

    /// The value when it is not set, in words.
    public String standardText() {
        return option.words(option.standard());
    }

    /// The text of the field.
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// The prompt of an empty field: the value that the strategy chooses.
    public StringProperty promptProperty() {
        return prompt;
    }

    /// Tells whether a switch is on.
    public BooleanProperty onProperty() {
        return on;
    }

    /// The reason why what was typed cannot be taken; "" if it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Tells whether it is set.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }
}
