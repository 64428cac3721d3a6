package sweetspot.journal.file;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the study file and the experiment file use it: whole numbers are `Long`, others `Double`, and the bare
/// tokens `NaN`, `Infinity` and `-Infinity` are numbers, as in Python.
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /// One line of JSON.
    public static String compact(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// JSON laid out for people: one field a line, two spaces of indent, short lists on one line.
    public static String pretty(Map<String, ?> value) {
        StringBuilder out = new StringBuilder();
        pretty(value, "", out);
        return out.append('\n').toString();
    }

    private static void pretty(Object value, String indent, StringBuilder out) {
        String flat = flat(value);
        boolean top = indent.isEmpty() && value instanceof Map<?, ?>;
        boolean nested = value instanceof Map<?, ?> || value instanceof Collection<?>;
        if (!nested || !top && indent.length() + flat.length() <= 116 && !isListOfMaps(value)) {
            out.append(flat);
            return;
        }
        String inner = indent + "  ";
        boolean map = value instanceof Map<?, ?>;
        String separator = map ? "{\n" : "[\n";
        for (Object element : map ? ((Map<?, ?>) value).entrySet() : (Iterable<?>) value) {
            out.append(separator).append(inner);
            if (element instanceof Map.Entry<?, ?> entry) {
                out.append(compact(entry.getKey())).append(": ");
                pretty(entry.getValue(), inner, out);
            } else {
                pretty(element, inner, out);
            }
            separator = ",\n";
        }
        out.append('\n').append(indent).append(map ? '}' : ']');
    }

    /// One line with a space after each comma and colon.
    private static String flat(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(e -> compact(e.getKey()) + ": " + flat(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> list -> list.stream().map(Json::flat).collect(Collectors.joining(", ", "[", "]"));
            case null, default -> compact(value);
        };
    }

    private static boolean isListOfMaps(Object value) {
        return value instanceof Collection<?> list && !list.isEmpty()
                && list.iterator().next() instanceof Map<?, ?>;
    }
}
