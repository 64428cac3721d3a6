package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.cli.DataDefaults;
import sweetspot.data.ColumnKind;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.run.RunPhase;
import sweetspot.study.Cleaning;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;

/// What the window tells of the data, what its fixes do, and what it remembers.
class FindingsInWindowTest {
    @TempDir
    Path home;

    private Workbench workbench() {
        Workbench made = new Workbench(new ExperimentLibrary(home.resolve("experiments")), DataDefaults::new,
                BackgroundTasks.immediate(), StudyViewModel::new, ProgramConsents.inMemory());
        made.refresh();
        return made;
    }

    private Path table() throws IOException {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("code,x,amount,label"));
        for (int i = 0; i < 200; i++) {
            String line = "K-%d,%.5f,%s,%s".formatted(9000 + i, random.nextDouble(),
                    i == 17 ? "oops" : "" + random.nextInt(90),
                    i % 3 == 0 ? "no" : i % 2 == 0 ? "Yes" : "yes");
            lines.add(line);
            if (i % 8 == 0) lines.add(line);
        }
        return Files.write(home.resolve("d.csv"), lines);
    }

    private DataViewModel opened(Workbench workbench) throws IOException {
        workbench.openData(table(), "d");
        return workbench.current().get().data();
    }

    private static Finding only(DataViewModel data, Kind kind) {
        List<Finding> some = data.findings().stream().filter(f -> f.kind() == kind).toList();
        assertEquals(1, some.size(), () -> kind + " in " + data.findings());
        return some.getFirst();
    }

    private static boolean has(DataViewModel data, Kind kind) {
        return data.findings().stream().anyMatch(f -> f.kind() == kind);
    }

    @Test
    void fixesChangeTheExperimentAndCanBeTakenBack() throws Exception {
        Workbench workbench = workbench();
        DataViewModel data = opened(workbench);
        assertEquals(3, data.analysis().get().orElseThrow().classes().size());
        data.fixes().apply(only(data, Kind.SPELLINGS).fix());
        assertEquals(2, data.analysis().get().orElseThrow().classes().size());
        assertFalse(has(data, Kind.SPELLINGS));
        assertEquals("2 values", data.profile(3).summary(), "the head of the column");
        data.fixes().apply(only(data, Kind.DUPLICATES).fix());
        assertFalse(has(data, Kind.DUPLICATES));
        assertTrue(only(data, Kind.REMOVED).title().startsWith("25 rows"), () -> only(data, Kind.REMOVED).title());
        Experiment e = workbench.current().get().experiment().get().orElseThrow();
        assertEquals(200, ObjectiveFactory.create(e, home).task().orElseThrow().plan().search().rows()
                + ObjectiveFactory.create(e, home).task().orElseThrow().plan().sealed().size());
        data.cleaning().set(Cleaning.NONE);
        assertTrue(has(data, Kind.DUPLICATES) && has(data, Kind.SPELLINGS));
    }

    @Test
    void fixAllDoesAllThatMattersAndNothingElse() throws Exception {
        DataViewModel data = opened(workbench());
        assertTrue(data.open(Severity.SERIOUS) >= 3, data.findings()::toString);
        data.fixes().fixAll();
        assertEquals(0, data.open(Severity.SERIOUS), data.findings()::toString);
        assertEquals(List.of("code"), List.copyOf(data.excluded()));
        assertEquals(List.of(), data.fixes().fixable());
    }

    /// What Edit > Undo and Ctrl+Z do on the Data page.
    @Test
    void everyFixIsAStepThatUndoTakesBackAndRedoDoesAgain() throws Exception {
        Workbench workbench = workbench();
        DataViewModel data = opened(workbench);
        ExperimentViewModel model = workbench.current().get();
        model.goTo(Step.DATA);
        List<Finding> before = List.copyOf(data.findings());
        data.fixes().keep(only(data, Kind.ID));
        data.fixes().apply(only(data, Kind.DUPLICATES).fix());
        data.fixes().fixAll();
        List<Finding> fixed = List.copyOf(data.findings());
        assertTrue(Workbench.undoable(model).undoLabelProperty().get().contains("fix"),
                Workbench.undoable(model).undoLabelProperty()::get);
        for (int i = 0; i < 3; i++) Workbench.undoable(model).undo();
        assertEquals(before, data.findings());
        assertTrue(data.kept().isEmpty() && data.excluded().isEmpty() && data.options().get().types().isEmpty());
        assertEquals(Cleaning.NONE, data.cleaning().get());
        assertFalse(Workbench.undoable(model).undoableProperty().get());
        for (int i = 0; i < 3; i++) Workbench.undoable(model).redo();
        assertEquals(fixed, data.findings());
        model.goTo(Step.SPACE);
        assertFalse(Workbench.undoable(model).undoableProperty().get(), "there it is the space that is edited");
    }

    /// What the menu of a column does.
    @Test
    void typesAndRolesAreChangedInTheWindowAndTakenBack() throws Exception {
        List<String> lines = new ArrayList<>(List.of("seen,patient,x,label"));
        Random random = new Random(2);
        for (int i = 0; i < 120; i++) {
            lines.add("2025-%02d-%02d,P-%d,%.4f,%s".formatted(1 + i % 12, 1 + i % 28, 100 + i / 4, random.nextDouble(),
                    random.nextBoolean() ? "yes" : "no"));
        }
        Workbench workbench = workbench();
        workbench.openData(Files.write(home.resolve("v.csv"), lines), "v");
        DataViewModel data = workbench.current().get().data();
        assertEquals(ColumnKind.DATE, data.profile(0).kind());
        assertEquals(Map.of("seen", ColumnType.DATE), data.options().get().types(), "what was found is written down");
        data.fixes().readAs("seen", ColumnType.CATEGORY);
        assertEquals(ColumnKind.CATEGORY, data.profile(0).kind());
        data.fixes().history().undo();
        assertEquals(ColumnKind.DATE, data.profile(0).kind());
        data.fixes().apply(only(data, Kind.GROUPS).fix());
        assertEquals(Optional.of("patient"), data.target().orElseThrow().roles().column(Role.GROUP));
        data.fixes().role("seen", Optional.of(Role.TIME));
        data.fixes().exclude("seen");
        assertEquals(Roles.NONE.with("patient", Optional.of(Role.GROUP)), data.roles().get());
        assertTrue(data.excluded().contains("seen"));
        data.fixes().role("seen", Optional.of(Role.ID));
        assertFalse(data.excluded().contains("seen"), "a role takes it back in");
        for (int i = 0; i < 4; i++) data.fixes().history().undo();
        assertEquals(Roles.NONE, data.roles().get());
        assertTrue(data.excluded().isEmpty());
        data.fixes().history().redo();
        ModelSubject kept = (ModelSubject) workbench.current().get().experiment().get().orElseThrow().subject();
        assertEquals(Map.of("patient", Role.GROUP), kept.target().roles().byColumn());
        data.targetColumn().set("patient");
        assertEquals(Roles.NONE, data.roles().get(), "what is predicted has no role");
    }

    @Test
    void aRowOfTotalsIsLeftOutAndReadAgain() throws Exception {
        List<String> lines = new ArrayList<>(List.of("x,z,label"));
        for (int i = 0; i < 60; i++) lines.add(i * 7 % 60 + "." + i + "," + "abc".charAt(i % 3) + "," + i % 2);
        lines.add("17,Total,1");
        Workbench workbench = workbench();
        workbench.openData(Files.write(home.resolve("t.csv"), lines), "t");
        DataViewModel data = workbench.current().get().data();
        Finding total = data.findings().stream().filter(f -> f.text().contains("totals")).findFirst().orElseThrow();
        assertFalse(total.text().contains("--"), total.text());
        data.fixes().apply(total.fix());
        assertEquals(60, data.table().get().orElseThrow().dataset().rows());
        Finding done = data.findings().stream().filter(f -> f.text().contains("Line 62 is left out")).findFirst()
                .orElseThrow();
        assertTrue(data.fixes().fixable(done));
        data.fixes().apply(done.fix());
        assertEquals(61, data.table().get().orElseThrow().dataset().rows());
        data.fixes().history().undo();
        data.fixes().history().undo();
        assertEquals(61, data.table().get().orElseThrow().dataset().rows());
        assertTrue(data.findings().stream().anyMatch(f -> f.text().contains("totals")));
    }

    @Test
    void whatIsKeptIsKeptAfterARestart() throws Exception {
        Workbench workbench = workbench();
        DataViewModel data = opened(workbench);
        Finding id = only(data, Kind.ID);
        long before = data.open(Severity.SERIOUS);
        data.fixes().keep(id);
        assertEquals(before - 1, data.open(Severity.SERIOUS));
        workbench.current().get().save();
        assertEquals(List.of("id code"), workbench.current().get().experiment().get().orElseThrow().accepted());

        Workbench again = workbench();
        again.open(again.experiments().getFirst().entry().get());
        DataViewModel reopened = again.current().get().data();
        assertTrue(reopened.isKept(only(reopened, Kind.ID)));
        assertEquals(before - 1, reopened.open(Severity.SERIOUS));
        reopened.kept().clear();
        assertEquals(before, reopened.open(Severity.SERIOUS));
    }

    @Test
    void aMetricThatIsNotDefinedSaysSoOnTheDataPage() throws Exception {
        List<String> lines = new ArrayList<>(List.of("x,label"));
        for (int i = 0; i < 60; i++) lines.add(i * 7 % 60 + "." + i + "," + (i < 3 ? "rare" : "usual"));
        Workbench workbench = workbench();
        workbench.openData(Files.write(home.resolve("r.csv"), lines), "r");
        DataViewModel data = workbench.current().get().data();
        assertFalse(has(data, Kind.METRIC), data.findings()::toString);
        data.metric().set("roc_auc");
        assertTrue(only(data, Kind.METRIC).text().contains("“rare”"), () -> only(data, Kind.METRIC).text());
        data.fixes().apply(only(data, Kind.METRIC).fix());
        assertEquals(2, data.validation().get().folds());
        assertFalse(has(data, Kind.METRIC), data.findings()::toString);
    }

    @Test
    void aDefaultThatIsAlmostPerfectIsToldOnceItIsScored() throws Exception {
        Workbench workbench = workbench();
        List<String> told = new ArrayList<>();
        workbench.notice().addListener((_, _, notice) -> told.add(notice.text()));
        DataViewModel data = opened(workbench);
        ExperimentViewModel model = workbench.current().get();
        Experiment e = model.experiment().get().orElseThrow();
        for (double score : new double[]{0.9, 1}) {
            StudySnapshot study =
                    StudySnapshot.empty().apply(new StudyEvent.StudyCreated("d", List.of(Direction.MAXIMIZE)))
                            .apply(new StudyEvent.TrialCreated(0, e.space().defaults(), true, 0))
                            .apply(new StudyEvent.TrialAttributeSet(0, Trial.WORKER, 0L))
                            .apply(new StudyEvent.TrialFinished(0, TrialState.COMPLETE, new double[]{score}, 10));
            Experiment shown = score == 1 ? e.withSeed(8) : e;
            model.study().attach(shown, new StudyFixture.Run(RunPhase.RUNNING, study, 10));
            assertEquals(score == 1, has(data, Kind.ALMOST_PERFECT), data.findings()::toString);
        }
        assertEquals(1, told.stream().filter(t -> t.contains("almost perfect")).count(), told::toString);
        data.metric().set("roc_auc");
        assertTrue(has(data, Kind.ALMOST_PERFECT), "another look at the data does not forget it");
    }
}
