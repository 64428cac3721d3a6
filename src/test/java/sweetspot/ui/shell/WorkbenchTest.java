package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.cli.DataDefaults;
import sweetspot.data.Finding.Severity;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.model.family.ModelCatalog;
import sweetspot.run.RunPhase;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.shell.Workbench.Place;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;
import sweetspot.worker.CommandLines;

/// The app without its window: everything that can be done with experiments, on a library in a temporary folder.
class WorkbenchTest {
    @TempDir
    Path home;

    private Workbench workbench;
    private final List<Notice> notices = new ArrayList<>();

    @BeforeEach
    void open() {
        workbench = fresh();
    }

    private Workbench fresh() {
        Workbench made = new Workbench(new ExperimentLibrary(home.resolve("experiments")), DataDefaults::new,
                BackgroundTasks.immediate(), StudyViewModel::new, ProgramConsents.inMemory());
        made.notice().addListener((_, _, notice) -> notices.add(notice));
        made.refresh();
        return made;
    }

    private static Sample sample(String id) throws Exception {
        return SampleCatalog.find(id).orElseThrow();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "did not happen within a minute");
            Thread.sleep(10);
        }
    }

    private Path csv(String name, String... lines) throws IOException {
        return Files.write(home.resolve(name), List.of(lines));
    }

    @Test
    void copiedCellsBecomeAFileThatIsNamed() throws Exception {
        workbench.paste("word");
        assertTrue(notices.getLast().text().contains("no table"), notices.getLast().text());
        StringBuilder cells = new StringBuilder("size\tkind\n");
        for (int i = 0; i < 30; i++) cells.append(i).append(",5\t").append(i % 2 == 0 ? "a" : "b").append('\n');
        workbench.paste(cells.toString());
        DataViewModel data = workbench.current().get().data();
        Path file = data.file().get();
        assertEquals(home.resolve("pasted"), file.getParent());
        assertTrue(notices.getLast().text().contains(file.toString()), notices.getLast().text());
        assertEquals(30, data.table().get().orElseThrow().dataset().rows());
        workbench.paste(cells.toString());
        try (Stream<Path> files = Files.list(home.resolve("pasted"))) {
            assertEquals(2, files.count(), "each has a file of its own");
        }
    }

    @Test
    void aTableInJsonIsNoExperiment() throws Exception {
        for (String table : List.of("[{\"a\":1,\"target\":\"x\"},{\"a\":2,\"target\":\"y\"}]",
                "{\"a\":1}\n{\"a\":2}\n", "{\"a\":[1,2],\"target\":[\"x\",\"y\"]}")) {
            Path file = Files.writeString(home.resolve("t.json"), table);
            workbench.open(file);
            assertEquals(file, workbench.current().get().data().file().get(), table);
        }
    }

    @Test
    void aSampleIsReadyToRun() throws Exception {
        workbench.openSample(sample("card-fraud"));
        ExperimentViewModel model = workbench.current().get();
        assertEquals(Place.EXPERIMENT, workbench.place().get());
        assertEquals(List.of(), model.problems());
        Experiment experiment = model.experiment().get().orElseThrow();
        ModelSubject subject = (ModelSubject) experiment.subject();
        assertEquals("gradient_boosting", subject.model());
        assertEquals("yes", subject.target().positive());
        assertEquals("cost:100,5,0", subject.target().metric());
        assertEquals(List.of("transaction_id", "chargeback_code"), subject.target().exclude());
        assertEquals(40, experiment.budget().trials());
    }

    @Test
    void editsAreSavedAndFoundAgain() throws Exception {
        workbench.openSample(sample("penguins"));
        ExperimentViewModel model = workbench.current().get();
        model.space().selectModel("random_forest");
        model.settings().trials().set(17);
        model.name().set("My birds");
        assertEquals(1, workbench.experiments().size());

        Workbench again = fresh();
        ExperimentItem item = again.experiments().getFirst();
        assertEquals("My birds", item.name().get());
        assertEquals(State.DRAFT, item.state().get());
        again.open(item.entry().get());
        ExperimentViewModel reopened = again.current().get();
        assertEquals("random_forest", reopened.space().modelProperty().get());
        assertEquals(17, reopened.experiment().get().orElseThrow().budget().trials());
        assertEquals("species", reopened.data().targetColumn().get());
        assertEquals(model.experiment().get(), reopened.experiment().get());
    }

    @Test
    void aTypicalFileSuggestsEverything() throws Exception {
        List<String> lines = new ArrayList<>(List.of("id,size,colour,price"));
        for (int i = 0; i < 60; i++)
            lines.add(i + 1 + "," + i % 7 + "." + i % 3 + "," + (i % 2 == 0 ? "red" : "blue")
                    + "," + (10 + i * 1.37));
        workbench.open(Files.write(home.resolve("flat-prices_2025.csv"), lines));
        ExperimentViewModel model = workbench.current().get();
        assertEquals("Flat prices 2025", model.name().get());
        assertEquals("price", model.data().targetColumn().get());
        assertEquals(Task.REGRESSION, model.data().task().get());
        assertEquals("rmse", model.data().metric().get());
        assertTrue(model.experiment().get().isPresent());

        assertTrue(model.data().open(Severity.SERIOUS) > 0, "the id column is worth a finding");
        model.data().fixes().fixAll();
        assertEquals(Set.of("id"), Set.copyOf(model.data().excluded()));
        assertEquals(0, model.data().open(Severity.SERIOUS));
    }

    @Test
    void changingTheTargetChangesTaskMetricAndModels() throws Exception {
        workbench.openSample(sample("diabetes"));
        ExperimentViewModel model = workbench.current().get();
        assertEquals("elastic_net", model.space().modelProperty().get());
        model.data().targetColumn().set("sex");
        assertEquals(Task.CLASSIFICATION, model.data().task().get());
        assertEquals("accuracy", model.data().metric().get());
        assertTrue(ModelCatalog.forTask(model.data().task().get()).stream()
                .anyMatch(f -> f.id().equals(model.space().modelProperty().get())),
                "the regression model has made way");
    }

    @Test
    void badFilesSayWhyAndKeepTheApp() throws Exception {
        Path binary = home.resolve("picture.csv");
        Files.write(binary, new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1, 0, 2, 0, 0, 7, 0});
        List<Path> files = List.of(home.resolve("missing.csv"), Files.createFile(home.resolve("empty.csv")), binary,
                csv("header.csv", "a,b,c"));
        for (Path file : files) {
            workbench.open(file);
            ExperimentViewModel model = workbench.current().get();
            String problem = model.data().problem().get();
            assertEquals(DataViewModel.State.FAILED, model.data().state().get(), file.toString());
            assertTrue(problem.contains(file.getFileName().toString()) && problem.endsWith("."), problem);
            assertFalse(problem.contains("Exception"), problem);
            assertTrue(model.experiment().get().isEmpty());
            assertEquals(List.of(problem), model.problems().subList(0, 1));
        }
        workbench.refresh();
        assertEquals(0, workbench.experiments().size(), "nothing of it is kept as an experiment");
    }

    @Test
    void dataThatCannotBeLearnedFromKeepTheSearchFromStarting() throws Exception {
        List<String> same = new ArrayList<>(List.of("a,target"));
        for (int i = 0; i < 40; i++) same.add(i + ".5,yes");
        List<String> empty = new ArrayList<>(List.of("a,target"));
        for (int i = 0; i < 40; i++) empty.add(i + ".5,");
        for (Path file : List.of(Files.write(home.resolve("one-class.csv"), same),
                Files.write(home.resolve("no-target.csv"), empty), csv("two.csv", "a,target", "1.5,x", "2.5,y"))) {
            workbench.open(file);
            ExperimentViewModel model = workbench.current().get();
            model.data().targetColumn().set("target");
            assertEquals(DataViewModel.State.READY, model.data().state().get(), file.toString());
            assertFalse(model.problems().isEmpty(), file.toString());
            model.start(false);
            assertFalse(model.study().isLive());
        }
    }

    @Test
    void aSearchRunsAndIsThereAfterARestart() throws Exception {
        workbench.openSample(sample("penguins"));
        ExperimentViewModel model = workbench.current().get();
        model.space().selectModel("decision_tree");
        model.settings().trials().set(6);
        model.settings().workers().set(2);
        model.start(false);
        assertTrue(model.study().experiment().get() != null);
        assertEquals(Step.RESULTS, model.step().get());
        // The snapshot is the last to change.
        until(() -> model.study().phase().get() == RunPhase.ENDED && model.study().snapshot().get().finished() == 6);
        until(() -> workbench.running().isEmpty());

        Workbench again = fresh();
        ExperimentItem item = again.experiments().getFirst();
        // The run lets go of the study file a moment after it has ended.
        until(() -> {
            again.refresh();
            return item.state().get() == State.DONE;
        });
        assertEquals(6, item.entry().get().done());
        again.open(item.entry().get());
        ExperimentViewModel reopened = again.current().get();
        assertEquals(Step.RESULTS, reopened.step().get());
        assertEquals(model.study().best().get().orElseThrow().value(),
                reopened.study().best().get().orElseThrow().value());

        reopened.settings().trials().set(9);
        reopened.start(false);
        until(() -> reopened.study().phase().get() == RunPhase.ENDED
                && reopened.study().snapshot().get().finished() == 9);
        assertEquals(List.of(), notices.stream().filter(n -> n.kind() == Notice.Kind.ERROR).toList());
    }

    /// Runs a small search to its end, or until it has been paused.
    private ExperimentViewModel search(int trials, boolean pause) throws Exception {
        workbench.openSample(sample("penguins"));
        ExperimentViewModel model = workbench.current().get();
        model.space().selectModel("decision_tree");
        model.settings().trials().set(trials);
        model.settings().workers().set(1);
        model.start(false);
        if (pause) {
            until(() -> model.study().snapshot().get().finished() > 1);
            model.study().pause();
            until(() -> model.study().phase().get() == RunPhase.PAUSED);
            workbench.stopAll(false);
        }
        until(() -> model.study().phase().get() == RunPhase.ENDED && workbench.running().isEmpty());
        until(() -> !JournalFile.isOpen(studyFile(model)));
        return model;
    }

    private static Path studyFile(ExperimentViewModel model) {
        return model.folder().get().resolve(ExperimentLibrary.STUDY_FILE);
    }

    /// The app is started again, and the only experiment opened.
    private ExperimentViewModel restart() {
        workbench = fresh();
        workbench.open(workbench.experiments().getFirst().entry().get());
        return workbench.current().get();
    }

    @Test
    void aPausedSearchIsPausedAfterARestartAndWaitsForTheUser() throws Exception {
        search(5_000, true);
        ExperimentViewModel again = restart();
        assertEquals(State.PAUSED, workbench.experiments().getFirst().state().get());
        assertEquals(RecordedStudy.PAUSED, again.study().stopped());
        assertFalse(again.study().isLive());
        int before = again.study().snapshot().get().finished();
        again.settings().trials().set(before + 2);
        again.start(false);
        until(() -> again.study().phase().get() == RunPhase.ENDED
                && again.study().snapshot().get().finished() == before + 2);
        assertEquals("trials", again.study().stopped());
    }

    /// Leaves the study as a killed app does, with two trials that seem to run.
    private ExperimentViewModel interrupted() throws Exception {
        ExperimentViewModel model = search(3, false);
        try (JournalFile journal = JournalFile.open(studyFile(model), JournalFile.Sync.SYSTEM)) {
            List<StudyEvent> events = new ArrayList<>();
            for (int i = 3; i < 5; i++) {
                events.add(new StudyEvent.TrialCreated(i, journal.snapshot().trials().get(i - 2).configuration(), true,
                        5));
                events.add(new StudyEvent.TrialAttributeSet(i, Trial.WORKER, 0L));
            }
            events.add(new StudyEvent.StudyAttributeSet(RecordedStudy.STOPPED, ""));
            journal.append(events);
        }
        ExperimentViewModel again = restart();
        assertEquals(State.INTERRUPTED, workbench.experiments().getFirst().state().get());
        Notice notice = notices.getLast();
        assertEquals(Notice.Kind.QUESTION, notice.kind());
        assertEquals(again.name().get() + ": 2 trials were interrupted when Sweetspot ended.", notice.text());
        assertEquals(List.of("Run them again", "Leave them"),
                notice.actions().stream().map(Notice.Action::text).toList());
        assertEquals("Interrupted", StudyWords.state(again.study().snapshot().get().trials().get(3),
                again.study().isLive()));
        return again;
    }

    @Test
    void interruptedTrialsAreRunAgainInOneClick() throws Exception {
        ExperimentViewModel model = interrupted();
        notices.getLast().actions().getFirst().run().run();
        until(() -> model.study().phase().get() == RunPhase.ENDED
                && model.study().snapshot().get().finished() == 5);
        assertEquals(5, model.study().snapshot().get().complete());
        assertEquals(1, model.study().snapshot().get().trials().get(4).restarts());
    }

    @Test
    void interruptedTrialsCanBeLeft() throws Exception {
        ExperimentViewModel model = interrupted();
        notices.getLast().actions().getLast().run().run();
        StudySnapshot left = model.study().snapshot().get();
        assertEquals(2, left.stopped());
        assertEquals(0, left.failed());
        assertEquals("Interrupted: Sweetspot ended while it ran", left.trials().get(4).failure());
        assertEquals(left.stopped(), JournalFile.read(studyFile(model)).main().snapshot().stopped());
        int asked = notices.size();
        restart();
        assertEquals(asked, notices.size(), "it is not asked again");
    }

    @Test
    void aDamagedStudyIsShownAndWhatCanBeReadBecomesANewExperiment() throws Exception {
        Path file = studyFile(search(6, false));
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int damaged = lines.size() / 2;
        lines.set(damaged, "{\"op_code\": what");
        Files.write(file, lines);
        byte[] before = Files.readAllBytes(file);

        ExperimentViewModel model = restart();
        int shown = model.study().snapshot().get().finished();
        assertTrue(shown > 0 && shown < 6, () -> shown + " trials before the damage");
        assertTrue(model.study().isDamaged());
        Notice notice = notices.getLast();
        assertEquals(Notice.Kind.ERROR, notice.kind());
        assertTrue(notice.text().contains("line " + (damaged + 1)), notice.text());
        model.start(false);
        assertTrue(notices.getLast().text().contains("line " + (damaged + 1)), "it cannot be written");
        assertFalse(model.study().isLive());

        notice.actions().getFirst().run().run();
        ExperimentViewModel saved = workbench.current().get();
        assertEquals(model.name().get() + " (recovered)", saved.name().get());
        assertEquals(shown, saved.study().snapshot().get().finished());
        assertFalse(saved.study().isDamaged());
        saved.start(false);
        until(() -> saved.study().phase().get() == RunPhase.ENDED && saved.study().snapshot().get().finished() >= 6);
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void workersGetReadyWhileTheUserEditsAndEndWithTheApp() throws Exception {
        workbench.workerMemoryMb().set(78);
        workbench.openSample(sample("penguins"));
        ExperimentViewModel model = workbench.current().get();
        model.settings().workers().set(2);
        assertEquals(0, workers("-Xmx78m"));
        model.goTo(Step.SPACE);
        assertEquals(2, workers("-Xmx78m"));
        workbench.goHome();
        until(() -> workers("-Xmx78m") == 0);
        workbench.close();
    }

    private static long workers(String option) {
        return ProcessHandle.current().children().filter(p -> p.isAlive()
                && CommandLines.of(p).contains(option)).count();
    }

    @Test
    void aDeletedExperimentCanBeTakenBack() throws Exception {
        workbench.openSample(sample("wine"));
        workbench.current().get().save();
        ExperimentItem item = workbench.experiments().getFirst();
        workbench.duplicate(item.folder(), item.name().get());
        assertEquals(2, workbench.experiments().size());
        ExperimentItem copy =
                workbench.experiments().stream().filter(i -> !i.folder().equals(item.folder())).findFirst()
                        .orElseThrow();
        assertEquals("Wine (copy)", copy.name().get());

        workbench.delete(copy);
        assertEquals(1, workbench.experiments().size());
        assertNull(workbench.current().get());
        assertEquals(Place.WELCOME, workbench.place().get());
        notices.getLast().actions().getFirst().run().run();
        assertEquals(2, workbench.experiments().size());
    }

    @Test
    void anExperimentFileIsTakenIn() throws Exception {
        workbench.openSample(sample("penguins"));
        Path file = home.resolve("birds.json");
        workbench.saveAs(file);
        Experiment saved = workbench.current().get().experiment().get().orElseThrow();
        workbench.goHome();
        workbench.open(file);
        assertNotNull(workbench.current().get());
        assertEquals(saved, workbench.current().get().experiment().get().orElseThrow());
        assertEquals(2, workbench.experiments().size());

        workbench.open(csv("broken.json", "{\"name\": "));
        assertEquals(Notice.Kind.ERROR, notices.getLast().kind());
        assertTrue(notices.getLast().text().contains("broken.json"), notices.getLast().text());
    }
}
