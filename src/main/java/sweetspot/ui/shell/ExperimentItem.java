package sweetspot.ui.shell;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// One experiment in the sidebar and among the recent ones; it follows the library and, while it runs, the run.
public final class ExperimentItem {
    private final Path folder;
    private final ReadOnlyObjectWrapper<LibraryEntry> entry = new ReadOnlyObjectWrapper<>(this, "entry");
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper(this, "detail", "");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.DRAFT);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", Double.NaN);

    ExperimentItem(LibraryEntry entry) {
        this.folder = entry.folder();
        update(entry);
    }

    /// Takes what the library says.
    void update(LibraryEntry newEntry) {
        entry.set(newEntry);
        name.set(newEntry.name());
        state.set(newEntry.state());
        progress.set(Double.NaN);
        int budget = newEntry.experiment().map(e -> e.budget().trials()).orElse(0);
        detail.set(detail(newEntry.state(), newEntry.done(), budget, newEntry.best(), newEntry));
    }

    /// Takes what a run in this window says.
    void update(Experiment experiment, RunStatus status) {
        StudySnapshot snapshot = status.snapshot();
        int budget = experiment.budget().trials();
        State now = status.state(budget);
        name.set(experiment.name());
        state.set(now);
        progress.set(
                status.phase() == RunPhase.ENDED ? Double.NaN : Math.min(1, snapshot.finished() / (double) budget));
        double best = snapshot.isMultiObjective() ? Double.NaN
                : snapshot.best().map(t -> t.value()).orElse(Double.NaN);
        detail.set(detail(now, snapshot.finished(), budget, best, entry.get()));
    }

    private static String detail(State state, int done, int budget, double best, LibraryEntry entry) {
        if (entry.dataMissing()) return Messages.text("shell.item.moved");
        return switch (state) {
            case DRAFT, DAMAGED -> state.words();
            case DONE -> Double.isNaN(best) ? state.words()
                    : Messages.text("shell.item.best", state.words(), Formats.score(best));
            default -> Messages.text("shell.item.progress", state.words(), Integer.toString(done),
                    Integer.toString(budget));
        };
    }

    /// Its folder, which is also what identifies it.
    public Path folder() {
        return folder;
    }

    public ReadOnlyObjectProperty<LibraryEntry> entry() {
        return entry.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    /// Its state in words, with what is worth knowing: "Paused · 18/80".
    public ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Share of its trials that have finished, while it runs; NaN otherwise.
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }
}
