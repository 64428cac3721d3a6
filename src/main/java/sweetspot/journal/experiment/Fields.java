package sweetspot.journal.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import sweetspot.journal.file.Json;
import sweetspot.text.Nearest;

/// The fields of one JSON object, read by name and type, with an error that says where it stands.
public final class Fields {
    private final String path;
    private final Map<?, ?> map;

    /// @param path where the object stands, as `space[2]`; "" for the outermost
    /// @param allowed every field that may occur
    /// @throws ExperimentFileException if it is not an object or has another field
    public Fields(String path, Object value, List<String> allowed) throws ExperimentFileException {
        this.path = path;
        if (!(value instanceof Map<?, ?> object)) {
            throw error("", (path.isEmpty() ? "the file" : path) + " must be an object {…}, not " + show(value));
        }
        this.map = object;
        for (Object key : object.keySet()) {
            if (!allowed.contains(key)) throw unknown(String.valueOf(key), allowed);
        }
    }

    private ExperimentFileException unknown(String key, List<String> allowed) {
        String near = Nearest.of(key, allowed);
        String hint = near.isEmpty() ? "known fields are " + String.join(", ", new TreeSet<>(allowed))
                : "did you mean " + near + "?";
        return error(key, "there is no field " + at(key) + ": " + hint);
    }

    /// Where the object stands; "" for the outermost.
    String path() {
        return path;
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    public Object raw(String key) {
        return map.get(key);
    }

    /// Path of one of its fields.
    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public ExperimentFileException error(String key, String message) {
        return new ExperimentFileException(key.isEmpty() ? path : at(key), message, null);
    }

    public ExperimentFileException missing(String key, String what) {
        return error(key, at(key) + " is missing: " + what);
    }

    public String text(String key, String what) throws ExperimentFileException {
        if (!has(key)) throw missing(key, "it must be " + what);
        if (raw(key) instanceof String s && !s.isBlank()) return s;
        throw error(key, at(key) + " must be " + what + ", not " + show(raw(key)));
    }

    public String textOr(String key, String otherwise, String what) throws ExperimentFileException {
        return has(key) ? text(key, what) : otherwise;
    }

    boolean flagOr(String key, boolean otherwise) throws ExperimentFileException {
        if (!has(key)) return otherwise;
        if (raw(key) instanceof Boolean b) return b;
        throw error(key, at(key) + " must be true or false, not " + show(raw(key)));
    }

    double number(String key) throws ExperimentFileException {
        if (!has(key)) throw missing(key, "it must be a number");
        if (raw(key) instanceof Number n) return n.doubleValue();
        throw error(key, at(key) + " must be a number, not " + show(raw(key)));
    }

    double numberOr(String key, double otherwise) throws ExperimentFileException {
        return has(key) ? number(key) : otherwise;
    }

    long whole(String key) throws ExperimentFileException {
        if (!has(key)) throw missing(key, "it must be a whole number");
        if (raw(key) instanceof Long n) return n;
        // Scripts write 5.0 for 5 easily, and it means the same.
        if (raw(key) instanceof Double d && d == Math.rint(d) && Math.abs(d) <= 0x1p53) return d.longValue();
        throw error(key, at(key) + " must be a whole number, not " + show(raw(key)));
    }

    long wholeOr(String key, long otherwise) throws ExperimentFileException {
        return has(key) ? whole(key) : otherwise;
    }

    int intOr(String key, int otherwise) throws ExperimentFileException {
        long value = wholeOr(key, otherwise);
        if (value == (int) value) return (int) value;
        throw error(key, at(key) + " is too large: " + value);
    }

    public List<?> list(String key, String what) throws ExperimentFileException {
        if (!has(key)) throw missing(key, "it must be " + what);
        if (raw(key) instanceof List<?> l) return l;
        throw error(key, at(key) + " must be " + what + ", not " + show(raw(key)));
    }

    /// A value as it stands in JSON, cut to a readable length.
    static String show(Object value) {
        String json = Json.compact(value);
        return json.length() <= 60 ? json : json.substring(0, 57) + "…";
    }
}
