package sweetspot.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.file.Reasons;
import sweetspot.text.Messages;

/// The lock of Optuna's journal: a symbolic link `<file>.lock` to the file, or a plain file of that name where links
/// are not allowed. Whoever creates it may append.
///
/// A lock is taken from a holder that seems dead: at once if the link is written as only Sweetspot writes it (with
/// `/./` before the name) and [SessionLock] has shown that no other Sweetspot has the study open; else when the
/// journal has not changed for 30 seconds, as Optuna does from 4.3 on. A plain file says in its content what the link's
/// writing says.
final class JournalLock {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final long LONGEST_SLEEP_MILLIS = 500;
    /// A wait so long is told.
    private static final Duration NOTABLE = Duration.ofSeconds(1);

    /// Content of a plain lock file; Optuna's are empty.
    private static final byte[] OWN = "sweetspot\n".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final JournalFile.Opener disk;
    private final Path lock;
    private final Path target;
    /// Makes names that no other process uses.
    private final String token = UUID.randomUUID().toString();
    private long removed;
    private boolean plain;
    private volatile long patience = LONGEST_WAIT.toNanos();
    private volatile Consumer<Boolean> waiting = _ -> {};

    JournalLock(Path file) {
        this(file, JournalFile.Opener.SYSTEM);
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
    /// @throws JournalException of kind IN_USE after a minute or what [#patience] says, or if the thread is interrupted; of kind IO if the
    ///     folder does not let it be created, or the lock of a holder that seems dead be removed
    void acquire() throws JournalException {
        if (tryCreate()) return;
        boolean[] told = {false};
        try {
            await(told);
        } finally {
            if (told[0]) waiting.accept(false);
        }
    }

    private void await(boolean[] told) throws JournalException {
        long begin = disk.nanos();
        long sleep = 1;
        FileTime unchanged = null;
        long since = begin;
        IOException kept = null;
        while (!tryCreate()) {
            long now = disk.nanos();
            FileTime stamp = stamp();
            if (unchanged == null || !unchanged.equals(stamp)) {
                unchanged = stamp;
                since = now;
            }
            boolean ours = isOurs();
            if (ours || now - since >= GRACE.toNanos()) {
                kept = Files.isDirectory(lock, LinkOption.NOFOLLOW_LINKS)
                        ? new FileSystemException(lock.toString(), null, Messages.text("journal.lock.folder"))
                        : remove();
                // Nobody else believes to have it, so it serves as it is. Giving it back is tried again after each use.
                if (kept != null && ours && isOurs()) return;
            }
            if (now - begin > patience) throw waitedInVain(kept);
            if (!told[0] && now - begin > NOTABLE.toNanos()) {
                told[0] = true;
                waiting.accept(true);
            }
            pause(sleep);
            sleep = Math.min(sleep * 2, LONGEST_SLEEP_MILLIS);
        }
    }

    /// From now on no wait lasts longer than this, the one under way included; for any thread.
    void patience(Duration longest) {
        patience = Math.min(patience, longest.toNanos());
    }

    /// @param told hears, on the thread that waits, when a wait has lasted a second, and when it is over
    void onWait(Consumer<Boolean> told) {
        waiting = told;
    }

    private JournalException waitedInVain(@Nullable IOException kept) {
        if (kept == null) {
            return new JournalException(Kind.IN_USE, 0, Messages.text("journal.lock.kept", file, lock), null);
        }
        return new JournalException(Kind.IO, 0, Messages.text("journal.lock.left", file, lock,
                Reasons.of(kept).replaceFirst("\\.$", "")), kept);
    }

    private boolean tryCreate() throws JournalException {
        try {
            if (!plain) {
                try {
                    disk.makeLock(lock, target, OWN);
                    return true;
                } catch (FileAlreadyExistsException _) {
                    return false;
                } catch (UnsupportedOperationException | IOException _) {
                    // Windows without the privilege, or a file system without links.
                    plain = true;
                }
            }
            disk.makeLock(lock, null, OWN);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            plain = false;
            throw new JournalException(Kind.IO, 0, Messages.text("journal.lock.unmade", file,
                    e instanceof AccessDeniedException ? Messages.text("journal.lock.folder_closed") : Reasons.of(e)),
                    e);
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

    /// Tells whether the lock is there, taken by this or by a dead Sweetspot.
    boolean isOurs() {
        try {
            if (Files.isSymbolicLink(lock)) return Files.readSymbolicLink(lock).toString().equals(target.toString());
            if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS) || Files.size(lock) != OWN.length) return false;
            return Arrays.equals(Files.readAllBytes(lock), OWN);
        } catch (IOException _) {
            return false;
        }
    }

    private void pause(long millis) throws JournalException {
        try {
            disk.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException(Kind.IN_USE, 0, Messages.text("journal.lock.interrupted", file),
                    e);
        }
    }

    /// Gives the lock back. If someone has broken it meanwhile there is nothing to do; if it cannot be removed it stays,
    /// and the next [#acquire()] finds that it is still held.
    void release() {
        remove();
    }

    /// Renames, then deletes: of two that try, only one succeeds.
    ///
    /// @return why the lock is still there; null if it is gone
    private @Nullable IOException remove() {
        Path aside = lock.resolveSibling(lock.getFileName() + token + "-" + removed++ + ".rename");
        try {
            disk.removeLock(lock, aside);
            return null;
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            return Files.exists(lock, LinkOption.NOFOLLOW_LINKS) ? e : null;
        }
    }
}
