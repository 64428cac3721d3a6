package sweetspot.search.prune;

import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyCatalog;
import sweetspot.search.StrategySettings;
import sweetspot.study.Experiment;
import sweetspot.study.Reports;

/// Makes pruners by name: the names of experiment files, of `--pruner` and of the app's menu.
///
/// A name is an id, or an id with options: `percentile:10` or `percentile:10,min_trials=20`. Each pruner declares its
/// options itself; here they are only listed.
public final class PrunerFactory {
    /// A forecast is preceded by a look at one in so many of the budget's trials, at most.
    private static final int LOOKED_AT_SHARE = 4;

    private static final StrategyCatalog<Maker> CATALOG = StrategyCatalog.<Maker>of("pruner")
            .with("none", List.of(), (_, _) -> Pruner.none())
            .with("median", PercentilePruner.MEDIAN_OPTIONS, (s, o) -> PercentilePruner.median(s.reports, o))
            .with("percentile", PercentilePruner.OPTIONS, (s, o) -> new PercentilePruner(s.reports, o))
            .with("patient", PatientPruner.OPTIONS, (s, o) -> PatientPruner.ofMedian(s.reports, o))
            .with("threshold", ThresholdPruner.OPTIONS, (s, o) -> new ThresholdPruner(s.reports, o))
            .with("halving", SuccessiveHalvingPruner.OPTIONS,
                    (s, o) -> new SuccessiveHalvingPruner(s.reports, o, s.lastStep))
            .with("hyperband", HyperbandPruner.OPTIONS, (s, o) -> new HyperbandPruner(s.reports, o, s.lastStep))
            .with("forecast", ForecastPruner.OPTIONS,
                    (s, o) -> new ForecastPruner(s.reports, o, s.lastStep, s.company))
            .with("wilcoxon", WilcoxonPruner.OPTIONS, (_, o) -> new WilcoxonPruner(o));

    /// What a pruner is to know of the study.
    ///
    /// @param reports what the intermediate values mean
    /// @param lastStep the last step that a trial can report; 0 if it is not known
    /// @param company number of trials to look at before the first but one of them goes on, unless it is set
    private record Study(Reports reports, long lastStep, int company) {}

    /// Makes a pruner for a study with the options that are set.
    private interface Maker {
        Pruner make(Study study, StrategySettings options);
    }

    private PrunerFactory() {}

    /// All pruners with what can be set.
    public static StrategyCatalog<?> catalog() {
        return CATALOG;
    }

    /// Every id.
    public static List<String> ids() {
        return CATALOG.ids();
    }

    /// The pruner of an experiment.
    ///
    /// @throws IllegalArgumentException as [#settings]
    public static Pruner create(Experiment experiment) {
        return create(experiment.pruner(), new Study(experiment.subject().reports(),
                experiment.subject().lastStep(experiment.space()), company(experiment)));
    }

    /// Looking first is for those who have trials and configurations to spare.
    private static int company(Experiment experiment) {
        long most = Math.min(experiment.budget().trials(), experiment.space().cardinality().orElse(Long.MAX_VALUE));
        return Math.clamp(most / LOOKED_AT_SHARE, 1, ForecastPruner.COMPANY);
    }

    /// What a name means.
    ///
    /// @throws IllegalArgumentException if there is no such id or option, or an option's value is not allowed; the
    ///     message says what is
    public static StrategySettings settings(String name) {
        return CATALOG.settings(name);
    }

    /// A fresh pruner.
    ///
    /// @param name an id, with or without options
    /// @param reports what the intermediate values of the study's trials mean
    /// @throws IllegalArgumentException as [#settings]
    public static Pruner create(String name, Reports reports) {
        return create(name, reports, 0);
    }

    /// A fresh pruner for trials whose last step is known.
    ///
    /// @param lastStep the last step that a trial can report; 0 if it is not known
    /// @throws IllegalArgumentException as [#settings]
    public static Pruner create(String name, Reports reports, long lastStep) {
        return create(name, new Study(reports, lastStep, ForecastPruner.COMPANY));
    }

    /// A pruner for trials that report their folds' scores.
    ///
    /// @throws IllegalArgumentException as [#settings]
    public static Pruner create(String name) {
        return create(name, Reports.PARTS);
    }

    private static Pruner create(String name, Study study) {
        return CATALOG.get(name).maker().make(study, settings(name));
    }

    /// The pruner's name in menus.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String label(String name) {
        return CATALOG.get(name).label();
    }

    /// What the pruner does and when it fits, in one sentence.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String explanation(String name) {
        return CATALOG.get(name).explanation();
    }
}
