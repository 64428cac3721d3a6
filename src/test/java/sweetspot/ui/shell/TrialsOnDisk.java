package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.cli.DataDefaults;
import sweetspot.journal.StudyCopy;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.run.StudySession;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Question;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.study.StudyViewModel;

/// What tests of an experiment that has trials begin with: a library, a workbench on it, and what it told and asked.
abstract class TrialsOnDisk {
    @TempDir
    Path home;

    ExperimentLibrary library;
    Workbench workbench;
    final List<Notice> notices = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();

    @BeforeEach
    void open() {
        library = new ExperimentLibrary(home.resolve("experiments"));
        workbench = fresh();
    }

    Workbench fresh() {
        Workbench made = new Workbench(library, DataDefaults::new, BackgroundTasks.immediate(), StudyViewModel::new,
                ProgramConsents.inMemory());
        made.notice().addListener((_, _, notice) -> notices.add(notice));
        made.decision().addListener((_, _, question) -> questions.add(question));
        made.refresh();
        return made;
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "did not happen within half a minute");
            Thread.sleep(5);
        }
    }

    Path csv(String name, int shift) throws Exception {
        StringBuilder text = new StringBuilder("a,b,size,kind\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 2 == 0 ? i % 7 : 20 + i % 5).append(',').append(i * 37 % 11 + shift).append(',')
                    .append(i * 1.5 + 0.25).append(',').append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        return Files.writeString(home.resolve(name), text);
    }

    /// An experiment whose study has five trials, opened as if Sweetspot had been started anew.
    ExperimentViewModel withTrials() throws Exception {
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

    ExperimentViewModel reopened(Path folder) {
        workbench.goHome();
        workbench = fresh();
        workbench.open(library.entry(folder));
        return workbench.current().get();
    }

    Experiment onDisk(Path folder) throws Exception {
        return ExperimentFile.read(folder.resolve(ExperimentLibrary.EXPERIMENT_FILE), ExperimentDefaults.none());
    }

    Question asked() {
        return asked("");
    }

    Question asked(String edit) {
        assertEquals(1, questions.size(), () -> edit + ": asked once, not " + questions);
        return questions.removeFirst();
    }
}
