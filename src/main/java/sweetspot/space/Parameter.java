package sweetspot.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// One hyperparameter as declared: its name, the range it is searched in, its default, and when it is active.
///
/// A parameter that is fixed keeps its range (so that it can be tuned again later), but [#distribution()],
/// which is all that samplers see, then holds the fixed value alone.
///
/// @param name unique in its space, not blank
/// @param range the values to search
/// @param defaultValue what the model uses when left alone; of the distribution's value type, or null (no limit), but
///     it may lie outside `range` (the default is scored as trial 0 all the same)
/// @param condition when the parameter is active; empty = always
/// @param fixed the value it is fixed at; empty = tuned
/// @param derived what its value is computed from, rounded and clipped to `range`; it is then not searched. Empty for
///     all others
public record Parameter(String name, Distribution range, @Nullable Object defaultValue, Optional<Condition> condition,
        Optional<Fixed> fixed, Optional<Expression> derived) {

    /// The largest distance of a middle from the true one, as a share of the range.
    private static final double NEAR = 0.02;

    /// A value that a parameter is fixed at; a type of its own because null is a valid value.
    ///
    /// @param value the value; null where null is a choice, or where a number has no limit
    public record Fixed(@Nullable Object value) {}

    /// @throws IllegalArgumentException if the name is blank or a value's type does not fit the range
    public Parameter {
        Objects.requireNonNull(range, "range");
        if (name.isBlank()) throw new IllegalArgumentException(Messages.text("space.rule.name"));
        requireType(name, "default", range, defaultValue);
        Distribution r = range;
        String n = name;
        fixed.ifPresent(f -> requireType(n, "fixed value", r, f.value()));
        if (derived.isPresent() && (fixed.isPresent() || !(range instanceof NumericDistribution))) {
            throw new IllegalArgumentException(Messages.text("space.derived.number", name));
        }
    }

    /// A parameter that is not derived from others.
    public Parameter(String name, Distribution range, @Nullable Object defaultValue, Optional<Condition> condition,
            Optional<Fixed> fixed) {
        this(name, range, defaultValue, condition, fixed, Optional.empty());
    }

    /// A tuned, always active parameter.
    public Parameter(String name, Distribution range, @Nullable Object defaultValue) {
        this(name, range, defaultValue, Optional.empty(), Optional.empty());
    }

    /// The default of a parameter of which only the range is known: the middle, on the range's own scale and with as few
    /// digits as come near it, or the first choice.
    public static Object middle(Distribution range) {
        return switch (range) {
            case NumericDistribution n -> n.nearest(shortest(n, n.log() ? Math.sqrt(n.lowest()) * Math.sqrt(n.highest())
                    : n.lowest() / 2 + n.highest() / 2));
            case CategoricalDistribution c -> c.choices().getFirst();
        };
    }

    private static double shortest(NumericDistribution range, double middle) {
        if (!Double.isFinite(middle)) return middle;
        for (int digits = 2; digits < 17; digits++) {
            double rounded = new BigDecimal(middle).round(new MathContext(digits)).doubleValue();
            double off =
                    range.log() ? Math.log(rounded / middle) / (Math.log(range.highest()) - Math.log(range.lowest()))
                            : (rounded - middle) / (range.highest() - range.lowest());
            if (Math.abs(off) < NEAR) return rounded;
        }
        return middle;
    }

    /// The same parameter, active only when `parent` has one of `values`.
    public Parameter when(String parent, Object... values) {
        return new Parameter(name, range, defaultValue,
                Optional.of(new Condition(parent, java.util.Arrays.asList(values))), fixed, derived);
    }

    /// The same parameter, not searched but computed.
    public Parameter derivedFrom(Expression expression) {
        return new Parameter(name, range, defaultValue, condition, Optional.empty(), Optional.of(expression));
    }

    /// The value of a derived parameter where its inputs have these numbers; the default where that is not defined.
    ///
    /// @throws java.util.NoSuchElementException if it is not derived
    public @Nullable Object computed(java.util.function.ToDoubleFunction<String> numbers) {
        double x = derived.orElseThrow().value(numbers);
        return Double.isNaN(x) ? defaultValue : ((NumericDistribution) range).nearest(x);
    }

    /// The same parameter fixed at `value`.
    public Parameter fixedAt(@Nullable Object value) {
        return new Parameter(name, range, defaultValue, condition, Optional.of(new Fixed(value)));
    }

    /// The same parameter, tuned over `newRange`.
    public Parameter tunedOver(Distribution newRange) {
        return new Parameter(name, newRange, defaultValue, condition, Optional.empty());
    }

    /// Tells whether the search varies it.
    public boolean tuned() {
        return fixed.isEmpty() && derived.isEmpty() && !range.isSingle();
    }

    /// The distribution that the search draws from: the range, or the fixed value alone. For a derived parameter a single
    /// value that stands for whatever is computed.
    public Distribution distribution() {
        if (derived.isPresent()) return ((NumericDistribution) range).only((Number) middle(range));
        if (fixed.isEmpty()) return range;
        Object value = fixed.get().value();
        return switch (range) {
            case NumericDistribution numeric when value != null -> numeric.only((Number) value);
            case NumericDistribution _ -> new CategoricalDistribution(java.util.Collections.singletonList(null));
            case CategoricalDistribution _ -> new CategoricalDistribution(java.util.Collections.singletonList(value));
        };
    }

    private static void requireType(String name, String what, Distribution range, @Nullable Object value) {
        boolean fits = switch (range) {
            case FloatDistribution _ -> value == null || value instanceof Double d && Double.isFinite(d);
            case IntDistribution _ -> value == null || value instanceof Long;
            case CategoricalDistribution _ -> value == null || value instanceof String || value instanceof Boolean
                    || value instanceof Long || value instanceof Double;
        };
        if (!fits) {
            throw new IllegalArgumentException(Messages.text("space.rule.type", what, name, String.valueOf(value)));
        }
    }
}
