package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Distribution;
import sweetspot.space.Expression;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;
import sweetspot.ui.kit.NumberText;

/// One hyperparameter as the user has set it so far, invalid input included. Immutable; each edit gives the next one.
///
/// @param spec what the row is about
/// @param tuned whether it is tuned; else it is fixed
/// @param range the last valid range
/// @param reach what the slider's track spans; it grows with what is typed and never shrinks under a drag
/// @param fixedValue the last valid value to fix it at
/// @param condition when it is active; empty = always
/// @param rejected texts of fields as typed that could not be taken, with the reason
/// @param dismissed edges at which the user wants no more advice to widen
public record RowDraft(RowSpec spec, boolean tuned, Distribution range, Reach reach, @Nullable Object fixedValue,
        Optional<Condition> condition, Map<Field, Rejection> rejected, Set<Field> dismissed) {

    /// A field of a row; VALUES is the list that may stand for a range of numbers.
    public enum Field { LOW, HIGH, FIXED, VALUES }

    /// A text that was typed but could not be taken.
    public record Rejection(String text, String reason) {}

    /// From where to where a slider's track goes; all zero for choices.
    public record Reach(double low, double high) {
        private static final Reach NONE = new Reach(0, 0);

        private static Reach of(RowSpec spec) {
            Reach reach = NONE.covering(spec.wide(), true).covering(spec.recommended().range(), false);
            return spec.recommended().defaultValue() instanceof Number n && spec.numeric()
                    ? reach.covering(n.doubleValue(), n.doubleValue()) : reach;
        }

        private Reach covering(Distribution range, boolean first) {
            if (!(range instanceof NumericDistribution n)) return this;
            return first ? new Reach(n.lowest(), n.highest()) : covering(n.lowest(), n.highest());
        }

        private Reach covering(double from, double to) {
            return from >= low && to <= high ? this : new Reach(Math.min(low, from), Math.max(high, to));
        }
    }

    public RowDraft {
        rejected = Map.copyOf(rejected);
        dismissed = Set.copyOf(dismissed);
    }

    /// The row as recommended.
    static RowDraft recommended(RowSpec spec) {
        return of(spec, spec.recommended());
    }

    /// The row as `parameter` says.
    static RowDraft of(RowSpec spec, Parameter parameter) {
        Object value = parameter.fixed().isPresent() ? parameter.fixed().get().value() : parameter.defaultValue();
        return new RowDraft(spec, parameter.fixed().isEmpty(), parameter.range(),
                Reach.of(spec).covering(parameter.range(), false), value, parameter.condition(), Map.of(), Set.of());
    }

    /// The parameter that the row declares, from its last valid input.
    Parameter toParameter() {
        Optional<Parameter.Fixed> fixed = tuned ? Optional.empty() : Optional.of(new Parameter.Fixed(fixedValue));
        boolean computed = tuned && range instanceof NumericDistribution;
        return new Parameter(spec.name(), range, spec.recommended().defaultValue(), condition, fixed,
                computed ? spec.recommended().derived() : Optional.empty());
    }

    /// The row computed from others, or searched or fixed again.
    RowDraft computedFrom(Optional<Expression> expression) {
        return new RowDraft(spec.computedFrom(expression), tuned || expression.isPresent(), range, reach, fixedValue,
                condition, rejected, dismissed);
    }

    /// The same parameter, searched though it could be computed from others.
    Parameter underived() {
        return new Parameter(spec.name(), range, spec.recommended().defaultValue(), condition, Optional.empty());
    }

    /// The reason why the row cannot be taken as it stands; empty if it can.
    public Optional<String> problem() {
        Field[] shown = !tuned ? new Field[]{Field.FIXED} : isList() ? new Field[]{Field.VALUES}
                : new Field[]{Field.LOW, Field.HIGH};
        for (Field field : shown) {
            if (rejected.containsKey(field)) return Optional.of(rejected.get(field).reason());
        }
        return Optional.empty();
    }

    /// The text that a field shows: what was typed if it was rejected, else the value.
    public String text(Field field) {
        Rejection rejection = rejected.get(field);
        if (rejection != null) return rejection.text();
        if (field == Field.FIXED) return spec.valueText(fixedValue);
        if (field == Field.VALUES) return ValueList.text(spec, range);
        if (!(range instanceof NumericDistribution n)) return "";
        return NumberText.format(field == Field.LOW ? n.lowest() : n.highest());
    }

    /// Tells whether a list of numbers stands for the range.
    public boolean isList() {
        return spec.numeric() && range instanceof CategoricalDistribution;
    }

    /// The row with a list of values in place of its range, or a range again.
    RowDraft withList(boolean list) {
        if (!spec.numeric() || list == isList()) return this;
        return withRange(list ? ValueList.of(numeric()) : ValueList.range(spec, (CategoricalDistribution) range));
    }

    /// Tells whether no limit is tried, or what the row is fixed at.
    public boolean isUnlimited() {
        return tuned ? range.contains(null) : fixedValue == null;
    }

    /// The row with or without no limit among its values. A range becomes a list, because it cannot hold it.
    RowDraft withUnlimited(boolean unlimited) {
        if (unlimited == isUnlimited()) return this;
        if (!tuned) return withFixedValue(unlimited ? null : ValueList.number(spec));
        return withRange(ValueList.with(withList(true).range, unlimited));
    }

    /// The range of a numeric row.
    NumericDistribution numeric() {
        return (NumericDistribution) range;
    }

    private NumericDistribution limits() {
        return (NumericDistribution) spec.widest();
    }

    /// The slider's track on the current scale.
    public TrackScale track() {
        return Ranges.track(reach, numeric());
    }

    RowDraft withTuned(boolean tune) {
        return new RowDraft(spec, tune, range, reach, fixedValue, condition, rejected, dismissed);
    }

    RowDraft withRange(Distribution newRange) {
        return new RowDraft(spec, tuned, newRange, reach.covering(newRange, false), fixedValue, condition,
                without(Field.LOW, Field.HIGH, Field.VALUES), Set.of());
    }

    RowDraft withFixedValue(@Nullable Object value) {
        return new RowDraft(spec, tuned, range, reach, value, condition, without(Field.FIXED), dismissed);
    }

    RowDraft withCondition(Optional<Condition> newCondition) {
        return new RowDraft(spec, tuned, range, reach, fixedValue, newCondition, rejected, dismissed);
    }

    RowDraft dismissing(Field edge) {
        Set<Field> edges = EnumSet.of(edge);
        edges.addAll(dismissed);
        return new RowDraft(spec, tuned, range, reach, fixedValue, condition, rejected, edges);
    }

    private Map<Field, Rejection> without(Field... fields) {
        Map<Field, Rejection> left = new EnumMap<>(Field.class);
        left.putAll(rejected);
        for (Field field : fields) left.remove(field);
        return left;
    }

    private RowDraft rejecting(Field field, String text, String reason) {
        Map<Field, Rejection> map = new EnumMap<>(Field.class);
        map.putAll(rejected);
        map.put(field, new Rejection(text, reason));
        return new RowDraft(spec, tuned, range, reach, fixedValue, condition, map, dismissed);
    }

    /// The row after `text` was typed into a field. A text that cannot be taken stays, with its reason. Low and high
    /// are judged together, so that a rejected one is taken as soon as the other makes it right.
    RowDraft typed(Field field, String text) {
        if (field == Field.FIXED) return typedFixed(text);
        if (field == Field.VALUES) {
            return switch (ValueList.parse(spec, text)) {
                case ValueList.Rejected r -> rejecting(field, text, r.reason());
                case ValueList.Values v -> withRange(v.list());
            };
        }
        Field otherField = field == Field.LOW ? Field.HIGH : Field.LOW;
        switch (NumberText.parse(text, Ranges.whole(numeric()))) {
            case NumberText.Rejected r -> {
                return rejecting(field, text, r.reason());
            }
            case NumberText.Number number -> {
                double value = number.value();
                Double other = typedNumber(otherField);
                if (other != null && problem(field, value, other).isEmpty()) return withEnds(field, value, other);
                double standing = field == Field.LOW ? numeric().highest() : numeric().lowest();
                Optional<String> reason = problem(field, value, standing);
                if (reason.isPresent()) return rejecting(field, text, reason.get());
                RowDraft next = withEnds(field, value, standing);
                return rejected.containsKey(otherField) ? next.judgedAgain(otherField, rejected.get(otherField)) : next;
            }
        }
    }

    private RowDraft judgedAgain(Field field, Rejection old) {
        Double value = typedNumber(old.text());
        double standing = field == Field.LOW ? numeric().highest() : numeric().lowest();
        String reason = value == null ? old.reason() : problem(field, value, standing).orElse(old.reason());
        return rejecting(field, old.text(), reason);
    }

    private @Nullable Double typedNumber(Field field) {
        return rejected.containsKey(field) ? typedNumber(rejected.get(field).text()) : null;
    }

    private @Nullable Double typedNumber(String text) {
        return NumberText.parse(text, Ranges.whole(numeric())) instanceof NumberText.Number n ? n.value() : null;
    }

    private RowDraft withEnds(Field field, double value, double other) {
        double low = field == Field.LOW ? value : other;
        double high = field == Field.LOW ? other : value;
        return withRange(Ranges.numeric(numeric(), low, high, numeric().log()));
    }

    private Optional<String> problem(Field field, double value, double other) {
        Optional<String> limit = outsideLimits(value);
        if (limit.isPresent()) return limit;
        if (numeric().log() && field == Field.LOW && value <= 0) return reason("space.row.logLow");
        String otherText = NumberText.format(other);
        if (field == Field.LOW && value > other) return reason("space.row.lowAboveHigh", otherText);
        if (field == Field.HIGH && value < other) return reason("space.row.highBelowLow", otherText);
        double step = Ranges.step(numeric());
        if (step > 0) {
            double low = Math.min(value, other);
            double k = Math.abs(value - other) / step;
            if (Math.abs(k - Math.rint(k)) > 1e-6) {
                return reason("space.row.step", NumberText.format(step), NumberText.format(low),
                        NumberText.brief(low + Math.floor(k) * step, 6),
                        NumberText.brief(low + Math.ceil(k) * step, 6));
            }
        }
        return Optional.empty();
    }

    private Optional<String> outsideLimits(double value) {
        return ValueList.outside(limits(), value);
    }

    private static Optional<String> reason(String key, Object... arguments) {
        return Optional.of(Messages.text(key, arguments));
    }

    private RowDraft typedFixed(String text) {
        return switch (ValueList.value(spec, text)) {
            case ValueList.Rejected r -> rejecting(Field.FIXED, text, r.reason());
            case ValueList.Value v -> withFixedValue(v.value());
        };
    }

    /// The row with one end moved by hand to `value`, which is clipped to the limits and to the other end.
    RowDraft moved(Field end, double value) {
        NumericDistribution n = numeric();
        double low = end == Field.LOW ? Math.min(value, n.highest()) : n.lowest();
        double high = end == Field.HIGH ? Math.max(value, n.lowest()) : n.highest();
        return withRange(Ranges.numeric(n, low, high, n.log()));
    }

    /// The reason why the range cannot have a log scale; empty if it can.
    public Optional<String> logProblem() {
        if (!(range instanceof NumericDistribution n)) return Optional.empty();
        if (Ranges.step(n) > 0) return reason("space.row.logStep");
        if (n.lowest() <= 0) return reason("space.row.logDisabled", NumberText.format(n.lowest()));
        return Optional.empty();
    }

    RowDraft withLog(boolean log) {
        NumericDistribution n = numeric();
        if (log && logProblem().isPresent()) return this;
        return withRange(Ranges.numeric(n, n.lowest(), n.highest(), log));
    }

    /// The row with a choice kept or left out; the last one cannot be left out.
    RowDraft toggled(Object choice) {
        List<Object> kept = new ArrayList<>();
        for (Object c : spec.allChoices()) {
            boolean was = range.contains(c);
            if (Objects.equals(c, choice) != was) kept.add(c);
        }
        return kept.isEmpty() ? this : withRange(new CategoricalDistribution(kept));
    }

    /// Tells whether it is fixed at its default.
    boolean isUsual() {
        return !tuned && rejected.isEmpty() && Objects.equals(fixedValue, spec.recommended().defaultValue());
    }

    /// Tells whether the default can be drawn: in the range when tuned. A fixed row has nothing to contain.
    boolean containsDefault() {
        return !tuned || range.contains(spec.recommended().defaultValue());
    }
}
