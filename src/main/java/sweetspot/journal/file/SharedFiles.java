package sweetspot.journal.file;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Predicate;

/// Repeats what fails only for a moment: on Windows a file that another program has open, such as a virus scanner that
/// looks at what was just written, can neither be renamed nor deleted.
public final class SharedFiles {
    private static final int TRIES = 10;
    private static final long PAUSE_MILLIS = 20;
    private static final boolean WINDOWS = File.separatorChar == '\\';

    /// Something done to a file.
    @FunctionalInterface
    public interface Action {
        void run() throws IOException;
    }

    private SharedFiles() {}

    /// Does it, again for a fifth of a second while another program seems to have the file open.
    ///
    /// @throws IOException why it failed the last time
    public static void retry(Action action) throws IOException {
        retry(action, e -> WINDOWS && maybeShared(e));
    }

    /// @param passing whether a failure may pass by itself
    public static void retry(Action action, Predicate<IOException> passing) throws IOException {
        for (int i = 1;; i++) {
            try {
                action.run();
                return;
            } catch (IOException e) {
                if (i == TRIES || !passing.test(e)) throw e;
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
            }
        }
    }

    /// Windows tells a sharing violation as a denied access, or in words of the system's language.
    public static boolean maybeShared(IOException e) {
        return e instanceof FileSystemException && !(e instanceof NoSuchFileException)
                && !(e instanceof FileAlreadyExistsException);
    }
}
