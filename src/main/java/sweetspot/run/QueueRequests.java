package sweetspot.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import sweetspot.space.SearchSpace;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;

/// Keeps what is queued while a search runs, until the journal has it. Belongs to the runner's thread.
final class QueueRequests {
    private final List<QueuedTrial> trials = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    /// Asked for and written; whoever asked learns of it with the next status, and not before it.
    private final List<CompletableFuture<Boolean>> written = new ArrayList<>();

    void add(List<QueuedTrial> more, CompletableFuture<Boolean> done) {
        trials.addAll(more);
        asked.add(done);
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    /// The events to write, numbered after the trials of `study`.
    List<StudyEvent> events(StudySnapshot study, SearchSpace space) {
        return QueuedTrial.events(trials, study, space);
    }

    /// It is written.
    void written() {
        trials.clear();
        written.addAll(asked);
        asked.clear();
    }

    /// The status shows what is written.
    void published() {
        written.forEach(done -> done.complete(true));
        written.clear();
    }
}
