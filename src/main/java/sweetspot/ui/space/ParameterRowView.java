package sweetspot.ui.space;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.space.CategoricalDistribution;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.draft.EdgeAdvice;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.RowDraft;
import sweetspot.ui.draft.RowDraft.Field;
import sweetspot.ui.draft.RowSpec;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.NumberField;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.kit.Switches;
import sweetspot.ui.kit.Ui;

/// One hyperparameter as a row: lock, name, range with its strip or choices, low and high, scale; below it the reason
/// of invalid input, or the advice to widen.
final class ParameterRowView extends VBox {
    // Width of the name column in em, as in space.css; a child's is narrower by its indent.
    private static final double NAME_MIN = 11.4;
    private static final double NAME_PREF = 16.143;
    private static final double NAME_MAX = 21;
    /// The least and usual width where it is narrow: the range comes first there.
    private static final double NAME_NARROW = 8.6;
    private static final double INDENT = 1.714;

    private final SpaceEditorViewModel editor;
    private final ParameterRow row;
    private final ObservableBooleanValue narrow;
    private final ToggleButton lock = Controls.toggle("");
    private final FontIcon lockIcon = Ui.icon(Feather.UNLOCK);
    private final Label name = Ui.label("", "parameter-name");
    private final Label type = Ui.label("", "type-chip");
    private final Button kind = Controls.button("");
    private final ToggleButton unlimited = Controls.toggle(Messages.text("space.noLimit"));
    private final FontIcon unlimitedIcon = Ui.icon(Feather.PLUS);
    private final HBox details = new HBox();
    private final Label detail = Ui.label("", "caption", "muted");
    private final Button removeCondition =
            Ui.iconButton(Feather.X, Messages.text("space.row.removeCondition"), () -> {});
    private final HBox cells = new HBox();
    private final VBox names = new VBox();
    private final StackPane use = new StackPane();
    private final NumberField low = new NumberField();
    private final NumberField high = new NumberField();
    private final NumberField fixed = new NumberField();
    private final NumberField list = new NumberField();
    private final Label note = Ui.label("", "caption", "muted", "value-note");
    private final ToggleSwitch log = Switches.create("space.row.log");
    private final StackPane logBox = new StackPane(log);
    private final HBox values = new HBox();
    private final VBox valueBox = new VBox(values, unlimited);
    private boolean listed;
    private final Label problem = Ui.paragraph("", "field-problem");
    private final Tooltip logReason = new Tooltip();
    private Optional<RangeTrack> track = Optional.empty();
    private Optional<ChoiceChips> chips = Optional.empty();
    private @Nullable RowSpec spec;
    private @Nullable Object shownBelow;
    private boolean updating;

    /// @param narrow whether there is little room, so that names wrap and descriptions are left to tooltips
    ParameterRowView(SpaceEditorViewModel editor, ParameterRow row, ObservableBooleanValue narrow) {
        this.editor = editor;
        this.narrow = narrow;
        this.row = row;
        getStyleClass().add("parameter-row");
        buildLock();
        buildFields();
        type.setMinWidth(Region.USE_PREF_SIZE);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        note.setMinWidth(Region.USE_PREF_SIZE);
        detail.setWrapText(true);
        getChildren().setAll(cells);
        ChangeListener<Object> refresh = (_, _, _) -> show();
        row.stateProperty().addListener(refresh);
        editor.lastSearchProperty().addListener(refresh);
        editor.uselessProperty().addListener(refresh);
        narrow.addListener((_, _, _) -> show());
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        show();
    }

    private void buildLock() {
        lock.setGraphic(lockIcon);
        lock.getStyleClass().add("lock");
        lock.setOnAction(_ -> row.setTuned(lock.isSelected()));
        use.getChildren().setAll(lock);
        use.getStyleClass().add("use-column");
    }

    private void buildFields() {
        field(low, Field.LOW, "low");
        field(high, Field.HIGH, "high");
        field(fixed, Field.FIXED, "fixed");
        field(list, Field.VALUES, "values");
        list.getStyleClass().setAll("text-input", "text-field", "value-list");
        kind.getStyleClass().setAll("type-chip", "type-button");
        kind.setId(row.name() + "-kind");
        kind.setOnAction(_ -> row.setList(!row.state().draft().isList()));
        unlimited.setGraphic(unlimitedIcon);
        unlimited.getStyleClass().addAll("toggle-chip", "limit-chip");
        unlimited.setId(row.name() + "-unlimited");
        unlimited.setOnAction(_ -> row.setUnlimited(unlimited.isSelected()));
        valueBox.getStyleClass().add("value-box");
        log.setId(row.name() + "-log");
        log.selectedProperty().addListener((_, _, on) -> {
            if (!updating) row.setLog(on);
        });
        logBox.getStyleClass().add("log-box");
        Tooltip.install(logBox, logReason);
        values.getStyleClass().add("value-columns");
    }

    private void field(NumberField field, Field which, String id) {
        field.setId(row.name() + "-" + id);
        field.onCommit(text -> row.type(which, text));
        field.onNudge(fraction -> row.nudge(which, fraction), row::endDrag);
        field.onUndo(editor.undoHistory()::undo, editor.undoHistory()::redo);
    }

    private void rebuild(RowDraft draft) {
        spec = draft.spec();
        listed = draft.isList();
        name.setText(Printable.line(spec.label(), Printable.VALUE));
        log.setAccessibleText(Messages.text("space.edit.log", spec.label()));
        String known = spec.label().equals(spec.name()) ? spec.name()
                : Messages.text("space.row.help", spec.label(), spec.name());
        name.setTooltip(new Tooltip(spec.description().isEmpty() ? known : known + "\n" + spec.description()));
        type.setTooltip(new Tooltip(Messages.text("space.kind." + spec.kind().name() + ".help")));
        type.setText(Messages.text("space.kind." + spec.kind().name()));
        // Where there is no room for the word, stylesheets show this.
        kind.setGraphic(Ui.icon(listed ? Feather.SLIDERS : Feather.LIST));
        kind.setText(listed ? Messages.text("space.kind.LIST") : type.getText());
        String other = listed ? Messages.text("space.row.toRange")
                : Messages.text("space.row.toList", Messages.text("space.kind." + spec.kind().name() + ".help"));
        kind.setTooltip(new Tooltip(other));
        kind.setAccessibleText(kind.getText() + ". " + other);
        list.setAccessibleText(Messages.text("space.row.values", spec.label()));
        unlimited.setAccessibleText(Messages.text("space.row.unlimited", spec.label()));
        unlimited.setTooltip(new Tooltip(Messages.text("space.row.unlimited", spec.label())));
        unlimited.setVisible(spec.numeric() && spec.unlimited());
        unlimited.setManaged(unlimited.isVisible());
        HBox first = new HBox(name, row.spec().numeric() ? kind : type);
        first.getStyleClass().add("name-line");
        details.getChildren().setAll(detail, removeCondition);
        details.getStyleClass().setAll("detail-line");
        names.getChildren().setAll(first, details);
        names.getStyleClass().setAll("name-column");
        HBox.setHgrow(names, Priority.ALWAYS);
        Region range = rangeCell();
        range.getStyleClass().add("range-column");
        HBox.setHgrow(range, Priority.ALWAYS);
        cells.getStyleClass().setAll("row-cells");
        cells.getChildren().setAll(use, names, range, valueBox);
        lock.setId(row.spec().name() + "-lock");
        removeCondition.getStyleClass().add("tiny");
        removeCondition.setOnAction(_ -> row.removeCondition());
    }

    private Region rangeCell() {
        track = Optional.empty();
        chips = Optional.empty();
        if (listed) {
            HBox box = new HBox(list);
            HBox.setHgrow(list, Priority.ALWAYS);
            list.setMaxWidth(Double.MAX_VALUE);
            box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            return box;
        }
        if (row.spec().numeric()) {
            RangeTrack numbers = new RangeTrack(row);
            numbers.setId(row.spec().name() + "-track");
            track = Optional.of(numbers);
            return numbers;
        }
        ChoiceChips choices = new ChoiceChips(row);
        choices.setId(row.spec().name() + "-choices");
        chips = Optional.of(choices);
        return choices;
    }

    private void show() {
        ParameterRow.State state = row.state();
        RowDraft draft = state.draft();
        if (!draft.spec().equals(spec) || draft.isList() != listed) rebuild(draft);
        updating = true;
        showLock(draft.tuned());
        if (row.parameter().derived().isPresent()) lock.setText(Messages.text("space.row.computed"));
        showDetail(state);
        SearchHistory history = editor.lastSearchProperty().get();
        track.ifPresent(t -> t.show(state, history));
        chips.ifPresent(c -> c.show(state));
        if (draft.spec().numeric()) showNumbers(state);
        else showChoiceNote(draft);
        showBelow(state);
        Ui.setClass(this, "fixed", !draft.tuned());
        Ui.setClass(this, "unreachable", !state.reachable());
        Ui.setClass(this, "child", state.depth() > 0);
        updating = false;
    }

    private void showLock(boolean tuned) {
        lock.setSelected(tuned);
        lock.setText(Messages.text(tuned ? "space.row.tune" : "space.row.fixed"));
        lockIcon.setIconCode(tuned ? Feather.UNLOCK : Feather.LOCK);
        lock.setAccessibleText(Messages.text(tuned ? "space.row.tuneAccessible" : "space.row.fixedAccessible",
                row.spec().label()));
    }

    private void showDetail(ParameterRow.State state) {
        boolean conditional = !state.conditionText().isEmpty();
        String useless = editor.uselessProperty().get().get(row.name());
        String text = !conditional && useless != null ? useless
                : !conditional ? row.spec().description() : state.reachable() ? state.conditionText()
                        : Messages.text("space.row.never", state.conditionText());
        detail.setText(Printable.line(text, Printable.VALUE));
        Ui.setClass(detail, "condition-text", conditional);
        // Without it, the name stands in the middle of the row.
        boolean more = !text.isEmpty() && (conditional || !narrow.get());
        details.setVisible(more);
        details.setManaged(more);
        removeCondition.setVisible(conditional && state.removable());
        removeCondition.setManaged(conditional && state.removable());
        // The child's lock and name move right together; what the indent takes, the name column gives.
        double shift = INDENT * state.depth();
        cells.setStyle(shift == 0 ? "" : String.format(Locale.ROOT, "-fx-padding: 0 0 0 %.3fem", shift));
        double least = narrow.get() ? NAME_NARROW : NAME_MIN;
        double usual = narrow.get() ? NAME_NARROW : NAME_PREF;
        names.setStyle(shift == 0 ? "" : String.format(Locale.ROOT, "-fx-min-width: %.3fem; -fx-pref-width: %.3fem;"
                + "-fx-max-width: %.3fem", least - shift, usual - shift, NAME_MAX - shift));
        HBox.setHgrow(names, narrow.get() ? Priority.SOMETIMES : Priority.ALWAYS);
    }

    private void showNumbers(ParameterRow.State state) {
        RowDraft draft = state.draft();
        unlimited.setSelected(draft.isUnlimited());
        unlimitedIcon.setIconCode(draft.isUnlimited() ? Feather.CHECK : Feather.PLUS);
        list.show(draft.text(Field.VALUES));
        list.setDisable(!draft.tuned());
        Ui.setClass(list, "invalid", draft.rejected().containsKey(Field.VALUES));
        if (!draft.tuned()) {
            fixed.show(draft.text(Field.FIXED));
            Ui.setClass(fixed, "invalid", draft.rejected().containsKey(Field.FIXED));
            showFixedNote(draft);
            setValues(fixed, note);
            return;
        }
        if (draft.range() instanceof CategoricalDistribution c) {
            note.setText(Messages.text("space.row.listed", c.choices().size()));
            setValues(note);
            return;
        }
        low.show(draft.text(Field.LOW));
        high.show(draft.text(Field.HIGH));
        Ui.setClass(low, "invalid", draft.rejected().containsKey(Field.LOW));
        Ui.setClass(high, "invalid", draft.rejected().containsKey(Field.HIGH));
        Ui.setClass(low, "warned", state.advice().filter(a -> a.edge() == Field.LOW).isPresent());
        Ui.setClass(high, "warned", state.advice().filter(a -> a.edge() == Field.HIGH).isPresent());
        log.setSelected(state.track().orElseThrow().log());
        Optional<String> reason = draft.logProblem();
        log.setDisable(reason.isPresent());
        // A disabled control shows no tooltip of its own: the box around it does.
        logReason.setText(reason.orElse(Messages.text("space.row.logHelp")));
        setValues(low, high, logBox);
    }

    private void setValues(Region... nodes) {
        // Only when they differ: taking a focused field out of the scene would cost it the focus.
        if (!values.getChildren().equals(java.util.List.of(nodes))) values.getChildren().setAll(nodes);
    }

    private void showChoiceNote(RowDraft draft) {
        if (draft.tuned()) {
            int kept = ((CategoricalDistribution) draft.range()).choices().size();
            note.setText(Messages.text("space.row.kept", kept, row.spec().allChoices().size()));
        } else {
            showFixedNote(draft);
        }
        setValues(note);
    }

    private void showFixedNote(RowDraft draft) {
        boolean standard = java.util.Objects.equals(draft.fixedValue(), row.spec().recommended().defaultValue());
        String defaultText = row.spec().valueText(row.spec().recommended().defaultValue());
        note.setText(standard ? Messages.text("space.row.fixedDefault")
                : Messages.text("space.row.defaultIs", defaultText));
    }

    /// The bounds of the lock in the coordinates of `ancestor`, for the line that connects a child with its parent.
    Bounds lockBounds(Node ancestor) {
        return ancestor.sceneToLocal(lock.localToScene(lock.getBoundsInLocal()));
    }

    private void showBelow(ParameterRow.State state) {
        Optional<String> reason = state.draft().problem();
        Object next = reason.isPresent() ? reason : state.advice();
        // A drag changes the range many times a second, but what stands below it rarely.
        if (next.equals(shownBelow)) return;
        shownBelow = next;
        getChildren().setAll(cells);
        problem.setText(reason.orElse(""));
        if (reason.isPresent()) getChildren().add(below(problem));
        else state.advice().ifPresent(a -> getChildren().add(below(adviceNote(a))));
    }

    private static HBox below(Region content) {
        HBox box = new HBox(content);
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("below-row");
        return box;
    }

    private HBox adviceNote(EdgeAdvice a) {
        boolean upper = a.edge() == Field.HIGH;
        boolean atEdge = a.threshold() == a.at();
        String where = Messages.text(atEdge ? "space.advice.at" : upper ? "space.advice.above" : "space.advice.below",
                a.beyond(), a.of(), NumberText.format(a.threshold()));
        Label title = Ui.label(Messages.text(upper ? "space.advice.upper" : "space.advice.lower"), "small", "strong");
        Label detailText = Ui.label(where, "small");
        Button widen = Ui.button(Messages.text("space.advice.widen", NumberText.format(a.widenTo())), row::widen,
                "widen");
        Button keep = Ui.button(Messages.text("space.advice.keep", NumberText.format(a.at())), row::keepEdge, "quiet");
        widen.setId(row.name() + "-widen");
        keep.setId(row.name() + "-keep");
        title.setMinWidth(Region.USE_PREF_SIZE);
        widen.setMinWidth(Region.USE_PREF_SIZE);
        keep.setMinWidth(Region.USE_PREF_SIZE);
        HBox box =
                new HBox(Ui.icon(Feather.ALERT_TRIANGLE, "warning-text"), title, detailText, Ui.spacer(), widen, keep);
        box.getStyleClass().addAll("note", "note-warning", "edge-advice");
        return box;
    }
}
