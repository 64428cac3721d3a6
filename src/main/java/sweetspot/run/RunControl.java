package sweetspot.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The handles of a run. All methods return at once and may be called from any thread, more than once.
public interface RunControl {

    /// Starts no more trials; the running ones go on until they end. [#resume()] goes on.
    void pause();

    /// Goes on after a pause.
    void resume();

    /// Starts no more trials and ends when the running ones have.
    void finishThenStop();

    /// Cancels the running trials, which end as stopped, see `Trial.isStopped()`, and ends.
    void stopNow();

    /// Cancels the running trials without a verdict and ends: the journal keeps them as running, and they are run
    /// again, under their numbers, when the study is resumed. What a program does that is about to end.
    void suspend();

    /// Queues trials: they run next, before the sampler is asked again. Also while the search is paused.
    ///
    /// @return true once they are in the journal; false if the run ended before, so that they are not
    CompletableFuture<Boolean> queue(List<QueuedTrial> trials);

    /// Switches a model family off, or on again, in a search over several: from the next suggestion on. The last one
    /// that is on stays on.
    void switchFamily(String family, boolean on);

    /// Takes a trial out of the queue, if it still waits.
    void unqueue(int number);

    /// The latest status.
    RunStatus status();

    /// Completes with the final status when the run has ended and its journal is closed.
    CompletableFuture<RunStatus> ended();
}
