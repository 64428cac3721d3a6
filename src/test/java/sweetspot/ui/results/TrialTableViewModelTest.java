package sweetspot.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import sweetspot.run.RunPhase;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.ui.results.TrialTableViewModel.SortKey;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;

class TrialTableViewModelTest {
    private final StudyViewModel study = new StudyViewModel();
    private final TrialTableViewModel table = new TrialTableViewModel(study);

    private void show(StudySnapshot snapshot) {
        study.attach(StudyFixture.experiment(60), new StudyFixture.Run(RunPhase.RUNNING, snapshot, 1000));
    }

    private TrialColumn column(String id) {
        return table.columns().get().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private List<Integer> numbers() {
        return table.rows().stream().map(Trial::number).toList();
    }

    @Test
    void theBestStandsFirstAndWhatHasNoScoreLast() {
        StudySnapshot snapshot = StudyFixture.study(43, 4);
        show(snapshot);
        assertEquals(snapshot.bestNumber(), numbers().getFirst());
        List<Double> scores = table.rows().stream().filter(Trial::hasValue).map(Trial::value).toList();
        assertEquals(scores.stream().sorted(Comparator.reverseOrder()).toList(), scores);
        assertTrue(table.rows().subList(scores.size(), table.rows().size()).stream().noneMatch(Trial::hasValue));
        table.sortBy(List.of(new SortKey("value", true)));
        assertTrue(table.rows().getFirst().hasValue(), "the other way round they are still last");
    }

    @Test
    void onlyColumnsThatVaryAreShownFirst() {
        show(StudyFixture.study(43, 4));
        Set<String> hidden = Set.of("param:subsample", "worker", "started", "failure");
        for (TrialColumn c : table.columns().get()) assertEquals(!hidden.contains(c.id()), c.shownFirst(), c.id());
    }

    @Test
    void filtersCombineAndAreTakenAway() {
        StudySnapshot snapshot = StudyFixture.study(43, 4);
        show(snapshot);
        table.choose("state", Set.of(StudyWords.state(TrialState.COMPLETE)));
        table.filter("value", "0.88");
        table.filter("param:depth", "2–6");
        assertTrue(table.rows().size() > 1);
        for (Trial t : table.rows()) {
            assertEquals(TrialState.COMPLETE, t.state());
            assertTrue(t.value() >= 0.88);
            assertTrue(t.configuration().integer("depth") <= 6);
        }
        int filtered = table.rows().size();
        table.filter("value", "nonsense");
        assertTrue(table.rows().size() > filtered, "what is not understood filters nothing");
        assertTrue(table.problem(column("value"), "nonsense").isPresent());
        table.clearFilters();
        assertEquals(47, table.rows().size());
        assertEquals("47 of 47 shown · 4 running", table.summary().get());
    }

    @Test
    void searchLooksIntoEveryColumn() {
        show(StudyFixture.study(43, 4));
        table.search().set("MEMORY");
        assertEquals(List.of(10, 29), numbers().stream().sorted().toList(), "the trials that failed for lack of it");
    }

    @Test
    void choicesOfferWhatOccurs() {
        show(StudyFixture.study(43, 4));
        assertEquals(2, table.textsIn(column("param:class_weights")).size());
    }

    /// Whatever happens to a study, the rows are what a fresh table would show, and a listener that replays the
    /// changes on a copy ends with the same list.
    @Test
    void followingIsTheSameAsStartingAnew() {
        Random random = new Random(3);
        StudySnapshot snapshot = StudyFixture.study(10, 0);
        show(snapshot);
        List<Trial> copy = new ArrayList<>(table.rows());
        table.rows().addListener((ListChangeListener<Trial>) c -> replay(c, copy));
        int created = 10;
        for (int step = 0; step < 300; step++) {
            if (step == 100) table.filter("param:depth", "≤ 8");
            if (step == 200)
                table.sortBy(List.of(new SortKey("param:class_weights", false), new SortKey("param:trees", true)));
            for (int k = random.nextInt(3); k >= 0; k--) {
                snapshot = StudyFixture.append(snapshot, created, 5000, 1000, 0, random.nextBoolean());
                created++;
            }
            snapshot = endOne(snapshot, random);
            show(snapshot);
            assertEquals(copy, new ArrayList<>(table.rows()), "step " + step);
        }
        List<Integer> followed = numbers();
        table.sortBy(table.order().get());
        assertEquals(numbers(), followed);
    }

    private static void replay(ListChangeListener.Change<? extends Trial> c, List<Trial> copy) {
        while (c.next()) {
            if (c.wasUpdated()) {
                for (int i = c.getFrom(); i < c.getTo(); i++) copy.set(i, c.getList().get(i));
            } else {
                copy.subList(c.getFrom(), c.getFrom() + c.getRemovedSize()).clear();
                copy.addAll(c.getFrom(), c.getAddedSubList());
            }
        }
    }

    private static StudySnapshot endOne(StudySnapshot snapshot, Random random) {
        List<Trial> running = snapshot.trials().stream().filter(t -> t.state() == TrialState.RUNNING).toList();
        if (running.isEmpty()) return snapshot;
        Trial trial = running.get(random.nextInt(running.size()));
        return snapshot.apply(new sweetspot.study.StudyEvent.TrialFinished(trial.number(), TrialState.COMPLETE,
                new double[]{random.nextDouble()}, 9000));
    }
}
