package sweetspot.objective;

/// The link of a running trial to its study: it reports, and learns that it should stop.
public interface TrialContext {

    /// The trial's number; also what its own random numbers should be derived from, with the experiment's seed.
    int number();

    /// Reports an intermediate value.
    ///
    /// @param step ascending, from 0: a fold, a boosting round, an epoch
    void report(int step, double value);

    /// Tells whether the pruner wants the trial stopped, judged at the last report.
    boolean shouldPrune();

    /// Tells whether the user or a limit wants the trial stopped at once. Cheap: poll it in loops.
    boolean cancelled();

    /// A context for a single evaluation outside a study: reports go nowhere, nothing stops it.
    static TrialContext standalone(int number) {
        return new TrialContext() {
            @Override
            public int number() {
                return number;
            }

            @Override
            public void report(int step, double value) {}

            @Override
            public boolean shouldPrune() {
                return false;
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
