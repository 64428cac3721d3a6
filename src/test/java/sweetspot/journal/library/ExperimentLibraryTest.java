package sweetspot.journal.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;

class ExperimentLibraryTest {
    private static final SearchSpace SPACE = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5));

    @TempDir
    Path folder;
    private ExperimentLibrary library;

    @BeforeEach
    void make() {
        library = new ExperimentLibrary(folder.resolve("home").resolve("experiments"));
    }

    private static Experiment experiment(String name) {
        return new Experiment(name, new FunctionSubject("branin"), SPACE, "random", "none", Budget.ofTrials(200), 1, 1);
    }

    private static void trials(JournalFile journal, int from, double... values) throws JournalException {
        for (int i = 0; i < values.length; i++) {
            journal.append(List.of(new TrialCreated(from + i, SPACE.defaults(), true, 1),
                    new TrialAttributeSet(from + i, Trial.WORKER, 0L)));
            if (Double.isNaN(values[i])) continue;
            journal.append(List.of(new TrialFinished(from + i, TrialState.COMPLETE, new double[]{values[i]}, 2)));
        }
    }

    @Test
    void followsAnExperimentThroughItsStates() throws Exception {
        assertEquals(List.of(), library.list());
        LibraryEntry entry = library.create(experiment("Größe: a/b"));
        assertEquals(State.DRAFT, entry.state());
        assertEquals("Größe: a/b", entry.name());
        assertEquals(Optional.of(experiment("Größe: a/b")), entry.experiment());
        try (JournalFile journal = JournalFile.create(entry.studyFile(), experiment("Größe: a/b"),
                List.of(Direction.MINIMIZE), Sync.SYSTEM)) {
            trials(journal, 0, 3, 1, 2, Double.NaN);
            assertEquals(State.RUNNING, library.entry(entry.folder()).state());
        }
        LibraryEntry interrupted = library.entry(entry.folder());
        assertEquals(State.INTERRUPTED, interrupted.state());
        assertEquals(3, interrupted.done());
        assertEquals(1, interrupted.best());
        assertArrayEquals(new double[]{3, 1, 1}, interrupted.bestSoFar());
        try (JournalFile journal = JournalFile.open(entry.studyFile(), Sync.SYSTEM)) {
            journal.append(List.of(new TrialFinished(3, TrialState.FAILED, new double[0], 2)));
        }
        assertEquals(State.PAUSED, library.list().getFirst().state());
        try (JournalFile journal = JournalFile.open(entry.studyFile(), Sync.SYSTEM)) {
            journal.append(List.of(new StudyAttributeSet(RecordedStudy.STOPPED, "patience")));
            double[] many = new double[150];
            for (int i = 0; i < many.length; i++) many[i] = -i;
            trials(journal, 4, many);
        }
        LibraryEntry done = library.list().getFirst();
        assertEquals(State.DONE, done.state());
        assertEquals(64, done.bestSoFar().length);
        assertEquals(3, done.bestSoFar()[0]);
        assertEquals(-149, done.bestSoFar()[63]);
    }

    @Test
    void listsTheLastUsedFirstAndADamagedFolderWithItsReason() throws Exception {
        LibraryEntry old = library.create(experiment("old"));
        LibraryEntry recent = library.create(experiment("recent"));
        Files.setLastModifiedTime(old.experimentFile(), FileTime.fromMillis(1_000));
        Path broken = Files.createDirectory(library.home().resolve("broken"));
        Files.writeString(broken.resolve("experiment.json"), "{\"name\": \"x\", \"dat\": 1}");
        Files.setLastModifiedTime(broken.resolve("experiment.json"), FileTime.fromMillis(500));
        List<LibraryEntry> list = library.list();
        assertEquals(List.of(recent.folder(), old.folder(), broken), list.stream().map(LibraryEntry::folder).toList());
        assertEquals(State.DAMAGED, list.get(2).state());
        assertTrue(list.get(2).problem().contains("did you mean data?"), list.get(2).problem());
        Files.writeString(recent.studyFile(), "no journal\n{}\n");
        LibraryEntry damaged = library.entry(recent.folder());
        assertEquals(State.DAMAGED, damaged.state());
        assertTrue(damaged.problem().contains("line 1"), damaged.problem());
        assertTrue(damaged.experiment().isPresent());
    }

    @Test
    void anExperimentFileThatIsGoneIsTakenFromTheJournal() throws Exception {
        LibraryEntry entry = library.create(experiment("kept"));
        try (JournalFile journal = JournalFile.create(entry.studyFile(), experiment("kept"),
                List.of(Direction.MINIMIZE), Sync.SYSTEM)) {
            trials(journal, 0, 3);
        }
        Files.writeString(entry.experimentFile(), "{");
        assertEquals(experiment("kept"), library.load(entry.folder()));
        assertEquals(State.PAUSED, library.entry(entry.folder()).state());
    }

    @Test
    void duplicatesRenamesDeletesAndRestores() throws Exception {
        Target target = new Target("data.csv", "y", Task.REGRESSION, "", List.of(), "rmse");
        Experiment e = experiment("Mine").withSubject(new ModelSubject(target, "ridge", Validation.standard()));
        LibraryEntry entry = library.create(e);
        assertTrue(entry.dataMissing());
        Files.writeString(entry.folder().resolve("data.csv"), "y\n1\n");
        assertFalse(library.entry(entry.folder()).dataMissing());
        LibraryEntry copy = library.duplicate(entry.folder(), "Mine");
        assertFalse(copy.dataMissing(), "the copy finds the data where they are");
        assertFalse(copy.folder().equals(entry.folder()));
        library.rename(copy.folder(), "Other");
        assertEquals("Other", library.entry(copy.folder()).name());
        Path trashed = library.delete(entry.folder());
        assertEquals(List.of("Other"), library.list().stream().map(LibraryEntry::name).toList());
        assertEquals(entry.folder(), library.restore(trashed));
        assertEquals(2, library.list().size());
        try (JournalFile journal = JournalFile.create(entry.studyFile(), e, List.of(Direction.MINIMIZE), Sync.SYSTEM)) {
            assertEquals(0, journal.snapshot().trials().size());
            assertThrows(IOException.class, () -> library.delete(entry.folder()));
        }
    }

    @Test
    void aCopyBeginsWithWhatItsOriginalWouldHaveBegunWith() throws Exception {
        Experiment e = experiment("Mine");
        LibraryEntry entry = library.create(e);
        FirstTrialsFile plans = new FirstTrialsFile(
                List.of(new FirstTrialsFile.Planned(Configuration.of(Map.of("x", 0.25)), "queued", "")),
                List.of(new FirstTrialsFile.Source("Earlier", folder.resolve("earlier.log").toAbsolutePath())));
        plans.write(entry.folder());
        assertEquals(plans, FirstTrialsFile.read(library.duplicate(entry.folder(), "Copy").folder()));
        assertEquals(plans, FirstTrialsFile.read(entry.folder()), "the original keeps them");

        // Once there are trials the plans are over; a file that is still there is passed over, even a damaged one.
        try (JournalFile journal = JournalFile.create(entry.studyFile(), e, List.of(Direction.MINIMIZE), Sync.SYSTEM)) {
            journal.append(List.of(new TrialCreated(0, SPACE.defaults(), true, 1)));
        }
        Files.writeString(entry.folder().resolve(FirstTrialsFile.NAME), "{");
        assertFalse(Files.exists(library.duplicate(entry.folder(), "Late").folder().resolve(FirstTrialsFile.NAME)));
    }

    @Test
    void savingReplacesTheFileInOneStepAndLeavesNothingBehind() throws Exception {
        LibraryEntry entry = library.create(experiment("a"));
        library.save(entry.folder(), experiment("b"));
        assertEquals("b", library.load(entry.folder()).name());
        try (var files = Files.list(entry.folder())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void knowsWhereEachPlatformKeepsData() {
        Path user = Path.of("/home/ann");
        assertEquals(Path.of("/x"), ExperimentLibrary.userFolder("/x", "Linux", Map.of(), user));
        assertEquals(Path.of("/home/ann/.local/share/sweetspot"), ExperimentLibrary.userFolder(null, "Linux",
                Map.of("XDG_DATA_HOME", "relative"), user));
        assertEquals(Path.of("/data/sweetspot"), ExperimentLibrary.userFolder(null, "Linux",
                Map.of("XDG_DATA_HOME", "/data"), user));
        assertEquals(Path.of("/home/ann/Library/Application Support/Sweetspot"),
                ExperimentLibrary.userFolder("", "Mac OS X", Map.of(), user));
        assertEquals(Path.of("/roaming/Sweetspot"), ExperimentLibrary.userFolder(null, "Windows 11",
                Map.of("APPDATA", "/roaming"), user));
    }
}
