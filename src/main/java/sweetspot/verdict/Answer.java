package sweetspot.verdict;

import java.util.Locale;

/// The answer to "Did tuning help?", in a word.
public enum Answer {
    /// The gain is above 0, and not practically equal.
    HELPED,
    /// The gain lies in the region of practical equivalence, or the default is the best.
    PRACTICALLY_EQUAL,
    /// The gain may be luck.
    NOT_CLEAR,
    /// What the search picked is worse than the default.
    HARMED,
    /// The best is better, but each was scored once, so nothing is known of chance.
    ONCE,
    /// There is no default to compare with.
    UNKNOWN;

    /// The word in JSON.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The word of versions before practical equality was known: `yes`, `no`, `not_clear`, `once` or `unknown`.
    String plain() {
        return switch (this) {
            case HELPED -> "yes";
            case PRACTICALLY_EQUAL, HARMED -> "no";
            case NOT_CLEAR, ONCE, UNKNOWN -> id();
        };
    }
}
