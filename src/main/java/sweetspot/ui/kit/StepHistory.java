package sweetspot.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// A bounded history of steps that know how to take themselves back, for what is set in many places and in part follows
/// by itself, so that no state could be put back whole as [UndoHistory] does.
public final class StepHistory extends UndoState {
    private record Step(String label, Runnable doing, Runnable undoing) {}

    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();

    /// Does a step.
    ///
    /// @param label the step in words, for "Undo …"
    /// @param undoing takes it back, and only it
    public void perform(String label, Runnable doing, Runnable undoing) {
        past.push(new Step(label, doing, undoing));
        if (past.size() > UndoHistory.LIMIT) past.removeLast();
        future.clear();
        doing.run();
        refresh();
    }

    /// Forgets all steps.
    public void clear() {
        past.clear();
        future.clear();
        refresh();
    }

    @Override
    public void undo() {
        if (past.isEmpty()) return;
        Step step = past.pop();
        future.push(step);
        step.undoing().run();
        refresh();
    }

    @Override
    public void redo() {
        if (future.isEmpty()) return;
        Step step = future.pop();
        past.push(step);
        step.doing().run();
        refresh();
    }

    private void refresh() {
        show(Optional.ofNullable(past.peek()).map(Step::label), Optional.ofNullable(future.peek()).map(Step::label));
    }
}
