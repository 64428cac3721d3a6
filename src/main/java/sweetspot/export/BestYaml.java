package sweetspot.export;

import java.util.LinkedHashMap;
import java.util.Map;

/// The best configuration with what the search found, as YAML: the field `parameters` can be handed to a training script
/// as it is. The fields are those of `result` in the JSON file.
final class BestYaml implements ExportFormat {

    @Override
    public String id() {
        return "yaml";
    }

    @Override
    public String fileName() {
        return "best.yaml";
    }

    @Override
    public String write(ExportInput input) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", input.bestOrThrow().experiment().name());
        map.putAll(input.bestOrThrow().result());
        return YamlText.of(map);
    }
}
