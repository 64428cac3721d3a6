package sweetspot.search.sampler;

import java.util.List;
import java.util.function.Function;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.search.StrategyCatalog;
import sweetspot.search.StrategySettings;
import sweetspot.search.cmaes.CmaEsSampler;
import sweetspot.search.forest.ForestSampler;
import sweetspot.search.gp.GpSampler;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.ScalarizingSampler.Rule;
import sweetspot.search.tpe.TpeSampler;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Experiment;

/// Makes samplers by name: the names of experiment files, of `--sampler` and of the app's strategy menu.
///
/// A name is an id, or an id with options: `tpe:candidates=64,multivariate=false`. Each sampler declares its options
/// itself; here they are only listed.
public final class SamplerFactory {
    private static final StrategyCatalog<Function<StrategySettings, Sampler>> CATALOG =
            StrategyCatalog.<Function<StrategySettings, Sampler>>of("sampler")
                    .with("auto", List.of(), _ -> new AdvisedSampler())
                    .with("gp", GpSampler.OPTIONS, s -> new ScalarizingSampler(() -> new GpSampler(s), Rule.CHEBYSHEV))
                    .with("tpe", TpeSampler.OPTIONS, TpeSampler::new)
                    .with("cmaes", CmaEsSampler.OPTIONS,
                            s -> new ScalarizingSampler(() -> new CmaEsSampler(s), Rule.RANK))
                    .with("forest", ForestSampler.OPTIONS,
                            s -> new ScalarizingSampler(() -> new ForestSampler(s), Rule.CHEBYSHEV))
                    .with("nsga2", List.of(), _ -> new NsgaIiSampler())
                    .with("gp_tpe", List.of(), _ -> TurnTakingSampler.gpAndTpe())
                    .with("qmc", List.of(), _ -> new QmcSampler())
                    .with("random", List.of(), _ -> new RandomSampler())
                    .with("grid", GridSampler.OPTIONS, GridSampler::new)
                    .with("families", List.of(), _ -> new FamilyTurnsSampler());

    private SamplerFactory() {}

    /// All samplers with what can be set, the recommended one first.
    public static StrategyCatalog<?> catalog() {
        return CATALOG;
    }

    /// Every id, the recommended one first.
    public static List<String> ids() {
        return CATALOG.ids();
    }

    /// The id in a name, whether or not there is such a sampler.
    public static String id(String name) {
        return StrategyCatalog.id(name);
    }

    /// The settings that a name stands for.
    ///
    /// @throws IllegalArgumentException if there is no such id or option, or an option's value is not allowed; the
    ///     message says what is
    public static StrategySettings settings(String name) {
        return CATALOG.settings(name);
    }

    /// A fresh sampler; one study, one sampler.
    ///
    /// @param name an id, with or without options
    /// @throws IllegalArgumentException as [#settings]
    public static Sampler create(String name) {
        return CATALOG.get(name).maker().apply(settings(name));
    }

    /// Checks a name, and that the parameters it names are there.
    ///
    /// @throws IllegalArgumentException as [#settings], or if the space has no such parameter
    public static void check(String name, SearchSpace space) {
        CATALOG.check(name, space);
    }

    /// The sampler of an experiment: where its pruner goes on with stopped trials, one that asks it to.
    ///
    /// @throws IllegalArgumentException if there is no such sampler or pruner; the message lists the allowed ones
    public static Sampler create(Experiment experiment) {
        Sampler named = create(experiment.sampler());
        Sampler sampler = AutoChoice.in(experiment.subject()) ? new PortfolioSampler(named) : named;
        Pruner pruner = PrunerFactory.create(experiment);
        return pruner.promotes() ? new MultiFidelitySampler(sampler, pruner, experiment.subject().reports()) : sampler;
    }

    /// The sampler's name in menus.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String label(String name) {
        return CATALOG.get(name).label();
    }

    /// Explains in one sentence what the sampler does and when it fits.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String explanation(String name) {
        return CATALOG.get(name).explanation();
    }
}
