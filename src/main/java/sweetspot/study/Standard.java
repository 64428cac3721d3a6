package sweetspot.study;

/// What is taken where nobody says otherwise, the same in the window, on the command line and in experiment files, so
/// that the same data give the same scores everywhere. The plan of the validation is [Validation#standard()].
///
/// Two things differ, and the README says so: the window uses all cores and stops weak trials early; the command line,
/// for scripts that want the same trials again and all of them complete, does neither unless it is told to.
public final class Standard {
    /// Number of trials.
    public static final int TRIALS = 100;
    /// Seed of the search.
    public static final long SEED = 1;
    /// Id of the sampler.
    public static final String SAMPLER = "auto";

    private Standard() {}
}
