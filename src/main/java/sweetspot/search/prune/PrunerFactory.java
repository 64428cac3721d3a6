package sweetspot.search.prune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.study.Experiment;
import sweetspot.study.Reports;
import sweetspot.text.Messages;

/// Makes pruners by name: the names of experiment files, of `--pruner` and of the app's menu.
///
/// A name is an id, or an id with the value of the pruner's one option: `percentile:25` stops all but the best
/// quarter. The option is for `percentile` the percentage (25), for `patient` the number of reports without
/// improvement (1 for folds, else 3), for `threshold` the worst value let through (none), for `halving` and
/// `hyperband` the reduction factor (3), for `forecast` the standard deviations (3), for `wilcoxon` the p-value
/// (0.15).
public final class PrunerFactory {
    private static final int STARTUP_TRIALS = 5;
    private static final int REDUCTION = 3;
    private static final double DEVIATIONS = 3;
    /// A forecast is preceded by a look at one in so many of the budget's trials, at most.
    private static final int LOOKED_AT_SHARE = 4;
    /// With the usual 0.1 no trial of five folds could be stopped before its fourth; with this, three worse folds
    /// (p = 1/8) are enough.
    private static final double P_VALUE = 0.15;
    private static final Map<String, Maker> PRUNERS = new LinkedHashMap<>();
    /// The one option of a pruner, by its id; what it is when not set may depend on what reports mean.
    private static final Map<String, StrategyOption> OPTIONS = Map.of(
            "percentile", StrategyOption.decimal("percentile", 0.01, 99.99, 25.0),
            "patient", StrategyOption.whole("patience", 1, 1000, null),
            "threshold", StrategyOption.decimal("threshold", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, null),
            "halving", StrategyOption.whole("reduction", 2, 1000, (long) REDUCTION),
            "hyperband", StrategyOption.whole("reduction", 2, 1000, (long) REDUCTION),
            "wilcoxon", StrategyOption.decimal("p_value", 1e-4, 0.4999, P_VALUE));

    /// What a pruner is to know of the study.
    ///
    /// @param reports what the intermediate values mean
    /// @param lastStep the last step that a trial can report; 0 if it is not known
    /// @param company number of trials to look at before the first but one of them goes on
    private record Study(Reports reports, long lastStep, int company) {}

    /// Makes a pruner for a study, with the option, where given.
    private interface Maker {
        Pruner make(Study study, OptionalDouble option);
    }

    static {
        PRUNERS.put("none", (_, o) -> withoutOption(o, Pruner.none()));
        PRUNERS.put("median", (s, o) -> withoutOption(o, median(s.reports)));
        PRUNERS.put("percentile", (s, o) -> new PercentilePruner(s.reports, o.orElse(25), STARTUP_TRIALS, 1));
        PRUNERS.put("patient", (s, o) -> new PatientPruner(median(s.reports), s.reports,
                whole(o, s.reports == Reports.PARTS ? 1 : 3)));
        PRUNERS.put("threshold", (s, o) -> new ThresholdPruner(s.reports, o.orElse(Double.NaN)));
        PRUNERS.put("halving", (s, o) -> new SuccessiveHalvingPruner(s.reports, whole(o, REDUCTION), 0, s.lastStep));
        PRUNERS.put("hyperband", (s, o) -> new HyperbandPruner(s.reports, whole(o, REDUCTION), s.lastStep));
        PRUNERS.put("forecast", (s, o) -> new ForecastPruner(s.reports, o.orElse(DEVIATIONS), s.lastStep, s.company));
        PRUNERS.put("wilcoxon", (_, o) -> new WilcoxonPruner(o.orElse(P_VALUE), 2));
    }

    private PrunerFactory() {}

    /// Every id.
    public static List<String> ids() {
        return List.copyOf(PRUNERS.keySet());
    }

    /// The pruner of an experiment.
    ///
    /// @throws IllegalArgumentException as [#create(String, Reports)]
    public static Pruner create(Experiment experiment) {
        return create(experiment.pruner(), new Study(experiment.subject().reports(),
                experiment.subject().lastStep(experiment.space()), company(experiment)));
    }

    /// Looking first is for those who have trials and configurations to spare.
    private static int company(Experiment experiment) {
        long most = Math.min(experiment.budget().trials(), experiment.space().cardinality().orElse(Long.MAX_VALUE));
        return Math.clamp(most / LOOKED_AT_SHARE, 1, ForecastPruner.COMPANY);
    }

    /// What a name means: a pruner has one option at most, whose value alone stands behind the colon.
    ///
    /// @throws IllegalArgumentException if there is no such id, or the option is not allowed
    public static StrategySettings settings(String name) {
        String id = id(name);
        StrategySettings none = StrategySettings.standard(id,
                OPTIONS.containsKey(id) ? List.of(OPTIONS.get(id)) : List.of());
        if (name.length() <= id.length()) return none;
        if (none.options().isEmpty()) throw new IllegalArgumentException(Messages.text("search.option.none", id));
        StrategyOption option = none.options().getFirst();
        return none.with(option.key(), option.parse(name.substring(id.length() + 1)));
    }

    /// The name that means these settings of a pruner.
    public static String name(StrategySettings settings) {
        return settings.values().isEmpty() ? settings.id()
                : settings.id() + ":" + StrategyOption.text(settings.values().values().iterator().next());
    }

    /// A fresh pruner.
    ///
    /// @param name an id, or id:option
    /// @param reports what the intermediate values of the study's trials mean
    /// @throws IllegalArgumentException if there is no such id (the message lists the allowed ones) or the option is
    ///     not allowed
    public static Pruner create(String name, Reports reports) {
        return create(name, reports, 0);
    }

    /// A fresh pruner for trials whose last step is known.
    ///
    /// @param lastStep the last step that a trial can report; 0 if it is not known
    /// @throws IllegalArgumentException as [#create(String, Reports)]
    public static Pruner create(String name, Reports reports, long lastStep) {
        return create(name, new Study(reports, lastStep, ForecastPruner.COMPANY));
    }

    private static Pruner create(String name, Study study) {
        Maker maker = PRUNERS.get(id(name));
        try {
            return maker.make(study, option(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.text("search.pruner.option", name, e.getMessage()), e);
        }
    }

    /// A pruner for trials that report their folds' scores.
    ///
    /// @throws IllegalArgumentException as [#create(String, Reports)]
    public static Pruner create(String name) {
        return create(name, Reports.PARTS);
    }

    /// The pruner's name in menus.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String label(String name) {
        return Messages.text("search.pruner." + id(name) + ".name");
    }

    /// What the pruner does and when it fits, in one sentence.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String explanation(String name) {
        return Messages.text("search.pruner." + id(name) + ".explanation");
    }

    private static String id(String name) {
        int colon = name.indexOf(':');
        String id = colon < 0 ? name : name.substring(0, colon);
        if (!PRUNERS.containsKey(id)) {
            throw new IllegalArgumentException(Messages.text("search.pruner.unknown", id, String.join(", ", ids())));
        }
        return id;
    }

    private static OptionalDouble option(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) return OptionalDouble.empty();
        String text = name.substring(colon + 1);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) return OptionalDouble.of(value);
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(Messages.text("search.pruner.number", text));
    }

    private static Pruner median(Reports reports) {
        return new PercentilePruner(reports, 50, STARTUP_TRIALS, 1);
    }

    private static Pruner withoutOption(OptionalDouble option, Pruner pruner) {
        if (option.isPresent()) throw new IllegalArgumentException(Messages.text("search.pruner.optionless"));
        return pruner;
    }

    private static int whole(OptionalDouble option, int otherwise) {
        double value = option.orElse(otherwise);
        if (value != Math.rint(value) || Math.abs(value) > 1000) {
            throw new IllegalArgumentException(Messages.text("search.pruner.whole", value));
        }
        return (int) value;
    }
}
