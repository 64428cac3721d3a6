package sweetspot.search.sampler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Trial;

/// Begins a search over several families with settings that are known to be good, and then asks another sampler.
///
/// First comes each family at its defaults, those that train fast before the others; then, for at most a third of the
/// budget, a second and third setting of families that gain most from tuning (van Rijn and Hutter, "Hyperparameter
/// importance across datasets", KDD 2018; Probst, Boulesteix and Bischl, "Tunability", JMLR 2019). A setting that a space
/// does not hold, or that breaks one of its rules, is left out. A family that is switched on later gets its turn then. That a search should begin with a portfolio is from
/// Feurer et al., "Auto-sklearn 2.0", JMLR 2022, section 3.
public final class PortfolioSampler implements Sampler {
    /// The origin of trials that come from the portfolio.
    public static final String ORIGIN = "portfolio";

    /// Those that train fast first.
    private static final List<String> BY_COST =
            List.of("naive_bayes", "lda", "qda", "logistic_regression", "ridge", "elastic_net", "decision_tree", "knn",
                    "random_forest", "extra_trees", "xgboost", "gradient_boosting", "adaboost", "svm_rbf", "svr",
                    "gaussian_process", "mlp");
    private static final int SHARE = 3;

    /// Further settings; whatever they do not name is at its default.
    private static final List<Map.Entry<String, Map<String, Object>>> FURTHER = List.of(
            Map.entry("gradient_boosting",
                    Map.of("learning_rate", 0.05, "trees", 200L, "max_depth", 4L, "row_sample", 0.8)),
            Map.entry("random_forest", Map.of("min_leaf", 3L)),
            Map.entry("extra_trees", Map.of("min_leaf", 2L)),
            Map.entry("logistic_regression", Map.of("penalty", 30.0)),
            Map.entry("gradient_boosting",
                    Map.of("learning_rate", 0.03, "trees", 300L, "max_depth", 8L, "row_sample", 0.6)));

    private final Sampler then;

    /// @param then suggests what follows
    public PortfolioSampler(Sampler then) {
        this.then = then;
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        Set<Configuration> tried = new HashSet<>();
        for (int i = 0; i < context.trials().size(); i++) {
            Trial trial = context.trials().get(i);
            // Those that the sampler suggested are many, and seldom one of these.
            if (trial.origin().equals(ORIGIN) || i == 0) tried.add(trial.configuration());
        }
        for (Configuration c : portfolio(context.space(), context.number() < context.budgetTrials() / SHARE)) {
            if (!tried.contains(c)) return new Suggestion.Point(c, ORIGIN);
        }
        return then.suggest(context);
    }

    /// The settings to begin with, in order.
    ///
    /// @param further whether more than the defaults
    static List<Configuration> portfolio(SearchSpace space, boolean further) {
        List<String> families = new ArrayList<>(AutoChoice.families(space));
        families.sort((a, b) -> Integer.compare(cost(a), cost(b)));
        List<Configuration> all = new ArrayList<>();
        for (String family : families) add(all, space, family, Map.of());
        if (further) {
            for (Map.Entry<String, Map<String, Object>> e : FURTHER) {
                if (families.contains(e.getKey())) add(all, space, e.getKey(), e.getValue());
            }
        }
        return all;
    }

    private static int cost(String family) {
        int at = BY_COST.indexOf(family);
        return at < 0 ? BY_COST.size() : at;
    }

    private static void add(List<Configuration> all, SearchSpace space, String family, Map<String, Object> values) {
        Configuration c = space.configure(i -> {
            Parameter p = space.get(i);
            if (p.name().equals(AutoChoice.FAMILY)) return family;
            Object wanted = AutoChoice.owner(p.name()).filter(family::equals)
                    .map(f -> values.get(p.name().substring(f.length() + 1))).orElse(null);
            if (wanted != null && p.distribution().contains(wanted)) return wanted;
            return p.fixed().isPresent() ? p.fixed().get().value() : p.defaultValue();
        });
        if (space.keepsRules(c) && !all.contains(c)) all.add(c);
    }
}
