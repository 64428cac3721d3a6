package sweetspot.journal.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import sweetspot.text.Messages;

/// Tells files from what only bears a name like one.
public final class FileKind {
    private FileKind() {}

    /// Refuses a folder, a device, a named pipe: opening one may wait, and reading one may go on, without end. What is
    /// not there is for others to tell.
    ///
    /// @throws FileSystemException whose reason says so
    public static void requireFile(Path file) throws IOException {
        if (!Files.exists(file) || Files.isRegularFile(file)) return;
        throw new FileSystemException(file.toString(), null,
                Messages.text(Files.isDirectory(file) ? "text.folder" : "text.not_a_file"));
    }
}
