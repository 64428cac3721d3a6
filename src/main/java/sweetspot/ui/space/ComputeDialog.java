package sweetspot.ui.space;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import sweetspot.space.Expression;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.ProblemLine;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Ui;

/// Asks which number is computed from others, and how; nothing typed searches it again.
final class ComputeDialog {
    private final SpaceEditorViewModel editor;
    private final ComboBox<ParameterRow> row = new SearchCombo<>();
    private final TextField expression = new TextField();
    private final ProblemLine problem = new ProblemLine();
    private final BooleanProperty possible = new SimpleBooleanProperty();

    private ComputeDialog(SpaceEditorViewModel editor) {
        this.editor = editor;
        row.setId("compute-row");
        row.setConverter(Ui.converter(r -> r == null ? "" : r.spec().label()));
        row.getItems().setAll(rows(editor));
        row.valueProperty().addListener((_, _, chosen) -> begin(chosen));
        expression.setId("compute-expression");
        expression.getStyleClass().add("code");
        expression.setPromptText(Messages.text("space.compute.prompt"));
        expression.textProperty().addListener(_ -> judge());
        row.getSelectionModel().selectFirst();
    }

    /// The rows that can be computed.
    static List<ParameterRow> rows(SpaceEditorViewModel editor) {
        return editor.rows().stream().filter(r -> r.spec().numeric() && !r.state().draft().isList()).toList();
    }

    /// Opens the dialog and, if it is confirmed, computes the row as one undo step.
    static void show(Window owner, SpaceEditorViewModel editor) {
        ComputeDialog form = new ComputeDialog(editor);
        ButtonType ok = new ButtonType(Messages.text("space.compute.ok"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog =
                ShellDialogs.dialog(owner, Messages.text("space.compute.title"), form.content(), ok, ButtonType.CANCEL);
        Node button = dialog.getDialogPane().lookupButton(ok);
        button.setId("compute-ok");
        button.disableProperty().bind(form.possible.not());
        ShellDialogs.onClose(dialog, pressed -> {
            if (pressed == ok) editor.compute(form.row.getValue().name(), form.expression.getText());
        });
        dialog.show();
        form.expression.requestFocus();
    }

    private VBox content() {
        VBox box = new VBox(Ui.paragraph(Messages.text("space.compute.help"), "small", "muted"),
                Ui.field(Messages.text("space.compute.row"), row),
                Ui.field(Messages.text("space.compute.expression"), expression), problem);
        box.getStyleClass().addAll("rows", "condition-form");
        return box;
    }

    private void begin(@Nullable ParameterRow chosen) {
        expression.setText(chosen == null ? "" : chosen.parameter().derived().map(Expression::text).orElse(""));
        judge();
    }

    private void judge() {
        ParameterRow chosen = row.getValue();
        Optional<String> wrong =
                chosen == null ? Optional.of("") : editor.whyNotComputed(chosen.name(), expression.getText());
        possible.set(wrong.isEmpty());
        problem.show(wrong.orElse(""), "");
        Ui.setClass(expression, "invalid", wrong.isPresent());
    }
}
