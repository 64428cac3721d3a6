package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Details of a study file that other tests passed over: mutation testing found that nobody would have missed them.
class RecordedDetailsTest {
    private static final SearchSpace SPACE = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5));

    @TempDir
    Path folder;

    private JournalFile create(SearchSpace space, Direction direction) throws JournalException {
        Experiment experiment = new Experiment("study", new FunctionSubject("branin"), space, "random", "none",
                Budget.ofTrials(10), 1, 7);
        return JournalFile.create(folder.resolve("study.log"), experiment, List.of(direction), Sync.SYSTEM);
    }

    private StudySnapshot read() throws JournalException {
        return JournalFile.read(folder.resolve("study.log")).main().snapshot();
    }

    private static TrialCreated created(int number) {
        return new TrialCreated(number, SPACE.defaults(), true, 1_000L + number);
    }

    private static TrialFinished complete(int number, double value) {
        return new TrialFinished(number, TrialState.COMPLETE, new double[]{value}, 2_000L + number);
    }

    private static TrialFinished failed(int number) {
        return new TrialFinished(number, TrialState.FAILED, new double[0], 2_000L + number);
    }

    @Test
    void aStoppedTrialIsCountedApartFromFailedOnes() throws Exception {
        try (JournalFile journal = create(SPACE, Direction.MINIMIZE)) {
            journal.append(List.of(created(0), created(1), created(2),
                    new TrialAttributeSet(1, Trial.STOPPED, Trial.BY_USER), failed(0), failed(1), failed(2)));
        }
        assertArrayEquals(new int[]{2, 1, 0}, new int[]{read().failed(), read().stopped(), read().running()});
    }

    @Test
    void ofEqualTrialsTheFirstIsTheBestHoweverTheyEnd() throws Exception {
        for (Direction direction : Direction.values()) {
            Files.deleteIfExists(folder.resolve("study.log"));
            try (JournalFile journal = create(SPACE, direction)) {
                journal.append(List.of(created(0), created(1), created(2), complete(1, 3), complete(2, 3)));
                assertEquals(1, journal.snapshot().bestNumber(), direction::name);
                journal.append(List.of(complete(0, 3)));
                assertEquals(0, journal.snapshot().bestNumber(), direction::name);
            }
            assertEquals(0, read().bestNumber(), direction::name);
        }
    }

    @Test
    void theEndOfASteppedRangeIsWrittenInDecimals() throws Exception {
        SearchSpace stepped =
                SearchSpace.of(new Parameter("x", new FloatDistribution(0.1, 0.9, false, 0.1), 0.5),
                        new Parameter("y", FloatDistribution.linear(-1.5, 2.25), 0.0));
        try (JournalFile journal = create(stepped, Direction.MINIMIZE)) {
            journal.append(List.of(new TrialCreated(0, stepped.defaults(), true, 5)));
        }
        String log = Files.readString(folder.resolve("study.log"));
        assertTrue(log.contains("\\\"low\\\": 0.1, \\\"high\\\": 0.9,")
                || log.replace(" ", "").contains("\\\"low\\\":0.1,\\\"high\\\":0.9,"), log);
        assertTrue(log.replace(" ", "").contains("\\\"step\\\":null,\\\"low\\\":-1.5,\\\"high\\\":2.25"), log);
    }

    @Test
    void aValueThatTheSpaceDoesNotKnowIsKeptAsItIs() throws Exception {
        Configuration odd = Configuration.of(Map.of("x", 0.25, "rate", 2.5, "count", 7L, "mode", "fast", "on", true));
        try (JournalFile journal = create(SPACE, Direction.MINIMIZE)) {
            journal.append(List.of(new TrialCreated(0, odd, true, 5)));
            journal.append(List.of(new TrialCreated(1, odd.with("mode", "slow"), true, 6)));
        }
        assertEquals(odd, read().trials().get(0).configuration());
        assertEquals("slow", read().trials().get(1).configuration().get("mode"));
    }

    @Test
    void ofAnAttributeThatIsSetTwiceTheLastCounts() throws Exception {
        try (JournalFile journal = create(SPACE, Direction.MINIMIZE)) {
            journal.append(List.of(created(0), new TrialAttributeSet(0, "note", "first"),
                    new TrialAttributeSet(0, "other", 1L), new TrialAttributeSet(0, "note", "second")));
        }
        assertEquals(Map.of("note", "second", "other", 1L), read().trials().get(0).attributes());
    }

    @Test
    void whatIsQueuedKeepsItsAttributes() throws Exception {
        try (JournalFile journal = create(SPACE, Direction.MINIMIZE)) {
            journal.append(List.of(new TrialCreated(0, SPACE.defaults(), false, 5),
                    new TrialAttributeSet(0, "asked", "by hand"), new TrialAttributeSet(0, Trial.RESTARTS, List.of())));
        }
        assertEquals("by hand", read().trials().get(0).attributes().get("asked"));
        assertEquals(List.of(), read().trials().get(0).attributes().get(Trial.RESTARTS));
        assertEquals(TrialState.WAITING, read().trials().get(0).state());
    }

    @Test
    void toAppendNothingChangesNothing() throws Exception {
        try (JournalFile journal = create(SPACE, Direction.MINIMIZE)) {
            long before = Files.size(folder.resolve("study.log"));
            assertEquals(journal.snapshot(), journal.append(List.of()));
            assertEquals(before, Files.size(folder.resolve("study.log")));
        }
    }

    /// Without an experiment, a parameter begins where its first trial within the range did, else in the middle.
    @Test
    void aStrangersStudyBeginsWithItsFirstTrial() throws Exception {
        SearchSpace two = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("n", IntDistribution.linear(1, 9), 5L));
        try (JournalFile journal = create(two, Direction.MINIMIZE)) {
            journal.append(List.of(new TrialCreated(0, two.defaults().with("x", 0.125).with("n", 2L), true, 5),
                    new TrialCreated(1, two.defaults(), true, 6)));
        }
        Path log = folder.resolve("study.log");
        List<String> lines = Files.readAllLines(log);
        // Op code 2 sets an attribute of the study, which is where the experiment lies.
        Files.write(log, lines.stream().filter(l -> !l.contains(RecordedStudy.EXPERIMENT.split(":")[1])).toList());
        RecordedStudy study = JournalFile.read(log).main();
        assertEquals(Optional.empty(), study.experiment());
        assertEquals(0.125, study.space().get("x").defaultValue());
        assertEquals(2L, study.space().get("n").defaultValue());
    }
}
