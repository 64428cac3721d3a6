package sweetspot.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// Makes a configuration of what someone typed or a file says: values as texts, numbers, truth values or null.
public final class ConfigurationInput {
    private ConfigurationInput() {}

    /// The configuration with the given values; parameters that are not given have their default, or the value they
    /// are fixed at; derived ones follow.
    ///
    /// @param given values by parameter name
    /// @throws IllegalArgumentException if a name is unknown or not active with these values, or a value is not one of
    ///     the parameter's, or a rule is broken; the message says what is allowed
    public static Configuration of(SearchSpace space, Map<String, ?> given) {
        for (String name : given.keySet()) {
            if (space.indexOf(name) >= 0) continue;
            throw problem("unknown", name,
                    space.parameters().stream().map(Parameter::name).collect(Collectors.joining(", ")));
        }
        Set<String> used = new LinkedHashSet<>();
        Configuration configuration = space.configure(i -> {
            Parameter p = space.get(i);
            if (!given.containsKey(p.name())) return p.fixed().isPresent() ? p.fixed().get().value() : p.defaultValue();
            used.add(p.name());
            return value(p, given.get(p.name()));
        });
        for (String name : given.keySet()) {
            if (used.contains(name)) continue;
            if (space.get(name).derived().isPresent() && configuration.has(name)) {
                checkComputed(space.get(name), configuration.get(name), given.get(name));
                continue;
            }
            Condition condition = space.get(name).condition().orElseThrow();
            throw problem("inactive", name, condition.parent(),
                    condition.values().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        space.brokenRule(configuration).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return configuration;
    }

    /// A derived value may be given if it is what comes out.
    private static void checkComputed(Parameter parameter, @Nullable Object computed, @Nullable Object given) {
        if (java.util.Objects.equals(converted(parameter.range(), given), computed)) return;
        throw new IllegalArgumentException(Messages.text("space.derived.differs", parameter.name(),
                parameter.derived().orElseThrow().text(), text(computed)));
    }

    /// The value of a parameter that is meant.
    ///
    /// @throws IllegalArgumentException if it is none of its values
    public static @Nullable Object value(Parameter parameter, @Nullable Object given) {
        Distribution range = parameter.range();
        Object value = converted(range, given);
        if (parameter.fixed().isPresent() && !java.util.Objects.equals(parameter.fixed().get().value(), value)) {
            throw problem("fixed", parameter.name(), text(parameter.fixed().get().value()));
        }
        boolean number = !(range instanceof CategoricalDistribution);
        // What cannot be read is null too, but then it is not meant.
        boolean unread = number && value == null && !isNull(given);
        if (unread || parameter.fixed().isEmpty() && !range.contains(value)) {
            throw problem("value", parameter.name(), allowed(range), text(given));
        }
        return value;
    }

    /// The value in the type that the range's values have; null or as it is where that cannot be.
    private static @Nullable Object converted(Distribution range, @Nullable Object given) {
        if (range instanceof CategoricalDistribution c) {
            List<Object> choices = c.choices();
            if (choices.contains(given)) return given;
            for (Object choice : choices) if (text(choice).equals(text(given))) return choice;
            return choices.contains(null) && isNull(given) ? null : given;
        }
        if (isNull(given)) return null;
        double x;
        try {
            x = given instanceof Number n ? n.doubleValue() : Double.parseDouble(text(given).strip());
        } catch (NumberFormatException _) {
            return null;
        }
        return switch (range) {
            case FloatDistribution _ -> Double.isFinite(x) ? (Object) x : null;
            case IntDistribution _ -> x == Math.rint(x) && Math.abs(x) <= 0x1p53 ? (Object) (long) x : null;
            case CategoricalDistribution _ -> given;
        };
    }

    /// Tells whether null is meant, which for a number says: no limit.
    private static boolean isNull(@Nullable Object given) {
        String text = text(given).strip();
        return text.equals("null") || text.equals("None") || text.equalsIgnoreCase(Messages.text("space.noLimit"));
    }

    private static String allowed(Distribution range) {
        if (range instanceof CategoricalDistribution c) {
            return Messages.text("run.queue.allowed.choice",
                    c.choices().stream().map(ConfigurationInput::text).collect(Collectors.joining(", ")));
        }
        NumericDistribution n = (NumericDistribution) range;
        boolean whole = range instanceof IntDistribution;
        double step = switch (range) {
            case IntDistribution d -> d.step() == 1 ? 0 : d.step();
            case FloatDistribution d -> d.step();
            case CategoricalDistribution _ -> 0;
        };
        String ends = Messages.text(whole ? "run.queue.allowed.whole" : "run.queue.allowed.number", text(n.lowest()),
                text(n.highest()));
        return step == 0 ? ends : Messages.text("run.queue.allowed.steps", ends, text(step));
    }

    /// A value as one would type it.
    public static String text(@Nullable Object value) {
        if (value instanceof Double x && x == Math.rint(x) && Math.abs(x) < 1e15) return Long.toString(Math.round(x));
        return String.valueOf(value);
    }

    private static IllegalArgumentException problem(String key, Object... arguments) {
        return new IllegalArgumentException(Messages.text("run.queue." + key, arguments));
    }
}
