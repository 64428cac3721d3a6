package sweetspot.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Question;
import sweetspot.ui.kit.Question.Choice;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Ui;

/// The dialog for a [Question]: what is at stake, the details, and a button for each choice. Closed without a choice, it
/// leaves things as they were.
public final class Questions {
    /// Details that are shown at once; more scroll.
    private static final int ROWS = 6;

    private Questions() {}

    /// Asks. It does not wait: what follows is done when a button is pressed.
    public static void ask(Window owner, Question question) {
        Map<ButtonType, Choice> choices = new HashMap<>();
        List<ButtonType> types = new ArrayList<>();
        for (Choice choice : question.choices()) {
            ButtonType type = new ButtonType(choice.text(), types.isEmpty() ? ButtonData.OK_DONE : ButtonData.OTHER);
            types.add(type);
            choices.put(type, choice);
        }
        types.add(new ButtonType(question.cancelText(), ButtonData.CANCEL_CLOSE));
        Dialog<ButtonType> dialog = ShellDialogs.dialog(owner, question.title(), content(question),
                types.toArray(ButtonType[]::new));
        for (ButtonType type : types) {
            Button button = (Button) dialog.getDialogPane().lookupButton(type);
            button.setId(choices.containsKey(type) ? choices.get(type).id() : "question-cancel");
            if (choices.containsKey(type) && choices.get(type).warning().isPresent()) {
                button.getStyleClass().add("danger-button");
            }
        }
        dialog.setOnHidden(_ -> {
            Choice chosen = choices.get(dialog.getResult());
            if (chosen == null) question.cancelled().run();
            else if (chosen.warning().isEmpty()) chosen.run().run();
            else confirm(owner, question, chosen);
        });
        dialog.show();
    }

    /// Asks once more before something is destroyed; who thinks better of it is asked the question again.
    private static void confirm(Window owner, Question question, Choice chosen) {
        ButtonType yes = new ButtonType(chosen.text(), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = ShellDialogs.dialog(owner, Messages.text("question.sure", chosen.text()),
                Ui.paragraph(chosen.warning().orElseThrow()), yes, ButtonType.CANCEL);
        Button button = (Button) dialog.getDialogPane().lookupButton(yes);
        button.setId("question-confirm");
        button.setDefaultButton(false);
        button.getStyleClass().add("danger-button");
        Button no = (Button) dialog.getDialogPane().lookupButton(ButtonType.CANCEL);
        no.setId("question-back");
        no.setDefaultButton(true);
        dialog.setOnHidden(_ -> {
            if (dialog.getResult() == yes) chosen.run().run();
            else ask(owner, question);
        });
        dialog.show();
    }

    private static VBox content(Question question) {
        VBox box = new VBox(Ui.paragraph(question.text()));
        if (!question.facts().isEmpty()) {
            VBox facts = new VBox();
            facts.getStyleClass().add("question-facts");
            for (String fact : question.facts()) facts.getChildren().add(Ui.paragraph(fact, "strong"));
            if (question.facts().size() <= ROWS) {
                box.getChildren().add(facts);
            } else {
                ScrollPane scroll = new ScrollPane(facts);
                scroll.setFitToWidth(true);
                scroll.setPrefViewportHeight(ROWS * 24);
                box.getChildren().add(scroll);
            }
        }
        box.getStyleClass().addAll("rows", "question");
        return box;
    }
}
