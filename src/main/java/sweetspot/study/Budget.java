package sweetspot.study;

/// How much a search may spend. The search ends at whichever limit is reached first.
///
/// @param trials number of trials, the default configuration included; at least 1
/// @param seconds wall-clock seconds over all sittings; 0 = no limit
/// @param patience number of finished trials without a new best after which it ends; 0 = never
public record Budget(int trials, long seconds, int patience) {
    /// The most trials one study may have.
    public static final int MAX_TRIALS = 1_000_000;

    /// @throws IllegalArgumentException if a value is out of its range
    public Budget {
        if (trials < 1 || trials > MAX_TRIALS) {
            throw new IllegalArgumentException("trials must be from 1 to " + MAX_TRIALS + ", not " + trials);
        }
        if (seconds < 0) throw new IllegalArgumentException("seconds must not be negative, not " + seconds);
        if (patience < 0) throw new IllegalArgumentException("patience must not be negative, not " + patience);
    }

    /// A budget of trials alone.
    public static Budget ofTrials(int trials) {
        return new Budget(trials, 0, 0);
    }
}
