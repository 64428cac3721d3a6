package sweetspot.search.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The problems of `suite.json`, with the vectors that check the port.
public final class BenchSuite {
    private final List<BenchProblem> problems = new ArrayList<>();
    private final Map<String, Map<Configuration, Double>> vectors = new HashMap<>();
    private final Surrogates surrogates;

    /// @param folder holds suite.json and data/
    public BenchSuite(Path folder) {
        surrogates = new Surrogates(folder.resolve("data"));
        for (JsonNode p : JsonMapper.shared().readTree(folder.resolve("suite.json").toFile()).get("problems")) add(p);
    }

    /// The suite's folder: the system property `sweetspot.bench`, or ../shared/bench as seen from the project or
    /// from a work tree beside it. Empty if there is none.
    public static Optional<Path> folder() {
        String given = System.getProperty("sweetspot.bench");
        List<Path> places = given != null ? List.of(Path.of(given))
                : List.of(Path.of("../shared/bench"), Path.of("../../shared/bench"));
        return places.stream().filter(p -> Files.exists(p.resolve("suite.json"))).findFirst();
    }

    public List<BenchProblem> problems() {
        return problems;
    }

    /// Problems that are not in the suite, see [OtherProblems]; made anew on each call, which takes seconds.
    List<BenchProblem> others() {
        return new OtherProblems(surrogates, problems).problems();
    }

    /// Configurations of a problem with the values they must have.
    Map<Configuration, Double> vectors(String id) {
        return vectors.get(id);
    }

    private void add(JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode p : node.get("space")) parameters.add(parameter(p));
        SearchSpace space = new SearchSpace(parameters);
        String id = node.get("id").asString();
        problems.add(new BenchProblem(id, space, node.get("f_opt").asDouble(), node.get("f_ref").asDouble(),
                function(node)));
        Map<Configuration, Double> known = new LinkedHashMap<>();
        for (JsonNode v : node.get("test_vectors")) {
            known.put(
                    space.configure(i -> value(space.get(i).distribution(), v.get("config").get(space.get(i).name()))),
                    v.get("value").asDouble());
        }
        vectors.put(id, known);
    }

    private BiFunction<Configuration, Map<String, Object>, Double> function(JsonNode node) {
        if (node.get("kind").asString().equals("synthetic")) {
            ToDoubleFunction<Configuration> f = SyntheticFunctions.get(node.get("func").asString());
            return (c, _) -> f.applyAsDouble(c);
        }
        String scenario = node.get("scenario").asString();
        String instance = node.get("instance").asString();
        String target = node.get("target").asString();
        double sign = node.get("maximise").asBoolean() ? -1 : 1;
        Map<String, Object> constants = new HashMap<>();
        node.get("constants").properties().forEach(e -> constants.put(e.getKey(), e.getValue().asDouble()));
        return (c, overrides) -> {
            Map<String, Object> values = new HashMap<>(constants);
            values.putAll(c.asMap());
            values.putAll(overrides);
            return sign * surrogates.evaluate(scenario, instance, target, values);
        };
    }

    private static Parameter parameter(JsonNode p) {
        boolean log = p.path("log").asBoolean(false);
        Distribution distribution = switch (p.get("type").asString()) {
            case "float" -> new FloatDistribution(p.get("low").asDouble(), p.get("high").asDouble(), log,
                    p.path("step").asDouble(0));
            case "int" ->
                new IntDistribution(p.get("low").asLong(), p.get("high").asLong(), log, p.path("step").asLong(1));
            default -> new CategoricalDistribution(plain(p.get("choices")));
        };
        Optional<Condition> condition = p.has("when")
                ? Optional.of(new Condition(p.get("when").get("param").asString(), plain(p.get("when").get("in"))))
                : Optional.empty();
        return new Parameter(p.get("name").asString(), distribution, UnitCube.decode(distribution, 0.5), condition,
                Optional.empty());
    }

    private static List<Object> plain(JsonNode array) {
        List<Object> list = new ArrayList<>();
        for (JsonNode n : array) list.add(n.isNumber() ? (Object) n.asLong() : n.asString());
        return list;
    }

    private static Object value(Distribution d, JsonNode node) {
        return switch (d) {
            case FloatDistribution _ -> node.asDouble();
            case IntDistribution _ -> node.asLong();
            case CategoricalDistribution _ -> node.asString();
        };
    }
}
