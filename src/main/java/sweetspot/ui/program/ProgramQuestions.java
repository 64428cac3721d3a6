package sweetspot.ui.program;

import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Ui;

/// The dialog that asks before an experiment runs a program.
public final class ProgramQuestions {
    private static final int LINE = 48;
    private static final int MOST_LINES = 12;
    /// Height of what scrolls, in font sizes: with title and buttons it fits into the smallest window.
    private static final double MOST_EMS = 34;

    private ProgramQuestions() {}

    /// Shows the command, folder and file; runs nothing unless the user presses the button that says so, which is not
    /// the default.
    public static void ask(Window owner, ProgramQuestion question) {
        ButtonType run = new ButtonType(Messages.text("program.ask.run"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = ShellDialogs.dialog(owner, Messages.text("program.ask.title"), content(question), run,
                ButtonType.CANCEL);
        Button yes = (Button) dialog.getDialogPane().lookupButton(run);
        yes.setId("program-run");
        yes.setDefaultButton(false);
        Button no = (Button) dialog.getDialogPane().lookupButton(ButtonType.CANCEL);
        no.setId("program-cancel");
        no.setDefaultButton(true);
        ShellDialogs.onClose(dialog, pressed -> {
            if (pressed == run) question.run().run();
        });
        dialog.show();
    }

    /// Shows all that would be run, to read and to copy, however long it is; the buttons stay in view, because what is
    /// long scrolls.
    private static ScrollPane content(ProgramQuestion question) {
        String shown = Printable.line(question.command());
        TextArea command = new TextArea(shown);
        command.setEditable(false);
        command.setWrapText(true);
        command.setPrefRowCount(Math.clamp(shown.length() / LINE + 1, 2, MOST_LINES));
        command.getStyleClass().addAll("code", "command-text");
        command.setId("program-ask-command");
        VBox box = new VBox(Ui.paragraph(Messages.text(question.protocol() ? "program.ask.protocol"
                : "program.ask.command", Printable.brief(question.name()))), command);
        if (shown.length() > LINE * MOST_LINES) {
            box.getChildren().add(Ui.paragraph(Messages.text("program.ask.long", shown.length()), "small", "muted"));
        }
        question.texts().forEach((name, texts) -> box.getChildren().add(
                fact(Messages.text("program.ask.texts", Printable.brief(name), texts.size()),
                        texts.stream().map(Printable::line).collect(Collectors.joining(", ")))));
        box.getChildren().addAll(fact(Messages.text("program.ask.folder"), Printable.line(question.folder().toString())),
                fact(Messages.text("program.ask.file"), Printable.line(question.file().toString())),
                Ui.paragraph(Messages.text("program.ask.again"), "small", "muted"));
        box.getStyleClass().addAll("rows", "program-question");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setId("program-ask-scroll");
        scroll.setMaxHeight(MOST_EMS * command.getFont().getSize());
        return scroll;
    }

    private static VBox fact(String name, String value) {
        return new VBox(Ui.label(name, "caption", "muted"), Ui.paragraph(value, "small"));
    }
}
