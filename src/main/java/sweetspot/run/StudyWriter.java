package sweetspot.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.Journal;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalException.Kind;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudySnapshot;

/// The runner's side of the journal: collects what has happened, so that one append, and one wait for the disk,
/// covers all of it; and keeps it when the journal cannot be written, so that nothing finished is lost.
final class StudyWriter implements AutoCloseable {
    /// As long as a search that has been stopped waits for another program that keeps the study file locked.
    static final Duration LAST_WAIT = Duration.ofSeconds(2);

    private final Journal journal;
    private final BooleanSupplier atOnce;
    private final List<StudyEvent> facts = new ArrayList<>();
    private StudySnapshot view;
    private @Nullable JournalException lastWait;

    /// @param atOnce whether the search is being stopped at once. From then on another program's lock, which can take a
    ///     minute, is waited for in vain only once; trials whose end cannot be written are interrupted ones.
    StudyWriter(Journal journal, BooleanSupplier atOnce) {
        this.journal = journal;
        this.atOnce = atOnce;
        this.view = journal.snapshot();
    }

    /// The study with everything that has happened, written or not.
    StudySnapshot view() {
        return view;
    }

    /// Something has happened.
    void fact(StudyEvent event) {
        facts.add(event);
        view = view.apply(event);
    }

    /// A trial has told these facts of itself.
    void attributes(int number, Map<String, Object> attributes) {
        attributes.forEach((key, value) -> fact(new TrialAttributeSet(number, key, value)));
    }

    /// Writes the facts and `plans`, which nobody has acted on yet.
    ///
    /// @return whether the plans stand; if another program has taken their numbers, they do not, [#view()] shows what
    ///     it wrote, and new ones are to be made
    /// @throws JournalException if nothing could be written: the facts are kept for the next time, the plans are void
    boolean write(List<StudyEvent> plans) throws JournalException {
        if (facts.isEmpty() && plans.isEmpty()) return true;
        if (lastWait != null) throw lastWait;
        List<StudyEvent> all = new ArrayList<>(facts);
        all.addAll(plans);
        try {
            view = journal.append(all);
            facts.clear();
            return true;
        } catch (JournalException e) {
            view = journal.snapshot();
            for (StudyEvent fact : facts) view = view.apply(fact);
            if (e.kind() == Kind.STALE) return false;
            if (e.kind() == Kind.IN_USE && atOnce.getAsBoolean()) lastWait = e;
            throw e;
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
