package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.TrialStarted;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

class JournalFileTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 2.0),
            new Parameter("kind", CategoricalDistribution.of("a", "b"), "c"),
            new Parameter("n", IntDistribution.linear(1, 9), 3L));
    private static final Experiment EXPERIMENT = new Experiment("study", new FunctionSubject("branin"), SPACE,
            "random", "none", Budget.ofTrials(10), 1, 7);
    private static final List<Direction> MIN = List.of(Direction.MINIMIZE);

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("study.log");
    }

    private JournalFile create() throws JournalException {
        return JournalFile.create(file, EXPERIMENT, MIN, Sync.EACH_APPEND);
    }

    private static TrialCreated created(int number) {
        return new TrialCreated(number, SPACE.defaults(), true, 1_000_000L + number);
    }

    private static TrialFinished finished(int number, double value) {
        return new TrialFinished(number, TrialState.COMPLETE, new double[]{value}, 1_001_000L + number);
    }

    @Test
    void whatIsReadIsTheFoldOfWhatWasWrittenBitForBit() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            RandomFacts facts = new RandomFacts(seed);
            Experiment experiment = facts.experiment();
            List<StudyEvent> events = facts.events(experiment.space(), 12);
            Path log = folder.resolve("random" + seed);
            StudySnapshot expected = StudySnapshot.empty()
                    .apply(new StudyCreated(experiment.name(), MIN))
                    .apply(new StudyAttributeSet(RecordedStudy.EXPERIMENT, ExperimentFile.toMap(experiment)));
            try (JournalFile journal = JournalFile.create(log, experiment, MIN, Sync.SYSTEM)) {
                Random batches = new Random(seed);
                for (int i = 0; i < events.size();) {
                    List<StudyEvent> batch = events.subList(i, Math.min(events.size(), i + 1 + batches.nextInt(6)));
                    for (StudyEvent event : batch) expected = expected.apply(event);
                    requireSame(expected, journal.append(batch), seed);
                    i += batch.size();
                }
            }
            RecordedStudy read = JournalFile.read(log).main();
            requireSame(expected, read.snapshot(), seed);
            assertEquals(Optional.of(experiment), read.experiment(), () -> "" + experiment);
        }
    }

    @Test
    void aCopyFromMemoryIsTheSameStudy() throws Exception {
        for (int seed = 0; seed < 30; seed++) {
            RandomFacts facts = new RandomFacts(seed);
            Experiment experiment = facts.experiment();
            StudySnapshot study;
            try (JournalFile journal = JournalFile.create(folder.resolve("own" + seed), experiment, MIN, Sync.SYSTEM)) {
                for (StudyEvent event : facts.events(experiment.space(), 12)) journal.append(List.of(event));
                study = journal.snapshot();
            }
            Path copy = folder.resolve("copy" + seed);
            StudyCopy.write(study, experiment, copy);
            requireSame(study, JournalFile.read(copy).main().snapshot(), seed);
            assertEquals(Kind.EXISTS, assertThrows(JournalException.class,
                    () -> StudyCopy.write(study, experiment, copy)).kind());
        }
    }

    private static void requireSame(StudySnapshot expected, StudySnapshot actual, int seed) {
        String what = "seed " + seed;
        assertEquals(expected.name(), actual.name(), what);
        assertEquals(expected.directions(), actual.directions(), what);
        assertEquals(expected.attributes(), actual.attributes(), what);
        for (int i = 0; i < expected.trials().size(); i++) {
            assertEquals(expected.trials().get(i).attributes(), actual.trials().get(i).attributes(), what);
            assertEquals(expected.trials().get(i).configuration(), actual.trials().get(i).configuration(), what);
        }
        assertEquals(expected.trials(), actual.trials(), what);
        assertArrayEquals(new int[]{expected.complete(), expected.pruned(), expected.failed(), expected.running(),
            expected.bestNumber()},
                new int[]{actual.complete(), actual.pruned(), actual.failed(), actual.running(),
                    actual.bestNumber()},
                what);
    }

    @Test
    void createRefusesAFileThatHoldsSomethingAndOpenOneThatIsMissing() throws Exception {
        assertEquals(Kind.MISSING, assertThrows(JournalException.class, () -> JournalFile.open(file, Sync.SYSTEM))
                .kind());
        create().close();
        byte[] before = Files.readAllBytes(file);
        assertEquals(Kind.EXISTS, assertThrows(JournalException.class, this::create).kind());
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of("study.log"), names());
    }

    private List<String> names() throws Exception {
        try (var list = Files.list(folder)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void onlyOneSweetspotWritesAStudy() throws Exception {
        try (JournalFile journal = create()) {
            JournalException second = assertThrows(JournalException.class, () -> JournalFile.open(file, Sync.SYSTEM));
            assertEquals(Kind.IN_USE, second.kind());
            assertTrue(JournalFile.isOpen(file));
            assertEquals(0, JournalFile.read(file).main().snapshot().trials().size());
            journal.append(List.of(created(0)));
        }
        assertFalse(JournalFile.isOpen(file));
        JournalFile.open(file, Sync.SYSTEM).close();
    }

    @Test
    void aLockLeftByADeadSweetspotDoesNotMakeTheNextOneWait() throws Exception {
        create().close();
        Files.createSymbolicLink(folder.resolve("study.log.lock"), file.toAbsolutePath().getParent().resolve(".")
                .resolve("study.log"));
        // No process has number 0, and none can be older than the epoch.
        Files.writeString(folder.resolve("study.log.session"), "0 0 "
                + java.net.InetAddress.getLocalHost().getHostName() + " x\n");
        long begin = System.nanoTime();
        try (JournalFile journal = JournalFile.open(file, Sync.SYSTEM)) {
            assertEquals(1, journal.append(List.of(created(0))).trials().size());
        }
        assertTrue(System.nanoTime() - begin < 10_000_000_000L, "waited for a dead process's lock");
        assertEquals(List.of("study.log"), names());
    }

    @Test
    void aLineTornAnywhereIsRepairedBeforeTheNextAppend() throws Exception {
        try (JournalFile journal = create()) {
            journal.append(List.of(created(0), finished(0, 1)));
            journal.append(List.of(created(1)));
        }
        byte[] whole = Files.readAllBytes(file);
        int lastLine = new String(whole, 0, whole.length - 1, StandardCharsets.US_ASCII).lastIndexOf('\n') + 1;
        for (int cut = lastLine; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertEquals(1, JournalFile.read(file).main().snapshot().complete());
            // Everything but the line end is there: the record counts.
            int survivors = cut == whole.length - 1 ? 2 : 1;
            try (JournalFile journal = JournalFile.open(file, Sync.SYSTEM)) {
                if (survivors == 1) {
                    assertEquals(2, journal.append(List.of(created(1))).trials().size());
                } else {
                    assertEquals(Kind.STALE, assertThrows(JournalException.class,
                            () -> journal.append(List.of(created(1)))).kind());
                    assertEquals(2, journal.snapshot().trials().size());
                    journal.append(List.of(finished(1, 0.5)));
                }
            }
            JournalContents contents = JournalFile.read(file);
            assertTrue(contents.damage().isEmpty());
            assertEquals(0, contents.tornBytes());
            assertEquals(2, contents.main().snapshot().trials().size());
        }
    }

    @Test
    void takesInWhatAnotherProgramAppended() throws Exception {
        try (JournalFile journal = create()) {
            journal.append(List.of(created(0)));
            String foreign = """
                {"op_code": 0, "worker_id": "w", "study_name": "other", "directions": [2]}
                {"op_code": 4, "worker_id": "w", "study_id": 1, "datetime_start": "2026-01-02T03:04:05.000000"}
                {"op_code": 4, "worker_id": "w", "study_id": 0, "datetime_start": "2026-01-02T03:04:05.000000"}
                {"op_code": 6, "worker_id": "w", "trial_id": 2, "state": 1, "values": [0.25], \
                "datetime_complete": "2026-01-02T03:04:06.000000"}
                """;
            Files.writeString(file, foreign, StandardOpenOption.APPEND);
            JournalException stale = assertThrows(JournalException.class, () -> journal.append(List.of(created(1))));
            assertEquals(Kind.STALE, stale.kind());
            assertEquals(2, journal.snapshot().trials().size());
            StudySnapshot after = journal.append(List.of(created(2), new ValueReported(2, 0, 5), finished(2, 0.5)));
            assertEquals(3, after.trials().size());
            assertEquals(0.25, after.best().orElseThrow().value());
            assertEquals(0.5, after.trials().get(2).value());
        }
        JournalContents contents = JournalFile.read(file);
        assertEquals(2, contents.studies().size());
        assertEquals(5, contents.main().snapshot().trials().get(2).intermediate(0));
    }

    @Test
    void keepsItsHandsOffAFileThatWasMovedOrReplaced() throws Exception {
        try (JournalFile journal = create()) {
            journal.append(List.of(created(0)));
            Path moved = folder.resolve("moved.log");
            Files.move(file, moved);
            assertEquals(Kind.IO, assertThrows(JournalException.class,
                    () -> journal.append(List.of(finished(0, 1)))).kind());
            Files.writeString(file, "something else");
            assertEquals(Kind.IO, assertThrows(JournalException.class,
                    () -> journal.append(List.of(finished(0, 1)))).kind());
            assertEquals("something else", Files.readString(file));
            Files.move(moved, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertEquals(1, journal.append(List.of(finished(0, 1))).complete());
        }
    }

    @Test
    void refusesWhatCannotBeKeptExactlyAndWritesNothing() throws Exception {
        try (JournalFile journal = create()) {
            byte[] before = Files.readAllBytes(file);
            Configuration huge = SPACE.defaults().with("n", (1L << 53) + 1);
            JournalException refused = assertThrows(JournalException.class, () -> journal.append(List.of(created(0),
                    new TrialCreated(1, huge, true, 5))));
            assertEquals(Kind.VALUE, refused.kind());
            assertTrue(refused.getMessage().contains("n cannot be kept"), refused.getMessage());
            for (String half : List.of("\ud83d", "\ude00", "\ud83d\ud83d\ude00", "\\\ud83d")) {
                assertEquals(Kind.VALUE, assertThrows(JournalException.class,
                        () -> journal.append(List.of(new StudyAttributeSet("note", half)))).kind());
            }
            assertArrayEquals(before, Files.readAllBytes(file));
            assertEquals(0, journal.snapshot().trials().size());
        }
    }

    @Test
    void theDistributionOfAChoiceStaysTheSameWithinAStudy() throws Exception {
        List<String> written = new ArrayList<>();
        try (JournalFile journal = create()) {
            journal.append(List.of(created(0), new TrialCreated(1, SPACE.defaults().with("kind", "a"), true, 5)));
            journal.space(SearchSpace.of(new Parameter("kind", CategoricalDistribution.of("b", "a"), "a")));
            journal.append(List.of(new TrialCreated(2, Configuration.of(java.util.Map.of("kind", "b")), true, 5)));
        }
        for (String line : Files.readAllLines(file)) {
            if (line.contains("\"op_code\":4")) written.add(line.replaceAll(".*choices([^}]*).*", "$1"));
        }
        assertEquals(List.of("\\\":[\\\"a\\\",\\\"b\\\",\\\"c\\\"]"), written.stream().distinct().toList());
        assertEquals(List.of("c", "a", "b"), JournalFile.read(file).main().snapshot().trials().stream()
                .map(t -> t.configuration().text("kind")).toList());
    }

    @Test
    void noLimitIsKeptBesideTheNumbersOfARange() throws Exception {
        SearchSpace depth = SearchSpace.of(new Parameter("n", IntDistribution.linear(1, 9), null));
        Configuration free = depth.defaults();
        Configuration five = free.with("n", 5L);
        List<Object> expected = Arrays.asList(null, 5L, 5L, null, 7L, null);
        try (JournalFile journal = create()) {
            journal.space(depth);
            journal.append(List.of(new TrialCreated(0, free, true, 5), new TrialCreated(1, five, true, 5),
                    new TrialCreated(2, five, false, 5), new TrialCreated(3, free, false, 5)));
            journal.append(List.of(new TrialStarted(2, 6), new TrialStarted(3, 7)));
            journal.append(
                    List.of(new TrialCreated(4, free.with("n", 7L), true, 5), new TrialCreated(5, free, true, 5)));
            assertEquals(expected, values(journal.snapshot()));
        }
        StudySnapshot read = JournalFile.read(file).main().snapshot();
        assertEquals(expected, values(read));
        assertEquals(TrialState.RUNNING, read.trials().get(3).state());
    }

    private static List<Object> values(StudySnapshot study) {
        List<Object> values = new ArrayList<>();
        for (Trial trial : study.trials()) values.add(trial.configuration().get("n"));
        return values;
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoJournal() throws Exception {
        Files.write(file, new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0});
        JournalException binary = assertThrows(JournalException.class, () -> JournalFile.read(file));
        assertEquals(1, binary.line());
        Files.writeString(file, "");
        assertEquals(0, JournalFile.read(file).studies().size());
        assertThrows(JournalException.class, () -> JournalFile.read(file).main());
        assertThrows(JournalException.class, () -> JournalFile.read(folder));
    }
}
