package sweetspot.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.file.FileKind;
import sweetspot.journal.file.Reasons;
import sweetspot.text.Messages;

/// Keeps a second Sweetspot from writing a study: a file `<file>.session` that names the process which writes it.
/// A file whose process has died is taken over.
///
/// Not an operating-system lock: a process loses its POSIX locks on a file as soon as it closes any handle of it, so
/// merely looking whether a study is open would unlock it.
final class SessionLock implements AutoCloseable {
    /// Looked up once: asking the name service can take seconds on a badly configured machine.
    private static final String HOST = host();
    private static final int TRIES = 50;
    private static final long START_TOLERANCE_MILLIS = 5_000;

    private final Path path;
    private final String token;

    private SessionLock(Path path, String token) {
        this.path = path;
        this.token = token;
    }

    private static Path path(Path file) {
        Path absolute = file.toAbsolutePath();
        return absolute.resolveSibling(absolute.getFileName() + ".session");
    }

    /// Takes the lock.
    ///
    /// @throws JournalException of kind IN_USE if another Sweetspot has it, of kind IO if the folder is read-only
    static SessionLock acquire(Path file) throws JournalException {
        Path path = path(file);
        String token = ownToken();
        IOException kept = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                Files.writeString(path, token, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
                return new SessionLock(path, token);
            } catch (FileAlreadyExistsException _) {
                kept = takeOverOrFail(file, path);
            } catch (IOException e) {
                throw new JournalException(Kind.IO, 0, Messages.text("journal.unwritable", file, Reasons.of(e)), e);
            }
        }
        if (kept != null) {
            throw new JournalException(Kind.IO, 0,
                    Messages.text("journal.session.left", file, path, Reasons.of(kept)), kept);
        }
        throw new JournalException(Kind.IN_USE, 0, Messages.text("journal.session.opening", file),
                null);
    }

    /// @return why the file of a dead process cannot be moved away; null if it is gone, or someone was faster
    private static @Nullable IOException takeOverOrFail(Path file, Path path) throws JournalException {
        String holder = read(path);
        if (holder == null) return null;
        if (Files.isDirectory(path))
            return new FileSystemException(path.toString(), null, Messages.text("text.folder"));
        if (isAlive(holder)) {
            throw new JournalException(Kind.IN_USE, 0, Messages.text("journal.session.open", file, describe(holder)),
                    null);
        }
        Path aside = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
        try {
            Files.move(path, aside);
            // Someone else may have taken it over since we read it: then give it back.
            if (!holder.equals(read(aside))) {
                Files.move(aside, path);
            } else {
                Files.delete(aside);
            }
            return null;
        } catch (NoSuchFileException | FileAlreadyExistsException _) {
            // Someone was faster; the next try shows who.
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /// Tells whether some Sweetspot, this one included, has the study open for writing.
    static boolean isHeld(Path file) {
        String holder = read(path(file));
        return holder != null && isAlive(holder);
    }

    /// The holder's token; null if there is no such file.
    private static @Nullable String read(Path path) {
        try {
            FileKind.requireFile(path);
            return Files.readString(path);
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException _) {
            return "";
        }
    }

    private static String ownToken() {
        long pid = ProcessHandle.current().pid();
        return pid + " " + start(ProcessHandle.current()) + " " + HOST + " " + UUID.randomUUID() + "\n";
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("\\s", "_");
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    /// Tells whether the process lives. Of a process on another machine nothing can be known, so it counts as alive. A
    /// file cut short by a crash, and a process number that another program has got since, do not.
    private static boolean isAlive(String token) {
        String[] parts = token.trim().split(" ");
        if (parts.length != 4) return false;
        if (!parts[2].equals(HOST)) return true;
        try {
            long started = Long.parseLong(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(p -> Math.abs(start(p) - started) <= START_TOLERANCE_MILLIS)
                    .isPresent();
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static String describe(String token) {
        String[] parts = token.trim().split(" ");
        return Messages.text("journal.session.holder", parts[0], parts[2]);
    }

    @Override
    public void close() {
        try {
            if (token.equals(read(path))) Files.deleteIfExists(path);
        } catch (IOException _) {
            // It names a process that is about to end, so the next holder takes it over.
        }
    }
}
