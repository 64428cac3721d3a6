package sweetspot.ui.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import sweetspot.space.Condition;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.DialogFrame;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// Asks which hyperparameter is to be active only for certain choices of another, and makes it so.
final class ConditionDialog extends Dialog<ButtonType> {
    private final SpaceEditorViewModel editor;
    private final ComboBox<ParameterRow> child = combo("condition-child");
    private final ComboBox<ParameterRow> parent = combo("condition-parent");
    private final FlowPane choices = new FlowPane();
    private final List<ToggleButton> chips = new ArrayList<>();
    private final BooleanProperty complete = new SimpleBooleanProperty();

    private ConditionDialog(Window owner, SpaceEditorViewModel editor) {
        this.editor = editor;
        setTitle(Messages.text("space.condition.title"));
        setHeaderText(Messages.text("space.condition.title"));
        setGraphic(null);
        ButtonType add = new ButtonType(Messages.text("space.condition.add"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(add, ButtonType.CANCEL);
        getDialogPane().setContent(form());
        DialogFrame.dress(this, owner);
        getDialogPane().getStyleClass().add("condition-dialog");
        getDialogPane().lookupButton(add).disableProperty().bind(complete.not());
        getDialogPane().lookupButton(add).setId("condition-add");
        child.valueProperty().addListener((_, _, row) -> showParents(row));
        parent.valueProperty().addListener((_, _, row) -> showChoices(row));
        child.getItems().setAll(children(editor));
        child.getSelectionModel().selectFirst();
        setResultConverter(pressed -> pressed);
    }

    /// Opens the dialog and, if it is confirmed, sets the condition as one undo step.
    static void show(Window owner, SpaceEditorViewModel editor) {
        ConditionDialog dialog = new ConditionDialog(owner, editor);
        dialog.showAndWait().filter(b -> b.getButtonData() == ButtonBar.ButtonData.OK_DONE)
                .ifPresent(_ -> dialog.apply());
    }

    /// Rows that can be given a condition: the model itself has none for them, and there is a choice to depend on.
    static List<ParameterRow> children(SpaceEditorViewModel editor) {
        return editor.rows().stream().filter(r -> r.spec().recommended().condition().isEmpty())
                .filter(r -> !editor.parentsFor(r.name()).isEmpty()).toList();
    }

    private VBox form() {
        choices.getStyleClass().add("choice-chips");
        choices.setPrefWrapLength(300);
        VBox form = new VBox(Ui.paragraph(Messages.text("space.condition.help"), "small", "muted"),
                Ui.field(Messages.text("space.condition.child"), child),
                Ui.field(Messages.text("space.condition.parent"), parent),
                Ui.field(Messages.text("space.condition.values"), choices));
        form.getStyleClass().addAll("rows", "condition-form");
        return form;
    }

    private void showParents(ParameterRow row) {
        parent.getItems().setAll(row == null ? List.of() : editor.parentsFor(row.name()));
        parent.getSelectionModel().selectFirst();
    }

    private void showChoices(ParameterRow row) {
        chips.clear();
        InvalidationListener check = _ -> complete.set(row != null && chips.stream().anyMatch(ToggleButton::isSelected)
                && !chips.stream().allMatch(ToggleButton::isSelected));
        if (row != null) {
            for (Object choice : row.spec().allChoices()) {
                ToggleButton chip = Controls.toggle(row.spec().valueText(choice));
                chip.getStyleClass().add("toggle-chip");
                chip.setUserData(Optional.ofNullable(choice));
                chip.selectedProperty().addListener(check);
                chips.add(chip);
            }
        }
        choices.getChildren().setAll(chips);
        check.invalidated(null);
    }

    private void apply() {
        List<Object> values = new ArrayList<>();
        for (ToggleButton chip : chips) {
            if (chip.isSelected()) values.add(((Optional<?>) chip.getUserData()).orElse(null));
        }
        editor.setCondition(child.getValue().name(), Optional.of(new Condition(parent.getValue().name(), values)));
    }

    private static ComboBox<ParameterRow> combo(String id) {
        ComboBox<ParameterRow> combo = new SearchCombo<>();
        combo.setId(id);
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(ParameterRow row) {
                return row == null ? "" : row.spec().label();
            }

            @Override
            public @Nullable ParameterRow fromString(String text) {
                return combo.getItems().stream().filter(r -> r.spec().label().equals(text)).findFirst().orElse(null);
            }
        });
        return combo;
    }
}
