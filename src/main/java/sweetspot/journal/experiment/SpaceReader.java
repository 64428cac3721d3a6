package sweetspot.journal.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Distribution;
import sweetspot.space.Expression;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.Parameter.Fixed;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;
import sweetspot.text.Nearest;

/// Builds a search space from the `space` list of an experiment file.
final class SpaceReader {
    private static final List<String> NUMERIC =
            List.of("name", "type", "default", "when", "fixed", "low", "high", "log", "step", "derived");
    private static final List<String> CATEGORICAL = List.of("name", "type", "default", "when", "fixed", "choices");
    private static final List<String> ANY =
            List.of("name", "type", "default", "when", "fixed", "low", "high", "log", "step", "choices", "derived");

    private final Map<String, Distribution> ranges = new HashMap<>();

    private final boolean limits;

    private SpaceReader(boolean limits) {
        this.limits = limits;
    }

    /// @param limits whether a number's default, and what it is fixed at, may be null for no limit
    static SearchSpace read(List<?> list, boolean limits) throws ExperimentFileException {
        SpaceReader reader = new SpaceReader(limits);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Parameter parameter = reader.parameter("space[" + i + "]", list.get(i));
            parameters.add(parameter);
            reader.ranges.put(parameter.name(), parameter.range());
        }
        try {
            return new SearchSpace(parameters);
        } catch (IllegalArgumentException e) {
            throw new ExperimentFileException("space", "space: " + e.getMessage(), e);
        }
    }

    private Parameter parameter(String path, Object value) throws ExperimentFileException {
        Fields any = new Fields(path, value, ANY);
        String name = any.text("name", "parameter_name");
        String type = any.text("type", "type");
        Fields fields = switch (type) {
            case "float", "int" -> new Fields(path, value, NUMERIC);
            case "categorical" -> new Fields(path, value, CATEGORICAL);
            default -> throw any.wrong("type", "type");
        };
        Distribution range = range(fields, type, name);
        Object start = fields.has("default") ? value(fields, "default", range) : Parameter.middle(range);
        Optional<Condition> when = fields.has("when") ? Optional.of(condition(fields)) : Optional.empty();
        Optional<Fixed> fixed = fields.has("fixed") ? Optional.of(new Fixed(value(fields, "fixed", range)))
                : Optional.empty();
        Optional<Expression> derived = fields.has("derived") ? Optional.of(expression(fields)) : Optional.empty();
        return ExperimentReader.ruled(fields, () -> new Parameter(name, range, start, when, fixed, derived));
    }

    private static Expression expression(Fields fields) throws ExperimentFileException {
        String text = fields.text("derived", "expression");
        try {
            return Expression.read(text);
        } catch (IllegalArgumentException e) {
            throw fields.error("derived", Messages.text("experiment.expression", fields.at("derived"),
                    Fields.show(text), String.valueOf(e.getMessage())));
        }
    }

    /// The space with the rules of the field `relations`, if there are any.
    static SearchSpace ruled(SearchSpace space, Fields fields) throws ExperimentFileException {
        if (!fields.has("relations")) return space;
        List<Relation> relations = new ArrayList<>();
        List<?> list = fields.list("relations", "relations");
        for (int i = 0; i < list.size(); i++) {
            String at = "relations[" + i + "]";
            if (!(list.get(i) instanceof String text)) throw fields.notAll("relations", "rules", list.get(i));
            try {
                relations.add(Relation.read(text));
                // Each by itself, so that an error says which.
                space.withRelations(List.of(relations.getLast()));
            } catch (IllegalArgumentException e) {
                throw fields.error(at, Messages.text("experiment.expression", at, Fields.show(text),
                        String.valueOf(e.getMessage())));
            }
        }
        return space.withRelations(relations);
    }

    private static Distribution range(Fields fields, String type, String name) throws ExperimentFileException {
        switch (type) {
            case "float" -> {
                double low = fields.number("low");
                double high = fields.number("high");
                boolean log = fields.flagOr("log", false);
                double step = stepOr0(fields);
                return ruled(fields, name, () -> new FloatDistribution(low, high, log, step));
            }
            case "int" -> {
                long low = fields.whole("low");
                long high = fields.whole("high");
                boolean log = fields.flagOr("log", false);
                long step = fields.has("step") && fields.raw("step") != null ? fields.whole("step") : 1;
                return ruled(fields, name, () -> new IntDistribution(low, high, log, step));
            }
            default -> {
                List<Object> choices = new ArrayList<>(fields.list("choices", "choices"));
                for (Object choice : choices) {
                    if (choice instanceof Map || choice instanceof List || choice instanceof Number n
                            && !(n instanceof Long) && !(n instanceof Double)) {
                        throw fields.error("choices",
                                Messages.text("experiment.choices", fields.at("choices"), Fields.show(choice)));
                    }
                }
                return ruled(fields, name, () -> new CategoricalDistribution(choices));
            }
        }
    }

    private static double stepOr0(Fields fields) throws ExperimentFileException {
        if (!fields.has("step") || fields.raw("step") == null) return 0;
        double step = fields.number("step");
        if (step > 0) return step;
        throw fields.wrong("step", "step");
    }

    private static <T> T ruled(Fields fields, String name, java.util.function.Supplier<T> constructor)
            throws ExperimentFileException {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw fields.error("", fields.path() + " (" + name + "): " + e.getMessage());
        }
    }

    /// A value of a range's type.
    private @Nullable Object value(Fields fields, String key, Distribution range) throws ExperimentFileException {
        return switch (range) {
            case NumericDistribution _ when limits && fields.raw(key) == null -> null;
            case FloatDistribution _ -> fields.number(key);
            case IntDistribution _ -> fields.whole(key);
            case CategoricalDistribution c -> {
                Object value = fields.raw(key);
                // 1 and 1.0 are two choices; a script that means the listed one may write either.
                yield c.contains(value) ? value : sameNumber(c, value);
            }
        };
    }

    private static @Nullable Object sameNumber(CategoricalDistribution range, @Nullable Object value) {
        if (value instanceof Number n) {
            for (Object choice : range.choices()) {
                if (choice instanceof Number m && m.doubleValue() == n.doubleValue()) return choice;
            }
        }
        return value;
    }

    private Condition condition(Fields fields) throws ExperimentFileException {
        Fields when = new Fields(fields.at("when"), fields.raw("when"), List.of("param", "in"));
        String parent = when.text("param", "parent");
        Distribution range = ranges.get(parent);
        if (range == null) {
            Optional<String> near = Nearest.of(parent, ranges.keySet());
            throw when.error("param", near.isEmpty() ? Messages.text("experiment.parent", when.at("param"), parent)
                    : Messages.text("experiment.parent.near", when.at("param"), parent, near.get()));
        }
        List<Object> values = new ArrayList<>();
        for (Object value : when.list("in", "values", parent)) {
            values.add(switch (range) {
                case FloatDistribution _ when value instanceof Long n -> (double) n;
                case IntDistribution _ when value instanceof Double d && d == Math.rint(d) -> d.longValue();
                case CategoricalDistribution c when !c.contains(value) -> sameNumber(c, value);
                default -> value;
            });
        }
        return ExperimentReader.ruled(when, () -> new Condition(parent, values));
    }
}
