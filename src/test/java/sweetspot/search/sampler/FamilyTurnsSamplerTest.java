package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sweetspot.model.DataShape;
import sweetspot.model.family.ModelCatalog;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

class FamilyTurnsSamplerTest extends SamplerContract {
    private static final SearchSpace SPACE = ModelCatalog.auto().recommendedSpace(new DataShape(500, 10, 2));

    @Override
    protected Sampler create() {
        return new FamilyTurnsSampler();
    }

    @Override
    protected int[] historySizes() {
        return new int[]{0, 1, 3, 11};
    }

    @Override
    protected int manyTrials() {
        return 250;
    }

    private static double loss(Configuration c) {
        return switch (AutoChoice.family(c).orElseThrow()) {
            case "svm_rbf" -> 0.1 + Math.abs(Math.log10(c.number("svm_rbf.c")) - 2) / 10;
            case "knn" -> 0.3 + c.integer("knn.neighbors") / 1000.0;
            case "logistic_regression" -> 0.35;
            default -> 0.8;
        };
    }

    private static List<Trial> run(SearchSpace space, int trials) {
        Sampler sampler = new PortfolioSampler(new FamilyTurnsSampler());
        List<Trial> all = new ArrayList<>();
        while (all.size() < trials) {
            SearchContext context =
                    new SearchContext(space, List.of(Direction.MINIMIZE), List.copyOf(all), all.size(), 1,
                            trials, 1);
            Suggestion.Point p = assertInstanceOf(Suggestion.Point.class, sampler.suggest(context));
            all.add(Trial.started(all.size(), p.configuration(), 1).with(Trial.ORIGIN, p.origin())
                    .finish(TrialState.COMPLETE, new double[]{loss(p.configuration())}, 2));
        }
        return all;
    }

    private static Map<String, Integer> counts(List<Trial> trials) {
        Map<String, Integer> counts = new HashMap<>();
        for (Trial t : trials) counts.merge(AutoChoice.family(t.configuration()).orElseThrow(), 1, Integer::sum);
        return counts;
    }

    @Test
    void theBetterAFamilyTheMoreTrialsItGets() {
        List<Trial> trials = run(SPACE, 60);
        Map<String, Integer> counts = counts(trials);
        assertTrue(counts.get("svm_rbf") > counts.get("knn"), counts.toString());
        assertTrue(counts.get("knn") > counts.get("logistic_regression"), counts.toString());
        assertTrue(counts.get("svm_rbf") >= 15, counts.toString());
        for (Trial t : trials) assertTrue(SPACE.contains(t.configuration()), t.toString());
        // The strategy within a family learns: it finds the optimum at c = 100.
        assertTrue(trials.stream().mapToDouble(Trial::value).min().orElseThrow() < 0.12);
    }

    /// Three families with 0, 0 and 0 turns: the leader first; once it has had two, the second's share is due.
    @Test
    void turnsFollowTheRanking() {
        List<String> families = List.of("a", "b", "c");
        Map<String, List<Trial>> trials = new HashMap<>();
        for (String f : families) trials.put(f, new ArrayList<>());
        trials.get("a").add(scored(1, 0.3, PortfolioSampler.ORIGIN));
        trials.get("b").add(scored(2, 0.1, PortfolioSampler.ORIGIN));
        assertEquals(List.of("b", "a", "c"), FamilyTurnsSampler.turns(trials, families, Direction.MINIMIZE));
        trials.get("b").add(scored(3, 0.2, "model"));
        trials.get("b").add(scored(4, 0.2, "model"));
        assertEquals(List.of("a", "b", "c"), FamilyTurnsSampler.turns(trials, families, Direction.MINIMIZE));
    }

    private static Trial scored(int number, double value, String origin) {
        return Trial.started(number, Configuration.empty(), 1).with(Trial.ORIGIN, origin).finish(TrialState.COMPLETE,
                new double[]{value}, 2);
    }

    @Test
    void rulesAreKeptAndFamiliesThatAreOffGetNothing() {
        SearchSpace space = AutoChoice.without(SPACE, Set.of("svm_rbf"))
                .withRelations(List.of(Relation.read("knn.neighbors >= 6")));
        for (Trial t : run(space, 50)) {
            assertTrue(space.keepsRules(t.configuration()), t.toString());
            assertTrue(!AutoChoice.family(t.configuration()).orElseThrow().equals("svm_rbf"));
        }
    }

    @Test
    void theSameHistoryGivesTheSameSuggestion() {
        List<Trial> trials = run(SPACE, 40);
        SearchContext context = Histories.context(SPACE, trials, 1, 1);
        Suggestion one = new FamilyTurnsSampler().suggest(context);
        assertEquals(one, new FamilyTurnsSampler().suggest(context));
        assertInstanceOf(Suggestion.Point.class, one);
    }
}
