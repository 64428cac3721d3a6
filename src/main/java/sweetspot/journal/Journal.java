package sweetspot.journal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;

/// The record of one study: events are appended, and the snapshot is what they add up to.
///
/// Used by one thread at a time.
public interface Journal extends AutoCloseable {

    /// The state of the study after the last append.
    StudySnapshot snapshot();

    /// Writes events down, all or none, and only then counts them. When it returns, they are as safe as the journal
    /// can make them.
    ///
    /// @return the snapshot after the events
    /// @throws JournalException if they could not be written, of kind STALE if another writer has taken the number
    ///     of a created trial: [#snapshot()] then holds what the other wrote, and the caller asks again
    StudySnapshot append(List<StudyEvent> events) throws JournalException;

    /// From now on no wait for another program that writes lasts longer than this, not even one that is under way; after
    /// it, appending fails with IN_USE. For any thread.
    default void patience(Duration longest) {}

    /// Says from now on when another program keeps an append waiting.
    ///
    /// @param told hears, on the thread that appends, that another program has kept it waiting for a second, and when
    ///     that is over
    default void onWait(Consumer<Boolean> told) {}

    /// Releases the file. Nothing is lost without it.
    @Override
    void close();
}
