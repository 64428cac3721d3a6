package sweetspot.ui.kit;

import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogEvent;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The frame of every dialog: the look of the window that it belongs to, words as they are written, the focus
/// ring, and the focus in its first field, whose text is selected, so that one can type at once.
public final class DialogFrame {
    private DialogFrame() {}

    /// Gives a dialog, whose buttons are set, its frame. To be called before it is shown.
    public static void dress(Dialog<?> dialog, @Nullable Window owner) {
        DialogPane pane = dialog.getDialogPane();
        if (owner != null) {
            if (dialog.getOwner() == null) dialog.initOwner(owner);
            if (owner.getScene() != null) {
                pane.getStylesheets().setAll(owner.getScene().getStylesheets());
                pane.getProperties().putAll(owner.getScene().getRoot().getProperties());
            }
        }
        dialog.addEventHandler(DialogEvent.DIALOG_SHOWN, new EventHandler<>() {
            private boolean ringed;

            @Override
            public void handle(DialogEvent event) {
                showButtonTexts(pane);
                if (!ringed) FocusRing.install(pane.getScene(), pane);
                ringed = true;
                pane.getScene().getWindow().sizeToScene();
                Platform.runLater(() -> focusFirst(pane));
            }
        });
    }

    private static void showButtonTexts(DialogPane pane) {
        pane.getButtonTypes().forEach(type -> {
            if (!(pane.lookupButton(type) instanceof Button button)) return;
            Controls.literal(button);
            // The button bar has measured the texts before the stylesheets applied.
            ButtonBar.setButtonUniformSize(button, false);
            button.setPrefWidth(Region.USE_COMPUTED_SIZE);
            button.setMinWidth(Region.USE_PREF_SIZE);
        });
    }

    /// Unless the dialog has already put the focus into a field of its choice.
    private static void focusFirst(DialogPane pane) {
        if (pane.getScene() == null || pane.getContent() == null) return;
        if (pane.getScene().getFocusOwner() instanceof TextField chosen) {
            chosen.selectAll();
            return;
        }
        Node first = firstField(pane.getContent());
        if (first == null) return;
        first.requestFocus();
        if (first instanceof TextField field) field.selectAll();
    }

    private static @Nullable Node firstField(Node node) {
        if (!node.isVisible() || node.isDisabled()) return null;
        boolean field = node instanceof TextInputControl t && t.isEditable() || node instanceof ComboBoxBase<?>;
        if (field && node.isFocusTraversable()) return node;
        Parent inside = node instanceof javafx.scene.control.ScrollPane s && s.getContent() instanceof Parent p ? p
                : node instanceof Parent p ? p : null;
        if (inside == null) return null;
        for (Node child : inside.getChildrenUnmodifiable()) {
            Node found = firstField(child);
            if (found != null) return found;
        }
        return null;
    }
}
