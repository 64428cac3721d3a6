package sweetspot.study;

/// The sources of configurations that no sampler suggested: values of [Trial#ORIGIN].
public final class Origins {
    /// The default configuration, trial 0.
    public static final String DEFAULT = "default";
    /// Someone asked for it.
    public static final String QUEUED = "queued";
    /// Someone asked for an earlier trial's configuration once more.
    public static final String REPEAT = "repeat";
    /// An earlier study did well with it.
    public static final String WARM_START = "warm start";

    private Origins() {}

    /// Tells whether a trial's origin says that a sampler suggested it.
    public static boolean isSuggested(String origin) {
        return switch (origin) {
            case "", DEFAULT, QUEUED, REPEAT, WARM_START -> false;
            default -> true;
        };
    }
}
