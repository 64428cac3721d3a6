package sweetspot.objective;

import java.util.concurrent.CancellationException;
import sweetspot.space.Configuration;

/// Scores configurations. Safe to use from several threads at once.
public interface Objective {

    /// Scores one configuration. It reports intermediate values to the context as it goes, and after each one
    /// asks whether to stop.
    ///
    /// @throws TrialPrunedException if the context asked it to stop early
    /// @throws CancellationException if the context was cancelled
    /// @throws Exception if scoring failed; its message becomes the trial's reason, so it names cause and remedy
    Evaluation evaluate(Configuration configuration, TrialContext context) throws Exception;
}
