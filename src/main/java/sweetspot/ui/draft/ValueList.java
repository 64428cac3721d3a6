package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.UnitCube;
import sweetspot.text.Messages;
import sweetspot.ui.kit.NumberText;

/// A list of numbers that stands for a range, such as "5, 10, no limit": made of one, typed, and made a range again.
final class ValueList {
    /// The number of values that a range is first cut into.
    private static final int VALUES = 4;
    private static final Set<String> NULLS = Set.of("none", "null", "∞");

    private ValueList() {}

    /// The value that a text stands for, or the reason why it stands for none.
    sealed interface Parsed permits Value, Rejected {}

    /// The values that a list stands for, or the reason why it stands for none.
    sealed interface ParsedList permits Values, Rejected {}

    /// @param value a number, or null for no limit
    record Value(@Nullable Object value) implements Parsed {}

    record Values(CategoricalDistribution list) implements ParsedList {}

    record Rejected(String reason) implements Parsed, ParsedList {}

    /// A few values, evenly over the range on its own scale.
    static CategoricalDistribution of(NumericDistribution range) {
        Set<Object> values = new LinkedHashSet<>();
        for (int i = 0; i < VALUES; i++) {
            double inside = ((Number) UnitCube.decode(range, i / (VALUES - 1.0))).doubleValue();
            values.add(range.nearest(i == 0 ? range.lowest() : i == VALUES - 1 ? range.highest()
                    : NumberText.round(inside, 2)));
        }
        return new CategoricalDistribution(new ArrayList<>(values));
    }

    /// The range that the list's numbers span; the recommended one where they are fewer than two.
    static Distribution range(RowSpec spec, CategoricalDistribution list) {
        double[] numbers = list.choices().stream().filter(Number.class::isInstance)
                .mapToDouble(v -> ((Number) v).doubleValue()).sorted().toArray();
        if (!(spec.recommended().range() instanceof NumericDistribution range)) return spec.wide();
        if (numbers.length < 2 || numbers[0] == numbers[numbers.length - 1]) return range;
        return Ranges.numeric(range, numbers[0], numbers[numbers.length - 1], range.log() && numbers[0] > 0);
    }

    /// The list with or without no limit, which stands last; the last value cannot be taken away.
    static Distribution with(Distribution list, boolean unlimited) {
        List<Object> values = new ArrayList<>(((CategoricalDistribution) list).choices());
        values.remove(null);
        if (unlimited) values.add(null);
        return values.isEmpty() ? list : new CategoricalDistribution(values);
    }

    /// A number to fix a row at that has been without limit: the default, or the middle of the range.
    static Object number(RowSpec spec) {
        Object standard = spec.recommended().defaultValue();
        return standard instanceof Number ? standard : Parameter.middle(spec.recommended().range());
    }

    /// The list as it is typed.
    static String text(RowSpec spec, Distribution list) {
        if (!(list instanceof CategoricalDistribution c)) return "";
        return c.choices().stream().map(spec::valueText).collect(Collectors.joining(", "));
    }

    /// Reads a typed list: numbers and "no limit", with commas or semicolons between them.
    static ParsedList parse(RowSpec spec, String text) {
        Set<Object> values = new LinkedHashSet<>();
        for (String part : text.split(text.contains(";") ? ";" : ",")) {
            if (part.isBlank()) continue;
            switch (value(spec, part)) {
                case Rejected r -> {
                    return new Rejected(Messages.text("space.row.inList", part.strip(), r.reason()));
                }
                case Value v -> values.add(v.value());
            }
        }
        if (values.isEmpty()) return new Rejected(Messages.text("space.row.emptyList"));
        return new Values(new CategoricalDistribution(new ArrayList<>(values)));
    }

    /// Reads one typed value.
    static Parsed value(RowSpec spec, String text) {
        NumericDistribution limits = (NumericDistribution) spec.widest();
        String word = text.strip();
        boolean none = word.equalsIgnoreCase(Messages.text("space.noLimit"))
                || NULLS.contains(word.toLowerCase(java.util.Locale.ROOT));
        if (none && spec.unlimited()) return new Value(null);
        return switch (NumberText.parse(text, Ranges.whole(limits))) {
            case NumberText.Rejected r -> new Rejected(r.reason());
            case NumberText.Number n -> outside(limits, n.value()).<Parsed>map(Rejected::new)
                    .orElseGet(() -> new Value(Ranges.whole(limits) ? (Object) (long) n.value() : (Object) n.value()));
        };
    }

    /// The reason why a number is none that the row may have; empty if it is.
    static Optional<String> outside(NumericDistribution limits, double value) {
        if (value < limits.lowest()) {
            return Optional.of(Messages.text("space.row.belowLimit", NumberText.format(limits.lowest())));
        }
        if (value > limits.highest()) {
            return Optional.of(Messages.text("space.row.aboveLimit", NumberText.format(limits.highest())));
        }
        return Optional.empty();
    }
}
