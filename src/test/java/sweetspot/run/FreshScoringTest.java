package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FreshScores;
import sweetspot.study.Gap;
import sweetspot.study.ModelSubject;
import sweetspot.study.SplitPlan;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// The best trials are scored again on other folds of the same rows, once.
@Timeout(60)
class FreshScoringTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws Exception {
        StringBuilder csv = new StringBuilder("a,b,g,kind\n");
        for (int i = 0; i < 90; i++) {
            csv.append(i * 29 % 31).append(',').append(i * 37 % 11).append(",g").append(i % 15).append(',')
                    .append((i * 29 % 31 + i * 7 % 13) > 20 ? "high" : "low").append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv);
    }

    private static Experiment tree(Validation plan) {
        SearchSpace space = SearchSpace.of(new Parameter("max_depth", IntDistribution.linear(1, 12), 3L));
        return new Experiment("Trees", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, "high",
                List.of(), "accuracy"), "decision_tree", plan), space, "random", "none", Budget.ofTrials(8), 2, 3);
    }

    private StudySnapshot run(Experiment e) throws Exception {
        Options threads = new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, StudySession.Workers.threads());
        try (StudySession session = StudySession.open(e, folder, folder.resolve("s.log"), threads)) {
            return session.start(_ -> {}).ended().get().snapshot();
        }
    }

    private StudySnapshot again(Experiment e, int shuffles, AtomicInteger told, int stopAfter) throws Exception {
        return FreshScoring.score(e, folder, folder.resolve("s.log"), Optional.empty(), OptionalInt.of(0), shuffles,
                StudySession.Workers.threads(), _ -> told.incrementAndGet(), () -> told.get() > stopAfter);
    }

    @Test
    void scoresTheBestAndTheDefaultOnceAndWritesItDown() throws Exception {
        Experiment e = tree(new Validation(3, 0.2, true, 1));
        run(e);
        AtomicInteger told = new AtomicInteger();
        FreshScores scores = FreshScores.of(again(e, 2, told, Integer.MAX_VALUE)).orElseThrow();
        assertTrue(scores.finished());
        assertTrue(scores.wanted().contains(0), "the default is scored too");
        for (int trial : scores.wanted()) {
            assertEquals(6, scores.of(trial).size());
            assertNotEquals(scores.of(trial).subList(0, 3), scores.of(trial).subList(3, 6));
        }
        StudySnapshot read = JournalFile.read(folder.resolve("s.log")).main().snapshot();
        assertEquals(scores, FreshScores.of(read).orElseThrow());
        int before = told.get();
        assertEquals(scores, FreshScores.of(again(e, 2, told, Integer.MAX_VALUE)).orElseThrow());
        assertEquals(before, told.get(), "nothing is scored twice");
        FreshScores more = FreshScores.of(again(e, 3, told, Integer.MAX_VALUE)).orElseThrow();
        for (int trial : scores.wanted()) assertEquals(scores.of(trial), more.of(trial).subList(0, 6));
    }

    /// What was scored when it was stopped is kept, and gives the same in the end.
    @Test
    void goesOnWhereItWasStopped() throws Exception {
        Experiment e = tree(new Validation(3, 0.2, true, 1));
        run(e);
        FreshScores part = FreshScores.of(again(e, 2, new AtomicInteger(), 3)).orElseThrow();
        assertFalse(part.finished());
        FreshScores whole = FreshScores.of(again(e, 2, new AtomicInteger(), Integer.MAX_VALUE)).orElseThrow();
        assertTrue(whole.finished());
        part.scores().forEach(
                (trial, shuffles) -> assertEquals(shuffles, whole.scores().get(trial).subList(0, shuffles.size())));
    }

    /// Other folds of the same rows: the sealed ones stay sealed.
    @Test
    void dealsTheSearchedRowsAnew() throws Exception {
        for (Validation plan : List.of(new Validation(3, 0.2, true, 1),
                new Validation(3, 0.2, true, 1).withPlan(new SplitPlan.Grouped("g")),
                new Validation(3, 0.2, true, 1).withPlan(new SplitPlan.Repeated(2)),
                new Validation(3, 0.2, true, 1).withPlan(new SplitPlan.Holdout(0.3, false)))) {
            Experiment e = tree(plan);
            LearningTask task = ObjectiveFactory.create(e, folder).task().orElseThrow();
            Set<Set<Object>> deals = new HashSet<>(Set.of(Set.copyOf(task.plan().folds())));
            for (int shuffle = 0; shuffle < 3; shuffle++) {
                Experiment dealt = FreshScoring.dealt(e, shuffle, 5);
                LearningTask fresh = ObjectiveFactory.create(dealt, folder).task().orElseThrow();
                assertArrayEquals(task.sealedRows(), fresh.sealedRows());
                assertEquals(task.plan().search().rows(), fresh.plan().search().rows());
                assertTrue(deals.add(Set.copyOf(fresh.plan().folds())), plan + ": dealt as before");
                assertEquals(dealt, ExperimentFile.fromMap(ExperimentFile.toMap(dealt), "x",
                        ExperimentDefaults.none()));
            }
        }
    }

    @Test
    void saysWhyThereAreNoFreshSplits() throws Exception {
        Experiment e = tree(new Validation(3, 0.2, true, 1));
        run(e);
        Experiment timed = tree(new Validation(3, 0.2, true, 1)
                .withPlan(new SplitPlan.TimeOrdered("a", Gap.NONE, false)));
        assertTrue(FreshScoring.problem(Optional.of(timed)).orElseThrow().contains("one way only"));
        assertTrue(FreshScoring.problem(Optional.empty()).isPresent());
        assertThrows(ExperimentException.class, () -> again(timed, 2, new AtomicInteger(), 99));
        Files.writeString(folder.resolve("data.csv"), Files.readString(folder.resolve("data.csv")) + "1,2,g1,low\n");
        assertTrue(assertThrows(ExperimentException.class, () -> again(e, 2, new AtomicInteger(), 99)).getMessage()
                .contains("have changed"));
        try (JournalFile _ = JournalFile.open(folder.resolve("s.log"), JournalFile.Sync.SYSTEM, Optional.empty())) {
            assertThrows(JournalException.class, () -> again(e, 2, new AtomicInteger(), 99));
        }
    }
}
