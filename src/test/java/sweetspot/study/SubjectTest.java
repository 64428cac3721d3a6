package sweetspot.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Target.Task;

/// Each kind of subject answers for itself.
class SubjectTest {
    private static final SearchSpace TREES =
            SearchSpace.of(new Parameter("trees", IntDistribution.linear(10, 80), 40L));
    private static final ModelSubject MODEL = new ModelSubject(new Target("data/rows.csv", "kind", Task.CLASSIFICATION,
            "yes", List.of("id"), "f1", Map.of("delimiter", ";")), "gbm",
            new Validation(4, 0.25, true, 7,
                    Resource.ROUNDS),
            List.of(Cost.FIT_SECONDS));
    private static final FunctionSubject FUNCTION = new FunctionSubject("branin");
    private static final ProgramSubject COMMAND = new ProgramSubject(List.of("python3", "train.py", "{trees}"), false,
            Direction.MAXIMIZE, "code");
    private static final ProgramSubject SPEAKER = new ProgramSubject(List.of("python3", "speak.py"), true,
            List.of(new Goal("loss", Direction.MINIMIZE), new Goal("seconds", Direction.MINIMIZE)), "");

    @TempDir
    Path folder;

    @Test
    void trialsOfModelsAndOfProgramsThatSpeakReportSteps() {
        assertTrue(MODEL.reportsSteps());
        assertTrue(SPEAKER.reportsSteps());
        assertFalse(COMMAND.reportsSteps(), "a command is run once for each trial");
        assertFalse(FUNCTION.reportsSteps());
    }

    @Test
    void foldsArePartsAndEverythingElseIsProgress() {
        assertEquals(Reports.PARTS, MODEL.withResource(Resource.FOLDS).orElseThrow().reports());
        for (Subject s : List.of(MODEL, FUNCTION, COMMAND, SPEAKER)) assertEquals(Reports.PROGRESS, s.reports());
    }

    @Test
    void onlyAModelsResourceTellsTheLastStep() {
        assertEquals(80, MODEL.lastStep(TREES));
        assertEquals(0, MODEL.withResource(Resource.FOLDS).orElseThrow().lastStep(TREES));
        for (Subject s : List.of(FUNCTION, COMMAND, SPEAKER)) {
            assertEquals(0, s.lastStep(TREES));
            assertEquals(Optional.empty(), s.withResource(Resource.ROWS));
        }
    }

    @Test
    void aModelIsScoredOnRowsOfAFileByAMetric() {
        assertEquals(Optional.of("f1"), MODEL.metric());
        assertEquals(List.of(Cost.FIT_SECONDS), MODEL.further());
        assertEquals(Optional.of(MODEL.validation()), MODEL.resampling());
        assertEquals(Optional.of(new DataFile("data/rows.csv", Map.of("delimiter", ";"))), MODEL.data());
        assertTrue(MODEL.nullIsNoLimit());
        for (Subject s : List.of(FUNCTION, COMMAND, SPEAKER)) {
            assertEquals(Optional.empty(), s.metric());
            assertEquals(List.of(), s.further());
            assertEquals(Optional.empty(), s.resampling());
            assertEquals(Optional.empty(), s.data());
            assertFalse(s.nullIsNoLimit());
        }
    }

    @Test
    void onlyAProgramHasToBeAllowed() {
        assertEquals(Optional.of(COMMAND), COMMAND.program());
        assertEquals(Optional.empty(), MODEL.program());
        assertEquals(Optional.empty(), FUNCTION.program());
    }

    @Test
    void settingsAreNamedInOrder() {
        assertEquals("{data=data/rows.csv, target=kind, model=gbm, folds=4, test_fraction=0.25, stratified=true, "
                + "validation_seed=7}", MODEL.settings().toString());
        assertEquals("{function=branin}", FUNCTION.settings().toString());
        assertEquals("{program=python3 train.py {trees}}", COMMAND.settings().toString());
    }

    @Test
    void pathsInFullLeadToTheSamePlace() {
        Path base = folder.resolve("home").resolve("..").resolve("home");
        assertEquals(folder.resolve("home/data/rows.csv").toString(), path(MODEL.absolute(base)));
        assertEquals(folder.resolve("home/code").toString(), COMMAND.absolute(base).folder());
        assertEquals(folder.resolve("home").toString(), SPEAKER.absolute(base).folder());
        assertEquals(FUNCTION, FUNCTION.absolute(base));
        assertEquals(MODEL.absolute(base), MODEL.absolute(base).absolute(folder), "what is in full stays");
        assertEquals(COMMAND.absolute(base), COMMAND.absolute(base).absolute(folder));
    }

    @Test
    void whatLiesBesideTheNewFileIsNamedFromThere() {
        Path home = folder.resolve("home");
        assertEquals("home/data/rows.csv", path(MODEL.relocated(home, folder)));
        assertEquals("data/rows.csv", path(MODEL.absolute(home).relocated(home, home)));
        assertEquals(home.resolve("data/rows.csv").toString(), path(MODEL.relocated(home, folder.resolve("other"))));
        assertEquals("home/code", COMMAND.relocated(home, folder).folder());
        assertEquals("", SPEAKER.relocated(home, home).folder());
        assertEquals(home.toString(), SPEAKER.relocated(home, home.resolve("sub")).folder());
        assertEquals(FUNCTION, FUNCTION.relocated(home, folder));
    }

    private static String path(Subject subject) {
        return subject.data().orElseThrow().path();
    }

    @Test
    void placeIsAllThatIsTakenOver() {
        Target other =
                new Target("/moved/rows.csv", "other", Task.REGRESSION, "", List.of(), "rmse", Map.of("skip", 2L));
        ModelSubject placed = (ModelSubject) MODEL.placedAs(new ModelSubject(other, "knn", Validation.standard()));
        assertEquals(MODEL.withTarget(MODEL.target().withFile(new DataFile("/moved/rows.csv", Map.of("skip", 2L)))),
                placed);
        assertEquals(COMMAND.in("/moved"), COMMAND.placedAs(SPEAKER.in("/moved")));
        assertEquals(FUNCTION, FUNCTION.placedAs(new FunctionSubject("ackley")));
    }

    /// A question about the kind that is asked elsewhere would be forgotten when a kind is added.
    @Test
    void oneSwitchForEachFloorTellsKindsApart() throws IOException {
        Pattern kind = Pattern.compile("(instanceof|case) (Experiment\\.)?(Model|Function|Program)Subject\\b"
                + "|\\((Experiment\\.)?(Model|Function|Program)Subject\\) |(Model|Function|Program)Subject\\.class");
        Map<String, Long> asked = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                long count = Files.readAllLines(file).stream().filter(l -> kind.matcher(l).find()).count();
                if (count > 0) asked.put(String.valueOf(file.getFileName()), count);
            }
        }
        // A set-up of a model is only ever restored to an earlier one.
        assertEquals(Map.of("ExperimentWriter.java", 3L, "ScoredSubject.java", 3L, "SessionExecutors.java", 3L,
                "NewCommand.java", 3L, "SetUp.java", 3L, "ModelSubjectViewModel.java", 1L), asked);
    }
}
