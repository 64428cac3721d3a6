package sweetspot.search.sampler;

import java.util.List;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;

/// Lets samplers suggest in turns, trial by trial, each from all trials so far. Where one is stuck in a part of the
/// space, the next one's trials show it what it has missed.
public final class TurnTakingSampler implements Sampler {
    private final List<Sampler> samplers;

    /// @param samplers in the order of their turns, at least one
    TurnTakingSampler(List<Sampler> samplers) {
        if (samplers.isEmpty()) throw new IllegalArgumentException("there must be a sampler to take turns");
        this.samplers = List.copyOf(samplers);
    }

    /// The Gaussian process, then TPE.
    static TurnTakingSampler gpAndTpe() {
        return new TurnTakingSampler(List.of(SamplerFactory.create("gp"), SamplerFactory.create("tpe")));
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        return samplers.get(context.number() % samplers.size()).suggest(context);
    }
}
