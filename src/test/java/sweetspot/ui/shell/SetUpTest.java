package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.model.DataShape;
import sweetspot.model.family.ModelCatalog;
import sweetspot.run.SpareWorkers;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;
import sweetspot.study.Subject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.ui.draft.RowDraft;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.program.ProgramGate;
import sweetspot.ui.search.SearchPlan.Fact;
import sweetspot.ui.search.WorkerSettings;
import sweetspot.ui.study.StudyViewModel;

/// What is set up adds up to the experiment, whatever kind of subject it has.
class SetUpTest {
    private static final SearchSpace PLANE = SearchSpace.of(
            new Parameter("x1", FloatDistribution.linear(-5, 10), 0.0),
            new Parameter("x2", FloatDistribution.linear(0, 15), 0.0));
    private static final SearchSpace NEIGHBOURS =
            ModelCatalog.byId("knn", Task.CLASSIFICATION).recommendedSpace(new DataShape(1000, 20, 2));

    @TempDir
    Path home;
    private Subject function;
    private Subject program;
    private Subject model;

    @BeforeEach
    void prepare() throws Exception {
        Path rows = home.resolve("rows.csv");
        Files.writeString(rows, IntStream.range(0, 60).mapToObj(i -> i + "," + i % 7 + "," + (i % 7 > 3 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "a,b,kind\n", "\n")));
        function = new FunctionSubject("branin");
        program = new ProgramSubject(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "{x1}", "{x2}"), false, Direction.MAXIMIZE, home.toString());
        model = new ModelSubject(new Target(rows.toString(), "kind", Task.CLASSIFICATION, "yes", List.of("a"), "f1",
                Map.of()), "knn", new Validation(3, 0.2, true, 1));
    }

    private ExperimentViewModel fresh() {
        return new ExperimentViewModel(new ExperimentLibrary(home.resolve("experiments")), BackgroundTasks.immediate(),
                new StudyViewModel(Runnable::run, System::currentTimeMillis), _ -> {},
                new ProgramGate(ProgramConsents.inMemory(), _ -> {}), new WorkerSettings(SpareWorkers.none()));
    }

    private ExperimentViewModel open(Subject subject, SearchSpace space) throws Exception {
        ExperimentViewModel opened = fresh();
        opened.open(new ExperimentLibrary(home.resolve("experiments")).create(
                new Experiment("tried", subject, space, "random", "none", Budget.ofTrials(7), 2, 3)));
        return opened;
    }

    @Test
    void whatIsOpenedIsWhatIsSetUp() throws Exception {
        for (Subject s : List.of(function, program))
            assertEquals(s, open(s, PLANE).experiment().get().orElseThrow().subject());
        Experiment shown = open(model, NEIGHBOURS).experiment().get().orElseThrow();
        assertEquals(new Experiment("tried", model, NEIGHBOURS, "random", "none", Budget.ofTrials(7), 2, 3), shown);
    }

    @Test
    void openingIsOneEdit() throws Exception {
        for (Subject s : List.of(function, program, model)) {
            ExperimentViewModel opened = fresh();
            int before = opened.revision().get();
            opened.setUp().open(new Experiment("tried", s, s.equals(model) ? NEIGHBOURS : PLANE, "random", "none",
                    Budget.ofTrials(7), 2, 3), home);
            assertEquals(before + 1, opened.revision().get(), s.toString());
        }
    }

    @Test
    void whoHearsOfAnEditFindsWhatHasFollowedFromIt() throws Exception {
        ExperimentViewModel opened = open(function, PLANE);
        int[] heard = new int[1];
        opened.revision().subscribe(_ -> {
            heard[0]++;
            assertEquals(opened.space().searchSpace(), opened.experiment().get().map(Experiment::space));
            assertEquals(opened.space().problems().isEmpty(), opened.problems().isEmpty());
        });
        opened.space().rows().getFirst().type(RowDraft.Field.LOW, "3");
        opened.space().rows().getFirst().type(RowDraft.Field.LOW, "three");
        assertEquals(3, heard[0], "once now, and once for each edit");
    }

    @Test
    void aSpaceThatIsWrongInAnotherWayIsToldSo() throws Exception {
        ExperimentViewModel opened = open(function, PLANE);
        for (String typed : List.of("three", "99", "")) {
            opened.space().rows().getFirst().type(RowDraft.Field.LOW, typed);
            assertEquals(opened.space().problems(), opened.problems(), typed);
        }
    }

    @Test
    void eachKindHasItsStepsAndFacts() throws Exception {
        ExperimentViewModel tuned = open(model, NEIGHBOURS);
        assertEquals(Step.DATA, tuned.steps().getFirst());
        assertTrue(tuned.canGoTo(Step.MODEL));
        assertEquals(6, facts(tuned).size());
        ExperimentViewModel started = open(program, PLANE);
        assertEquals(List.of(Step.PROGRAM, Step.SPACE), facts(started).stream().map(Fact::step).toList());
        assertTrue(started.canGoTo(Step.PROGRAM));
        ExperimentViewModel evaluated = open(function, PLANE);
        assertEquals(List.of(Step.SPACE), facts(evaluated).stream().map(Fact::step).toList());
        assertEquals(List.of(Step.SPACE, Step.SEARCH), evaluated.steps().stream().filter(evaluated::canGoTo).toList());
    }

    private static List<Fact> facts(ExperimentViewModel opened) {
        return opened.setUp().facts().getValue();
    }

    @Test
    void onlyModelsNeedOurWorkers() throws Exception {
        assertTrue(open(model, NEIGHBOURS).setUp().subject().needsWorkers());
        for (Subject s : List.of(function, program)) assertTrue(!open(s, PLANE).setUp().subject().needsWorkers());
    }

    @Test
    void theTitleTellsWhatWasRunWhateverIsBeingEdited() throws Exception {
        SubjectViewModel edited = open(model, NEIGHBOURS).setUp().subject();
        String now = edited.subtitle(Step.SEARCH, Optional.empty());
        Subject other =
                new ModelSubject(((ModelSubject) model).target(), "random_forest", new Validation(8, 0.2, true, 1));
        assertEquals(now, edited.subtitle(Step.RESULTS, Optional.of(model)));
        assertTrue(edited.subtitle(Step.RESULTS, Optional.of(other)).startsWith("Random forest · "));
        assertEquals(now, edited.subtitle(Step.SEARCH, Optional.of(other)));
        assertEquals("rows.csv", edited.subtitle(Step.DATA, Optional.empty()).substring(0, 8));
    }
}
