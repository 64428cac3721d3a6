package sweetspot.ui.kit;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/// Steps that can be taken back and done again, as the Edit menu offers them.
public interface Undoable {
    /// Takes back the last step; does nothing if there is none.
    void undo();

    /// Does again what was last taken back; does nothing if there is nothing.
    void redo();

    /// Tells whether there is a step to take back.
    ReadOnlyBooleanProperty undoableProperty();

    /// Tells whether there is a step to do again.
    ReadOnlyBooleanProperty redoableProperty();

    /// The step that [#undo()] would take back, in words; "" if nothing.
    ReadOnlyStringProperty undoLabelProperty();

    /// The step that [#redo()] would do again, in words; "" if nothing.
    ReadOnlyStringProperty redoLabelProperty();
}
