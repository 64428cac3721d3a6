package sweetspot.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// Says when a child parameter is active: when its parent is active and has one of the given values.
///
/// @param parent name of a parameter that is declared before the child
/// @param values the parent's values that make the child active, at least one; unmodifiable
public record Condition(String parent, List<Object> values) {

    /// @throws IllegalArgumentException if the parent's name or the list is empty
    public Condition {
        if (parent.isBlank()) throw new IllegalArgumentException(Messages.text("space.rule.no_parent"));
        if (values.isEmpty()) throw new IllegalArgumentException(Messages.text("space.rule.no_values"));
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /// Tells whether the child is active when its parent is active with `parentValue`.
    public boolean holds(@Nullable Object parentValue) {
        return values.contains(parentValue);
    }
}
