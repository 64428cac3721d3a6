package sweetspot.journal.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sweetspot.json.JsonWriter;
import sweetspot.text.Messages;
import sweetspot.text.Nearest;

/// The fields of one JSON object, read by name and type, with an error that says where it stands.
public final class Fields {
    private final String path;
    private final Map<?, ?> map;

    /// @param path where the object stands, as `space[2]`; "" for the outermost
    /// @param allowed every field that may occur
    /// @throws ExperimentFileException if it is not an object or has another field
    public Fields(String path, @Nullable Object value, List<String> allowed) throws ExperimentFileException {
        this.path = path;
        if (!(value instanceof Map<?, ?> object)) {
            String where = path.isEmpty() ? Messages.text("experiment.field.file") : path;
            throw error("", Messages.text("experiment.field.object", where, show(value)));
        }
        this.map = object;
        for (Object key : object.keySet()) {
            if (!allowed.contains(key)) throw unknown(String.valueOf(key), allowed);
        }
    }

    private ExperimentFileException unknown(String key, List<String> allowed) {
        String hint = Nearest.of(key, allowed).map(near -> Messages.text("experiment.field.near", near))
                .orElseGet(() -> Messages.text("experiment.field.known", String.join(", ", new TreeSet<>(allowed))));
        return error(key, Messages.text("experiment.field.unknown", at(key), hint));
    }

    /// The place of the object; "" for the outermost.
    String path() {
        return path;
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    public @Nullable Object raw(String key) {
        return map.get(key);
    }

    /// Path of one of its fields.
    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public ExperimentFileException error(String key, String message) {
        return new ExperimentFileException(key.isEmpty() ? path : at(key), message, null);
    }

    /// The error of a field that is left out.
    ///
    /// @param fix what to write
    public ExperimentFileException missing(String key, String fix) {
        return error(key, Messages.text("experiment.field.missing", at(key), fix));
    }

    /// The error of a field that holds something else.
    ///
    /// @param what the text `experiment.wants.<what>` says what it must hold
    public ExperimentFileException wrong(String key, String what) {
        return wrong(key, raw(key), what);
    }

    /// The same of a part of a field.
    public ExperimentFileException wrong(String key, @Nullable Object value, String what, Object... arguments) {
        return error(key, Messages.text("experiment.field.wrong", at(key), wants(what, arguments), show(value)));
    }

    /// The error of a list of which one element is something else.
    ///
    /// @param what the text `experiment.list.<what>` says what it must list
    public ExperimentFileException notAll(String key, String what, @Nullable Object element) {
        return error(key, Messages.text("experiment.list." + what, at(key), show(element)));
    }

    /// The error of a field that excludes another one.
    public ExperimentFileException both(String key, String other) {
        return error(key, Messages.text("experiment.both", at(key), other));
    }

    private static String wants(String what, Object... arguments) {
        return Messages.text("experiment.wants." + what, arguments);
    }

    /// @param what see [#wrong(String, String)]
    public String text(String key, String what) throws ExperimentFileException {
        if (!has(key)) throw missing(key, Messages.text("experiment.field.needs", wants(what)));
        if (raw(key) instanceof String s && !s.isBlank()) return s;
        throw wrong(key, what);
    }

    public String textOr(String key, String otherwise, String what) throws ExperimentFileException {
        return has(key) ? text(key, what) : otherwise;
    }

    boolean flagOr(String key, boolean otherwise) throws ExperimentFileException {
        if (!has(key)) return otherwise;
        if (raw(key) instanceof Boolean b) return b;
        throw wrong(key, "flag");
    }

    double number(String key) throws ExperimentFileException {
        if (!has(key)) throw missing(key, Messages.text("experiment.field.needs", wants("number")));
        if (raw(key) instanceof Number n) return n.doubleValue();
        throw wrong(key, "number");
    }

    double numberOr(String key, double otherwise) throws ExperimentFileException {
        return has(key) ? number(key) : otherwise;
    }

    long whole(String key) throws ExperimentFileException {
        if (!has(key)) throw missing(key, Messages.text("experiment.field.needs", wants("whole")));
        if (raw(key) instanceof Long n) return n;
        // Scripts write 5.0 for 5 easily, and it means the same.
        if (raw(key) instanceof Double d && d == Math.rint(d) && Math.abs(d) <= 0x1p53) return d.longValue();
        throw wrong(key, "whole");
    }

    long wholeOr(String key, long otherwise) throws ExperimentFileException {
        return has(key) ? whole(key) : otherwise;
    }

    int intOr(String key, int otherwise) throws ExperimentFileException {
        long value = wholeOr(key, otherwise);
        if (value == (int) value) return (int) value;
        throw error(key, Messages.text("experiment.field.too_large", at(key), String.valueOf(value)));
    }

    public List<?> list(String key, String what, Object... arguments) throws ExperimentFileException {
        if (!has(key)) throw missing(key, Messages.text("experiment.field.needs", wants(what, arguments)));
        if (raw(key) instanceof List<?> l) return l;
        throw wrong(key, raw(key), what, arguments);
    }

    /// A value as it stands in JSON, cut to a readable length.
    static String show(@Nullable Object value) {
        String json = JsonWriter.compact(value);
        return json.length() <= 60 ? json : json.substring(0, 57) + "…";
    }
}
