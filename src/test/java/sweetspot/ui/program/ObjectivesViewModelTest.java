package sweetspot.ui.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.cli.DataDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.Direction;
import sweetspot.study.Goal;
import sweetspot.study.ProgramSubject;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.ui.shell.Workbench;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.worker.CommandText;
import sweetspot.worker.SmallProgram;

/// The objectives of a program: by themselves, in its experiment, and in a run of it.
@Timeout(60)
class ObjectivesViewModelTest {
    private int edits;
    private final ObjectivesViewModel objectives = new ObjectivesViewModel(() -> edits++);

    @TempDir
    Path home;

    @Test
    void oneIsThereFromTheStartAndCannotBeTakenAway() {
        assertEquals(Optional.of(List.of(Goal.value(Direction.MINIMIZE))), objectives.goals());
        objectives.remove(objectives.rows().getFirst());
        assertEquals(1, objectives.rows().size());
        assertEquals(0, edits);
    }

    @Test
    void eachHasANameOfItsOwn() {
        objectives.add();
        objectives.rows().getFirst().name().set(" error ");
        objectives.rows().getLast().direction().set(Direction.MAXIMIZE);
        assertEquals(
                Optional.of(List.of(new Goal("error", Direction.MINIMIZE), new Goal("value 2", Direction.MAXIMIZE))),
                objectives.goals());
        objectives.rows().getLast().name().set("error");
        assertEquals("", objectives.rows().getFirst().problem().get());
        assertTrue(objectives.rows().getLast().problem().get().contains("called error"));
        assertTrue(objectives.goals().isEmpty());
        objectives.rows().getLast().name().set("  ");
        assertTrue(objectives.problem().contains("a name"), objectives.problem());
        objectives.remove(objectives.rows().getLast());
        assertEquals(Optional.of(List.of(new Goal("error", Direction.MINIMIZE))), objectives.goals());

        objectives.rows().getFirst().name().set("value 2");
        objectives.add();
        assertEquals("value 3", objectives.rows().getLast().name().get(), "a new name is never one that is taken");
    }

    private ExperimentViewModel program(String answer) throws Exception {
        Path folder = Files.createDirectories(home.resolve("code"));
        Workbench workbench = new Workbench(new ExperimentLibrary(home.resolve("experiments")), DataDefaults::new,
                BackgroundTasks.immediate(), StudyViewModel::new, ProgramConsents.inMemory());
        workbench.newProgram(folder);
        ExperimentViewModel model = workbench.current().get();
        model.program().orElseThrow().command().set(CommandText.join(SmallProgram.command("says", answer, "{x}")));
        model.space().declare(List.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5)));
        return model;
    }

    @Test
    void aSecondObjectiveIsPartOfTheExperimentItsFileAndItsStrategy() throws Exception {
        ExperimentViewModel model = program("3");
        ObjectivesViewModel shown = model.program().orElseThrow().objectives();
        shown.add();
        assertTrue(model.settings().noStoppingProperty().get().contains("several objectives"));
        assertEquals("none", model.experiment().get().orElseThrow().pruner());
        shown.rows().getLast().name().set("seconds");
        List<Goal> both = List.of(new Goal("value", Direction.MINIMIZE), new Goal("seconds", Direction.MINIMIZE));
        assertEquals(both, ((ProgramSubject) model.experiment().get().orElseThrow().subject()).goals());
        model.save();
        assertEquals(model.experiment().get().orElseThrow(),
                ExperimentFile.read(model.folder().get().resolve(ExperimentLibrary.EXPERIMENT_FILE),
                        new DataDefaults(model.folder().get())));

        shown.rows().getLast().name().set("");
        assertTrue(model.problems().getFirst().contains("a name"), model.problems().toString());
        assertFalse(model.experiment().get().isPresent());
    }

    @Test
    void aTryShowsEachValueByItsName() throws Exception {
        ExperimentViewModel model = program("{{\"values\": [0.25, 12]}}");
        ProgramViewModel program = model.program().orElseThrow();
        program.command().set(CommandText.join(SmallProgram.command("says", "{x}", "{{\"values\": [0.25, 12]}}")));
        model.tryProgram();
        TryoutViewModel.Outcome surprised = model.tryout().outcome().get().orElseThrow();
        assertFalse(surprised.good());
        assertTrue(surprised.problem().contains("2 values where the experiment has one objective"),
                surprised.problem());

        program.objectives().rows().getFirst().name().set("error");
        program.objectives().add();
        program.objectives().rows().getLast().name().set("seconds");
        assertEquals(Optional.empty(), model.tryout().outcome().get(), "that judged another set-up");
        model.tryProgram();
        TryoutViewModel.Outcome outcome = model.tryout().outcome().get().orElseThrow();
        assertTrue(outcome.good(), outcome.problem());
        assertEquals("error 0.25\nseconds 12.0", outcome.title());
    }
}
