package sweetspot.ui.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Segments;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;

/// Edits what is run: the kind of program, its command with the arguments as they were understood, its folder, and what
/// its values are.
final class ProgramCard extends VBox {
    /// Room that labels and padding take, in em.
    private static final double LABEL = 7.5;

    private final ProgramViewModel program;
    private final TextField command = new TextField();
    private final TextField folder = new TextField();
    private final FlowPane chips = new FlowPane();

    ProgramCard(ProgramViewModel program) {
        this.program = program;
        getStyleClass().add("card");
        command.setId("program-command");
        command.getStyleClass().add("code");
        command.textProperty().bindBidirectional(program.command());
        command.promptTextProperty().bind(program.protocol().map(p -> p ? Messages.text("program.command.prompt.protocol")
                : Messages.text("program.command.prompt", "{lr}", "{depth}")));
        folder.setId("program-folder");
        folder.textProperty().bindBidirectional(program.folder());
        Button choose = Ui.button(Messages.text("program.folder.choose"), Feather.FOLDER, this::chooseFolder);
        choose.setId("program-folder-choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        HBox folders = Ui.row(folder, choose);
        HBox.setHgrow(folder, Priority.ALWAYS);
        folders.setMinWidth(0);
        chips.getStyleClass().add("argument-chips");
        chips.setId("program-arguments");
        chips.setAccessibleText(Messages.text("program.arguments"));
        // A flow pane asks for the height it would need at its own idea of a width.
        chips.prefWrapLengthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(200, getWidth() - LABEL * Theme.em(this)), widthProperty()));
        program.arguments().subscribe(this::showArguments);
        Label help = Ui.paragraph("", "caption", "muted");
        help.textProperty().bind(program.protocol().map(p -> p ? Messages.text("program.kind.protocol.help")
                : Messages.text("program.kind.command.help", "{lr}")));
        HBox kinds = Segments.of("program-kind", List.of(false, true), program.protocol(),
                p -> Messages.text(p ? "program.kind.protocol" : "program.kind.command"));
        HBox objectives = field("program.objectives", new ObjectivesField(program));
        objectives.getStyleClass().add("objectives-field");
        HBox runs = field("program.arguments", chips);
        runs.getStyleClass().add("argument-field");
        Ui.showWhen(runs, program.arguments().map(a -> !a.isEmpty()));
        getChildren().addAll(Ui.cardHeader(Messages.text("program.title")),
                new VBox(field("program.kind", kinds), below(help)),
                new VBox(field("program.command", command), problem("program-command-problem", command,
                        program.commandProblem()), marks()),
                runs,
                new VBox(field("program.folder", folders), problem("program-folder-problem", folder,
                        program.folderProblem())),
                objectives);
        getChildren().stream().filter(VBox.class::isInstance).forEach(n -> n.getStyleClass().add("program-field"));
        ((Label) field(command).getChildren().getFirst()).setLabelFor(command);
    }

    private HBox field(Node control) {
        return (HBox) control.getParent();
    }

    private static HBox field(String key, Region control) {
        HBox field = Ui.field(Messages.text(key), control);
        if (control instanceof HBox box && box.getStyleClass().contains("segmented")) control.setMaxWidth(Region.USE_PREF_SIZE);
        return field;
    }

    /// Aligned with the controls, not with their labels.
    private static HBox below(Region content) {
        HBox box = new HBox(content);
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("below-field");
        return box;
    }

    private static HBox problem(String id, TextField field, ObservableValue<String> problem) {
        Label label = Ui.paragraph("", "field-problem");
        label.setId(id);
        label.textProperty().bind(problem);
        HBox box = below(label);
        // An empty field is not wrong yet; the card beside says what is missing.
        Ui.showWhen(box, Bindings.createBooleanBinding(() -> !problem.getValue().isEmpty() && !field.getText().isBlank(),
                problem, field.textProperty()));
        problem.subscribe(p -> {
            Ui.setClass(field, "invalid", !p.isEmpty() && !field.getText().isBlank());
            field.setAccessibleHelp(p);
        });
        return box;
    }

    /// The offer to turn the marks of the command into parameters.
    private HBox marks() {
        Label text = Ui.paragraph("", "small");
        text.textProperty().bind(program.marks().map(n -> Messages.text("program.marks", n)));
        Button take = Ui.button(Messages.text("program.marks.take"), Feather.CHECK, program::takeMarks);
        take.setId("program-take-marks");
        take.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = Ui.row(text, Ui.spacer(), take);
        HBox note = Ui.note(Tone.ACCENT, Feather.INFO, line);
        note.setAlignment(Pos.CENTER_LEFT);
        HBox box = below(note);
        Ui.showWhen(box, program.marks().map(n -> n.intValue() > 0));
        return box;
    }

    private void showArguments(List<String> arguments) {
        chips.getChildren().setAll(arguments.stream().map(argument -> {
            Label chip = Ui.label(argument.isEmpty() ? "''" : argument, "argument-chip");
            if (program.hasPlace(argument)) chip.getStyleClass().add("place");
            chip.setTooltip(new Tooltip(argument));
            return chip;
        }).toList());
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("program.folder.title"));
        try {
            if (Files.isDirectory(Path.of(folder.getText()))) chooser.setInitialDirectory(new File(folder.getText()));
        } catch (InvalidPathException _) {
            // Then the chooser begins where it likes.
        }
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) program.folder().set(chosen.getAbsolutePath());
    }
}
