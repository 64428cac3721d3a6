package sweetspot.ui.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.cli.DataDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.run.RunPhase;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ProgramSubject;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.ui.shell.Preferences;
import sweetspot.ui.shell.Workbench;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.worker.CommandText;
import sweetspot.worker.SmallProgram;

/// Setting up a program, trying it, and being asked before it is run; without a window.
@Timeout(120)
class ProgramViewModelTest {
    @TempDir
    Path home;
    private Path folder;
    private Preferences preferences;
    private final List<ProgramQuestion> questions = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        folder = Files.createDirectories(home.resolve("code"));
        preferences = new Preferences(home.resolve("preferences.properties"));
    }

    private Workbench workbench(BackgroundTasks tasks) {
        Workbench made = new Workbench(new ExperimentLibrary(home.resolve("experiments")), DataDefaults::new, tasks,
                StudyViewModel::new, preferences.consents());
        made.question().addListener((_, _, question) -> questions.add(question));
        made.refresh();
        return made;
    }

    private Workbench workbench() {
        return workbench(BackgroundTasks.immediate());
    }

    private ExperimentViewModel begin(Workbench workbench, String command) {
        workbench.newProgram(folder);
        ExperimentViewModel model = workbench.current().get();
        model.program().orElseThrow().command().set(command);
        model.settings().trials().set(3);
        model.settings().workers().set(1);
        return model;
    }

    private static String parabola() {
        return CommandText.join(SmallProgram.command("parabola")) + " --x {x}";
    }

    private static final Parameter X = new Parameter("x", FloatDistribution.linear(-4, 8), 1.0);

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "did not happen within a minute");
            Thread.sleep(10);
        }
    }

    private static void ended(ExperimentViewModel model) throws InterruptedException {
        // The status is the first to change; the snapshot follows it on the same thread.
        until(() -> model.study().phase().get() == RunPhase.ENDED && model.study().snapshot().get().complete() == 3);
    }

    @Test
    void problemsStandAtTheirField() {
        ExperimentViewModel model = begin(workbench(), "");
        ProgramViewModel program = model.program().orElseThrow();
        assertEquals(List.of(Step.PROGRAM, Step.SPACE, Step.SEARCH, Step.RESULTS, Step.EXPORT), model.steps());
        assertEquals(Step.PROGRAM, model.step().get());
        assertFalse(model.canGoTo(Step.DATA) || model.canGoTo(Step.MODEL) || model.canGoTo(Step.SPACE));
        assertTrue(program.commandProblem().get().contains("Type the command"));
        assertTrue(program.parametersProblem().get().contains("at least one"));

        assertFalse(program.isMarked(program.commandProblem().get()), "an empty field is not wrong yet");

        program.command().set("java 'Train.java");
        assertTrue(program.isMarked(program.commandProblem().get()));
        assertFalse(program.isMarked(program.parametersProblem().get()), "it has no field");
        assertTrue(program.commandProblem().get().contains("not closed"), program.commandProblem().get());
        program.command().set("no-such-program-here --x {x}");
        assertTrue(program.commandProblem().get().contains("place for x"));
        assertEquals(Optional.of("x"), program.undeclared().get());
        model.space().declare(List.of(X));
        assertEquals(Optional.empty(), program.undeclared().get());
        assertTrue(program.commandProblem().get().contains("no program no-such-program-here"),
                program.commandProblem().get());
        assertEquals(Optional.empty(), model.experiment().get());

        program.command().set(parabola());
        assertEquals("", program.commandProblem().get());
        assertTrue(program.hasPlace("--x={x}"));
        assertFalse(program.hasPlace("{{x}}"), "doubled braces are braces");
        assertEquals(List.of(), model.problems());
        assertEquals(new ProgramSubject(SmallProgram.command("parabola", "--x", "{x}"), false, Direction.MINIMIZE,
                folder.toString()), model.experiment().get().orElseThrow().subject());
        assertTrue(model.canGoTo(Step.SPACE));

        program.folder().set(folder.resolve("gone").toString());
        assertTrue(program.folderProblem().get().contains("gone"));
        assertEquals(Optional.empty(), model.experiment().get());
        program.folder().set(folder.toString());

        model.space().declare(List.of(new Parameter("width", IntDistribution.linear(1, 9), 3L)));
        assertTrue(program.unused().get().contains("width"), "it is said, but keeps nobody from starting");
        assertTrue(model.experiment().get().isPresent());
        assertTrue(model.settings().noStoppingProperty().get().contains("before it ends"));
        program.protocol().set(true);
        assertEquals("", program.unused().get());
        assertEquals("", model.settings().noStoppingProperty().get(), "it may report on the way");
    }

    @Test
    void marksBecomeParametersAndUndoTakesThemBack() {
        ExperimentViewModel model = begin(workbench(), CommandText.join(SmallProgram.command("parabola"))
                + " --x~'uniform(-4, 8, default_value=1)' --opt~\"choices(['a', 'b'])\"");
        ProgramViewModel program = model.program().orElseThrow();
        assertEquals(2, program.marks().get());
        assertEquals("Turn the marks into parameters first.", program.commandProblem().get());
        program.takeMarks();
        assertEquals(CommandText.join(SmallProgram.command("parabola")) + " --x {x} --opt {opt}",
                program.command().get());
        assertEquals(X, model.space().searchSpace().orElseThrow().get("x"));
        assertEquals(0, program.marks().get());
        assertEquals("", program.commandProblem().get());
        model.space().undoHistory().undo();
        assertEquals(List.of(), List.copyOf(model.space().rows()));

        program.command().set("java --x~'normal(0, 1)'");
        assertTrue(program.commandProblem().get().contains("normal"));
        program.takeMarks();
        assertEquals("java --x~'normal(0, 1)'", program.command().get(), "what cannot be read stays");
    }

    @Test
    void aParameterIsDeclaredAnewWithWhatDependsOnIt() {
        SpaceEditorViewModel space = new SpaceEditorViewModel();
        space.declare(List.of(new Parameter("kind", new CategoricalDistribution(List.of("a", "b", "c")), "a"), X,
                new Parameter("n", IntDistribution.linear(1, 9), 3L).when("kind", "b", "c")));
        space.declareAnew("kind", new Parameter("type", new CategoricalDistribution(List.of("a", "b")), "b"));
        SearchSpace now = space.searchSpace().orElseThrow();
        assertEquals(List.of("type", "x", "n"), now.parameters().stream().map(Parameter::name).toList());
        assertEquals(new Parameter("n", IntDistribution.linear(1, 9), 3L).when("type", "b"), now.get("n"));
        space.remove("type");
        assertEquals(Optional.empty(), space.searchSpace().orElseThrow().get("n").condition());
        space.undoHistory().undo();
        assertEquals(now, space.searchSpace().orElseThrow());
    }

    @Test
    void whatHasJustBeenTriedRunsWithoutAQuestion() throws Exception {
        ExperimentViewModel model = begin(workbench(), parabola());
        model.space().declare(List.of(X));
        model.tryProgram();
        TryoutViewModel.Outcome outcome = model.tryout().outcome().get().orElseThrow();
        assertTrue(outcome.good());
        assertEquals("Value 1.0", outcome.title());
        assertTrue(outcome.detail().startsWith("Exit code 0"), outcome.detail());
        assertEquals(List.of("epoch 1", "1.0"), model.tryout().lines().stream().map(l -> l.text()).toList());
        assertTrue(model.tryout().command().get().endsWith("--x 1.0"));
        model.start(false);
        assertEquals(List.of(), questions);
        ended(model);
        assertEquals(1.0, model.study().snapshot().get().trials().getFirst().value());
    }

    @Test
    void whatHasNotBeenTriedIsAskedForOnceAndAgainAfterAChange() throws Exception {
        Workbench first = workbench();
        ExperimentViewModel model = begin(first, parabola());
        model.space().declare(List.of(X));
        model.start(false);
        assertEquals(1, questions.size());
        assertFalse(model.study().isLive() || model.starting().get(), "nothing runs before the answer");
        ProgramQuestion question = questions.getFirst();
        assertEquals(parabola(), question.command());
        assertEquals(folder, question.folder());
        assertEquals("experiment.json", question.file().getFileName().toString());
        question.run().run();
        ended(model);
        preferences.save();

        // The next sitting, and a study to go on with: nothing runs by itself, and nothing is asked again.
        preferences = new Preferences(home.resolve("preferences.properties"));
        Workbench second = workbench();
        second.open(second.experiments().getFirst().entry().get());
        ExperimentViewModel again = second.current().get();
        assertFalse(again.study().isLive());
        assertEquals(parabola(), again.program().orElseThrow().command().get());
        again.settings().trials().set(4);
        again.start(false);
        assertEquals(1, questions.size());
        until(() -> again.study().snapshot().get().complete() == 4);

        // A change asks again. Cancelling, which is not answering, runs nothing.
        Workbench third = workbench();
        third.duplicate(again.folder().get(), "copy");
        ExperimentViewModel copy = third.current().get();
        copy.start(false);
        assertEquals(2, questions.size(), "another experiment is another question");
        questions.getLast().run().run();
        until(() -> copy.study().isLive() || copy.study().snapshot().get().finished() > 0);
        until(() -> !copy.study().isLive());
        ExperimentViewModel changed = begin(third, parabola().replace("--x {x}", "--x {x} more"));
        changed.space().declare(List.of(X));
        changed.start(false);
        assertEquals(3, questions.size());
        assertFalse(changed.study().isLive());
    }

    @Test
    void aNewTextForTheCommandAsksAgainAndANarrowerRangeDoesNot() {
        ProgramConsents consents = ProgramConsents.inMemory();
        ProgramGate gate = new ProgramGate(consents, questions::add);
        Experiment e = new Experiment("e", new ProgramSubject(List.of("t", "{kind}", "{x}"), false, Direction.MINIMIZE),
                SearchSpace.of(X, new Parameter("kind", new CategoricalDistribution(List.of("a", "b")), "a")), "random",
                "none", Budget.ofTrials(3), 1, 1);
        int[] runs = {0};
        Runnable run = () -> runs[0]++;
        pass(gate, e, run);
        assertEquals(List.of("a", "b"), questions.getFirst().texts().get("kind"));
        questions.getFirst().run().run();
        assertEquals(1, runs[0]);
        pass(gate, e.withSpace(SearchSpace.of(X.tunedOver(FloatDistribution.linear(0, 1)),
                new Parameter("kind", new CategoricalDistribution(List.of("a")), "a"))), run);
        assertEquals(2, runs[0]);
        pass(gate, e.withSpace(SearchSpace.of(X, new Parameter("kind",
                new CategoricalDistribution(List.of("a", "b", "$(rm)")), "a"))), run);
        assertEquals(2, runs[0]);
        assertEquals(2, questions.size());
    }

    private void pass(ProgramGate gate, Experiment e, Runnable run) {
        gate.pass(e, ProgramGate.prints(e, folder), folder, folder.resolve("e.json"), run);
    }

    @Test
    void anOpenedFileRunsWhereItLiesAndOnlyAfterTheQuestion() throws Exception {
        Path file = folder.resolve("tuning.json");
        ExperimentFile.write(file,
                new Experiment("Mine", new ProgramSubject(SmallProgram.command("parabola", "--x", "{x}"),
                        false, Direction.MINIMIZE), SearchSpace.of(X), "random", "none", Budget.ofTrials(3), 1, 1));
        Workbench workbench = workbench();
        workbench.open(file);
        ExperimentViewModel model = workbench.current().get();
        assertEquals(folder.toString(), model.program().orElseThrow().folder().get());
        assertEquals(0, SmallProgram.running());
        model.start(false);
        assertEquals(file.toAbsolutePath(), questions.getFirst().file());
        assertEquals(folder, questions.getFirst().folder());
        assertFalse(Files.exists(model.folder().get().resolve("study.log")));
        questions.getFirst().run().run();
        ended(model);
    }

    @Test
    void aRunByHandIsCancelledAtOnceAndItsOutputIsBounded() throws Exception {
        ExecutorService background = Executors.newFixedThreadPool(2);
        ExecutorService window = Executors.newSingleThreadExecutor();
        try {
            Workbench workbench = on(window, () -> workbench(new BackgroundTasks(background, window)));
            ExperimentViewModel model =
                    on(window, () -> begin(workbench, CommandText.join(SmallProgram.command("forks"))));
            on(window, () -> {
                model.space().declare(List.of(X));
                return null;
            });
            until(() -> call(window, () -> model.experiment().get().isPresent()));
            on(window, () -> {
                model.tryProgram();
                return null;
            });
            until(() -> call(window, () -> !model.tryout().lines().isEmpty()));
            assertTrue(on(window, () -> model.tryout().running().get()));
            on(window, () -> {
                model.tryout().cancel();
                return null;
            });
            until(() -> call(window, () -> !model.tryout().running().get()));
            assertEquals("Cancelled", on(window, () -> model.tryout().outcome().get().orElseThrow().title()));
            until(() -> SmallProgram.running() == 0);

            on(window, () -> {
                model.program().orElseThrow().command().set(CommandText.join(SmallProgram.command("chatters")));
                return null;
            });
            until(() -> call(window, () -> model.experiment().get().isPresent()));
            on(window, () -> {
                model.tryProgram();
                return null;
            });
            until(() -> call(window, () -> model.tryout().outcome().get().isPresent()));
            List<String> lines = on(window, () -> model.tryout().lines().stream().map(l -> l.text()).toList());
            assertEquals(TryoutViewModel.KEPT_LINES, lines.size());
            assertEquals("20000", lines.getLast());
            assertEquals("Value 20000.0", on(window, () -> model.tryout().outcome().get().orElseThrow().title()));
        } finally {
            background.shutdownNow();
            window.shutdownNow();
        }
    }

    private static <T> T on(ExecutorService window, Callable<T> action) throws Exception {
        return window.submit(action).get(60, TimeUnit.SECONDS);
    }

    private static boolean call(ExecutorService window, Callable<Boolean> action) {
        try {
            return on(window, action);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void consentsAreKeptWithThePreferencesWhileTheirExperimentIsThere() throws Exception {
        Path gone = home.resolve("gone");
        preferences.consents().allow(folder, Set.of("b", "a"));
        preferences.consents().allow(gone, Set.of("c"));
        assertEquals(Set.of("c"), preferences.consents().allowed(gone));
        preferences.save();
        Preferences again = new Preferences(home.resolve("preferences.properties"));
        assertEquals(Set.of("a", "b"), again.consents().allowed(folder));
        assertEquals(Set.of(), again.consents().allowed(gone));
    }
}
