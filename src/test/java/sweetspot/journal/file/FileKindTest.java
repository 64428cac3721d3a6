package sweetspot.journal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.JournalFile;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.journal.library.FirstTrialsFile;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;

/// What is no file is refused at once, wherever a file is read or written.
@Timeout(20)
@DisabledOnOs(OS.WINDOWS)
class FileKindTest {
    private static final Experiment EXPERIMENT = new Experiment("kinds", new FunctionSubject("branin"),
            SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5)), "random", "none",
            Budget.ofTrials(5),
            1, 1);

    @TempDir
    Path folder;

    private Path pipe(String name) throws Exception {
        Path pipe = folder.resolve(name);
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
    }

    private static void requirePipe(Exception e) {
        assertTrue(e.getMessage().contains("it is a pipe or device, not a file"), e.getMessage());
    }

    @Test
    void aNamedPipeIsNotWaitedFor() throws Exception {
        Path pipe = pipe("p");
        requirePipe(assertThrows(JournalException.class, () -> JournalFile.read(pipe)));
        requirePipe(assertThrows(JournalException.class, () -> JournalFile.open(pipe, JournalFile.Sync.SYSTEM)));
        requirePipe(assertThrows(JournalException.class, () -> JournalFile.create(pipe, EXPERIMENT,
                List.of(Direction.MINIMIZE), JournalFile.Sync.SYSTEM)));
        requirePipe(assertThrows(ExperimentFileException.class,
                () -> ExperimentFile.read(pipe, ExperimentDefaults.none())));
        requirePipe(assertThrows(IOException.class, () -> ExperimentFile.write(pipe, EXPERIMENT)));
        pipe(FirstTrialsFile.NAME);
        requirePipe(assertThrows(JournalException.class, () -> FirstTrialsFile.read(folder)));
    }

    @Test
    void aDeviceIsNeitherReadWithoutEndNorReplaced() {
        requirePipe(assertThrows(ExperimentFileException.class,
                () -> ExperimentFile.read(Path.of("/dev/zero"), ExperimentDefaults.none())));
        requirePipe(assertThrows(JournalException.class, () -> JournalFile.read(Path.of("/dev/zero"))));
        requirePipe(assertThrows(IOException.class, () -> AtomicFile.write(Path.of("/dev/null"), new byte[0])));
    }

    @Test
    void whatStandsInTheWayOfTheSessionIsNamed() throws Exception {
        Files.createDirectories(folder.resolve("s.log.session").resolve("inside"));
        JournalException e = assertThrows(JournalException.class, () -> JournalFile.create(folder.resolve("s.log"),
                EXPERIMENT, List.of(Direction.MINIMIZE), JournalFile.Sync.SYSTEM));
        assertEquals(Kind.IO, e.kind());
        assertTrue(e.getMessage().contains("s.log.session") && e.getMessage().contains("it is a folder"),
                e.getMessage());
        // A pipe of that name belongs to nobody who lives.
        pipe("t.log.session");
        JournalFile.create(folder.resolve("t.log"), EXPERIMENT, List.of(Direction.MINIMIZE), JournalFile.Sync.SYSTEM)
                .close();
    }

    @Test
    void aLinkStaysALinkWhenItsFileIsReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("real.json"), "{}");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        ExperimentFile.write(link, EXPERIMENT);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(EXPERIMENT, ExperimentFile.read(file, ExperimentDefaults.none()));
    }

    @Test
    void linksInACircleAreNamed() throws Exception {
        Path loop = folder.resolve("loop.log");
        Files.createSymbolicLink(loop, loop);
        JournalException e = assertThrows(JournalException.class, () -> JournalFile.read(loop));
        assertTrue(e.getMessage().contains("loop.log cannot be read"), e.getMessage());
    }
}
