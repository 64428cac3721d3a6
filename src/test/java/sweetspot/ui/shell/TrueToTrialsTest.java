package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.cli.DataDefaults;
import sweetspot.journal.JournalFile;
import sweetspot.journal.StudyCopy;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.run.StudySession;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target.Task;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.RangePreset;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Question;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;

/// An experiment that has trials stays true to them, whatever is edited and wherever.
@Timeout(60)
class TrueToTrialsTest {
    @TempDir
    Path home;

    private ExperimentLibrary library;
    private Workbench workbench;
    private final List<Notice> notices = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    @BeforeEach
    void open() {
        library = new ExperimentLibrary(home.resolve("experiments"));
        workbench = fresh();
    }

    private Workbench fresh() {
        Workbench made = new Workbench(library, DataDefaults::new, BackgroundTasks.immediate(), StudyViewModel::new,
                ProgramConsents.inMemory());
        made.notice().addListener((_, _, notice) -> notices.add(notice));
        made.decision().addListener((_, _, question) -> questions.add(question));
        made.refresh();
        return made;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "did not happen within half a minute");
            Thread.sleep(5);
        }
    }

    private Path csv(String name, int shift) throws Exception {
        StringBuilder text = new StringBuilder("a,b,size,kind\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 2 == 0 ? i % 7 : 20 + i % 5).append(',').append(i * 37 % 11 + shift).append(',')
                    .append(i * 1.5 + 0.25).append(',').append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        return Files.writeString(home.resolve(name), text);
    }

    /// A regression of *size*, set up with a forest.
    private ExperimentViewModel forestOfNumbers() throws Exception {
        workbench.openData(csv("data.csv", 0), "Sizes");
        ExperimentViewModel model = workbench.current().get();
        model.data().targetColumn().set("size");
        model.space().selectModel("random_forest");
        assertEquals(Task.REGRESSION, model.data().task().get());
        model.save();
        return model;
    }

    private static List<String> names(ExperimentViewModel model) {
        return model.space().rows().stream().map(ParameterRow::name).toList();
    }

    @Test
    void openedAgainARegressionHasTheParametersOfARegression() throws Exception {
        ExperimentViewModel model = forestOfNumbers();
        List<String> before = names(model);
        assertFalse(before.contains("split_rule"), before.toString());
        workbench = fresh();
        workbench.open(library.entry(model.folder().get()));
        assertEquals(before, names(workbench.current().get()));
        assertEquals(model.space().searchSpace().get(), workbench.current().get().space().searchSpace().get());
    }

    @Test
    void anotherTaskTakesWhatItsModelDoesNotHaveOutOfTheSpace() throws Exception {
        ExperimentViewModel model = forestOfNumbers();
        List<String> numbers = names(model);
        model.data().targetColumn().set("kind");
        assertTrue(names(model).contains("split_rule"), names(model).toString());
        model.space().rows().getFirst().setTuned(false);
        model.data().targetColumn().set("size");
        assertEquals(numbers, names(model), "also where the space was edited");
        assertFalse(model.space().rows().getFirst().state().draft().tuned(), "the edit stays");
    }

    /// An experiment whose study has five trials, opened as if Sweetspot had been started anew.
    private ExperimentViewModel withTrials() throws Exception {
        workbench.openData(csv("data.csv", 0), "Sizes");
        ExperimentViewModel model = workbench.current().get();
        model.data().targetColumn().set("kind");
        model.data().metric().set("accuracy");
        model.space().selectModel("random_forest");
        model.settings().trials().set(5);
        Experiment run = model.experiment().get().orElseThrow();
        StudySnapshot study = StudySnapshot.empty().apply(
                new StudyEvent.StudyCreated("Sizes", List.of(Direction.MAXIMIZE)))
                .apply(new StudyEvent.StudyAttributeSet(StudySession.FINGERPRINT,
                        model.data().table().get().orElseThrow().fingerprint()));
        for (int i = 0; i < 5; i++) {
            study = study.apply(new StudyEvent.TrialCreated(i, run.space().defaults(), true, 1_000_000L + i))
                    .apply(new StudyEvent.TrialAttributeSet(i, "sweetspot:worker", 0L))
                    .apply(new StudyEvent.TrialFinished(i, TrialState.COMPLETE, new double[]{0.9 - i / 100.0},
                            1_002_000L + i));
        }
        StudyCopy.write(study, run, model.folder().get().resolve(ExperimentLibrary.STUDY_FILE));
        return reopened(model.folder().get());
    }

    private ExperimentViewModel reopened(Path folder) {
        workbench.goHome();
        workbench = fresh();
        workbench.open(library.entry(folder));
        return workbench.current().get();
    }

    private Experiment onDisk(Path folder) throws Exception {
        return ExperimentFile.read(folder.resolve(ExperimentLibrary.EXPERIMENT_FILE), ExperimentDefaults.none());
    }

    private Question asked() {
        return asked("");
    }

    private Question asked(String edit) {
        assertEquals(1, questions.size(), () -> edit + ": asked once, not " + questions);
        return questions.removeFirst();
    }

    /// Every edit after which scores would mean something else, one at a time.
    private Map<String, Consumer<ExperimentViewModel>> edits() throws Exception {
        Path other = csv("other.csv", 1);
        Map<String, Consumer<ExperimentViewModel>> edits = new LinkedHashMap<>();
        edits.put("metric", m -> m.data().metric().set("roc_auc"));
        edits.put("target", m -> m.data().targetColumn().set("size"));
        edits.put("columns", m -> m.data().excluded().add("b"));
        edits.put("model", m -> m.space().selectModel("gradient_boosting"));
        edits.put("folds", m -> m.data().validation().set(new Validation(7, 0.2, true, 1)));
        edits.put("sealed rows", m -> m.data().validation().set(new Validation(5, 0.3, true, 1)));
        edits.put("seed of the folds", m -> m.data().validation().set(new Validation(5, 0.2, true, 2)));
        edits.put("data", m -> m.data().relocate(other));
        edits.put("judged by", m -> m.settings().resourceProperty().set(Resource.ROWS));
        edits.put("training time too", m -> m.settings().weighTimeProperty().set(true));
        edits.put("import", m -> m.data().read(
                m.data().options().get().withTypes(Map.of("a", sweetspot.data.ImportOptions.ColumnType.CATEGORY))));
        return edits;
    }

    @Test
    void anEditThatWouldRelabelScoresIsAskedAboutAndCanBeUndone() throws Exception {
        ExperimentViewModel model = withTrials();
        Experiment before = model.experiment().get().orElseThrow();
        for (Map.Entry<String, Consumer<ExperimentViewModel>> edit : edits().entrySet()) {
            edit.getValue().accept(model);
            Question question = asked(edit.getKey());
            assertFalse(question.facts().isEmpty(), edit.getKey());
            assertEquals(before, onDisk(model.folder().get()), edit.getKey() + " is not saved");
            model.start(false);
            assertFalse(model.study().isLive(), edit.getKey());
            question.cancelled().run();
            assertEquals(before, model.experiment().get().orElseThrow(), edit.getKey() + " is undone");
            assertEquals(List.of(), questions, edit.getKey());
            model.save();
            assertEquals(before, onDisk(model.folder().get()));
            assertEquals(before, model.study().experiment().get());
        }
        assertTrue(notices.stream().noneMatch(n -> n.kind() == Notice.Kind.ERROR), notices::toString);
    }

    @Test
    void aNewSearchInACopyLeavesTheTrialsWhereTheyAre() throws Exception {
        ExperimentViewModel model = withTrials();
        Experiment before = model.experiment().get().orElseThrow();
        model.data().metric().set("roc_auc");
        asked().choice("meaning-copy").orElseThrow().run().run();

        assertEquals(before, onDisk(model.folder().get()));
        ExperimentViewModel copy = workbench.current().get();
        assertNotEquals(model.folder().get(), copy.folder().get());
        assertFalse(copy.hasTrials().get());
        assertEquals("roc_auc", copy.data().target().orElseThrow().metric());
        assertTrue(copy.name().get().contains("Sizes"), copy.name().get());
        assertEquals(List.of(), copy.problems());
        copy.data().metric().set("log_loss");
        assertEquals(List.of(), questions, "a search without trials may become anything");
    }

    @Test
    void discardedTrialsLieInTheTrashAndTheEditStays() throws Exception {
        ExperimentViewModel model = withTrials();
        model.data().metric().set("roc_auc");
        Question.Choice discard = asked().choice("meaning-discard").orElseThrow();
        assertTrue(discard.warning().isPresent(), "it is asked about once more");
        discard.run().run();
        assertFalse(model.hasTrials().get());
        assertFalse(Files.exists(model.folder().get().resolve(ExperimentLibrary.STUDY_FILE)));
        assertEquals("roc_auc", ((ModelSubject) onDisk(model.folder().get()).subject()).target().metric());
        try (var trash = Files.walk(home.resolve("experiments-trash"))) {
            assertTrue(trash.anyMatch(f -> f.getFileName().toString().equals(ExperimentLibrary.STUDY_FILE)));
        }
    }

    @Test
    void whatDoesNotChangeTheMeaningIsFree() throws Exception {
        ExperimentViewModel model = withTrials();
        Path moved = Files.move(home.resolve("data.csv"), home.resolve("moved.csv"));
        model.data().relocate(moved);
        model.name().set("Other sizes");
        model.settings().trials().set(30);
        model.settings().seed().set(7);
        model.settings().samplerProperty().set("random");
        model.settings().workers().set(3);
        model.data().positive().set("low");
        model.space().apply(RangePreset.WIDE);
        model.save();
        assertEquals(List.of(), questions);
        Experiment shown = model.study().experiment().get();
        assertEquals("Other sizes", shown.name());
        assertEquals(moved.toString(), ((ModelSubject) shown.subject()).target().data());
        assertEquals(5, shown.budget().trials(), "what was run is what was run");
    }

    @Test
    void undoAndRedoOfAnEditOfTheModelAreAskedAboutToo() throws Exception {
        ExperimentViewModel model = withTrials();
        model.space().apply(RangePreset.WIDE);
        model.space().selectModel("gradient_boosting");
        asked().cancelled().run();
        assertEquals("random_forest", model.space().modelProperty().get());
        assertFalse(model.space().undoHistory().redoableProperty().get(), "what was called off cannot be redone");
        model.space().undoHistory().undo();
        model.space().undoHistory().redo();
        assertEquals(List.of(), questions, "ranges are free");
    }

    @Test
    void resultsAndExportReadWhatWasRunNotWhatTheFileHasBecome() throws Exception {
        ExperimentViewModel model = withTrials();
        Path folder = model.folder().get();
        Experiment run = onDisk(folder);
        ModelSubject subject = (ModelSubject) run.subject();
        Experiment edited = run.withSubject(new ModelSubject(new sweetspot.study.Target(subject.target().data(),
                subject.target().column(), Task.CLASSIFICATION, "high", List.of(), "roc_auc"), "decision_tree",
                subject.validation()));
        workbench.goHome();
        ExperimentFile.write(folder.resolve(ExperimentLibrary.EXPERIMENT_FILE), edited);

        ExperimentViewModel again = reopened(folder);
        assertEquals(run, again.study().experiment().get());
        assertEquals("Accuracy", new StudyWords(again.study().experiment().get()).metric());
        Question question = asked();
        assertTrue(question.facts().stream().anyMatch(f -> f.contains("Accuracy") && f.contains("ROC AUC")),
                question::toString);
        question.cancelled().run();
        assertEquals(run, again.experiment().get().orElseThrow(), "set back to what was run");
    }

    /// What somebody else, an editor or the shell, writes into the experiment file while it is open.
    private Experiment writeElsewhere(Path folder) throws Exception {
        Experiment other = onDisk(folder).withBudget(sweetspot.study.Budget.ofTrials(77)).withName("By hand");
        ExperimentFile.write(folder.resolve(ExperimentLibrary.EXPERIMENT_FILE), other);
        return other;
    }

    @Test
    void aFileThatWasEditedElsewhereIsNeverOverwritten() throws Exception {
        ExperimentViewModel model = withTrials();
        Path folder = model.folder().get();
        Experiment other = writeElsewhere(folder);
        model.settings().trials().set(9);
        Question question = asked();
        assertEquals(other, onDisk(folder), "not overwritten");
        question.cancelled().run();
        model.settings().trials().set(10);
        question = asked();
        assertEquals(other, onDisk(folder), "still not");
        question.choice("disk-keep").orElseThrow().run().run();
        assertEquals(10, onDisk(folder).budget().trials());
        assertEquals(other, ExperimentFile.read(folder.resolve("experiment-other-1.json"), ExperimentDefaults.none()));
        model.settings().trials().set(11);
        assertEquals(11, onDisk(folder).budget().trials());
        assertEquals(List.of(), questions, "asked once");
    }

    @Test
    void whatIsOnDiskIsLoadedWhenTheUserComesBackAndWantsIt() throws Exception {
        ExperimentViewModel model = withTrials();
        Path folder = model.folder().get();
        workbench.lookAtDisk();
        assertEquals(List.of(), questions, "nothing has changed");
        writeElsewhere(folder);
        workbench.lookAtDisk();
        asked().choice("disk-load").orElseThrow().run().run();
        assertEquals(77, workbench.current().get().experiment().get().orElseThrow().budget().trials());
        assertEquals("By hand", workbench.current().get().name().get());
        assertTrue(workbench.current().get().hasTrials().get());
        workbench.lookAtDisk();
        assertEquals(List.of(), questions);
    }

    @Test
    void aFileThatCannotBeReadAndAStartAreAskedAboutToo() throws Exception {
        ExperimentViewModel model = withTrials();
        model.settings().trials().set(9);
        Path file = model.folder().get().resolve(ExperimentLibrary.EXPERIMENT_FILE);
        Files.writeString(file, "{ half an ed");
        model.start(false);
        Question question = asked();
        assertFalse(model.study().isLive());
        assertFalse(model.starting().get());
        assertTrue(question.choice("disk-load").isEmpty(), "it cannot be read");
        assertTrue(question.facts().stream().anyMatch(f -> f.contains("JSON")), question::toString);
        assertEquals("{ half an ed", Files.readString(file));
        question.cancelled().run();
    }

    @Test
    void aFolderThatIsGoneIsSaidAndNothingIsLost() throws Exception {
        ExperimentViewModel model = withTrials();
        Path folder = model.folder().get();
        Files.move(folder, home.resolve("moved-away"));
        workbench.lookAtDisk();
        Question question = asked();
        question.choice("disk-again").orElseThrow().run().run();
        assertEquals(model.experiment().get().orElseThrow(), onDisk(model.folder().get()));
        assertEquals(5, JournalFile.read(model.folder().get().resolve(ExperimentLibrary.STUDY_FILE)).main().snapshot()
                .complete());

        Files.move(model.folder().get(), home.resolve("moved-again"));
        model.settings().trials().set(9);
        asked().choice("disk-close").orElseThrow().run().run();
        assertNull(workbench.current().get());
    }

    @Test
    void startOnAFinishedSearchAsksAndRunMoreGoesOnWhateverEndedIt() throws Exception {
        ExperimentViewModel model = withTrials();
        model.settings().patience().set(2);
        model.start(false);
        Question question = asked();
        assertFalse(model.study().isLive());
        assertEquals(2, question.facts().size(), "trials and patience: " + question.facts());
        question.choice("more-go-on").orElseThrow().run().run();
        until(() -> !model.study().isLive() && model.study().snapshot().get().finished() == 7);
        assertEquals(7, model.study().snapshot().get().complete());
        assertTrue(notices.stream().anyMatch(n -> n.text().contains("without a new best")), "what was lifted is said");

        until(() -> !JournalFile.isOpen(model.folder().get().resolve(ExperimentLibrary.STUDY_FILE)));
        model.start(false);
        asked().choice("more-copy").orElseThrow().run().run();
        ExperimentViewModel copy = workbench.current().get();
        assertFalse(copy.hasTrials().get());
        assertEquals(7, model.study().snapshot().get().trials().size());
    }

    /// An experiment of one's own program whose study has two trials.
    private ExperimentViewModel program() throws Exception {
        workbench.newProgram(home);
        ExperimentViewModel model = workbench.current().get();
        ProgramViewModel program = model.program().orElseThrow();
        program.command().set("echo {x}");
        model.space().declare(
                List.of(new sweetspot.space.Parameter("x", sweetspot.space.FloatDistribution.linear(0, 1), 0.5)));
        model.settings().trials().set(2);
        Experiment run = model.experiment().get().orElseThrow();
        StudySnapshot study = StudySnapshot.empty().apply(
                new StudyEvent.StudyCreated("p", List.of(Direction.MINIMIZE)));
        for (int i = 0; i < 2; i++) {
            study = study.apply(new StudyEvent.TrialCreated(i, run.space().defaults(), true, 1_000_000L + i))
                    .apply(new StudyEvent.TrialFinished(i, TrialState.COMPLETE, new double[]{i}, 1_002_000L + i));
        }
        StudyCopy.write(study, run, model.folder().get().resolve(ExperimentLibrary.STUDY_FILE));
        return reopened(model.folder().get());
    }

    @Test
    void aProgramsCommandDirectionAndObjectivesAreAskedAboutItsFolderAndRangesAreNot() throws Exception {
        ExperimentViewModel model = program();
        Experiment before = model.experiment().get().orElseThrow();
        Map<String, Consumer<ProgramViewModel>> edits = new LinkedHashMap<>();
        edits.put("command", p -> p.command().set("echo -{x}"));
        edits.put("direction", p -> p.objectives().rows().getFirst().direction().set(Direction.MAXIMIZE));
        edits.put("name of the objective", p -> p.objectives().rows().getFirst().name().set("loss"));
        edits.put("protocol", p -> p.protocol().set(true));
        for (Map.Entry<String, Consumer<ProgramViewModel>> edit : edits.entrySet()) {
            edit.getValue().accept(model.program().orElseThrow());
            asked(edit.getKey()).cancelled().run();
            assertEquals(before, model.experiment().get().orElseThrow(), edit.getKey() + " is undone");
            assertEquals(before, onDisk(model.folder().get()), edit.getKey());
        }
        // A parameter of another name needs a command of another name: both go back together.
        model.space().declareAnew("x",
                new sweetspot.space.Parameter("rate", sweetspot.space.FloatDistribution.linear(0, 1), 0.5));
        model.program().orElseThrow().command().set("echo {rate}");
        asked("rename").cancelled().run();
        assertEquals(before, model.experiment().get().orElseThrow(), "the old name is back");

        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        model.program().orElseThrow().folder().set(elsewhere.toString());
        model.space().apply(RangePreset.WIDE);
        assertEquals(List.of(), questions);
    }

    @Test
    void whileItRunsTheTrialsCannotBeDiscardedAndTheRunGoesOn() throws Exception {
        ExperimentViewModel model = withTrials();
        model.settings().trials().set(400);
        model.start(false);
        until(() -> model.study().isLive() && model.study().snapshot().get().trials().size() > 5);
        model.data().metric().set("roc_auc");
        Question question = asked();
        assertTrue(question.choice("meaning-discard").isEmpty());
        question.choice("meaning-copy").orElseThrow().run().run();
        assertNotEquals(model, workbench.current().get());
        assertTrue(model.study().isLive(), "what runs goes on");
        assertEquals("Accuracy", new StudyWords(model.study().experiment().get()).metric());
        workbench.rename(model.folder().get(), "Another name");
        assertEquals("Another name", onDisk(model.folder().get()).name());
        model.study().stopNow();
        until(() -> !model.study().isLive() && workbench.running().isEmpty());
        until(() -> model.study().snapshot().get().running() == 0);
        assertEquals(0, model.study().snapshot().get().failed());
        assertEquals(sweetspot.journal.library.LibraryEntry.State.STOPPED, model.study().state());
        assertEquals(model.study().snapshot().get().stopped(),
                sweetspot.run.StoppedTrials.of(model.study().snapshot().get()).size());
    }

    @Test
    void twoWindowsOnOneExperimentTellEachOther() throws Exception {
        ExperimentViewModel first = withTrials();
        Workbench other = fresh();
        other.open(library.entry(first.folder().get()));
        ExperimentViewModel second = other.current().get();
        second.settings().trials().set(500);
        first.settings().trials().set(6);
        assertEquals(500, onDisk(first.folder().get()).budget().trials(), "the second was first");
        asked().choice("disk-load").orElseThrow().run().run();
        ExperimentViewModel reloaded = workbench.current().get();
        assertEquals(500, reloaded.experiment().get().orElseThrow().budget().trials());

        second.start(false);
        until(() -> second.study().snapshot().get().trials().size() > 6);
        workbench.lookAtDisk();
        assertTrue(reloaded.study().isElsewhere());
        assertTrue(reloaded.study().snapshot().get().trials().size() > 5, "it shows how it stands");
        reloaded.start(false);
        until(() -> notices.stream().anyMatch(n -> n.text().contains("open for writing in another Sweetspot")));
        assertFalse(reloaded.study().isLive());
        second.study().stopNow();
        until(() -> !second.study().isLive() && other.running().isEmpty());
        until(() -> !JournalFile.isOpen(first.folder().get().resolve(ExperimentLibrary.STUDY_FILE)));
        workbench.lookAtDisk();
        assertFalse(reloaded.study().isElsewhere());
        assertEquals(List.of(), questions);
    }

    @Test
    void dataThatHaveChangedOnDiskAreNamedWithTwoWaysOut() throws Exception {
        ExperimentViewModel model = withTrials();
        csv("data.csv", 3);
        ExperimentViewModel again = reopened(model.folder().get());
        again.settings().trials().set(7);
        again.start(false);
        until(() -> notices.stream().anyMatch(n -> n.kind() == Notice.Kind.ERROR));
        Notice refused = notices.stream().filter(n -> n.kind() == Notice.Kind.ERROR).findFirst().orElseThrow();
        assertEquals(2, refused.actions().size(), refused::toString);
        refused.actions().getLast().run().run();
        assertFalse(workbench.current().get().hasTrials().get());
        assertEquals(List.of(), questions);
    }
}
