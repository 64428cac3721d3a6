package sweetspot.journal;

import java.util.List;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;

/// A journal that keeps nothing: lessons and tests.
public final class MemoryJournal implements Journal {
    private StudySnapshot snapshot = StudySnapshot.empty();

    @Override
    public StudySnapshot snapshot() {
        return snapshot;
    }

    @Override
    public StudySnapshot append(List<StudyEvent> events) {
        StudySnapshot next = snapshot;
        for (StudyEvent event : events) next = next.apply(event);
        snapshot = next;
        return next;
    }

    @Override
    public void close() {}
}
