package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.file.SharedFiles;

/// Every way that a lock can be taken, and that each ends; the clock is a false one.
@Timeout(20)
class JournalLockTest {
    @TempDir
    Path folder;
    private final FaultyDisk disk = new FaultyDisk();
    private Path file;
    private Path link;

    @BeforeEach
    void names() throws IOException {
        file = Files.createFile(folder.resolve("study.log")).toAbsolutePath();
        link = folder.resolve("study.log.lock").toAbsolutePath();
    }

    private JournalLock lock() {
        return new JournalLock(file, disk);
    }

    private boolean locked() {
        return Files.exists(link, LinkOption.NOFOLLOW_LINKS);
    }

    private long waited() {
        return disk.sleeps.stream().mapToLong(Long::longValue).sum();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatADeadSweetspotLeftIsTakenOverAtOnce(boolean plain) throws Exception {
        disk.noLinks = plain;
        lock().acquire();
        assertEquals(plain, Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS));
        JournalLock next = lock();
        assertTrue(next.isOurs(), "it is known by what it says");
        next.acquire();
        assertTrue(locked());
        assertTrue(waited() < 50, () -> disk.sleeps.toString());
        next.release();
        assertFalse(locked());
        try (Stream<Path> left = Files.list(folder)) {
            assertArrayEquals(new Path[]{file}, left.map(Path::toAbsolutePath).toArray(),
                    "nothing is left lying about");
        }
    }

    @Test
    void anothersLockIsWaitedForAndBrokenAfterThirtySeconds() throws Exception {
        Files.createFile(link);
        lock().acquire();
        assertTrue(waited() >= 30_000 && waited() < 32_000, () -> disk.sleeps.toString());
    }

    @Test
    void aLockInUseIsGivenUpAfterAMinute() throws Exception {
        Files.createSymbolicLink(link, file);
        disk.meanwhile = () -> file.toFile().setLastModified(1_000_000L * disk.sleeps.size());
        JournalException e = assertThrows(JournalException.class, lock()::acquire);
        assertEquals(Kind.IN_USE, e.kind());
        assertTrue(e.getMessage().contains("end it, or delete " + link), e.getMessage());
        assertTrue(waited() >= 60_000 && waited() < 62_000, () -> disk.sleeps.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied", "Operation not permitted", "Read-only file system"})
    void aForeignLockThatCannotBeRemovedEndsWithWhatToDo(String why) throws Exception {
        Files.createFile(link);
        disk.removeFault = why.equals("denied") ? new AccessDeniedException(link.toString())
                : new FileSystemException(link.toString(), null, why);
        JournalException e = assertThrows(JournalException.class, lock()::acquire);
        assertEquals(Kind.IO, e.kind());
        assertTrue(e.getMessage().contains(link.toString()) && e.getMessage().contains("cannot be removed")
                && e.getMessage().contains("make its folder writable again"), e.getMessage());
        assertTrue(waited() >= 60_000 && waited() < 62_000 && disk.sleeps.size() < 200, () -> disk.sleeps.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCannotBeGivenBackStaysHeldAndServesOn(boolean plain) throws Exception {
        disk.noLinks = plain;
        JournalLock lock = lock();
        lock.acquire();
        disk.removeFault = new AccessDeniedException(link.toString());
        for (int i = 0; i < 100; i++) {
            lock.release();
            assertTrue(locked());
            lock.acquire();
        }
        assertTrue(disk.sleeps.isEmpty(), "it does not wait for itself");
        disk.removeFault = null;
        lock.release();
        assertFalse(locked());
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Files.createFile(link);
        disk.removeFault = new AccessDeniedException(link.toString());
        disk.meanwhile = () -> {
            if (disk.sleeps.size() == 5) Thread.currentThread().interrupt();
        };
        JournalException e = assertThrows(JournalException.class, lock()::acquire);
        assertTrue(Thread.interrupted(), "the interrupt is kept");
        assertEquals(Kind.IN_USE, e.kind());
        assertTrue(e.getMessage().contains("interrupted"), e.getMessage());
        assertEquals(5, disk.sleeps.size());
    }

    @Test
    void aProgramThatIsToEndDoesNotWaitOn() throws Exception {
        Files.createFile(link);
        JournalLock lock = lock();
        disk.meanwhile = () -> {
            if (disk.sleeps.size() == 5) lock.patience(Duration.ZERO);
        };
        assertEquals(Kind.IN_USE, assertThrows(JournalException.class, lock::acquire).kind());
        assertEquals(5, disk.sleeps.size());
    }

    @Test
    void patienceCountsForTheWaitThatIsUnderWay() throws Exception {
        Files.createFile(link);
        JournalLock lock = lock();
        disk.meanwhile = () -> {
            if (disk.sleeps.size() == 8) lock.patience(Duration.ofSeconds(5));
        };
        assertEquals(Kind.IN_USE, assertThrows(JournalException.class, lock::acquire).kind());
        assertTrue(waited() >= 5_000 && waited() < 6_000, () -> disk.sleeps.toString());
        disk.sleeps.clear();
        assertEquals(Kind.IN_USE, assertThrows(JournalException.class, lock::acquire).kind());
        assertTrue(waited() >= 5_000 && waited() < 6_000, () -> disk.sleeps.toString());
    }

    @Test
    void aWaitOfASecondIsToldAndItsEndToo() throws Exception {
        Files.createFile(link);
        JournalLock lock = lock();
        List<String> told = new ArrayList<>();
        lock.onWait(waits -> told.add(waits + (waited() < 1_000 ? " early" : waited() < 2_000 ? " soon" : "")));
        lock.acquire();
        assertEquals(List.of("true soon", "false"), told);
        told.clear();
        lock.release();
        lock.acquire();
        assertEquals(List.of(), told, "what was not waited for is not told");
    }

    @Test
    void aLockThatComesBackEachTimeItIsBrokenEndsToo() throws Exception {
        Files.createSymbolicLink(link, file.resolveSibling(".").resolve(file.getFileName()));
        FaultyDisk contended = new FaultyDisk() {
            @Override
            public void makeLock(Path lock, Path target, byte[] content) throws IOException {
                if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) super.makeLock(lock, target, content);
                throw new java.nio.file.FileAlreadyExistsException(lock.toString());
            }
        };
        JournalException e = assertThrows(JournalException.class, new JournalLock(file, contended)::acquire);
        assertEquals(Kind.IN_USE, e.kind());
    }

    @Test
    void aFolderThatTakesNothingSaysSo() {
        disk.lockFault = new AccessDeniedException(link.toString());
        JournalException e = assertThrows(JournalException.class, lock()::acquire);
        assertEquals(Kind.IO, e.kind());
        assertTrue(e.getMessage().contains("make its folder writable again"), e.getMessage());
    }

    @Test
    void aFolderInThePlaceOfTheLockEndsWithWhatToDo() throws Exception {
        Files.createDirectories(link.resolve("inside"));
        JournalException e = assertThrows(JournalException.class, () -> lock().acquire());
        assertTrue(e.getMessage().contains(link.toString()), e.getMessage());
    }

    @Test
    void onlyWhatMayPassIsTriedAgain() throws Exception {
        List<String> tries = new ArrayList<>();
        SharedFiles.retry(() -> {
            tries.add("try");
            if (tries.size() < 3) throw new AccessDeniedException("f");
        }, SharedFiles::maybeShared);
        assertEquals(3, tries.size());
        tries.clear();
        assertThrows(NoSuchFileException.class, () -> SharedFiles.retry(() -> {
            tries.add("try");
            throw new NoSuchFileException("f");
        }, SharedFiles::maybeShared));
        assertEquals(1, tries.size());
        tries.clear();
        assertThrows(AccessDeniedException.class, () -> SharedFiles.retry(() -> {
            tries.add("try");
            throw new AccessDeniedException("f");
        }, SharedFiles::maybeShared));
        assertEquals(10, tries.size());
    }
}
