package sweetspot.ui.data;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import sweetspot.data.DataException;
import sweetspot.data.ImportOptions;
import sweetspot.data.format.ReadingWatch;
import sweetspot.study.Target;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;

/// Reads files in the background: the latest reading counts, an overtaken one is ended, and one can be watched. For the
/// window's thread only.
final class ReadingTask {
    private final BackgroundTasks.Latest latest;
    private ReadingWatch watch = new ReadingWatch();

    ReadingTask(BackgroundTasks tasks) {
        latest = tasks.latest();
    }

    /// A reading.
    interface Work<T> {
        /// @param watch hears how far it is, and ends it
        T read(ReadingWatch watch) throws Exception;
    }

    /// Runs a reading, then one of the two others on the window's thread.
    ///
    /// @param failed is told of a [CancellationException] where [#stop] ended it
    <T> void run(Work<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        watch.stop();
        ReadingWatch mine = new ReadingWatch();
        watch = mine;
        latest.run(() -> work.read(mine), done, failed);
    }

    /// The present reading, or the last.
    ReadingWatch watch() {
        return watch;
    }

    /// Ends the present reading.
    void stop() {
        watch.stop();
    }

    /// Ends the present reading, of which nothing follows.
    void drop() {
        watch.stop();
        latest.cancel();
    }

    /// Why a reading failed, cause then fix.
    static String problem(Exception error, Path file) {
        if (error instanceof CancellationException) return Messages.text("data.page.ended");
        return error instanceof DataException ? String.valueOf(error.getMessage())
                : Messages.text("shell.data.unexpected", String.valueOf(file.getFileName()), error.toString());
    }

    /// A file that names options nobody knows is read without them: the window then shows what came of it.
    static ImportOptions asRead(Target known) {
        try {
            return ImportOptions.fromMap(known.reading());
        } catch (IllegalArgumentException e) {
            return ImportOptions.automatic();
        }
    }
}
