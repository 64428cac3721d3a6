package sweetspot.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sweetspot.json.JsonReader;
import sweetspot.json.JsonWriter;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.text.Messages;

/// A distribution as a journal states it: what is needed to understand recorded values, even where it breaks a rule
/// of our own [Distribution]s.
///
/// @param kind of which type
/// @param low smallest value; 0 for choices
/// @param high largest value; 0 for choices
/// @param log whether on a log scale
/// @param step step, 0 = none
/// @param choices the choices by position, empty for numbers; what is no plain value is its JSON text
record RecordedDistribution(Kind kind, double low, double high, boolean log, double step, List<Object> choices) {

    enum Kind { FLOAT, INT, CATEGORICAL }

    /// Reads the JSON of a distribution, in any form that Optuna's reader knows.
    ///
    /// @throws IllegalArgumentException if it is none
    static RecordedDistribution parse(String json) {
        Object value = JsonReader.read(json);
        if (!(value instanceof Map<?, ?> map)) throw problem("object");
        if (map.get("name") instanceof String name) {
            if (!(map.get("attributes") instanceof Map<?, ?> a)) {
                throw problem("attributes", name);
            }
            return switch (name) {
                case "FloatDistribution" -> numeric(Kind.FLOAT, a, flag(a, "log"), "step");
                case "IntDistribution" -> numeric(Kind.INT, a, flag(a, "log"), "step");
                case "CategoricalDistribution" -> categorical(a);
                case "UniformDistribution" -> numeric(Kind.FLOAT, a, false, "");
                case "LogUniformDistribution" -> numeric(Kind.FLOAT, a, true, "");
                case "DiscreteUniformDistribution" -> numeric(Kind.FLOAT, a, false, "q");
                case "IntUniformDistribution" -> numeric(Kind.INT, a, false, "step");
                case "IntLogUniformDistribution" -> numeric(Kind.INT, a, true, "");
                default -> throw problem("unknown", String.valueOf(map.get("name")));
            };
        }
        return switch (String.valueOf(map.get("type"))) {
            case "float" -> numeric(Kind.FLOAT, map, flag(map, "log"), "step");
            case "int" -> numeric(Kind.INT, map, flag(map, "log"), "step");
            case "categorical" -> categorical(map);
            default -> throw problem("type");
        };
    }

    private static boolean flag(Map<?, ?> map, String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    private static RecordedDistribution numeric(Kind kind, Map<?, ?> map, boolean log, String stepKey) {
        if (!(map.get("low") instanceof Number low) || !(map.get("high") instanceof Number high)) {
            throw problem("ends");
        }
        double step = map.get(stepKey) instanceof Number n ? n.doubleValue() : 0;
        return new RecordedDistribution(kind, low.doubleValue(), high.doubleValue(), log, step, List.of());
    }

    private static RecordedDistribution categorical(Map<?, ?> map) {
        if (!(map.get("choices") instanceof Collection<?> choices)) {
            throw problem("choices");
        }
        List<Object> plain = new ArrayList<>();
        for (Object choice : choices) {
            plain.add(switch (choice) {
                case null -> null;
                case String _, Boolean _, Long _, Double _ -> choice;
                default -> JsonWriter.compact(choice);
            });
        }
        return new RecordedDistribution(Kind.CATEGORICAL, 0, 0, false, 0, plain);
    }

    /// The value that a recorded number stands for.
    ///
    /// @throws IllegalArgumentException if it stands for none
    @Nullable
    Object value(double internal) {
        return switch (kind) {
            case FLOAT -> internal;
            case INT -> {
                if (internal != Math.rint(internal)) {
                    throw problem("whole", String.valueOf(internal));
                }
                // What a long does not hold is kept as near as a double comes, rather than as another number.
                yield beyondLong(internal) ? (Object) internal : (Object) (long) internal;
            }
            case CATEGORICAL -> {
                if (!(internal >= 0 && internal < choices.size()) || internal != Math.rint(internal)) {
                    throw problem("choice", String.valueOf(internal));
                }
                yield choices.get((int) internal);
            }
        };
    }

    /// Tells whether a whole number is beyond 2⁶³.
    static boolean beyondLong(double whole) {
        return Math.abs(whole) >= 0x1p63;
    }

    /// Tells whether Optuna accepts both for one parameter of a study.
    boolean compatible(RecordedDistribution other) {
        return kind == other.kind && log == other.log && (kind != Kind.CATEGORICAL || choices.equals(other.choices));
    }

    /// Our own distribution for it.
    ///
    /// @throws IllegalArgumentException if it breaks one of our rules
    Distribution distribution() {
        return switch (kind) {
            case FLOAT -> new FloatDistribution(low, high, log, step);
            case INT -> new IntDistribution((long) low, (long) high, log, Math.max(1, (long) step));
            case CATEGORICAL -> new CategoricalDistribution(new ArrayList<>(new LinkedHashSet<>(choices)));
        };
    }

    /// The smallest distribution that holds both; this one if they do not fit together.
    RecordedDistribution union(RecordedDistribution other) {
        if (kind != other.kind || log != other.log) return this;
        if (kind != Kind.CATEGORICAL) {
            return new RecordedDistribution(kind, Math.min(low, other.low), Math.max(high, other.high), log,
                    step == other.step ? step : 0, choices);
        }
        LinkedHashSet<Object> all = new LinkedHashSet<>(choices);
        all.addAll(other.choices);
        return new RecordedDistribution(kind, 0, 0, false, 0, new ArrayList<>(all));
    }

    private static IllegalArgumentException problem(String key, Object... arguments) {
        return new IllegalArgumentException(Messages.text("journal.distribution." + key, arguments));
    }
}
