package sweetspot.study;

/// The settings that a new experiment starts with unless somebody says otherwise, the same in the window and on the
/// command line, so that the same data give the same search everywhere. The plan of the validation is
/// [Validation#standard()].
///
/// A file that leaves out workers and pruner means one worker and none: what a file means must not depend on the machine
/// that reads it. So whoever makes an experiment writes both down.
public final class Standard {
    /// Number of trials.
    public static final int TRIALS = 100;
    /// Seed of the search.
    public static final long SEED = 1;
    /// Id of the sampler.
    public static final String SAMPLER = "auto";

    /// Id of the pruner for a single objective.
    public static final String PRUNER = "median";
    /// The pruner that stops no trial.
    public static final String NO_PRUNER = "none";

    /// The pruner for so many objectives: an intermediate value is one number, and tells nothing of several.
    public static String pruner(int objectives) {
        return objectives == 1 ? PRUNER : NO_PRUNER;
    }

    /// The longest time of one trial of a model, in seconds; 0 for no limit. In a search over all families one that is slow
    /// on a large table must not take the time of the others.
    public static long trialSeconds(String model) {
        return model.equals(AutoChoice.MODEL) ? 300 : 0;
    }

    /// Number of trials at once: one for each core of this machine.
    public static int workers() {
        return Runtime.getRuntime().availableProcessors();
    }

    private Standard() {}
}
