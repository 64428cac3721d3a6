package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.objective.Evaluation;
import sweetspot.run.RunPhase;
import sweetspot.run.StopReason;
import sweetspot.run.StudyRunner;
import sweetspot.run.ThreadTrialExecutor;
import sweetspot.search.Pruner;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Disks that fill up or break, and folders that change under a running search: it pauses with the cause, and loses
/// nothing that had finished.
@Timeout(120)
class JournalFaultsTest {
    private static final SearchSpace SPACE = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5));
    private static final List<Direction> MIN = List.of(Direction.MINIMIZE);

    @TempDir
    Path folder;
    private Path file;
    private final FaultyDisk disk = new FaultyDisk();

    @BeforeEach
    void nameFile() {
        file = folder.resolve("study.log");
    }

    private static Experiment experiment(int trials) {
        return new Experiment("study", new FunctionSubject("branin"), SPACE, "random", "none", Budget.ofTrials(trials),
                2,
                7);
    }

    private JournalFile create(int trials) throws JournalException {
        return JournalFile.create(file, experiment(trials), MIN, Sync.EACH_APPEND, disk);
    }

    private static List<StudyEvent> trial(int number) {
        return List.of(new TrialCreated(number, SPACE.defaults(), true, 1_000),
                new TrialFinished(number, TrialState.COMPLETE, new double[]{number}, 2_000));
    }

    @Test
    void anAppendIsOnDiskBeforeItReturns() throws Exception {
        try (JournalFile journal = create(5)) {
            disk.done.clear();
            journal.append(trial(0));
            assertEquals("force", disk.done.getLast());
            assertEquals(List.of("write", "force"), disk.done, "one wait for the disk, however many events");
        }
    }

    /// @param stuck whether what was written of the failed append cannot be taken back
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDiskThatIsFullAtAnyByteLosesNothing(boolean stuck) throws Exception {
        try (JournalFile journal = create(5)) {
            journal.append(trial(0));
            int number = 1;
            for (int room = 0; room < 420; room += 7) {
                disk.room = room;
                disk.stuck = stuck;
                int next = number;
                JournalException full = assertThrows(JournalException.class, () -> journal.append(trial(next)));
                assertEquals(Kind.IO, full.kind());
                assertTrue(full.getMessage().contains("the disk is full; free some space"), full.getMessage());
                assertEquals(number, journal.snapshot().complete());
                JournalContents seen = JournalFile.read(file);
                assertTrue(seen.damage().isEmpty());
                assertTrue(seen.main().snapshot().complete() == number);
                disk.room = Long.MAX_VALUE;
                disk.stuck = false;
                number = append(journal, number);
            }
        }
        StudySnapshot study = JournalFile.read(file).main().snapshot();
        for (Trial t : study.trials()) {
            if (t.state().finished()) assertEquals(t.number(), t.value());
        }
    }

    /// Appends the next trial. Where a line of the failed append is whole in the file, its number is taken.
    private static int append(JournalFile journal, int number) throws JournalException {
        try {
            return journal.append(trial(number)).complete();
        } catch (JournalException e) {
            assertEquals(Kind.STALE, e.kind());
            journal.append(List.of(trial(number).getLast()));
            return journal.snapshot().complete();
        }
    }

    @Test
    void whatCannotBeBroughtToSafetyDoesNotCount() throws Exception {
        try (JournalFile journal = create(5)) {
            disk.broken = true;
            assertEquals(Kind.IO, assertThrows(JournalException.class, () -> journal.append(trial(0))).kind());
            assertEquals(0, journal.snapshot().trials().size());
            assertEquals(0, JournalFile.read(file).main().snapshot().trials().size());
            disk.broken = false;
            assertEquals(1, journal.append(trial(0)).complete());
        }
    }

    /// What happens to the study file while the search runs.
    private enum Fault {
        DISK_FULL("the disk is full"), RENAMED("was deleted or moved"), REPLACED("was replaced by another one"),
        FOLDER_GONE("study.log"), FOLDER_READ_ONLY("make its folder writable again"),
        DISK_READ_ONLY("the disk is read-only; make it writable again");

        private final String words;

        Fault(String words) {
            this.words = words;
        }
    }

    private void strike(Fault fault) throws Exception {
        switch (fault) {
            case DISK_FULL -> disk.room = 100;
            case RENAMED -> Files.move(file, folder.resolve("away.log"));
            case REPLACED -> {
                Files.move(file, folder.resolve("away.log"));
                Files.writeString(file, "something else");
            }
            case FOLDER_GONE -> Files.move(file.getParent(), folder.resolve("away"));
            case FOLDER_READ_ONLY -> {
                file.getParent().toFile().setWritable(false);
                // Root may write everywhere; then the disk says what it would say to anybody else.
                if (Files.isWritable(file.getParent())) disk.lockFault = new AccessDeniedException(file + ".lock");
            }
            case DISK_READ_ONLY ->
                disk.lockFault = new FileSystemException(file + ".lock", null, "Read-only file system");
        }
    }

    private void mend(Fault fault) throws Exception {
        switch (fault) {
            case DISK_FULL -> disk.room = Long.MAX_VALUE;
            case RENAMED -> Files.move(folder.resolve("away.log"), file);
            case REPLACED -> {
                assertEquals("something else", Files.readString(file), "whose file it is now, we keep our hands off");
                Files.delete(file);
                Files.move(folder.resolve("away.log"), file);
            }
            case FOLDER_GONE -> Files.move(folder.resolve("away"), file.getParent());
            case FOLDER_READ_ONLY, DISK_READ_ONLY -> {
                file.getParent().toFile().setWritable(true);
                disk.lockFault = null;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSearchPausesWithTheCauseAndGoesOnOnceItIsMended(Fault fault) throws Exception {
        file = Files.createDirectory(folder.resolve("study")).resolve("study.log");
        CountDownLatch struck = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        StudyRunner runner = new StudyRunner(new StudyRunner.Parts(experiment(20), SamplerFactory.create("random"),
                Pruner.none(), create(20), new ThreadTrialExecutor((c, context) -> {
                    if (context.number() == 6) {
                        strike(fault);
                        struck.countDown();
                    }
                    if (context.number() == 7) struck.await(20, TimeUnit.SECONDS);
                    return Evaluation.of(c.number("x"));
                }, 2), InstantSource.system(), System::nanoTime, status -> {
                    if (status.phase() == RunPhase.PAUSED) paused.countDown();
                }));
        runner.start();
        assertTrue(paused.await(30, TimeUnit.SECONDS));
        assertEquals(StopReason.JOURNAL_ERROR, runner.status().reason());
        assertTrue(runner.status().message().contains(fault.words), runner.status().message());
        StudySnapshot kept = runner.status().snapshot();
        assertTrue(kept.finished() >= 7 && kept.running() == 0, () -> kept.finished() + " " + kept.running());
        mend(fault);
        runner.resume();
        StudySnapshot end = runner.ended().get(30, TimeUnit.SECONDS).snapshot();
        assertEquals(20, end.complete());
        List<Trial> written = JournalFile.read(file).main().snapshot().trials();
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (Trial t : end.trials()) expected.add(t.toString());
        for (Trial t : written) actual.add(t.toString());
        assertEquals(expected, actual);
        for (Trial t : kept.trials()) {
            if (t.state().finished()) assertEquals(t.value(), end.trials().get(t.number()).value());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedInWords() throws Exception {
        folder.toFile().setWritable(false);
        // Root may write everywhere but in the folders that the system makes up.
        Path barred = Files.isWritable(folder) ? Path.of("/proc/self/study.log") : file;
        try {
            JournalException refused = assertThrows(JournalException.class,
                    () -> JournalFile.create(barred, experiment(5), MIN, Sync.SYSTEM));
            assertEquals(Kind.IO, refused.kind());
            assertTrue(refused.getMessage().startsWith("The study file " + barred + " cannot be written: "),
                    refused.getMessage());
        } finally {
            folder.toFile().setWritable(true);
        }
    }
}
