package sweetspot.ui.draft;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;
import sweetspot.ui.draft.RowDraft.Field;
import sweetspot.ui.kit.NumberText;

/// The view-model of one hyperparameter's row: what it shows, and the edits that can be made to it. Each edit is one
/// step of the editor's undo history; a drag, or a run of arrow keys, is one step until [#endDrag()].
public final class ParameterRow {

    /// The content of the row. It changes as a whole, and only when something did change.
    ///
    /// @param draft the values
    /// @param reachable whether the search can ever use the row; if not, it looks inactive
    /// @param part the part of the space in which it is shown
    /// @param depth how many conditions stand above it, for the indent
    /// @param conditionText its condition in words; "" if none
    /// @param removable whether the condition was added by the user and can be removed
    /// @param track the slider's track; empty for choices
    /// @param advice advice to widen the range, if the best trials press against an edge
    public record State(RowDraft draft, boolean reachable, SpacePart part, int depth, String conditionText,
            boolean removable,
            Optional<TrackScale> track, Optional<EdgeAdvice> advice) {}

    private final SpaceEditorViewModel editor;
    private final String name;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state");

    ParameterRow(SpaceEditorViewModel editor, String name) {
        this.editor = editor;
        this.name = name;
    }

    /// The parameter's name in its space.
    public String name() {
        return name;
    }

    /// The hyperparameter that the row is about.
    public RowSpec spec() {
        return state().draft().spec();
    }

    /// The content of the row.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The current content of the row.
    public State state() {
        return state.get();
    }

    /// The parameter that the row declares, from its last valid input.
    public Parameter parameter() {
        return state().draft().toParameter();
    }

    void show(SpaceDraft draft, SearchHistory history) {
        RowDraft row = draft.row(name);
        boolean reachable = draft.reachable(row);
        Optional<EdgeAdvice> advice = reachable ? EdgeAdvice.of(row, history.bestValues(name)) : Optional.empty();
        boolean removable = !row.condition().equals(row.spec().recommended().condition());
        State next = new State(row, reachable, draft.part(row), draft.depth(row), conditionText(draft, row), removable,
                row.spec().numeric() && !row.isList() ? Optional.of(row.track()) : Optional.empty(), advice);
        if (!next.equals(state.get())) state.set(next);
    }

    private static String conditionText(SpaceDraft draft, RowDraft row) {
        Optional<String> computed =
                row.toParameter().derived().map(e -> Messages.text("space.row.computedFrom", e.label(name -> name)));
        String active = activeText(draft, row);
        return computed.map(c -> active.isEmpty() ? c : active + " · " + c).orElse(active);
    }

    private static String activeText(SpaceDraft draft, RowDraft row) {
        return row.condition().map(c -> {
            RowSpec parent = draft.row(c.parent()).spec();
            List<String> values = c.values().stream().map(parent::valueText).toList();
            return Messages.text("space.row.condition", parent.label(), joined(values));
        }).orElse("");
    }

    public static String joined(List<String> values) {
        if (values.size() == 1) return values.getFirst();
        return Messages.text("space.row.or", String.join(", ", values.subList(0, values.size() - 1)), values.getLast());
    }

    private void edit(String labelKey, java.util.function.UnaryOperator<RowDraft> change, @Nullable Object mergeKey) {
        editor.edit(Messages.text(labelKey, spec().label()), draft -> draft.with(name, change), mergeKey);
    }

    /// Tunes the parameter, or fixes it at its last fixed value (the default at first).
    public void setTuned(boolean tuned) {
        edit(tuned ? "space.edit.tune" : "space.edit.fix", row -> row.withTuned(tuned), null);
    }

    /// Takes a text typed into a field; a text that cannot be taken stays in the field with its reason.
    public void type(Field field, String text) {
        if (text.strip().equals(state().draft().text(field).strip())) return;
        edit(field == Field.FIXED ? "space.edit.value" : "space.edit.range", row -> row.typed(field, text), null);
    }

    /// Moves one end to a position of the track, as part of a drag.
    public void drag(Field end, double position) {
        TrackScale track = state().draft().track();
        move(end, track.value(position));
    }

    /// Moves one end by a fraction of the track (0.01 = one percent to the right), as part of a run of key presses.
    public void nudge(Field field, double fraction) {
        RowDraft row = state().draft();
        // A list has no ends to move, and no limit no neighbour.
        if (row.isList()) return;
        TrackScale track = row.track();
        if (field == Field.FIXED) {
            if (!(row.fixedValue() instanceof Number fixed)) return;
            double moved = track.nudged(fixed.doubleValue(), fraction);
            edit("space.edit.value", r -> r.typed(field, NumberText.format(moved)), name + ".value");
            return;
        }
        double from = field == Field.LOW ? row.numeric().lowest() : row.numeric().highest();
        move(field, track.nudged(from, fraction));
    }

    private void move(Field end, double value) {
        // One key for both ends: dragging the bar between the thumbs moves both.
        edit("space.edit.range", row -> row.moved(end, value), name + ".range");
    }

    /// Ends a drag or a run of key presses: what follows is a new undo step.
    public void endDrag() {
        editor.undoHistory().endMerge();
    }

    /// Switches between log and linear scale; does nothing where a log scale is impossible.
    public void setLog(boolean log) {
        edit(log ? "space.edit.log" : "space.edit.linear", row -> row.withLog(log), null);
    }

    /// Tries a list of values in place of a range, or a range again.
    public void setList(boolean list) {
        edit(list ? "space.edit.list" : "space.edit.range", row -> row.withList(list), null);
    }

    /// Tries no limit beside the numbers, or no longer; of a fixed row, fixes it there or at a number.
    public void setUnlimited(boolean unlimited) {
        edit("space.edit.unlimited", row -> row.withUnlimited(unlimited), null);
    }

    /// Keeps a choice, or leaves it out; the last one is always kept.
    public void toggle(Object choice) {
        edit("space.edit.choices", row -> row.toggled(choice), null);
    }

    /// Fixes the parameter at a choice.
    public void fixAt(Object choice) {
        edit("space.edit.value", row -> row.withFixedValue(choice), null);
    }

    /// Takes the advice to widen the range.
    public void widen() {
        state().advice().ifPresent(a -> edit("space.edit.range", row -> row.moved(a.edge(), a.widenTo()), null));
    }

    /// Keeps the edge; the advice goes away until the range changes.
    public void keepEdge() {
        state().advice().ifPresent(a -> edit("space.edit.keep", row -> row.dismissing(a.edge()), null));
    }

    /// Takes the user's condition away.
    public void removeCondition() {
        editor.setCondition(name, spec().recommended().condition());
    }
}
