package sweetspot.ui.kit;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import sweetspot.study.Budget;
import sweetspot.text.Messages;

/// The questions that the Results and Export pages ask before they do what cannot be undone.
public final class Dialogs {
    private Dialogs() {}

    /// Asks a question with one verb to agree by, which is not the default.
    ///
    /// @param owner a node of the window that asks
    public static boolean confirm(Node owner, String title, String text, String verb) {
        ButtonType yes = new ButtonType(verb, ButtonData.OK_DONE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, text, yes, ButtonType.CANCEL);
        prepare(alert, owner, title);
        Button button = (Button) alert.getDialogPane().lookupButton(yes);
        button.setId("dialog-confirm");
        button.setDefaultButton(false);
        ((Button) alert.getDialogPane().lookupButton(ButtonType.CANCEL)).setDefaultButton(true);
        return alert.showAndWait().filter(yes::equals).isPresent();
    }

    /// Asks for a larger number of trials.
    ///
    /// @param now the number so far
    /// @return the new number in all
    public static Optional<Integer> askForTrials(Node owner, int now) {
        ButtonType yes = new ButtonType(Messages.text("results.more.verb"), ButtonData.OK_DONE);
        Dialog<Integer> dialog = new Dialog<>();
        prepare(dialog, owner, Messages.text("results.more.title"));
        NumberSetting trials = new NumberSetting(now + 1L, Budget.MAX_TRIALS, false);
        trials.set(Math.min(Budget.MAX_TRIALS, now * 2L));
        TextField field = new TextField();
        field.textProperty().bindBidirectional(trials.textProperty());
        field.getStyleClass().add("number");
        field.setId("more-trials");
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != KeyCode.UP && e.getCode() != KeyCode.DOWN) return;
            trials.nudge((e.getCode() == KeyCode.UP ? 1 : -1) * Math.max(1L, now / 4));
            e.consume();
        });
        ProblemLine problem = new ProblemLine();
        trials.problemProperty().subscribe(reason -> {
            problem.show(reason, "");
            Ui.setClass(field, "invalid", !reason.isEmpty());
        });
        VBox form = Ui.rows(Ui.paragraph(Messages.text("results.more.text", now)),
                Ui.field(Messages.text("results.more.field"), field), problem);
        form.getStyleClass().add("condition-form");
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getButtonTypes().setAll(yes, ButtonType.CANCEL);
        Node run = dialog.getDialogPane().lookupButton(yes);
        run.setId("more-confirm");
        run.disableProperty().bind(trials.problemProperty().isNotEmpty());
        dialog.setResultConverter(b -> b == yes ? (int) trials.or(now) : null);
        return dialog.showAndWait();
    }

    /// Gives a dialog its owner, its title and the looks of the window.
    public static void prepare(Dialog<?> dialog, Node owner, String title) {
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setGraphic(null);
        DialogFrame.dress(dialog, owner.getScene() == null ? null : owner.getScene().getWindow());
    }
}
