package sweetspot.search;

/// Suggests the next configuration of a study.
///
/// A suggestion is a pure function of the [SearchContext]: space, finished and running trials, trial number,
/// seed, budget. An implementation may memoize inside for speed, but a fresh instance must suggest the same.
/// It is called by one thread at a time.
public interface Sampler {

    /// The next configuration, or why there is none.
    Suggestion suggest(SearchContext context);
}
