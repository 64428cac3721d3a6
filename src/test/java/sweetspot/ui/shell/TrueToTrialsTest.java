package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.study.Cost;
import sweetspot.study.Experiment;
import sweetspot.study.FurtherMetric;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.RangePreset;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Question;
import sweetspot.ui.study.StudyWords;

/// An experiment that has trials stays true to them, whatever is edited.
@Timeout(60)
class TrueToTrialsTest extends TrialsOnDisk {

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
        edits.put("training time too", m -> m.settings().further().add(Cost.FIT_SECONDS));
        edits.put("another metric too", m -> m.settings().further().add(new FurtherMetric("log_loss")));
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
}
