package sweetspot.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import sweetspot.text.Messages;

/// One thing that the user can do, by menu, button or key. It is disabled until an action is set.
public final class Command {
    private final CommandId id;
    private final StringProperty text;
    private final BooleanProperty hasAction = new SimpleBooleanProperty();
    private final BooleanProperty allowed = new SimpleBooleanProperty(true);
    private final BooleanProperty enabled = new SimpleBooleanProperty();
    private Runnable action = () -> {};

    Command(CommandId id) {
        this.id = id;
        this.text = new SimpleStringProperty(Messages.text("command." + id.key()));
        enabled.bind(Bindings.and(hasAction, allowed));
    }

    public CommandId id() {
        return id;
    }

    /// The name on the screen; it may change ("Pause", "Resume").
    public StringProperty text() {
        return text;
    }

    /// Tells whether it can be run now.
    public ReadOnlyBooleanProperty enabled() {
        return enabled;
    }

    /// Sets what it does, always possible.
    public void handle(Runnable newAction) {
        allowed.unbind();
        allowed.set(true);
        action = newAction;
        hasAction.set(true);
    }

    /// Sets what it does, and when that is possible.
    public void handle(Runnable newAction, ObservableValue<Boolean> when) {
        handle(newAction);
        allowed.bind(when);
    }

    /// Runs it, if it is enabled.
    ///
    /// @return whether it was
    public boolean run() {
        if (!enabled.get()) return false;
        action.run();
        return true;
    }
}
