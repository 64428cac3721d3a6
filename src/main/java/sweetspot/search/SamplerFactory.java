package sweetspot.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sweetspot.search.gp.GpSampler;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;

/// Makes samplers by id: the ids of experiment files, of `--sampler` and of the app's strategy menu.
public final class SamplerFactory {
    private static final Map<String, Supplier<Sampler>> SAMPLERS = new LinkedHashMap<>();

    static {
        SAMPLERS.put("auto", AdvisedSampler::new);
        SAMPLERS.put("gp", GpSampler::new);
        SAMPLERS.put("tpe", TpeSampler::new);
        SAMPLERS.put("cmaes", CmaEsSampler::new);
        SAMPLERS.put("forest", ForestSampler::new);
        SAMPLERS.put("qmc", QmcSampler::new);
        SAMPLERS.put("random", RandomSampler::new);
        SAMPLERS.put("grid", GridSampler::new);
    }

    private SamplerFactory() {}

    /// Every id, the recommended one first.
    public static List<String> ids() {
        return List.copyOf(SAMPLERS.keySet());
    }

    /// A fresh sampler; one study, one sampler.
    ///
    /// @throws IllegalArgumentException if there is no such id; the message lists the allowed ones
    public static Sampler create(String id) {
        return SAMPLERS.get(checked(id)).get();
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
    public static String label(String id) {
        return Messages.text("search.sampler." + checked(id) + ".name");
    }

    /// What the sampler does and when it fits, in one sentence.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String explanation(String id) {
        return Messages.text("search.sampler." + checked(id) + ".explanation");
    }

    private static String checked(String id) {
        if (!SAMPLERS.containsKey(id)) {
            throw new IllegalArgumentException(Messages.text("search.sampler.unknown", id, String.join(", ", ids())));
        }
        return id;
    }
}
