package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sweetspot.journal.JournalFile;
import sweetspot.journal.StudyCopy;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.run.TrialChoice;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import sweetspot.ui.draft.RangePreset;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Question;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.study.StudyWords;

/// An experiment whose files somebody else changes while it is open: an editor, the shell, another window.
@Timeout(60)
class ChangedElsewhereTest extends TrialsOnDisk {

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
    void whatThisWindowItselfWritesIsNotTakenForAnotherSweetspot() throws Exception {
        ExperimentViewModel model = withTrials();
        Path file = model.folder().get().resolve(ExperimentLibrary.STUDY_FILE);
        until(() -> !JournalFile.isOpen(file));
        try (JournalFile _ = JournalFile.open(file, JournalFile.Sync.SYSTEM)) {
            // As when a question is closed, the window has the focus again, and the sealed test is scored.
            workbench.lookAtDisk();
            assertTrue(model.study().isElsewhere());
            assertEquals(LibraryEntry.State.RUNNING, workbench.experiments().getFirst().state().get());
        }
        model.study().show(model.study().experiment().get(), TrialChoice.write(file, 1));
        assertFalse(model.study().isElsewhere());
        assertEquals(LibraryEntry.State.DONE, workbench.experiments().getFirst().state().get());
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
