package sweetspot.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A bounded history of immutable states with undo and redo.
///
/// States are kept whole, not as differences: they share what did not change, so one costs a few hundred bytes, and
/// going back can never fail. Edits that belong together (the many small moves of one drag) name the same merge
/// key and become one step.
///
/// @param <S> an immutable state with `equals`
public final class UndoHistory<S> extends UndoState {
    /// The number of steps that can be taken back; older ones are forgotten.
    public static final int LIMIT = 200;

    private record Entry<S>(S state, String label) {}

    private final Deque<Entry<S>> past = new ArrayDeque<>();
    private final Deque<Entry<S>> future = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<S> state = new ReadOnlyObjectWrapper<>(this, "state");
    private String label = "";
    private @Nullable Object mergeKey;

    /// A history that begins, and has no step to take back, at `initial`.
    public UndoHistory(S initial) {
        state.set(Objects.requireNonNull(initial));
    }

    /// The current state. It changes with every edit, undo and redo.
    public ReadOnlyObjectProperty<S> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The current state.
    public S state() {
        return state.get();
    }

    /// Forgets everything and begins anew at `initial`.
    public void reset(S initial) {
        past.clear();
        future.clear();
        mergeKey = null;
        label = "";
        state.set(Objects.requireNonNull(initial));
        refresh();
    }

    /// Makes `next` the current state as a step of its own. A state equal to the current one is no step.
    ///
    /// @param what the edit in words, for "Undo …"
    public void push(S next, String what) {
        push(next, what, null);
    }

    /// Makes `next` the current state. If the last edit had the same key, the two are one step.
    ///
    /// @param what the edit in words, for "Undo …"
    /// @param key what the edit belongs to, until [#endMerge()]; null = a step of its own
    public void push(S next, String what, @Nullable Object key) {
        if (key == null || !key.equals(mergeKey)) endMerge();
        if (next.equals(state.get())) return;
        if (mergeKey == null) {
            past.push(new Entry<>(state.get(), label));
            if (past.size() > LIMIT) past.removeLast();
        }
        future.clear();
        mergeKey = key;
        label = what;
        state.set(next);
        refresh();
    }

    /// Ends a merged step: the next edit is a new one whatever its key. A merged step that came back to where it
    /// started is dropped.
    public void endMerge() {
        if (mergeKey == null) return;
        mergeKey = null;
        if (!past.isEmpty() && past.peek().state().equals(state.get())) {
            label = past.pop().label();
            refresh();
        }
    }

    @Override
    public void undo() {
        endMerge();
        if (past.isEmpty()) return;
        future.push(new Entry<>(state.get(), label));
        restore(past.pop());
    }

    /// Calls off the last step, an edit or an undo, if that leads to a state that is wanted: an edit that was called off
    /// cannot be done again.
    ///
    /// @return whether the current state is now one that is wanted
    public boolean callOff(Predicate<S> wanted) {
        endMerge();
        if (wanted.test(state.get())) return true;
        if (!past.isEmpty() && wanted.test(past.peek().state())) {
            restore(past.pop());
            return true;
        }
        if (future.isEmpty() || !wanted.test(future.peek().state())) return false;
        redo();
        return true;
    }

    @Override
    public void redo() {
        endMerge();
        if (future.isEmpty()) return;
        past.push(new Entry<>(state.get(), label));
        restore(future.pop());
    }

    private void restore(Entry<S> entry) {
        label = entry.label();
        state.set(entry.state());
        refresh();
    }

    private void refresh() {
        show(Optional.ofNullable(past.peek()).map(_ -> label), Optional.ofNullable(future.peek()).map(Entry::label));
    }
}
