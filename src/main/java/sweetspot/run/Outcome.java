package sweetspot.run;

import java.util.Map;
import sweetspot.objective.Evaluation;

/// The end of an executor's work on a trial.
public sealed interface Outcome {

    /// It was scored.
    record Scored(Evaluation evaluation) implements Outcome {}

    /// It stopped early, as it was asked to.
    record StoppedEarly() implements Outcome {}

    /// It was cancelled, as it was asked to.
    record Cancelled() implements Outcome {}

    /// It could not be scored.
    ///
    /// @param reason cause and, where there is one, remedy, in words
    /// @param attributes plain JSON values to keep with the trial
    record Failed(String reason, Map<String, Object> attributes) implements Outcome {
        public Failed(String reason) {
            this(reason, Map.of());
        }
    }
}
