package sweetspot.search;

import sweetspot.space.Configuration;

/// A sampler's answer.
public sealed interface Suggestion {

    /// Try this configuration.
    ///
    /// @param configuration a point of the space
    /// @param origin where it came from, a short id such as "random" or "model", for the chart's phases and audits
    /// @param continues number of the trial, stopped early, that goes on with it; -1 if it is to be begun
    record Point(Configuration configuration, String origin, int continues) implements Suggestion {
        /// A configuration to begin with.
        public Point(Configuration configuration, String origin) {
            this(configuration, origin, -1);
        }
    }

    /// The space is finite and each of its configurations has been tried.
    record Exhausted() implements Suggestion {}
}
