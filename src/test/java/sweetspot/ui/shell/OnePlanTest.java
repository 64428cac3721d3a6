package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.cli.DataDefaults;
import sweetspot.cli.Main;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.study.StudyViewModel;

/// The window, `new`, `new --sample` and a file that leaves out what it can plan the same search, and so come to the
/// same scores.
class OnePlanTest {
    @TempDir
    Path folder;

    private ExperimentViewModel window() {
        Workbench workbench = new Workbench(new ExperimentLibrary(folder.resolve("experiments")), DataDefaults::new,
                BackgroundTasks.immediate(), StudyViewModel::new, ProgramConsents.inMemory());
        workbench.newExperiment();
        return workbench.current().get();
    }

    /// The experiment that a command writes.
    private Experiment written(String name, String... options) throws Exception {
        Path file = folder.resolve(name + ".json");
        List<String> args = new ArrayList<>(List.of("new", "-o", file.toString(), "--name", "e"));
        args.addAll(List.of(options));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(args.toArray(String[]::new), new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
        return ExperimentFile.read(file, new DataDefaults(folder));
    }

    /// All that decides about scores. The README names what differs on purpose: workers, and stopping weak trials.
    private Map<String, Object> plan(Experiment e) {
        ModelSubject m = (ModelSubject) e.subject();
        return ExperimentFile.toMap(e.withName("e").withWorkers(1).withPruner("none")
                .withSubject(m.withTarget(m.target().withData("data"))));
    }

    @Test
    void samplesAreSetUpAlikeInWindowAndShell() throws Exception {
        for (Sample sample : SampleCatalog.list()) {
            ExperimentViewModel window = window();
            window.openSample(sample, "e");
            assertEquals(plan(written(sample.id(), "--sample", sample.id())),
                    plan(window.experiment().get().orElseThrow()), sample.id());
        }
    }

    @Test
    void aFileIsSetUpAlikeHoweverItIsBegun() throws Exception {
        for (Sample sample : SampleCatalog.list()) {
            Path data = Files.copy(sample.file(), folder.resolve(sample.id() + ".csv"));
            ExperimentViewModel window = window();
            window.openData(data, "e");
            window.data().targetColumn().set(sample.target());
            Experiment shown = window.experiment().get().orElseThrow();
            String model = ((ModelSubject) shown.subject()).model();
            Experiment made = written(sample.id(), "--data", data.toString(), "--target", sample.target(), "--model",
                    model);
            assertEquals(plan(made), plan(shown), sample.id());
            Path bare = folder.resolve("bare.json");
            // A file that does not say so is read without dates, as files always were.
            String dates = sample.time().isEmpty() ? ""
                    : "\"import\": {\"types\": {\"%s\": \"date\"}}, ".formatted(sample.time());
            Files.writeString(bare, "{\"data\": \"%s.csv\", %s\"target\": \"%s\", \"model\": \"%s\"}"
                    .formatted(sample.id(), dates, sample.target(), model));
            Experiment read = ExperimentFile.read(bare, new DataDefaults(folder));
            assertEquals(plan(made), plan(read), sample.id());
            assertEquals(folds(made), folds(shown), sample.id());
        }
    }

    private List<?> folds(Experiment e) throws Exception {
        return ObjectiveFactory.create(e, folder).task().orElseThrow().plan().folds();
    }
}
