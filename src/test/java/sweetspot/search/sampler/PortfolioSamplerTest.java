package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sweetspot.model.DataShape;
import sweetspot.model.family.ModelCatalog;
import sweetspot.space.Configuration;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;

/// The settings that a search over several families begins with.
class PortfolioSamplerTest {
    private static final SearchSpace SPACE = ModelCatalog.auto().recommendedSpace(new DataShape(500, 10, 2));

    private static List<String> families(List<Configuration> all) {
        return all.stream().map(c -> AutoChoice.family(c).orElseThrow()).toList();
    }

    @Test
    void eachFamilyHasOneTurnAtItsDefaultsCheapOnesFirst() {
        List<Configuration> all = PortfolioSampler.portfolio(SPACE, false);
        List<String> order = families(all);
        assertEquals(new HashSet<>(AutoChoice.families(SPACE)), new HashSet<>(order));
        assertEquals(order.size(), new HashSet<>(order).size());
        for (String quick : List.of("naive_bayes", "lda", "qda")) {
            assertTrue(order.indexOf(quick) < order.indexOf("random_forest"), quick);
        }
        assertTrue(order.indexOf("random_forest") < order.indexOf("adaboost"));
        assertTrue(order.indexOf("logistic_regression") < order.indexOf("gradient_boosting"));
        assertTrue(order.indexOf("gradient_boosting") < order.indexOf("mlp"));
        for (Configuration c : all) {
            assertTrue(SPACE.contains(c), c.toString());
            SearchSpace own = AutoChoice.plain(SPACE, AutoChoice.family(c).orElseThrow());
            assertEquals(own.defaults(), AutoChoice.plain(c));
        }
    }

    /// Names and values of the further settings are those of the families: else they would be the defaults again.
    @Test
    void furtherSettingsDifferFromTheDefaultsInAllThatTheyName() {
        List<Configuration> all = PortfolioSampler.portfolio(SPACE, true);
        assertEquals(AutoChoice.families(SPACE).size() + 5, all.size());
        assertEquals(all.size(), new HashSet<>(all).size());
        Configuration boosting = all.get(all.size() - 1);
        for (String name : List.of("learning_rate", "trees", "max_depth", "row_sample")) {
            String whole = AutoChoice.name("gradient_boosting", name);
            assertTrue(!SPACE.get(whole).defaultValue().equals(boosting.get(whole)), name);
        }
        for (Configuration c : all) assertTrue(SPACE.contains(c), c.toString());
    }

    @Test
    void aFamilyThatIsOffHasNoTurn() {
        SearchSpace fewer = AutoChoice.without(SPACE, Set.of("mlp", "random_forest"));
        List<String> order = families(PortfolioSampler.portfolio(fewer, true));
        assertTrue(!order.contains("mlp") && !order.contains("random_forest"));
        assertTrue(fewer.contains(fewer.defaults()));
    }

    /// A setting that breaks a rule is none to begin with; the family is left to the sampler, which keeps the rules.
    @Test
    void settingsThatBreakARuleAreLeftOut() {
        String leaf = AutoChoice.name("random_forest", "min_leaf");
        SearchSpace ruled = SPACE.withRelations(
                List.of(Relation.read("40*" + leaf + " <= " + AutoChoice.name("random_forest", "trees")),
                        Relation.read(AutoChoice.name("knn", "neighbors") + " >= 6")));
        List<Configuration> all = PortfolioSampler.portfolio(ruled, true);
        assertEquals(PortfolioSampler.portfolio(SPACE, true).size() - 2, all.size());
        for (Configuration c : all) assertTrue(ruled.keepsRules(c), c.toString());
    }
}
