package sweetspot.search.sampler;

import java.util.Optional;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.QuasiRandom;
import sweetspot.search.Sampler;
import sweetspot.search.ScrambledSobol;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;

/// Quasi-random search: the points of a scrambled Sobol sequence ([ScrambledSobol]), which leave smaller gaps and
/// fewer clusters than random ones. Trial number n takes point n, so any number of workers share one sequence.
///
/// In a finite space a point that is known already is replaced by a draw that is not.
public final class QmcSampler implements Sampler {
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final QuasiRandom sequence = new QuasiRandom();

    @Override
    public Suggestion suggest(SearchContext context) {
        duplicates.update(context);
        Configuration c = sequence.structure(context).decode(sequence.point(context));
        if (!duplicates.isKnown(c)) return new Suggestion.Point(c, "qmc");
        Optional<Configuration> other = duplicates.unknown(sequence.structure(context), context, 1);
        return other.<Suggestion>map(o -> new Suggestion.Point(o, "qmc")).orElseGet(Suggestion.Exhausted::new);
    }
}
