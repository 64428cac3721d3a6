package sweetspot.ui.search;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import sweetspot.run.SpareWorkers;
import sweetspot.run.StudySession;

/// The worker processes that an experiment's models are trained in: how much memory each may use, and those that get
/// ready before a search is started.
public final class WorkerSettings {
    private final SpareWorkers spare;
    private final IntegerProperty memoryMb = new SimpleIntegerProperty(this, "memoryMb");

    /// @param spare those that are started ahead
    public WorkerSettings(SpareWorkers spare) {
        this.spare = spare;
    }

    /// Memory cap of each in MB; 0 = an even part of most of the machine's memory.
    public IntegerProperty memoryMb() {
        return memoryMb;
    }

    /// The memory cap of each in MB, where there are `count` of them.
    public long memoryMbOf(int count) {
        return StudySession.Workers.memoryMbFor(memoryMb.get(), count);
    }

    /// Has so many get ready.
    public void prepare(int count) {
        // Of more than there are cores, the others would only keep these from loading.
        spare.prepare(Math.min(count, SearchSettingsViewModel.cores()), memoryMbOf(count));
    }

    /// The settings as a search takes them.
    public StudySession.Workers forSearch() {
        return new StudySession.Workers(true, memoryMb.get(), spare);
    }
}
