package sweetspot.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.UUID;
import sweetspot.journal.JournalException.Kind;

/// The lock of Optuna's journal: a symbolic link `<file>.lock` to the file, or a plain file of that name where links
/// are not allowed. Whoever creates it may append.
///
/// A lock is taken from a holder that seems dead: at once if the link is written as only Sweetspot writes it (with
/// `/./` before the name) and [SessionLock] has shown that no other Sweetspot has the study open; else when the
/// journal has not changed for 30 seconds, as Optuna does from 4.3 on.
final class JournalLock {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Path file;
    private final JournalFile.Opener disk;
    private final Path lock;
    private final Path target;
    /// Makes names that no other process uses.
    private final String token = UUID.randomUUID().toString();
    private long removed;
    private boolean plain;

    JournalLock(Path file) {
        this(file, FileChannel::open);
    }

    JournalLock(Path file, JournalFile.Opener disk) {
        this.file = file;
        this.disk = disk;
        Path absolute = file.toAbsolutePath();
        this.lock = absolute.resolveSibling(absolute.getFileName() + ".lock");
        this.target = absolute.resolveSibling(".").resolve(absolute.getFileName());
    }

    /// Takes the lock, waiting for another holder.
    ///
    /// @throws JournalException of kind IN_USE after a minute, or if the thread is interrupted; of kind IO if the
    ///     folder does not let it be created
    void acquire() throws JournalException {
        long begin = System.nanoTime();
        long sleep = 1;
        FileTime unchanged = null;
        long since = begin;
        while (!tryCreate()) {
            long now = System.nanoTime();
            FileTime stamp = stamp();
            if (unchanged == null || !unchanged.equals(stamp)) {
                unchanged = stamp;
                since = now;
            }
            if (isOurs() || now - since >= GRACE.toNanos()) {
                remove();
                continue;
            }
            if (now - begin > LONGEST_WAIT.toNanos()) {
                throw new JournalException(Kind.IN_USE, file, 0, "Another program keeps " + file
                        + " locked; end it, or delete " + lock + " if none is running.", null);
            }
            pause(sleep);
            sleep = Math.min(sleep * 2, 1000);
        }
    }

    private boolean tryCreate() throws JournalException {
        try {
            if (!plain) {
                try {
                    disk.makeLock(lock, target);
                    return true;
                } catch (FileAlreadyExistsException _) {
                    return false;
                } catch (UnsupportedOperationException | IOException _) {
                    // Windows without the privilege, or a file system without links.
                    plain = true;
                }
            }
            disk.makeLock(lock, null);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            plain = false;
            throw new JournalException(Kind.IO, file, 0, "The study file " + file + " cannot be locked for writing: "
                    + (e instanceof AccessDeniedException
                    ? "nothing may be created beside it; make its folder writable again." : Reasons.of(e)), e);
        }
    }

    /// The time of the last change of the journal, through the link, or of the plain lock file.
    private FileTime stamp() {
        try {
            return Files.getLastModifiedTime(lock);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    /// Whether the lock is there, taken by this or by a dead Sweetspot.
    boolean isOurs() {
        try {
            return Files.isSymbolicLink(lock) && Files.readSymbolicLink(lock).toString().equals(target.toString());
        } catch (IOException _) {
            return false;
        }
    }

    private void pause(long millis) throws JournalException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException(Kind.IN_USE, file, 0, "Waiting for the lock of " + file + " was interrupted.",
                    e);
        }
    }

    /// Gives the lock back. If someone has broken it meanwhile there is nothing to do.
    void release() {
        remove();
    }

    /// Renames, then deletes: of two that try, only one succeeds.
    private void remove() {
        Path aside = lock.resolveSibling(lock.getFileName() + token + "-" + removed++ + ".rename");
        try {
            // Atomic: a plain move asks the system twice more, and this is done for each append.
            Files.move(lock, aside, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(aside);
        } catch (NoSuchFileException _) {
            // Gone already.
        } catch (IOException e) {
            try {
                Files.deleteIfExists(aside);
            } catch (IOException _) {
                e.addSuppressed(e);
            }
        }
    }
}
