package sweetspot.search.sampler;

import org.jspecify.annotations.Nullable;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.SpaceStructure;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;

/// Draws every parameter uniformly over its range (in the logarithm on a log scale), independently of all results.
///
/// In a finite space no configuration is drawn twice, and the search ends when none is left (Bergstra and Bengio,
/// "Random search for hyper-parameter optimization", JMLR 2012, for why it beats a grid).
public final class RandomSampler implements Sampler {
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private @Nullable SpaceStructure structure;

    @Override
    public Suggestion suggest(SearchContext context) {
        if (structure == null || structure.space() != context.space()) structure = new SpaceStructure(context.space());
        Configuration drawn = structure.decode(structure.uniform(context.random()));
        // Two continuous draws are never the same, so only a finite space pays for looking.
        if (!structure.isFinite()) return new Suggestion.Point(drawn, "random");
        duplicates.update(context);
        if (!duplicates.isKnown(drawn)) return new Suggestion.Point(drawn, "random");
        return duplicates.unknown(structure, context, 1).<Suggestion>map(c -> new Suggestion.Point(c, "random"))
                .orElseGet(Suggestion.Exhausted::new);
    }
}
