package sweetspot.search.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Evaluates the YAHPO Gym surrogates (Pfisterer and others 2022) of real tuning problems; any thread may ask.
final class Surrogates {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Map<String, Scenario> scenarios = new ConcurrentHashMap<>();
    private final Path folder;
    private final JsonNode declared;

    private record Scenario(OrtSession session, List<String> targets, List<String> numbers, List<String> categories,
            String instanceName, JsonNode codes, String categoryInput, String numberInput) {}

    /// @param folder holds scenarios.json and a folder for each scenario
    Surrogates(Path folder) {
        this.folder = folder;
        this.declared = JsonMapper.shared().readTree(folder.resolve("scenarios.json").toFile());
    }

    /// The metric `target` of one configuration.
    ///
    /// @param values parameters and fidelities by name; a missing number counts as 0, a missing category as "#na#"
    double evaluate(String scenario, String instance, String target, Map<String, Object> values) {
        Scenario s = scenarios.computeIfAbsent(scenario, this::load);
        int[] codes = new int[s.categories.size()];
        for (int i = 0; i < codes.length; i++) {
            String name = s.categories.get(i);
            Object value = name.equals(s.instanceName) ? instance : values.getOrDefault(name, "#na#");
            codes[i] = s.codes.get(name).get(value.toString()).asInt();
        }
        float[] numbers = new float[s.numbers.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(s.numbers.get(i)) instanceof Number n ? n.floatValue() : 0;
        }
        try (OnnxTensor a = OnnxTensor.createTensor(environment, IntBuffer.wrap(codes), new long[]{1, codes.length});
                OnnxTensor b =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), new long[]{1, numbers.length});
                OrtSession.Result result = s.session.run(Map.of(s.categoryInput, a, s.numberInput, b))) {
            return ((float[][]) result.get(0).getValue())[0][s.targets.indexOf(target)];
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private Scenario load(String id) {
        JsonNode d = declared.get(id);
        try {
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session =
                    environment.createSession(folder.resolve(id).resolve("model.onnx").toString(), options);
            Iterator<String> inputs = session.getInputNames().iterator();
            JsonNode codes = JsonMapper.shared().readTree(folder.resolve(id).resolve("encoding.json").toFile());
            return new Scenario(session, texts(d.get("y_names")), texts(d.get("cont_names")), texts(d.get("cat_names")),
                    d.get("instance_names").asString(), codes, inputs.next(), inputs.next());
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> list = new ArrayList<>();
        for (JsonNode n : array) list.add(n.asString());
        return list;
    }
}
