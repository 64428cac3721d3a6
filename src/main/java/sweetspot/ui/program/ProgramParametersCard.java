package sweetspot.ui.program;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterDialog;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;

/// The parameters of a program: a row each, to add, change and take away. Their ranges are edited by slider in the
/// next step.
final class ProgramParametersCard extends VBox {
    private final SpaceEditorViewModel space;
    private final VBox rows = new VBox();
    private final VBox empty = Ui.emptyState(Feather.SLIDERS, Messages.text("program.parameters.none"),
            Messages.text("program.parameters.none.text"));

    ProgramParametersCard(ProgramViewModel program, SpaceEditorViewModel space) {
        this.space = space;
        getStyleClass().addAll("card", "flush");
        rows.getStyleClass().add("program-parameters");
        Button add = Ui.button(Messages.text("program.parameters.add"), Feather.PLUS, () -> add(""));
        add.setId("parameter-add");
        HBox header = Ui.cardHeader(Messages.text("program.parameters"), Ui.spacer(), add);
        getChildren().addAll(header, undeclared(program), unused(program), rows, empty);
        VBox.setVgrow(empty, Priority.ALWAYS);
        space.rows().addListener((InvalidationListener) _ -> refresh());
        refresh();
    }

    private void add(String name) {
        ParameterDialog.add(getScene().getWindow(), space, name);
    }

    private HBox undeclared(ProgramViewModel program) {
        Label text = Ui.paragraph("", "small");
        text.textProperty().bind(program.undeclared().map(n -> Messages.text("program.undeclared", n.orElse(""))));
        Button add = Ui.button("", Feather.PLUS, () -> program.undeclared().get().ifPresent(this::add));
        add.textProperty().bind(program.undeclared().map(n -> Messages.text("program.undeclared.add", n.orElse(""))));
        add.setId("parameter-add-undeclared");
        add.setMinWidth(Region.USE_PREF_SIZE);
        HBox note = padded(Ui.note(Tone.ACCENT, Feather.INFO, Ui.row(text, Ui.spacer(), add)));
        Ui.showWhen(note, program.undeclared().map(Optional::isPresent));
        return note;
    }

    private static HBox unused(ProgramViewModel program) {
        Label text = Ui.paragraph("", "small");
        text.setId("parameters-unused");
        text.textProperty().bind(program.unused());
        HBox note = padded(Ui.note(Tone.WARNING, Feather.ALERT_TRIANGLE, text));
        Ui.showWhen(note, program.unused().map(u -> !u.isEmpty()));
        return note;
    }

    private static HBox padded(Region content) {
        if (content instanceof HBox note) note.setAlignment(Pos.CENTER_LEFT);
        HBox box = new HBox(content);
        HBox.setHgrow(content, Priority.ALWAYS);
        box.getStyleClass().add("card-note");
        return box;
    }

    private void refresh() {
        rows.getChildren().setAll(space.rows().stream().map(this::row).toList());
        boolean none = space.rows().isEmpty();
        empty.setVisible(none);
        empty.setManaged(none);
    }

    private HBox row(ParameterRow row) {
        Label name = Ui.label(row.name(), "code", "parameter-title");
        Label type = Ui.chip(Messages.text("space.kind." + row.spec().kind().name()));
        Label range = Ui.label("", "small");
        range.setMinWidth(0);
        Label start = Ui.label("", "caption", "muted");
        start.setMinWidth(0);
        Button edit = Ui.iconButton(Feather.EDIT_2, Messages.text("program.parameters.edit", row.name()),
                () -> ParameterDialog.edit(getScene().getWindow(), space, row));
        edit.setId("parameter-edit-" + row.name());
        Button remove = Ui.iconButton(Feather.TRASH_2, Messages.text("program.parameters.remove", row.name()),
                () -> space.remove(row.name()));
        remove.setId("parameter-remove-" + row.name());
        row.stateProperty().subscribe(_ -> {
            Parameter p = row.parameter();
            range.setText(range(row, p));
            start.setText(p.fixed().isPresent()
                    ? Messages.text("program.parameters.fixed", row.spec().valueText(p.fixed().get().value()))
                    : Messages.text("shell.model.default", row.spec().valueText(p.defaultValue())));
        });
        VBox words = new VBox(range, start);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox line = new HBox(name, type, words, edit, remove);
        line.getStyleClass().addAll("row", "program-parameter");
        return line;
    }

    private static String range(ParameterRow row, Parameter p) {
        return switch (p.range()) {
            case NumericDistribution n -> {
                boolean stepped = n.stepSize() > 0 && !(row.spec().kind().name().equals("WHOLE") && n.stepSize() == 1);
                String ends = Messages.text(n.log() ? "shell.model.range.log" : "shell.model.range",
                        NumberText.format(n.lowest()), NumberText.format(n.highest()));
                yield stepped ? Messages.text("program.parameters.step", ends, NumberText.format(n.stepSize())) : ends;
            }
            case CategoricalDistribution c ->
                String.join(", ", c.choices().stream().map(row.spec()::valueText).toList());
        };
    }
}
