package sweetspot.journal.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Says in plain words why a file could not be read or written.
public final class Reasons {
    private Reasons() {}

    public static String of(IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        if (e instanceof AccessDeniedException) return "you have no right to do that there.";
        if (e instanceof NoSuchFileException) return "the folder or file is not there.";
        if (e instanceof NotDirectoryException) return "part of the path is not a folder.";
        if (reason == null) return e.getClass().getSimpleName() + ".";
        if (reason.contains("No space left")) return "the disk is full; free some space.";
        if (reason.contains("Read-only file system")) return "the disk is read-only; make it writable again.";
        if (reason.contains("File too large")) return "the file has reached the size limit of this system.";
        if (reason.contains("quota")) return "your disk quota is used up; free some space.";
        return reason + ".";
    }
}
