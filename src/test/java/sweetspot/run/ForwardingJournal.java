package sweetspot.run;

import java.util.List;
import sweetspot.journal.Journal;
import sweetspot.journal.JournalException;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;

/// A journal that hands everything on to another; tests override what they watch.
abstract class ForwardingJournal implements Journal {
    private final Journal inner;

    ForwardingJournal(Journal inner) {
        this.inner = inner;
    }

    @Override
    public StudySnapshot snapshot() {
        return inner.snapshot();
    }

    @Override
    public StudySnapshot append(List<StudyEvent> events) throws JournalException {
        return inner.append(events);
    }

    @Override
    public void close() {
        inner.close();
    }
}
