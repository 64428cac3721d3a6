package sweetspot.export;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes plain JSON values for people: a field a line, what is short on one line. Numbers that are not finite are the
/// bare tokens `NaN`, `Infinity` and `-Infinity`, as in experiment and study files.
final class JsonText {
    private static final int LINE = 76;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private JsonText() {}

    /// The text of an object, with a line end.
    static String pretty(Map<String, ?> object) {
        StringBuilder out = new StringBuilder();
        write(object, "", true, out);
        return out.append('\n').toString();
    }

    private static void write(Object value, String indent, boolean spread, StringBuilder out) {
        String line = line(value);
        boolean whole = !(value instanceof Map || value instanceof Collection)
                || !spread && indent.length() + line.length() <= LINE && !holdsObjects(value);
        if (whole) {
            out.append(line);
            return;
        }
        String inner = indent + "  ";
        String before = "";
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            for (Map.Entry<?, ?> field : map.entrySet()) {
                out.append(before).append('\n').append(inner).append(line(field.getKey())).append(": ");
                write(field.getValue(), inner, false, out);
                before = ",";
            }
            out.append('\n').append(indent).append('}');
        } else {
            out.append('[');
            for (Object element : (Collection<?>) value) {
                out.append(before).append('\n').append(inner);
                write(element, inner, false, out);
                before = ",";
            }
            out.append('\n').append(indent).append(']');
        }
    }

    private static boolean holdsObjects(Object value) {
        return value instanceof Collection<?> list && list.stream().anyMatch(Map.class::isInstance);
    }

    private static String line(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream().map(e -> line(e.getKey()) + ": " + line(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> list -> list.stream().map(JsonText::line).collect(Collectors.joining(", ", "[", "]"));
            case null, default -> MAPPER.writeValueAsString(value);
        };
    }
}
