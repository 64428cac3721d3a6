package sweetspot.objective;

import java.util.Optional;
import sweetspot.study.Direction;

/// An experiment that can be run.
///
/// @param objective scores configurations
/// @param direction which values are better
/// @param valueLabel what a value is, for people: the metric, or the function's value
/// @param task the model and its data; empty for a test function
/// @param function the test function; empty for a model
/// @param fingerprint of the data set, see `sweetspot.data.Fingerprint`; "" for a test function
public record PreparedObjective(Objective objective, Direction direction, String valueLabel,
                                Optional<LearningTask> task, Optional<TestFunction> function, String fingerprint) {}
