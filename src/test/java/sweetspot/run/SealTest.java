package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.journal.library.SealRegister;
import sweetspot.objective.ExperimentException;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Sealed rows that were opened once are known to be opened by every study on them.
@Timeout(60)
class SealTest {
    @TempDir
    Path folder;
    private SealRegister register;

    @BeforeEach
    void writeData() throws Exception {
        register = new SealRegister(folder.resolve("opened"));
        Files.writeString(folder.resolve("data.csv"), csv(""));
        Files.writeString(folder.resolve("copy.csv"), csv(""));
        Files.writeString(folder.resolve("other.csv"), csv("1,2,low\n"));
    }

    private static String csv(String more) {
        StringBuilder csv = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i % 2 == 0 ? i % 7 : 20 + i % 5).append(',').append(i * 37 % 11).append(',')
                    .append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        return csv + more;
    }

    private static Experiment tree(String data, Validation plan, String metric) {
        SearchSpace space = SearchSpace.of(new Parameter("max_depth", IntDistribution.linear(2, 8), 3L));
        return new Experiment("Trees on " + data, new ModelSubject(new Target(data, "kind", Task.CLASSIFICATION, "high",
                List.of(), metric), "decision_tree", plan), space, "random", "none", Budget.ofTrials(2), 1, 3);
    }

    private Seal seal(Experiment e, String file) throws Exception {
        return Seal.of(e, folder, folder.resolve(file), register).orElseThrow();
    }

    private StudySnapshot run(Experiment e, String file) throws Exception {
        Options threads = new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, StudySession.Workers.threads());
        try (StudySession session = StudySession.open(e, folder, folder.resolve(file), threads)) {
            return session.start(_ -> {}).ended().get().snapshot();
        }
    }

    private Seal.Opened open(Experiment e, String file, StudySnapshot s) throws Exception {
        return seal(e, file).open(s.best().orElseThrow(), 1_000, () -> false);
    }

    @Test
    void isBrokenOnceAndEveryStudyOnItsRowsKnows() throws Exception {
        Experiment first = tree("data.csv", new Validation(3, 0.2, true, 1), "accuracy");
        StudySnapshot done = run(first, "first.log");
        assertTrue(seal(first, "first.log").elsewhere().isEmpty());
        Seal.Opened opened = open(first, "first.log", done);
        SealedTestResult result = SealedTestResult.of(opened.study()).orElseThrow();
        assertEquals("", opened.warning());
        assertEquals(12, result.rows());
        // Once: the second time gives what the first gave, and is not counted.
        assertEquals(result, SealedTestResult.of(open(first, "first.log", done).study()).orElseThrow());
        assertTrue(seal(first, "first.log").elsewhere().isEmpty(), "its own opening is not another's");

        for (Experiment again : List.of(first, tree("copy.csv", new Validation(5, 0.2, true, 1), "log_loss"))) {
            List<SealRegister.Seen> seen = seal(again, "copy.log").elsewhere();
            assertEquals(List.of(12), seen.stream().map(SealRegister.Seen::rows).toList(), again.name());
            assertEquals("Trees on data.csv", seen.getFirst().opening().experiment());
            assertTrue(seal(again, "copy.log").words(seen.getFirst()).contains("Trees on data.csv"));
        }
        Seal part = seal(tree("data.csv", new Validation(3, 0.4, true, 2), "accuracy"), "copy.log");
        int shared = part.elsewhere().getFirst().rows();
        assertTrue(shared > 0 && shared < part.rows(), "some of the rows: " + shared);
        assertTrue(seal(tree("other.csv", new Validation(3, 0.2, true, 1), "accuracy"), "x.log").elsewhere().isEmpty());
    }

    @Test
    void aStudyThatWasOpenedElsewhereIsEnteredInTheRegister() throws Exception {
        Experiment first = tree("data.csv", new Validation(3, 0.2, true, 1), "accuracy");
        StudySnapshot opened = open(first, "first.log", run(first, "first.log")).study();
        register = new SealRegister(folder.resolve("another-computer"));
        assertEquals("", seal(first, "moved.log").register(opened));
        assertEquals("", seal(first, "moved.log").register(opened));
        assertEquals(1, seal(first, "copy.log").elsewhere().size());
    }

    @Test
    void doesNotGuessWhichRowsOfChangedDataWereSealed() throws Exception {
        Experiment first = tree("data.csv", new Validation(3, 0.2, true, 1), "accuracy");
        StudySnapshot done = run(first, "first.log");
        Files.writeString(folder.resolve("data.csv"), csv("1,2,low\n"));
        assertThrows(ExperimentException.class, () -> open(first, "first.log", done));
    }

    @Test
    void aRegisterThatCannotBeWrittenOrReadIsSaidAndKeepsNobodyFromTheirResult() throws Exception {
        Experiment first = tree("data.csv", new Validation(3, 0.2, true, 1), "accuracy");
        StudySnapshot done = run(first, "first.log");
        register = new SealRegister(folder.resolve("data.csv").resolve("opened"));
        Seal.Opened opened = open(first, "first.log", done);
        assertTrue(SealedTestResult.of(opened.study()).isPresent());
        assertFalse(opened.warning().isEmpty());

        register = new SealRegister(folder.resolve("opened"));
        assertEquals("", seal(first, "first.log").register(opened.study()));
        try (var files = Files.list(folder.resolve("opened"))) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, "not JSON\n{\"rows\":\"!!\"}\n{\"rows\":\"AAAA\"}\n" + Files.readString(file));
        }
        assertEquals(1, seal(first, "copy.log").elsewhere().size());
    }
}
