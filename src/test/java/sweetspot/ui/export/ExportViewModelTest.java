package sweetspot.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.export.ExportCatalog;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;

class ExportViewModelTest {
    @TempDir
    Path folder;

    private final StudyViewModel study = new StudyViewModel();

    private ExportViewModel model() {
        ExportViewModel model =
                new ExportViewModel(study, new SimpleObjectProperty<>(folder), BackgroundTasks.immediate());
        model.setActive(true);
        return model;
    }

    @Test
    void aSavedFileFindsItsDataWhereverItLies() throws Exception {
        study.show(StudyFixture.experiment(60), StudyFixture.study(43, 0));
        ExportViewModel model = model();
        for (Path target : List.of(folder.resolve("best.json"),
                Files.createDirectory(folder.resolve("sub")).resolve("b.json"))) {
            boolean[] done = {false};
            model.save(target, () -> done[0] = true, e -> {
                throw new AssertionError(e);
            });
            assertTrue(done[0]);
            Experiment read = ExperimentFile.read(target, ExperimentDefaults.none());
            String data = ((ModelSubject) read.subject()).target().data();
            assertEquals(folder.resolve("transactions.csv").toAbsolutePath(),
                    target.getParent().resolve(data).toAbsolutePath().normalize());
        }
    }

    @Test
    void previewsAreCutAndCopiesAreWhole() {
        study.show(StudyFixture.experiment(900), StudyFixture.study(900, 0));
        ExportViewModel model = model();
        model.format().set(ExportCatalog.byId("trials").orElseThrow());
        assertEquals(ExportViewModel.PREVIEW_LINES, model.preview().get().lines().size());
        assertEquals(901 - ExportViewModel.PREVIEW_LINES, model.preview().get().hidden());
        List<String> copied = new ArrayList<>();
        model.copy(copied::add, e -> {
            throw new AssertionError(e);
        });
        assertEquals(901, copied.getFirst().lines().count());
    }

    @Test
    void nothingIsMadeBeforeATrialIsDone() {
        study.show(StudyFixture.experiment(60), StudyFixture.study(0, 2));
        ExportViewModel model = model();
        assertTrue(model.best().get().isEmpty());
        assertEquals(List.of(), model.preview().get().lines());
        study.show(StudyFixture.experiment(60), StudyFixture.study(43, 0));
        assertEquals(4, model.best().get().orElseThrow().best().number());
        assertEquals(sweetspot.verdict.Answer.NOT_CLEAR, model.verdict().orElseThrow().answer());
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAndNothingElseHappens() {
        study.show(StudyFixture.experiment(60), StudyFixture.study(43, 0));
        List<Exception> told = new ArrayList<>();
        model().save(folder.resolve("missing").resolve("best.json"), () -> told.add(null), told::add);
        assertEquals(1, told.size());
        assertTrue(told.getFirst() instanceof java.nio.file.NoSuchFileException);
    }

    @Test
    void theSealIsNotBrokenWhileASearchRuns() {
        study.attach(StudyFixture.experiment(60),
                new StudyFixture.Run(sweetspot.run.RunPhase.RUNNING, StudyFixture.study(43, 4), 1));
        ExportViewModel model = model();
        assertTrue(model.sealed().hasRows());
        assertFalse(model.sealed().possible());
        study.show(StudyFixture.experiment(60), StudyFixture.study(43, 0));
        assertTrue(model.sealed().possible());
        model.openSealed();
        assertTrue(model.sealed().problem().get().contains("transactions.csv"), model.sealed().problem().get());
        assertTrue(model.sealedResult().isEmpty(), "a failure leaves the test sealed");
    }
}
