package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent.StudyAttributeSet;

/// When the lock is kept beyond a use, and that it is always given back.
@Timeout(60)
class LockLeaseTest {
    @TempDir
    Path folder;
    private Path file;
    private Path link;

    @BeforeEach
    void names() throws Exception {
        file = folder.resolve("study.log");
        link = folder.resolve("study.log.lock");
    }

    private boolean locked() {
        return Files.exists(link, LinkOption.NOFOLLOW_LINKS);
    }

    private JournalFile create(Sync sync) throws Exception {
        return JournalFile.create(file, new Experiment("lease", new FunctionSubject("branin"),
                SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5)), "random", "none",
                Budget.ofTrials(5), 1, 1), List.of(Direction.MINIMIZE), sync);
    }

    private static void append(JournalFile journal, String key) throws Exception {
        journal.append(List.of(new StudyAttributeSet(key, 1L)));
    }

    @Test
    void anAppendThatIsForcedToDiskGivesTheLockBack() throws Exception {
        try (JournalFile journal = create(Sync.EACH_APPEND)) {
            assertFalse(locked());
            append(journal, "a");
            assertFalse(locked());
        }
    }

    @Test
    void aLeaseIsSharedByUsesAndEndsByItself() throws Exception {
        Files.createFile(file);
        try (LockLease lease = new LockLease(new JournalLock(file), true)) {
            int taken = 0;
            for (int i = 0; i < 2_000; i++) {
                if (lease.enter()) taken++;
                assertTrue(locked(), "in use");
                lease.exit(true);
            }
            int all = taken;
            assertTrue(all < 2_000, () -> "2,000 uses took the lock " + all + " times");
            while (locked()) Thread.sleep(1);
            assertTrue(lease.enter(), "taken anew");
            lease.exit(false);
            assertFalse(locked(), "a use that failed gives it back");
            lease.enter();
            lease.shared();
            lease.exit(true);
            assertFalse(locked(), "others write too");
        }
    }

    @Test
    void closingGivesItBack() throws Exception {
        Files.createFile(file);
        LockLease lease = new LockLease(new JournalLock(file), true);
        lease.enter();
        lease.exit(true);
        lease.close();
        assertFalse(locked());
    }

    @Test
    void whatAnotherProgramWroteIsReadAndFromThenOnEachAppendGivesTheLockBack() throws Exception {
        try (JournalFile journal = create(Sync.SYSTEM)) {
            append(journal, "a");
            while (locked()) Thread.sleep(1);
            Files.writeString(file, "{\"op_code\":2,\"worker_id\":\"other\",\"study_id\":0,"
                    + "\"user_attr\":{\"other\":7}}\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            append(journal, "b");
            assertFalse(locked());
            append(journal, "c");
            assertFalse(locked());
            assertEquals(7L, journal.snapshot().attributes().get("other"));
        }
        assertEquals(5 + 1, Files.readAllLines(file).size());
    }
}
