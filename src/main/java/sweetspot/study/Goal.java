package sweetspot.study;

import java.util.Objects;
import sweetspot.text.Messages;

/// One of the objectives of a search: what a value is called, and which values are better.
///
/// @param name for people and in files, not blank
/// @param direction which of its values are better
public record Goal(String name, Direction direction) {

    /// @throws IllegalArgumentException if the name is blank
    public Goal {
        Objects.requireNonNull(direction, "direction");
        if (name.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.goal_name"));
    }

    /// The one objective of a program that names none.
    public static Goal value(Direction direction) {
        return new Goal("value", direction);
    }
}
