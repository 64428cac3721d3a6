package sweetspot.ui.draft;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterForm.Entry;
import sweetspot.ui.draft.RowSpec.Kind;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.ProblemLine;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Ui;

/// A form that declares one parameter: name, kind, range and default.
public final class ParameterDialog {
    private final ParameterForm form;
    private final Map<Entry, TextField> fields = new EnumMap<>(Entry.class);
    private final ProblemLine problem = new ProblemLine();
    /// Fields that have been typed in: an empty form is not yet a wrong one.
    private final Set<Entry> touched = new HashSet<>();

    private ParameterDialog(ParameterForm form) {
        this.form = form;
    }

    /// Declares a new parameter.
    ///
    /// @param name to begin with; "" for none
    public static void add(Window owner, SpaceEditorViewModel space, String name) {
        ParameterForm form = new ParameterForm(names(space, ""));
        form.text(Entry.NAME).set(name);
        new ParameterDialog(form).show(owner, Messages.text("program.form.add"), p -> space.declare(List.of(p)));
    }

    /// Declares the parameter of a row anew.
    public static void edit(Window owner, SpaceEditorViewModel space, ParameterRow row) {
        ParameterForm form = new ParameterForm(names(space, row.name()));
        form.load(row.parameter());
        new ParameterDialog(form).show(owner, Messages.text("program.form.edit"),
                p -> space.declareAnew(row.name(), p));
    }

    private static Set<String> names(SpaceEditorViewModel space, String but) {
        Set<String> names = new HashSet<>();
        space.rows().forEach(r -> names.add(r.name()));
        names.remove(but);
        return names;
    }

    private void show(Window owner, String title, Consumer<Parameter> then) {
        ButtonType ok = new ButtonType(Messages.text("program.form.ok"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = ShellDialogs.dialog(owner, title, content(), ok, ButtonType.CANCEL);
        Node button = dialog.getDialogPane().lookupButton(ok);
        button.setId("parameter-ok");
        button.disableProperty().bind(form.result().map(r -> r.parameter().isEmpty()));
        ShellDialogs.onClose(dialog, pressed -> {
            if (pressed == ok) form.result().get().parameter().ifPresent(then);
        });
        dialog.show();
        TextField first = field(form.text(Entry.NAME).get().isEmpty() ? Entry.NAME
                : form.kind().get() == Kind.CHOICE ? Entry.CHOICES : Entry.LOW);
        first.requestFocus();
        first.selectAll();
    }

    private VBox content() {
        ComboBox<Kind> kind = new SearchCombo<>();
        kind.setId("parameter-kind");
        kind.getItems().setAll(Kind.values());
        kind.setConverter(Ui.converter(k -> Messages.text("program.form.kind." + k.name())));
        kind.valueProperty().bindBidirectional(form.kind());
        CheckBox log = Controls.checkBox(Messages.text("program.form.log"));
        log.setId("parameter-log");
        log.selectedProperty().bindBidirectional(form.log());
        VBox numbers = new VBox(pair(entry(Entry.LOW, "program.form.low"), entry(Entry.HIGH, "program.form.high")),
                Ui.field("", log), entry(Entry.STEP, "program.form.step"));
        field(Entry.STEP).setPromptText(Messages.text("program.form.step.prompt"));
        field(Entry.STEP).disableProperty().bind(form.log());
        numbers.getStyleClass().add("rows");
        numbers.setMaxHeight(VBox.USE_PREF_SIZE);
        VBox choices = entry(Entry.CHOICES, "program.form.choices");
        field(Entry.CHOICES).setPromptText(Messages.text("program.form.choices.prompt"));
        var isChoice = Bindings.createBooleanBinding(() -> form.kind().get() == Kind.CHOICE, form.kind());
        choices.setMaxHeight(VBox.USE_PREF_SIZE);
        // Both keep their room, so that the window keeps its size.
        choices.visibleProperty().bind(isChoice);
        numbers.visibleProperty().bind(isChoice.not());
        StackPane range = new StackPane(numbers, choices);
        range.setAlignment(Pos.TOP_LEFT);
        VBox start = entry(Entry.DEFAULT, "program.form.default");
        field(Entry.DEFAULT).promptTextProperty().bind(form.kind().map(k -> Messages.text(
                k == Kind.CHOICE ? "program.form.default.choice" : "program.form.default.middle")));
        VBox box = new VBox(entry(Entry.NAME, "program.form.name"), Ui.field(Messages.text("program.form.kind"), kind),
                range, start, problem);
        box.getStyleClass().addAll("rows", "parameter-form");
        form.result().subscribe(_ -> mark());
        return box;
    }

    private static HBox pair(VBox left, VBox right) {
        HBox box = new HBox(left, right);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.getStyleClass().add("second");
        box.getStyleClass().add("form-pair");
        return box;
    }

    private VBox entry(Entry entry, String key) {
        TextField field = new TextField();
        field.setId("parameter-" + entry.name().toLowerCase(java.util.Locale.ROOT));
        if (entry != Entry.CHOICES) field.setPrefColumnCount(8);
        if (entry == Entry.NAME) field.getStyleClass().add("code");
        field.textProperty().bindBidirectional(form.text(entry));
        field.textProperty().addListener(_ -> {
            touched.add(entry);
            mark();
        });
        fields.put(entry, field);
        VBox box = new VBox(Ui.field(Messages.text(key), field));
        box.getStyleClass().add("program-field");
        return box;
    }

    private TextField field(Entry entry) {
        return Objects.requireNonNull(fields.get(entry));
    }

    private void mark() {
        Map<Entry, String> now = form.result().get().problems();
        String first = "";
        for (Entry entry : fields.keySet()) {
            String wrong = touched.contains(entry) ? now.getOrDefault(entry, "") : "";
            if (first.isEmpty()) first = wrong;
            Ui.setClass(field(entry), "invalid", !wrong.isEmpty());
        }
        problem.show(first, "");
    }
}
