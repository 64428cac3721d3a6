package sweetspot.space;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// One point of a search space: the values of its active parameters, in the space's order.
///
/// It stands on its own: it keeps its meaning when the space is edited later, so it may hold values that a later
/// version of the space does not contain. Two configurations are equal when they hold the same names and values,
/// in any order. About 24 bytes a parameter; name arrays are shared by the configurations of one space.
public final class Configuration {
    private static final Configuration EMPTY = new Configuration(new String[0], new Object[0]);

    private final String[] names;
    private final @Nullable Object[] values;

    /// Takes both arrays as they are; callers in this package hand over ownership.
    Configuration(String[] names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /// The configuration of an empty space.
    public static Configuration empty() {
        return EMPTY;
    }

    /// A configuration with the given values, in the map's order. Values are `Double`, `Long` or choices.
    public static Configuration of(Map<String, ?> values) {
        String[] names = values.keySet().toArray(String[]::new);
        @Nullable Object[] array = new Object[names.length];
        for (int i = 0; i < names.length; i++) array[i] = values.get(names[i]);
        return new Configuration(names, array);
    }

    /// A configuration of the same parameters with other values, in the same order; it shares the names.
    ///
    /// @throws IllegalArgumentException if the number of values differs
    public Configuration withValues(Object... newValues) {
        if (newValues.length != names.length) {
            throw new IllegalArgumentException(newValues.length + " values for " + names.length + " parameters");
        }
        return new Configuration(names, newValues.clone());
    }

    /// Number of active parameters.
    public int size() {
        return names.length;
    }

    /// Tells whether the parameter is active here.
    public boolean has(String name) {
        return position(name) >= 0;
    }

    /// The value of an active parameter.
    ///
    /// @throws NoSuchElementException if the parameter is not active here
    public @Nullable Object get(String name) {
        int i = position(name);
        if (i < 0) throw new NoSuchElementException("no parameter " + name + " in " + this);
        return values[i];
    }

    /// The value of an active parameter, or `otherwise` if it is not active.
    public @Nullable Object getOr(String name, @Nullable Object otherwise) {
        int i = position(name);
        return i < 0 ? otherwise : values[i];
    }

    /// The value of an active numeric parameter.
    ///
    /// @throws NoSuchElementException if the parameter is not active here
    public double number(String name) {
        return ((Number) Objects.requireNonNull(get(name), name)).doubleValue();
    }

    /// The value of an active whole-number parameter; null, which means no limit, is [Integer#MAX_VALUE].
    ///
    /// @throws NoSuchElementException if the parameter is not active here
    public int integer(String name) {
        Object value = get(name);
        return value == null ? Integer.MAX_VALUE : Math.toIntExact(((Number) value).longValue());
    }

    /// The value of an active choice as text.
    ///
    /// @throws NoSuchElementException if the parameter is not active here
    public String text(String name) {
        return String.valueOf(get(name));
    }

    /// Names of the active parameters, in order.
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /// Tells whether these are the names of its active parameters, in the same order.
    public boolean hasNames(List<String> others) {
        if (others.size() != names.length) return false;
        for (int i = 0; i < names.length; i++) {
            if (!names[i].equals(others.get(i))) return false;
        }
        return true;
    }

    /// An ordered, unmodifiable copy as a map.
    public Map<String, Object> asMap() {
        Map<String, Object> map = LinkedHashMap.newLinkedHashMap(names.length);
        for (int i = 0; i < names.length; i++) map.put(names[i], values[i]);
        return Collections.unmodifiableMap(map);
    }

    /// The same configuration with one value set or replaced.
    public Configuration with(String name, Object value) {
        Map<String, Object> map = new LinkedHashMap<>(asMap());
        map.put(name, value);
        return of(map);
    }

    /// Position of an active parameter, or -1. A linear scan: names are mostly identical references, and spaces
    /// are small.
    private int position(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) return i;
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) return true;
        if (!(other instanceof Configuration that) || names.length != that.names.length) return false;
        for (int i = 0; i < names.length; i++) {
            int j = i < that.names.length && that.names[i].equals(names[i]) ? i : that.position(names[i]);
            if (j < 0 || !java.util.Objects.equals(values[i], that.values[j])) return false;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < names.length; i++) sum += names[i].hashCode() ^ java.util.Objects.hashCode(values[i]) * 31;
        return sum;
    }

    @Override
    public String toString() {
        StringJoiner joiner = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < names.length; i++) joiner.add(names[i] + "=" + values[i]);
        return joiner.toString();
    }
}
