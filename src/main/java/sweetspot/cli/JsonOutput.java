package sweetspot.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sweetspot.json.JsonWriter;

/// Prints one JSON object. Only ASCII is written, so that it is valid whatever the terminal's charset; a number that
/// JSON does not have (NaN, infinite) becomes null.
final class JsonOutput {
    private JsonOutput() {}

    static void print(Shell shell, Map<String, ?> object) {
        // The one control character that neither JSON nor ESCAPE_NON_ASCII escapes; it can stand only in texts.
        shell.exactAnswer(JsonWriter.asciiLines(clean(object)).replace("\u007f", "\\u007F") + "\n");
    }

    private static @Nullable Object clean(@Nullable Object value) {
        return switch (value) {
            case Double d when !Double.isFinite(d) -> null;
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((k, v) -> copy.put(String.valueOf(k), clean(v)));
                yield copy;
            }
            case Collection<?> list -> {
                List<Object> copy = new ArrayList<>();
                for (Object element : list) copy.add(clean(element));
                yield copy;
            }
            case double[] numbers -> clean(Arrays.stream(numbers).boxed().toList());
            case null, default -> value;
        };
    }
}
