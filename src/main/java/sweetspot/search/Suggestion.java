package sweetspot.search;

import sweetspot.space.Configuration;

/// A sampler's answer.
public sealed interface Suggestion {

    /// Try this configuration.
    ///
    /// @param configuration a point of the space
    /// @param origin where it came from, a short id such as "random" or "model", for the chart's phases and audits
    record Point(Configuration configuration, String origin) implements Suggestion {}

    /// The space is finite and each of its configurations has been tried.
    record Exhausted() implements Suggestion {}
}
