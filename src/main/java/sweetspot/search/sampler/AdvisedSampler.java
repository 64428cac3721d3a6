package sweetspot.search.sampler;

import org.jspecify.annotations.Nullable;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;

/// Follows [StrategyAdvice]: hands every question to the sampler that is recommended for the space and the budget.
public final class AdvisedSampler implements Sampler {
    private String id = "";
    private @Nullable Sampler sampler;

    @Override
    public Suggestion suggest(SearchContext context) {
        String advised = StrategyAdvice.recommend(context.space(), context.budgetTrials(), context.workers(),
                context.directions().size()).sampler();
        if (sampler == null || !advised.equals(id)) {
            id = advised;
            sampler = SamplerFactory.create(advised);
        }
        return sampler.suggest(context);
    }
}
