package sweetspot.search.gp;

import java.util.Optional;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.SearchContext;
import sweetspot.search.SpaceStructure;
import sweetspot.space.Configuration;

/// Finds a configuration that a study has not tried where nearly all have been, so that drawing does not find one.
final class Leftover {
    private Leftover() {}

    /// A configuration that no trial has, tries or waits with; empty if the space is explored.
    static Optional<Configuration> of(SearchContext context) {
        DuplicateFilter duplicates = new DuplicateFilter();
        duplicates.update(context);
        return duplicates.unknown(new SpaceStructure(context.space()), context, 1);
    }
}
