package sweetspot.search.sampler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.search.cmaes.CmaEsSampler;
import sweetspot.search.forest.ForestSampler;
import sweetspot.search.gp.GpSampler;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.ScalarizingSampler.Rule;
import sweetspot.search.tpe.TpeSampler;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;

/// Makes samplers by name: the names of experiment files, of `--sampler` and of the app's strategy menu.
///
/// A name is an id, or an id with options: `tpe:candidates=64,multivariate=false`. Each sampler declares its options
/// itself; here they are only listed.
public final class SamplerFactory {
    private static final Map<String, Entry> SAMPLERS = new LinkedHashMap<>();

    /// A kind of sampler: what can be set, and how one is made.
    private record Entry(List<StrategyOption> options, Function<StrategySettings, Sampler> maker) {}

    static {
        add("auto", AdvisedSampler::new);
        add("gp", GpSampler.OPTIONS, s -> new ScalarizingSampler(() -> new GpSampler(s), Rule.CHEBYSHEV));
        add("tpe", TpeSampler.OPTIONS, TpeSampler::new);
        add("cmaes", CmaEsSampler.OPTIONS, s -> new ScalarizingSampler(() -> new CmaEsSampler(s), Rule.RANK));
        add("forest", ForestSampler.OPTIONS, s -> new ScalarizingSampler(() -> new ForestSampler(s), Rule.CHEBYSHEV));
        add("nsga2", NsgaIiSampler::new);
        add("gp_tpe", TurnTakingSampler::gpAndTpe);
        add("qmc", QmcSampler::new);
        add("random", RandomSampler::new);
        add("grid", GridSampler.OPTIONS, GridSampler::new);
    }

    private SamplerFactory() {}

    private static void add(String id, Supplier<Sampler> maker) {
        add(id, List.of(), _ -> maker.get());
    }

    private static void add(String id, List<StrategyOption> options, Function<StrategySettings, Sampler> maker) {
        SAMPLERS.put(id, new Entry(options, maker));
    }

    /// Every id, the recommended one first.
    public static List<String> ids() {
        return List.copyOf(SAMPLERS.keySet());
    }

    /// The id in a name, whether or not there is such a sampler.
    public static String id(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /// What a name means.
    ///
    /// @throws IllegalArgumentException if there is no such id or option, or an option's value is not allowed; the
    ///     message says what is
    public static StrategySettings settings(String name) {
        String id = checked(id(name));
        String rest = name.substring(Math.min(name.length(), id.length() + 1));
        return StrategySettings.parse(id, SAMPLERS.get(id).options, rest);
    }

    /// A fresh sampler; one study, one sampler.
    ///
    /// @param name an id, with or without options
    /// @throws IllegalArgumentException as [#settings]
    public static Sampler create(String name) {
        return SAMPLERS.get(checked(id(name))).maker.apply(settings(name));
    }

    /// Checks a name, and that the parameters it names are there.
    ///
    /// @throws IllegalArgumentException as [#settings], or if the space has no such parameter
    public static void check(String name, SearchSpace space) {
        for (StrategySettings.Place place : settings(name).values().keySet()) {
            if (place.parameter().isEmpty() || space.indexOf(place.parameter()) >= 0) continue;
            throw new IllegalArgumentException(Messages.text("search.option.parameter", id(name), place.parameter(),
                    String.join(", ", space.parameters().stream().map(p -> p.name()).toList())));
        }
    }

    /// The sampler of an experiment: where its pruner goes on with stopped trials, one that asks it to.
    ///
    /// @throws IllegalArgumentException if there is no such sampler or pruner; the message lists the allowed ones
    public static Sampler create(Experiment experiment) {
        Sampler sampler = create(experiment.sampler());
        Pruner pruner = PrunerFactory.create(experiment);
        return pruner.promotes() ? new MultiFidelitySampler(sampler, pruner, experiment.subject().reports()) : sampler;
    }

    /// The sampler's name in menus.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String label(String name) {
        return Messages.text("search.sampler." + checked(id(name)) + ".name");
    }

    /// What the sampler does and when it fits, in one sentence.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String explanation(String name) {
        return Messages.text("search.sampler." + checked(id(name)) + ".explanation");
    }

    private static String checked(String id) {
        if (!SAMPLERS.containsKey(id)) {
            throw new IllegalArgumentException(Messages.text("search.sampler.unknown", id, String.join(", ", ids())));
        }
        return id;
    }
}
