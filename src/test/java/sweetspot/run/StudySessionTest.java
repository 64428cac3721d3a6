package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import sweetspot.run.SessionException.Kind;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

@Timeout(60)
class StudySessionTest {
    @TempDir
    Path folder;
    private Path study;

    @BeforeEach
    void writeData() throws Exception {
        study = folder.resolve("study.log");
        StringBuilder csv = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i % 2 == 0 ? i % 7 : 20 + i % 5).append(',').append(i * 37 % 11).append(',')
                    .append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv);
    }

    private static Experiment forest(int trials) {
        SearchSpace space = SearchSpace.of(new Parameter("trees", IntDistribution.linear(2, 40), 3L));
        return new Experiment("forest", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, "",
                List.of(), "accuracy"), "random_forest", new Validation(3, 0.2, true, 1)), space, "random", "none",
                Budget.ofTrials(trials), 1, 3);
    }

    private RunStatus run(Experiment e, Options options) throws Exception {
        try (StudySession session = StudySession.open(e, folder, study, options)) {
            return session.start(_ -> {}).ended().get();
        }
    }

    private Kind refusal(Experiment e, Options options) throws Exception {
        byte[] before = Files.exists(study) ? Files.readAllBytes(study) : null;
        SessionException refused = assertThrows(SessionException.class,
                () -> StudySession.open(e, folder, study, options));
        if (before == null) assertTrue(Files.notExists(study));
        else assertArrayEquals(before, Files.readAllBytes(study));
        assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        return refused.kind();
    }

    @Test
    void beginsAndGoesOnWithALargerBudget() throws Exception {
        Options fresh = Options.of(Mode.NEW);
        Options again = Options.of(Mode.RESUME);
        assertEquals(Kind.STUDY_MISSING, refusal(forest(3), again));
        assertEquals(3, run(forest(3), fresh).snapshot().complete());
        assertEquals(Kind.STUDY_EXISTS, refusal(forest(3), fresh));
        Experiment wider = forest(5).withSpace(SearchSpace.of(
                new Parameter("trees", IntDistribution.linear(1, 45), 3L)));
        StudySnapshot end = run(wider, again).snapshot();
        assertEquals(5, end.complete());
        assertEquals(wider, JournalFile.read(study).main().experiment().orElseThrow());
        assertTrue(end.best().orElseThrow().value() > 0.9, "the classes are easy to tell apart");
    }

    @Test
    void refusesAStudyOfAnotherExperimentOrOfChangedData() throws Exception {
        run(forest(2), Options.of(Mode.NEW_OR_RESUME));
        Options again = Options.of(Mode.NEW_OR_RESUME);
        ModelSubject subject = (ModelSubject) forest(2).subject();
        Experiment other = forest(2).withSubject(new ModelSubject(subject.target(), subject.model(),
                new Validation(4, 0.2, true, 1)));
        assertEquals(Kind.OTHER_EXPERIMENT, refusal(other, again));
        Files.writeString(folder.resolve("data.csv"), Files.readString(folder.resolve("data.csv")) + "1,2,low\n");
        assertEquals(Kind.DATA_CHANGED, refusal(forest(4), again));
        assertEquals(4, run(forest(4), new Options(Mode.RESUME, JournalFile.Sync.SYSTEM, true)).snapshot().complete());
        assertEquals(5, run(forest(5), again).snapshot().complete());
    }

    @Test
    void refusesWhatCannotBeRunBeforeItWritesAnything() throws Exception {
        Options fresh = Options.of(Mode.NEW);
        assertEquals(Kind.EXPERIMENT, refusal(forest(2).withSampler("oracle"), fresh));
        assertEquals(Kind.EXPERIMENT, refusal(forest(2).withSpace(SearchSpace.of(
                new Parameter("tree", FloatDistribution.linear(1, 2), 1.0))), fresh));
        Files.delete(folder.resolve("data.csv"));
        assertEquals(Kind.EXPERIMENT, refusal(forest(2), fresh));
        study = folder.resolve("missing").resolve("study.log");
        writeAgain();
        assertEquals(Kind.JOURNAL, refusal(forest(2), fresh));
    }

    private void writeAgain() throws Exception {
        Path kept = study;
        writeData();
        study = kept;
    }

    @Test
    void closingSuspendsSoThatTheSearchCanGoOn() throws Exception {
        try (StudySession session = StudySession.open(forest(1_000), folder, study, Options.of(Mode.NEW))) {
            RunControl control = session.start(_ -> {});
            while (control.status().snapshot().complete() < 3) Thread.sleep(5);
        }
        StudySnapshot left = JournalFile.read(study).main().snapshot();
        assertTrue(left.complete() >= 3 && left.failed() == 0, () -> left.complete() + " " + left.failed());
        int goal = left.trials().size() + 2;
        StudySnapshot end = run(forest(goal), Options.of(Mode.RESUME)).snapshot();
        assertEquals(goal, end.complete());
        assertEquals(0, end.failed());
    }
}
