package sweetspot.objective;

import java.util.List;
import java.util.Optional;
import sweetspot.data.Fingerprint;
import sweetspot.study.Direction;
import sweetspot.study.Goal;

/// An experiment that can be run.
///
/// @param objective scores configurations
/// @param goals what its values are, in their order, at least one: the metric, or the function's value; names are for
///     people
/// @param task the model and its data; empty for a test function
/// @param function the test function; empty for a model
/// @param fingerprint of the data set and of a separate test file, see `sweetspot.data.Fingerprint`; "" for a test function
public record PreparedObjective(Objective objective, List<Goal> goals, Optional<LearningTask> task,
        Optional<TestFunction> function, String fingerprint) {

    public PreparedObjective {
        goals = List.copyOf(goals);
        if (goals.isEmpty()) throw new IllegalArgumentException("there must be at least one objective");
    }

    /// Tells whether a fingerprint is of the same data, whatever separate test file goes with them.
    public boolean onDataOf(String other) {
        return Fingerprint.ofData(fingerprint).equals(Fingerprint.ofData(other));
    }

    /// Direction of each value.
    public List<Direction> directions() {
        return goals.stream().map(Goal::direction).toList();
    }

    /// Direction of the first value.
    public Direction direction() {
        return goals.getFirst().direction();
    }
}
