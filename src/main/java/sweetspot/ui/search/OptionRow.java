package sweetspot.ui.search;

import atlantafx.base.controls.ToggleSwitch;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.NumberField;
import sweetspot.ui.kit.Ui;

/// One option of a strategy: its name, a field or a switch, and a way back to what it is without being set.
final class OptionRow extends VBox {

    /// @param wide whether the explanation stands under the row; else it is a tooltip
    OptionRow(OptionSetting option, StrategyViewModel strategy, boolean wide) {
        String id = "option-" + option.option().key() + (option.parameter().isEmpty() ? "" : "-" + option.parameter());
        String help = Messages.text("space.option.help", option.option().explanation(), option.standardText());
        Label name = Ui.label(option.label(), "small");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setWrapText(true);
        HBox.setHgrow(name, Priority.ALWAYS);
        Control control = option.isFlag() ? toggle(option) : field(option, strategy);
        control.setId(id);
        control.setAccessibleText(option.label());
        control.setAccessibleHelp(help);
        name.setLabelFor(control);
        Tooltip tooltip = new Tooltip(help);
        name.setTooltip(tooltip);
        control.setTooltip(tooltip);
        Button reset = Ui.iconButton(Feather.ROTATE_CCW, Messages.text("space.option.reset", option.label(),
                option.standardText()), option::reset);
        reset.setId(id + "-reset");
        reset.getStyleClass().add("tiny");
        reset.visibleProperty().bind(option.changedProperty());
        HBox row = Ui.row(name, reset, control);
        row.getStyleClass().add("setting-row");
        Label problem = Ui.paragraph("", "field-problem");
        problem.textProperty().bind(option.problemProperty());
        Ui.showWhen(problem, option.problemProperty().isNotEmpty());
        getChildren().addAll(row, problem);
        if (wide && option.parameter().isEmpty()) getChildren().add(Ui.paragraph(help, "caption", "muted"));
        getStyleClass().add("option-row");
        if (!option.parameter().isEmpty()) getStyleClass().add("option-of-parameter");
    }

    private static ToggleSwitch toggle(OptionSetting option) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.getStyleClass().addAll("small-switch", "bare-switch");
        toggle.selectedProperty().bindBidirectional(option.onProperty());
        return toggle;
    }

    private static NumberField field(OptionSetting option, StrategyViewModel strategy) {
        NumberField field = new NumberField();
        field.onCommit(option::type).onNudge(option::nudge, strategy::stepped).onUndo(strategy::undo, strategy::redo);
        field.promptTextProperty().bind(option.promptProperty());
        field.getStyleClass().add("setting-field");
        option.textProperty().subscribe(field::show);
        option.problemProperty().subscribe(reason -> Ui.setClass(field, "invalid", !reason.isEmpty()));
        return field;
    }

    /// Keeps rows for the options in a box.
    ///
    /// @param otherwise what it holds while there are none
    static void fill(VBox box, ObservableList<OptionSetting> options, StrategyViewModel strategy, boolean wide,
            Node otherwise) {
        InvalidationListener refill = _ -> {
            if (options.isEmpty()) box.getChildren().setAll(otherwise);
            else box.getChildren().setAll(options.stream().map(o -> new OptionRow(o, strategy, wide)).toList());
        };
        options.addListener(refill);
        refill.invalidated(null);
    }
}
