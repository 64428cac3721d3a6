package sweetspot.journal.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import sweetspot.text.Messages;

/// Says in plain words why a file could not be read or written.
public final class Reasons {
    private Reasons() {}

    public static String of(IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        if (e instanceof AccessDeniedException) return Messages.text("journal.reason.no_right");
        if (e instanceof NoSuchFileException) return Messages.text("journal.reason.missing");
        if (e instanceof NotDirectoryException) return Messages.text("journal.reason.no_folder");
        if (reason == null) return e.getClass().getSimpleName() + ".";
        if (reason.contains("No space left")) return Messages.text("journal.reason.full");
        if (reason.contains("Read-only file system")) return Messages.text("journal.reason.read_only");
        if (reason.contains("File too large")) return Messages.text("journal.reason.too_large");
        if (reason.contains("quota")) return Messages.text("journal.reason.quota");
        return reason + ".";
    }
}
