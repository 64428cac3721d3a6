package sweetspot.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.FirstTrialsFile;
import sweetspot.run.ConfigurationInput;
import sweetspot.run.QueuedTrial;
import sweetspot.run.RunPhase;
import sweetspot.run.SpareWorkers;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.ui.draft.RowDraft;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.program.ProgramGate;
import sweetspot.ui.search.WorkerSettings;
import sweetspot.ui.shell.ExperimentViewModel;

/// Queueing in an experiment as the window does it: before the start, at rest, and from an earlier experiment.
@Timeout(120)
class TrialQueueTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x1", FloatDistribution.linear(-5, 10), 0.0),
            new Parameter("x2", FloatDistribution.linear(0, 15), 0.0));

    @TempDir
    Path home;
    private final List<Notice> notices = new ArrayList<>();
    /// What is to happen on the window's thread, which is the test's.
    private final Queue<Runnable> window = new ConcurrentLinkedQueue<>();

    private ExperimentViewModel open(String name, int trials) throws Exception {
        ExperimentLibrary library = new ExperimentLibrary(home.resolve("experiments"));
        Experiment e = new Experiment(name, new FunctionSubject("branin"), SPACE, "random", "none",
                Budget.ofTrials(trials), 1, 3);
        ExperimentViewModel model = model(library, BackgroundTasks.immediate());
        model.open(library.create(e));
        return model;
    }

    private ExperimentViewModel model(ExperimentLibrary library, BackgroundTasks tasks) {
        return new ExperimentViewModel(library, tasks, new StudyViewModel(window::add, System::currentTimeMillis),
                notices::add, new ProgramGate(ProgramConsents.inMemory(), _ -> {}),
                new WorkerSettings(SpareWorkers.none()));
    }

    private static Configuration at(double x) {
        return ConfigurationInput.of(SPACE, Map.of("x1", x));
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            for (Runnable next = window.poll(); next != null; next = window.poll()) next.run();
            assertTrue(System.nanoTime() < end, "did not happen within a minute");
            Thread.sleep(10);
        }
    }

    private void run(ExperimentViewModel model) throws InterruptedException {
        model.start(false);
        until(() -> model.study().phase().get() == RunPhase.ENDED);
    }

    private static List<Trial> trials(ExperimentViewModel model) {
        return model.study().snapshot().get().trials();
    }

    private static String origins(ExperimentViewModel model) {
        return String.join(", ", trials(model).stream().map(Trial::origin).toList());
    }

    @Test
    void whatIsQueuedBeforeTheStartRunsRightAfterTheDefault() throws Exception {
        ExperimentViewModel model = open("first", 4);
        model.queue().queue(at(1.25));
        model.queue().queue(at(2.5));
        assertEquals(2, model.queue().queued().size());
        model.queue().queued().removeFirst();
        model.space().rows().getFirst().type(RowDraft.Field.LOW, "3");
        assertTrue(model.problems().toString().contains("queued configuration"), model.problems().toString());
        model.space().undoHistory().undo();
        assertEquals(List.of(), List.copyOf(model.problems()));
        run(model);
        assertEquals("default, queued, random, random", origins(model));
        assertEquals(at(2.5), trials(model).get(1).configuration());
        assertTrue(model.queue().queued().isEmpty());
    }

    private ExperimentViewModel reopen(ExperimentViewModel left) {
        ExperimentLibrary library = new ExperimentLibrary(home.resolve("experiments"));
        ExperimentViewModel model = model(library, BackgroundTasks.immediate());
        model.open(
                library.list().stream().filter(e -> e.folder().equals(left.folder().get())).findFirst().orElseThrow());
        return model;
    }

    @Test
    void whatWaitsForTheFirstStartIsThereInTheNextSitting() throws Exception {
        ExperimentViewModel earlier = open("earlier", 3);
        run(earlier);
        ExperimentViewModel first = open("sittings", 9);
        Path file = first.folder().get().resolve(FirstTrialsFile.NAME);
        first.queue().queue(at(1.25));
        first.queue().queue(at(2));
        first.queue().queued().removeFirst();
        first.queue().startFrom(earlier.folder().get().resolve(ExperimentLibrary.STUDY_FILE));
        ExperimentViewModel second = reopen(first);
        assertEquals(List.of(QueuedTrial.asked(at(2))), List.copyOf(second.queue().queued()));
        assertEquals(first.queue().earlier(), second.queue().earlier());
        run(second);
        assertTrue(origins(second).startsWith("default, queued, warm start, warm start, random"), origins(second));
        assertFalse(Files.exists(file), "now they are trials");
        assertEquals(List.of(), List.copyOf(reopen(first).queue().queued()));

        // Sweetspot ended between the first trial and the end of the plan.
        new FirstTrialsFile(List.of(new FirstTrialsFile.Planned(at(3), "queued", "")), List.of())
                .write(first.folder().get());
        assertEquals(List.of(), List.copyOf(reopen(first).queue().queued()));

        ExperimentViewModel damaged = open("damaged", 3);
        Files.writeString(damaged.folder().get().resolve(FirstTrialsFile.NAME), "{\"trials\": [{}]}");
        assertEquals(List.of(), List.copyOf(reopen(damaged).queue().queued()));
        assertEquals(Notice.Kind.ERROR, notices.getLast().kind());
        assertTrue(notices.getLast().text().contains("tried first"), notices.getLast().text());
    }

    @Test
    void twoPressesInARowQueueTwoTrials() throws Exception {
        ExperimentViewModel made = open("pressed", 3);
        run(made);
        ExecutorService background = Executors.newFixedThreadPool(3);
        try {
            ExperimentLibrary library = new ExperimentLibrary(home.resolve("experiments"));
            ExperimentViewModel model = model(library, new BackgroundTasks(background, window::add));
            model.open(library.list().getFirst());
            until(() -> trials(model).size() == 3);
            for (int i = 0; i < 8; i++) model.queue().tryAgain(trials(model).get(i % 3));
            until(() -> trials(model).size() == 11);
            assertTrue(notices.stream().noneMatch(n -> n.kind() == Notice.Kind.ERROR), notices.toString());
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void atRestTheStudyFileTakesThem() throws Exception {
        ExperimentViewModel model = open("rest", 3);
        run(model);
        model.queue().tryAgain(trials(model).get(1));
        model.queue().queue(trials(model).get(2).configuration());
        model.queue().queue(at(7.5));
        assertEquals("default, random, random, repeat, repeat, queued", origins(model));
        assertEquals("trial 2", trials(model).get(4).source());
        assertEquals(TrialState.WAITING, trials(model).get(5).state());
        model.queue().remove(trials(model).get(4));
        assertTrue(trials(model).get(4).isRemoved());
        assertEquals("Removed", StudyWords.state(trials(model).get(4), false));
        model.queue().remove(trials(model).get(0));
        assertFalse(trials(model).get(0).isRemoved(), "what has run stays");
        Notice offer = notices.getLast();
        assertEquals(Notice.Kind.SUCCESS, offer.kind());
        offer.actions().getFirst().run().run();
        until(() -> model.study().phase().get() == RunPhase.ENDED && model.study().snapshot().get().waiting() == 0);
        assertEquals(6, model.settings().trials().or(0), "the budget has room for what waited");
        assertEquals(trials(model).get(1).value(), trials(model).get(3).value());
        assertEquals(at(7.5), trials(model).get(5).configuration());
        assertEquals(TrialState.COMPLETE, trials(model).get(5).state());
    }

    @Test
    void anEarlierExperimentsBestAreTriedFirst() throws Exception {
        ExperimentViewModel earlier = open("earlier", 30);
        run(earlier);
        ExperimentViewModel model = open("later", 8);
        List<TrialQueue.Earlier> found = new ArrayList<>();
        model.queue().listEarlier(found::addAll);
        assertEquals(List.of("earlier"), found.stream().map(TrialQueue.Earlier::name).toList());
        model.queue().startFrom(found.getFirst());
        run(model);
        assertTrue(
                origins(model)
                        .startsWith("default, warm start, warm start, warm start, warm start, warm start, random"),
                origins(model));
        Trial best = earlier.study().best().get().orElseThrow();
        assertEquals(best.configuration(), trials(model).get(1).configuration());
        assertEquals("earlier, trial " + best.number(), trials(model).get(1).source());
        // In a study that has begun they wait at once.
        model.queue().startFrom(earlier.folder().get().resolve(ExperimentLibrary.STUDY_FILE));
        assertEquals(5, model.study().snapshot().get().waiting());
        model.queue().startFrom(home.resolve("none.log"));
        assertEquals(Notice.Kind.ERROR, notices.getLast().kind());
    }

    @Test
    void ofSeveralStudiesOfAFileTheUserChoosesOne() throws Exception {
        StringBuilder log = new StringBuilder();
        for (String name : List.of("few", "many\\u001b")) {
            log.append("{'op_code': 0, 'worker_id': 'w', 'study_name': '" + name + "', 'directions': [1]}\n");
        }
        for (int i = 0; i < 4; i++) {
            log.append("{'op_code': 4, 'worker_id': 'w', 'study_id': " + (i == 0 ? 0 : 1) + ", 'datetime_start': null, "
                    + "'state': 1, 'value': " + i + ", 'params': {'x1': " + (i - 4.5) + "}, 'distributions': {'x1': "
                    + "'{QtypeQ: QfloatQ, QlowQ: -5.0, QhighQ: 10.0}'}}\n");
        }
        Path file = Files.writeString(home.resolve("two.log"), log.toString().replace("'", "\"").replace("Q", "\\\""));
        ExperimentViewModel model = open("chooses", 8);
        model.queue().startFrom(file);
        Notice question = notices.getLast();
        assertEquals(Notice.Kind.QUESTION, question.kind(), question.text());
        assertEquals(List.of("many␛ (3 trials)", "few (one trial)"),
                question.actions().stream().map(Notice.Action::text).toList());
        question.actions().getLast().run().run();
        run(model);
        assertEquals("few, trial 0", trials(model).get(1).source());
        assertEquals(-4.5, trials(model).get(1).configuration().get("x1"));
    }
}
