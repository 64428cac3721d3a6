package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.model.ParameterSpec;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.Expression;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;
import sweetspot.ui.kit.NumberText;

/// The subject of a row of the editor: the hyperparameter as recommended, how far its range may be moved, and its
/// words.
///
/// @param recommended the recommended range, default, condition and lock
/// @param wide the range of the preset "Wide"
/// @param widest the limits of a number, or all choices there are
/// @param label its name in words
/// @param description what it does, in one short sentence
/// @param choiceLabels each choice in words; empty for numbers
/// @param unlimited whether null is a value too: no limit
public record RowSpec(Parameter recommended, Distribution wide, Distribution widest, String label, String description,
        Map<Object, String> choiceLabels, boolean unlimited) {

    /// The kinds of values that a row may have.
    public enum Kind { DECIMAL, WHOLE, CHOICE }

    public RowSpec {
        choiceLabels = java.util.Collections.unmodifiableMap(new HashMap<>(choiceLabels));
    }

    /// The row of a model's hyperparameter.
    public static RowSpec of(ParameterSpec spec) {
        Map<Object, String> labels = new HashMap<>();
        if (spec.widest() instanceof CategoricalDistribution c) {
            for (Object choice : c.choices()) labels.put(choice, spec.choiceLabel(choice));
        }
        return new RowSpec(spec.parameter(), spec.wide(), spec.widest(), spec.label(), spec.description(), labels,
                spec.unlimited());
    }

    /// The row of a parameter of which no more than its declaration is known: nothing limits its range but its kind,
    /// and the wide range reaches half as far again to both sides.
    public static RowSpec of(Parameter parameter) {
        Distribution range = parameter.range();
        Distribution limits = switch (range) {
            case CategoricalDistribution c -> c;
            case FloatDistribution _ -> FloatDistribution.linear(-Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);
            case IntDistribution _ -> IntDistribution.linear(-(1L << 53), 1L << 53);
        };
        String description = parameter.derived().map(e -> Messages.text("space.row.derived", e.text())).orElse("");
        return new RowSpec(parameter, extended(range), limits, parameter.name(), description, Map.of(), false);
    }

    private static Distribution extended(Distribution range) {
        return switch (range) {
            case CategoricalDistribution c -> c;
            case FloatDistribution f when f.step() == 0 -> {
                double room = f.low() == f.high() ? Math.max(1, Math.abs(f.low())) : f.high() - f.low();
                double low = f.low() >= 0 ? Math.max(0, f.low() - room / 2) : f.low() - room / 2;
                yield f.log() ? FloatDistribution.log(f.low() / 10, f.high() * 10)
                        : FloatDistribution.linear(low, f.high() + room / 2);
            }
            case FloatDistribution f -> f;
            case IntDistribution n when n.log() -> IntDistribution.log(Math.max(1, n.low() / 4), n.high() * 4);
            case IntDistribution n -> {
                long room = Math.max(1, (n.high() - n.low()) / n.step() / 2) * n.step();
                long low = n.low() - room;
                yield new IntDistribution(n.low() >= 0 && low < 0 ? n.low() % n.step() : low, n.high() + room, false,
                        n.step());
            }
        };
    }

    /// The same row when an opened space holds `parameter`: limits grow so that its range lies within them, and its
    /// default is the one that stands there.
    RowSpec covering(Parameter parameter) {
        Object standard = parameter.defaultValue();
        boolean fits = standard == null ? unlimited
                : recommended.defaultValue() != null && recommended.defaultValue().getClass() == standard.getClass();
        Parameter own = fits ? new Parameter(recommended.name(), recommended.range(), standard, recommended.condition(),
                recommended.fixed(), parameter.derived()) : recommended;
        return new RowSpec(own, wide, union(widest, parameter.range()), label, description, choiceLabels, unlimited);
    }

    /// The same row, computed from others, or searched.
    RowSpec computedFrom(Optional<Expression> expression) {
        Parameter own = new Parameter(recommended.name(), recommended.range(), recommended.defaultValue(),
                recommended.condition(), expression.isPresent() ? Optional.empty() : recommended.fixed(), expression);
        return new RowSpec(own, wide, widest, label, description, choiceLabels, unlimited);
    }

    private static Distribution union(Distribution limits, Distribution range) {
        if (limits instanceof CategoricalDistribution all && range instanceof CategoricalDistribution some) {
            List<Object> choices = new ArrayList<>(all.choices());
            for (Object choice : some.choices()) {
                if (!choices.contains(choice)) choices.add(choice);
            }
            return new CategoricalDistribution(choices);
        }
        if (limits instanceof NumericDistribution a && range instanceof NumericDistribution b) {
            double low = Math.min(a.lowest(), b.lowest());
            double high = Math.max(a.highest(), b.highest());
            return low == a.lowest() && high == a.highest() ? a : Ranges.numeric(b, low, high, b.log() && low > 0);
        }
        // A list of numbers stands for a range.
        return limits instanceof NumericDistribution && isNumbers(range) ? limits : range;
    }

    private static boolean isNumbers(Distribution range) {
        return range instanceof CategoricalDistribution c
                && c.choices().stream().allMatch(v -> v == null || v instanceof Number);
    }

    /// The parameter's name in its space.
    public String name() {
        return recommended.name();
    }

    /// The kind of its values.
    public Kind kind() {
        return switch (widest) {
            case FloatDistribution _ -> Kind.DECIMAL;
            case IntDistribution _ -> Kind.WHOLE;
            case CategoricalDistribution _ -> Kind.CHOICE;
        };
    }

    /// Tells whether its values are numbers.
    public boolean numeric() {
        return kind() != Kind.CHOICE;
    }

    /// All choices there are, in order; empty for numbers.
    public List<Object> allChoices() {
        return widest instanceof CategoricalDistribution c ? c.choices() : List.of();
    }

    /// A value in words: a choice's label, a number as it is edited.
    public String valueText(@Nullable Object value) {
        if (numeric() && value instanceof Number n) return NumberText.format(n.doubleValue());
        if (value == null && unlimited) return Messages.text("space.noLimit");
        String words = choiceLabels.get(value);
        return words != null ? words : value == null ? Messages.text("space.none") : value.toString();
    }
}
