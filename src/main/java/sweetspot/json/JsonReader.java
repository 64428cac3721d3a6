package sweetspot.json;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads any JSON value as plain objects: `Map`, `List`, `String`, `Long`, `Double`, `Boolean` or null. The bare tokens
/// `NaN`, `Infinity` and `-Infinity` are numbers, as in Python.
///
/// It uses Jackson's parser alone: Jackson's mapper takes a quarter of a second to load, which is long beside the
/// reading of a study.
public final class JsonReader {
    /// What other programs write too: of a key that stands twice the last one counts, as in Python.
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private static final JsonFactory STRICT =
            LENIENT.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private JsonReader() {}

    /// The value of a file that people write: no key may stand twice, and whole numbers are `Long`.
    ///
    /// @throws JacksonException if it is not one value; of type `InputCoercionException` for a whole number beyond ±2⁶³
    public static @Nullable Object file(byte[] json) {
        try (JsonParser p = STRICT.createParser(ObjectReadContext.empty(), json)) {
            return whole(p, false);
        }
    }

    /// The value that `json` is. A whole number beyond ±2⁶³ is a `BigInteger`.
    ///
    /// @throws JacksonException if it is not one value
    public static @Nullable Object read(String json) {
        try (JsonParser p = LENIENT.createParser(ObjectReadContext.empty(), json)) {
            return whole(p, true);
        }
    }

    /// The object that `json` is, in the sense of [#read(String)]; empty if it is none.
    public static Optional<Map<String, Object>> object(String json) {
        try {
            if (!(read(json) instanceof Map<?, ?> map)) return Optional.empty();
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, value) -> fields.put((String) key, value));
            return Optional.of(fields);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// A parser of some of the bytes, for what is read piece by piece; see [#value(JsonParser)].
    public static JsonParser parser(byte[] bytes, int from, int length) {
        return LENIENT.createParser(ObjectReadContext.empty(), bytes, from, length);
    }

    /// A parser of a stream of any number of values, for what is read piece by piece; see [JsonStream].
    static JsonParser parser(InputStream in) {
        return LENIENT.createParser(ObjectReadContext.empty(), in);
    }

    private static @Nullable Object whole(JsonParser p, boolean vast) {
        if (p.nextToken() == null) throw new StreamReadException(p, "there is no value");
        Object value = value(p, vast);
        if (p.nextToken() != null) throw new StreamReadException(p, "something follows the value");
        return value;
    }

    /// The value on whose first token the parser stands; it is left on the last one. A whole number beyond ±2⁶³ is a
    /// `BigInteger`.
    public static @Nullable Object value(JsonParser p) {
        return value(p, true);
    }

    private static @Nullable Object value(JsonParser p, boolean vast) {
        return switch (p.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (p.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = p.currentName();
                    p.nextToken();
                    map.put(key, value(p, vast));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (p.nextToken() != JsonToken.END_ARRAY) list.add(value(p, vast));
                yield list;
            }
            case VALUE_STRING -> p.getString();
            case VALUE_NUMBER_INT -> vast && p.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? p.getBigIntegerValue() : (Object) p.getLongValue();
            case VALUE_NUMBER_FLOAT -> p.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException("the value ends too early");
        };
    }
}
