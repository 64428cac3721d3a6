package sweetspot.ui.study;

import java.util.BitSet;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Holds which trials are selected, shared by every chart and the table: one picked trial, whose details are shown, one
/// under the pointer, and a set that is drawn in full while the others fade.
public final class TrialSelection {
    /// Stands for no trial.
    public static final int NONE = -1;

    private final ReadOnlyIntegerWrapper picked = new ReadOnlyIntegerWrapper(this, "picked", NONE);
    private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(this, "hovered", NONE);
    private final ReadOnlyObjectWrapper<Optional<BitSet>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());

    /// Number of the picked trial; [#NONE] if there is none.
    public ReadOnlyIntegerProperty picked() {
        return picked.getReadOnlyProperty();
    }

    /// Number of the trial under the pointer; [#NONE] if there is none.
    public ReadOnlyIntegerProperty hovered() {
        return hovered.getReadOnlyProperty();
    }

    /// Numbers of the selected trials; empty if no selection is made. Not to be changed.
    public ReadOnlyObjectProperty<Optional<BitSet>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// Picks a trial.
    public void pick(int number) {
        picked.set(Math.max(NONE, number));
    }

    /// Says which trial is under the pointer.
    public void hover(int number) {
        hovered.set(Math.max(NONE, number));
    }

    /// Nothing is picked, selected or under the pointer any more.
    public void clear() {
        picked.set(NONE);
        hovered.set(NONE);
        selected.set(Optional.empty());
    }
}
