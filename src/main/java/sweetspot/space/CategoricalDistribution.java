package sweetspot.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// A list of choices without an order. A choice is a `String`, `Boolean`, `Long`, `Double` or null; two choices
/// are the same only if their type and value are (so `1`, `1.0` and `true` are three).
///
/// @param choices at least one, all different; unmodifiable
public record CategoricalDistribution(List<Object> choices) implements Distribution {

    /// @throws IllegalArgumentException if there is no choice, one occurs twice, or one has another type
    public CategoricalDistribution {
        if (choices.isEmpty()) throw new IllegalArgumentException(Messages.text("space.rule.no_choice"));
        List<Object> copy = new ArrayList<>(choices.size());
        for (Object choice : choices) {
            switch (choice) {
                case null -> {}
                case String _, Boolean _, Long _, Double _ -> {}
                default -> throw new IllegalArgumentException(
                        Messages.text("space.rule.choice_type", choice.getClass().getSimpleName()));
            }
            if (copy.contains(choice)) {
                throw new IllegalArgumentException(Messages.text("space.rule.choice_twice", String.valueOf(choice)));
            }
            copy.add(choice);
        }
        choices = Collections.unmodifiableList(copy);
    }

    /// The choices given, in their order.
    public static CategoricalDistribution of(@Nullable Object... choices) {
        return new CategoricalDistribution(java.util.Arrays.asList(choices));
    }

    /// Position of `value` among the choices, or -1.
    public int indexOf(@Nullable Object value) {
        return choices.indexOf(value);
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return choices.contains(value);
    }

    @Override
    public OptionalLong cardinality() {
        return OptionalLong.of(choices.size());
    }
}
