package sweetspot.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// A strategy's id and the options that are set, all of them valid: what `tpe:candidates=64,multivariate=false` says,
/// or `percentile:10`, where the value of the option that stands alone needs no key. Immutable. An option that is set to its standard value is not set, so equal settings have equal texts.
public final class StrategySettings {
    private final String id;
    private final List<StrategyOption> options;
    private final Map<Place, Object> values;

    /// The place of a value: an option, of one parameter or of all.
    ///
    /// @param parameter the parameter's name; "" for the strategy as a whole
    /// @param key the option's key
    public record Place(String parameter, String key) {}

    private StrategySettings(String id, List<StrategyOption> options, Map<Place, Object> values) {
        this.id = id;
        this.options = options;
        this.values = values;
    }

    /// Nothing set.
    ///
    /// @param options what could be
    public static StrategySettings standard(String id, List<StrategyOption> options) {
        return new StrategySettings(id, List.copyOf(options), Map.of());
    }

    /// Nothing set, of a strategy that nobody has named.
    public static StrategySettings standard(List<StrategyOption> options) {
        return standard("", options);
    }

    /// Reads what stands after the colon.
    ///
    /// @throws IllegalArgumentException if a key is unknown (the message names the nearest and lists those that are
    ///     allowed), stands twice or has a value that is not allowed
    public static StrategySettings parse(String id, List<StrategyOption> options, String text) {
        StrategySettings settings = standard(id, options);
        List<Place> seen = new ArrayList<>();
        for (String part : text.split(",")) {
            if (part.isBlank()) continue;
            int equals = part.indexOf('=');
            String name = equals < 0 ? settings.nameOf(part.strip()) : part.substring(0, equals).strip();
            int dot = name.lastIndexOf('.');
            Place place = new Place(dot < 0 ? "" : decoded(name.substring(0, dot)), name.substring(dot + 1));
            if (seen.contains(place))
                throw new IllegalArgumentException(Messages.text("search.option.twice", id, Printable.brief(name)));
            seen.add(place);
            settings = settings.with(place, settings.option(place).parse(part.substring(equals + 1)));
        }
        return settings;
    }

    /// The key of a value that stands alone.
    private String nameOf(String value) {
        if (options.isEmpty()) throw new IllegalArgumentException(Messages.text("search.option.none", id));
        return options.stream().filter(StrategyOption::standsAlone).map(StrategyOption::key).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Messages.text("search.option.form", id, Printable.brief(value))));
    }

    private StrategyOption option(Place place) {
        Optional<StrategyOption> found = options.stream().filter(o -> o.key().equals(place.key))
                .filter(o -> place.parameter.isEmpty() || o.perParameter()).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException(unknown(place)));
    }

    private String unknown(Place place) {
        if (options.isEmpty()) return Messages.text("search.option.none", id);
        String name = place.parameter.isEmpty() ? place.key : place.parameter + "." + place.key;
        return StrategyCatalog.unknown("search.option.unknown", name,
                options.stream().map(StrategyOption::key).toList(),
                id);
    }

    /// The strategy's id.
    public String id() {
        return id;
    }

    /// The options that can be set.
    public List<StrategyOption> options() {
        return options;
    }

    /// The same with one value set; null, or the standard value, takes it away.
    ///
    /// @throws IllegalArgumentException if there is no such option, or the value is not allowed
    public StrategySettings with(Place place, @Nullable Object value) {
        StrategyOption option = option(place);
        if (value != null && !StrategyOption.allows(option.kind(), value)) {
            throw new IllegalArgumentException(
                    Messages.text("search.option.value", option.key(), option.allowed(), value));
        }
        Map<Place, Object> next = new LinkedHashMap<>(values);
        if (value == null || place.parameter.isEmpty() && value.equals(option.standard())) next.remove(place);
        else next.put(place, value);
        return new StrategySettings(id, options, Collections.unmodifiableMap(next));
    }

    /// The same with an option of the whole strategy set; see [#with(Place, Object)].
    public StrategySettings with(String key, @Nullable Object value) {
        return with(new Place("", key), value);
    }

    /// The value that is set at a place; empty if none is.
    public Optional<Object> set(Place place) {
        return Optional.ofNullable(values.get(place));
    }

    /// The values that are set, by place, in the order in which they were set; unmodifiable.
    public Map<Place, Object> values() {
        return values;
    }

    private @Nullable Object value(String key) {
        Place place = new Place("", key);
        StrategyOption option = option(place);
        Object set = values.get(place);
        return set != null ? set : option.standard();
    }

    private Object known(String key) {
        Object value = value(key);
        if (value == null) throw new IllegalArgumentException(key + " has no standard value");
        return value;
    }

    /// A whole number, or `automatic` if it is not set and has no standard value.
    public int whole(String key, int automatic) {
        return value(key) instanceof Long n ? Math.toIntExact(n) : automatic;
    }

    /// A whole number that has a standard value.
    public int whole(String key) {
        return Math.toIntExact((Long) known(key));
    }

    /// A decimal number that has a standard value.
    public double decimal(String key) {
        return (Double) known(key);
    }

    /// A decimal number, or `automatic` if it is not set and has no standard value.
    public double decimal(String key, double automatic) {
        return value(key) instanceof Double x ? x : automatic;
    }

    /// Tells whether an option is on.
    public boolean flag(String key) {
        return (Boolean) known(key);
    }

    /// The whole numbers that are set for single parameters, by their names.
    public Map<String, Integer> byParameter(String key) {
        Map<String, Integer> found = new LinkedHashMap<>();
        values.forEach((place, value) -> {
            if (place.key.equals(key) && !place.parameter.isEmpty()) {
                found.put(place.parameter, Math.toIntExact((Long) value));
            }
        });
        return found;
    }

    /// The text that means these settings: the id, and behind a colon what is set, in the order of declaration; the
    /// option that stands alone without its key.
    public String text() {
        if (values.isEmpty()) return id;
        List<String> parts = new ArrayList<>();
        for (StrategyOption option : options) {
            values.entrySet().stream().filter(e -> e.getKey().key.equals(option.key()))
                    .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(Place::parameter)))
                    .forEach(e -> parts.add(name(option, e.getKey()) + StrategyOption.text(e.getValue())));
        }
        return id + ":" + String.join(",", parts);
    }

    private static String name(StrategyOption option, Place place) {
        if (!place.parameter.isEmpty()) return encoded(place.parameter) + "." + option.key() + "=";
        return option.standsAlone() ? "" : option.key() + "=";
    }

    /// What is set, in words, one item an option in the order of declaration: "Candidates: 64".
    public List<String> words() {
        List<String> words = new ArrayList<>();
        for (StrategyOption option : options) {
            values.entrySet().stream().filter(e -> e.getKey().key.equals(option.key()))
                    .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(Place::parameter)))
                    .forEach(e -> words.add(Messages.text("search.option.set", e.getKey().parameter.isEmpty()
                            ? option.label() : e.getKey().parameter, option.words(e.getValue()))));
        }
        return words;
    }

    /// A parameter's name may hold the signs that separate options.
    private static String encoded(String name) {
        return name.replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
    }

    private static String decoded(String name) {
        return name.replace("%3D", "=").replace("%2C", ",").replace("%25", "%");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StrategySettings s && id.equals(s.id) && values.equals(s.values);
    }

    @Override
    public int hashCode() {
        return id.hashCode() * 31 + values.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
