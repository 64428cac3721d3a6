package sweetspot.objective;

/// Ends an evaluation that its context asked to stop early.
public final class TrialPrunedException extends Exception {
    public TrialPrunedException() {
        super("stopped early", null, false, false);
    }
}
