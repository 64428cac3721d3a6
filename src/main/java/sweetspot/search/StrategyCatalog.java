package sweetspot.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;
import sweetspot.text.Nearest;
import sweetspot.text.Printable;

/// The strategies of one kind, samplers or pruners, each by its id with the options that it declares. Reads names such
/// as `tpe:candidates=64` and `percentile:10`, refuses wrong ones in words, and lists what there is.
///
/// Name and explanation of a strategy stand in the bundle, under `search.<kind>.<id>`.
///
/// @param <M> makes a strategy from its settings
public final class StrategyCatalog<M> {
    private final String kind;
    private final Map<String, Strategy<M>> strategies;

    /// One strategy.
    ///
    /// @param id as it is written in an experiment file
    /// @param label its name in menus
    /// @param explanation what it does and when it fits, in one sentence
    /// @param options what can be set; at most one of them stands alone
    /// @param maker makes one from its settings
    public record Strategy<M>(String id, String label, String explanation, List<StrategyOption> options, M maker) {}

    private StrategyCatalog(String kind, Map<String, Strategy<M>> strategies) {
        this.kind = kind;
        this.strategies = strategies;
    }

    /// An empty catalog.
    ///
    /// @param kind "sampler" or "pruner", as in the keys of the bundle
    public static <M> StrategyCatalog<M> of(String kind) {
        return new StrategyCatalog<>(kind, Map.of());
    }

    /// The same with one strategy more, after the others.
    ///
    /// @throws IllegalArgumentException if an id or a key stands twice, or several options stand alone
    public StrategyCatalog<M> with(String id, List<StrategyOption> options, M maker) {
        if (strategies.containsKey(id)) throw new IllegalArgumentException(id + " stands twice");
        if (options.stream().map(StrategyOption::key).distinct().count() < options.size()) {
            throw new IllegalArgumentException(id + " declares an option twice");
        }
        if (options.stream().filter(StrategyOption::standsAlone).count() > 1) {
            throw new IllegalArgumentException(id + " has several options that stand alone");
        }
        Map<String, Strategy<M>> all = new LinkedHashMap<>(strategies);
        String key = "search." + kind + "." + id;
        all.put(id, new Strategy<>(id, Messages.text(key + ".name"), Messages.text(key + ".explanation"),
                List.copyOf(options), maker));
        return new StrategyCatalog<>(kind, all);
    }

    /// All of them, in the order in which they are offered.
    public List<Strategy<M>> all() {
        return List.copyOf(strategies.values());
    }

    /// Every id, in the same order.
    public List<String> ids() {
        return List.copyOf(strategies.keySet());
    }

    /// The id in a name, whether or not there is such a strategy.
    public static String id(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /// The strategy that a name means.
    ///
    /// @throws IllegalArgumentException if there is none; the message names the nearest and lists all
    public Strategy<M> get(String name) {
        Strategy<M> found = strategies.get(id(name));
        if (found == null) {
            throw new IllegalArgumentException(unknown("search." + kind + ".unknown", id(name), ids()));
        }
        return found;
    }

    /// What a name means.
    ///
    /// @param name an id, with or without options
    /// @throws IllegalArgumentException as [#get], or if there is no such option or its value is not allowed; the
    ///     message says what is
    public StrategySettings settings(String name) {
        Strategy<M> strategy = get(name);
        String rest = name.substring(Math.min(name.length(), strategy.id.length() + 1));
        return StrategySettings.parse(strategy.id, strategy.options, rest);
    }

    /// Checks a name, and that the parameters it names are there.
    ///
    /// @throws IllegalArgumentException as [#settings], or if the space has no such parameter
    public void check(String name, SearchSpace space) {
        List<String> parameters = space.parameters().stream().map(p -> p.name()).toList();
        for (StrategySettings.Place place : settings(name).values().keySet()) {
            if (place.parameter().isEmpty() || parameters.contains(place.parameter())) continue;
            throw new IllegalArgumentException(
                    unknown("search.option.parameter", place.parameter(), parameters, id(name)));
        }
    }

    /// Says that there is no such name, which one is near, and which there are.
    ///
    /// @param key of a text whose {0} is the name and {1} those that are allowed
    /// @param more what the text has from {2} on
    static String unknown(String key, String name, List<String> allowed, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(Printable.brief(name), String.join(", ", allowed)));
        arguments.addAll(List.of(more));
        String said = Messages.text(key, arguments.toArray());
        return Nearest.of(name, allowed).map(near -> Messages.text("search.near", said, near)).orElse(said);
    }
}
