package sweetspot.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sweetspot.space.Configuration;

/// A trial whose facts arrive one by one, as they do when a file is read. Mutable; used by one thread.
public final class TrialBuilder {
    private static final long[] NO_STEPS = {};
    private static final double[] NO_VALUES = {};

    private final int number;
    private final List<String> names = new ArrayList<>(8);
    private final List<Object> parameters = new ArrayList<>(8);
    private TrialState state;
    private long[] steps = NO_STEPS;
    private double[] intermediates = NO_VALUES;
    private int reports;
    private double[] values = NO_VALUES;
    private @Nullable Map<String, Object> attributes;
    private long startMillis;
    private long endMillis;
    private boolean wished;

    public TrialBuilder(int number, TrialState state) {
        this.number = number;
        this.state = state;
    }

    public TrialState state() {
        return state;
    }

    public void state(TrialState newState) {
        state = newState;
    }

    public void startMillis(long millis) {
        startMillis = millis;
    }

    public void endMillis(long millis) {
        endMillis = millis;
    }

    /// Sets the objective values; takes the array as it is.
    public void values(double[] newValues) {
        values = newValues;
    }

    /// Sets a parameter. The first one set replaces what was wished.
    public void parameter(String name, @Nullable Object value) {
        if (wished) {
            wished = false;
            names.clear();
            parameters.clear();
        }
        put(name, value);
    }

    /// Sets what a waiting trial is to be run with.
    public void wish(Map<String, ?> configuration) {
        wished = true;
        configuration.forEach(this::put);
    }

    private void put(String name, @Nullable Object value) {
        int at = names.indexOf(name);
        if (at >= 0) {
            parameters.set(at, value);
        } else {
            names.add(name);
            parameters.add(value);
        }
    }

    /// Adds an intermediate value, or replaces the one of that step.
    public void report(long step, double value) {
        int at = reports == 0 || step > steps[reports - 1] ? -reports - 1
                : Arrays.binarySearch(steps, 0, reports, step);
        if (at < 0) {
            at = -at - 1;
            if (reports == steps.length) {
                steps = Arrays.copyOf(steps, Math.max(6, reports * 2));
                intermediates = Arrays.copyOf(intermediates, steps.length);
            }
            System.arraycopy(steps, at, steps, at + 1, reports - at);
            System.arraycopy(intermediates, at, intermediates, at + 1, reports - at);
            reports++;
        }
        steps[at] = step;
        intermediates[at] = value;
    }

    /// Sets an attribute.
    public void attribute(String key, @Nullable Object value) {
        if (attributes == null) attributes = new LinkedHashMap<>(4);
        attributes.put(key, value);
        if (key.equals(Trial.RESTARTS) && value instanceof List<?> list && !list.isEmpty()
                && list.getLast() instanceof Number millis) {
            startMillis = millis.longValue();
            reports = 0;
        }
    }

    /// The trial as it is known now.
    ///
    /// @param like a trial that may have the same parameters, steps and attributes; if so, this one shares their names
    public Trial build(Trial like) {
        Configuration configuration = like.configuration().hasNames(names)
                ? like.configuration().withValues(parameters.toArray()) : Configuration.of(asMap());
        long[] same = like.steps();
        return new Trial(number, state, configuration, values,
                Arrays.equals(steps, 0, reports, same, 0, same.length) ? same : Arrays.copyOf(steps, reports),
                Arrays.copyOf(intermediates, reports), startMillis, endMillis, kept(like.attributes()));
    }

    private Map<String, Object> kept(Map<String, Object> like) {
        if (attributes == null) return Map.of();
        return attributes.size() <= SmallMap.MOST ? SmallMap.copyOf(attributes, like)
                : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    private Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) map.put(names.get(i), parameters.get(i));
        return map;
    }
}
