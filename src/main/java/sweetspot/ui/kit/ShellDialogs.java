package sweetspot.ui.kit;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import sweetspot.text.Messages;

/// The small dialogs of the frame. None of them waits: what follows is done when a button is pressed.
public final class ShellDialogs {
    private ShellDialogs() {}

    /// Asks for a new name.
    public static void rename(Window owner, String name, Consumer<String> then) {
        TextField field = new TextField(name);
        field.setId("rename-field");
        ButtonType ok = new ButtonType(Messages.text("shell.rename.ok"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialog(owner, Messages.text("shell.rename.title"), field, ok, ButtonType.CANCEL);
        Node okButton = dialog.getDialogPane().lookupButton(ok);
        okButton.disableProperty().bind(field.textProperty().map(String::isBlank));
        field.selectAll();
        onClose(dialog, pressed -> {
            if (pressed == ok) then.accept(field.getText().strip());
        });
        dialog.show();
        field.requestFocus();
    }

    /// Asks before something that cannot be taken back.
    public static void confirm(Window owner, String title, String text, String yes, Runnable then) {
        ButtonType ok = new ButtonType(yes, ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialog(owner, title, Ui.paragraph(text), ok, ButtonType.CANCEL);
        onClose(dialog, pressed -> {
            if (pressed == ok) then.run();
        });
        dialog.show();
    }

    /// Tells something at more length.
    public static void tell(Window owner, String title, Node content) {
        dialog(owner, title, content, ButtonType.CLOSE).show();
    }

    /// The choices for searches that run when the window closes.
    public enum CloseChoice { PAUSE, BACKGROUND, STOP }

    /// Asks what to do with running searches; closing the dialog leaves everything as it is.
    public static void closing(Window owner, String names, Consumer<CloseChoice> then) {
        ButtonType pause = new ButtonType(Messages.text("shell.close.pause"), ButtonData.OK_DONE);
        ButtonType background = new ButtonType(Messages.text("shell.close.background"), ButtonData.OTHER);
        ButtonType stop = new ButtonType(Messages.text("shell.close.stop"), ButtonData.OTHER);
        ButtonType cancel = new ButtonType(Messages.text("shell.close.cancel"), ButtonData.CANCEL_CLOSE);
        Label text = Ui.paragraph(Messages.text("shell.close.text", names));
        Dialog<ButtonType> dialog = dialog(owner, Messages.text("shell.close.title"), text, pause, background, stop,
                cancel);
        dialog.getDialogPane().lookupButton(pause).setId("close-pause");
        dialog.getDialogPane().lookupButton(background).setId("close-background");
        dialog.getDialogPane().lookupButton(stop).setId("close-stop");
        dialog.getDialogPane().lookupButton(cancel).setId("close-cancel");
        onClose(dialog, pressed -> {
            if (pressed == pause) then.accept(CloseChoice.PAUSE);
            else if (pressed == background) then.accept(CloseChoice.BACKGROUND);
            else if (pressed == stop) then.accept(CloseChoice.STOP);
        });
        dialog.show();
    }

    public static Dialog<ButtonType> dialog(Window owner, String title, Node content, ButtonType... buttons) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(title);
        dialog.setResizable(true);
        VBox box = new VBox(Ui.label(title, "title"), content);
        box.getStyleClass().add("dialog-content");
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().getButtonTypes().setAll(buttons);
        dialog.getDialogPane().getStyleClass().add("shell-dialog");
        DialogFrame.dress(dialog, owner);
        return dialog;
    }

    public static void onClose(Dialog<ButtonType> dialog, Consumer<ButtonType> then) {
        dialog.setOnHidden(_ -> {
            if (dialog.getResult() != null) then.accept(dialog.getResult());
        });
    }
}
