package sweetspot.json;

import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes plain objects (see [JsonReader]) as JSON. Numbers that are not finite are the bare tokens `NaN`, `Infinity`
/// and `-Infinity`, as in Python.
public final class JsonWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
    private static final JsonMapper ASCII = MAPPER.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /// Files are read in editors.
    private static final int WIDTH = 116;

    private JsonWriter() {}

    /// One line.
    public static String compact(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// One line of ASCII alone, whatever the texts hold.
    public static String ascii(Object value) {
        return ASCII.writeValueAsString(value);
    }

    /// For other programs to read and people to look at: ASCII alone, each value on a line of its own.
    public static String asciiLines(@Nullable Object value) {
        return ASCII.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /// Writes values piece by piece, in ASCII, a line end between any two.
    public static JsonGenerator generator(OutputStream out) {
        return ASCII.writer().withRootValueSeparator("\n").createGenerator(out);
    }

    /// Laid out for people, with a line end: a field a line, two spaces of indent, what is short on one line.
    public static String pretty(Map<String, ?> object) {
        return pretty(object, WIDTH);
    }

    /// The same for a narrower place.
    ///
    /// @param width the most characters of what stands on one line
    public static String pretty(Map<String, ?> object, int width) {
        StringBuilder out = new StringBuilder();
        write(object, "", true, width, out);
        return out.append('\n').toString();
    }

    private static void write(Object value, String indent, boolean spread, int width, StringBuilder out) {
        String line = line(value);
        boolean whole = !(value instanceof Map || value instanceof Collection)
                || !spread && indent.length() + line.length() <= width && !holdsObjects(value);
        if (whole) {
            out.append(line);
            return;
        }
        String inner = indent + "  ";
        String before = "";
        boolean map = value instanceof Map<?, ?>;
        out.append(map ? '{' : '[');
        for (Object element : map ? ((Map<?, ?>) value).entrySet() : (Collection<?>) value) {
            out.append(before).append('\n').append(inner);
            if (element instanceof Map.Entry<?, ?> field) {
                out.append(compact(field.getKey())).append(": ");
                write(field.getValue(), inner, false, width, out);
            } else {
                write(element, inner, false, width, out);
            }
            before = ",";
        }
        out.append('\n').append(indent).append(map ? '}' : ']');
    }

    private static boolean holdsObjects(Object value) {
        return value instanceof Collection<?> list && list.stream().anyMatch(Map.class::isInstance);
    }

    /// One line with a space after each comma and colon.
    private static String line(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream().map(e -> compact(e.getKey()) + ": " + line(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> list -> list.stream().map(JsonWriter::line).collect(Collectors.joining(", ", "[", "]"));
            case null, default -> compact(value);
        };
    }
}
