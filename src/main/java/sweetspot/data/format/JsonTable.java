package sweetspot.data.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sweetspot.data.format.StoredTable.Remark;
import sweetspot.json.JsonStream;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Takes a table in JSON apart: an array of records, one record a line, rows as arrays, columns by name, or one of these
/// inside an object, as pandas and many services write.
///
/// Objects within records become columns named `outer.inner`; lists of a fixed length become `list.0`, `list.1`, …;
/// others stay one text. A line is what it is where each record has its own, else the number of the record.
final class JsonTable {
    private static final int MOST_VALUES = 100_000;
    /// A file that is one object is held in memory, some ten times its size.
    private static final long MOST_OBJECT = 64L << 20;

    private final StoredFile file;
    private final Records into;
    private final List<Remark> remarks = new ArrayList<>();
    private long line = 1;
    private boolean arrays;
    private boolean byLine;
    private boolean records;

    private JsonTable(StoredFile file, int mostColumns, Set<String> texts) {
        this.file = file;
        this.into = new Records(file, mostColumns, texts);
    }

    static StoredTable read(StoredFile file, int mostColumns) throws IOException, TableException {
        JsonTable reader = new JsonTable(file, mostColumns, Set.of());
        try {
            reader.run();
            if (reader.into.mustRepeat()) {
                reader = new JsonTable(file, mostColumns, reader.into.texts());
                reader.run();
            }
            return reader.table();
        } catch (JsonStream.FaultException e) {
            throw new TableException(Messages.text("data.error.json_damaged", file.name(), e.line(),
                    Printable.line(e.reason(), 200)), e);
        }
    }

    private StoredTable table() throws TableException {
        if (into.cells().rows() == 0) throw TableException.of("data.error.json_empty", file.name());
        if (!byLine) remarks.add(Remark.note("data.note.records"));
        if (!arrays) return into.table(FileKind.JSON, remarks);
        return new StoredTable(FileKind.JSON, Optional.empty(), into.cells(), Set.of(), List.of(), "", remarks);
    }

    private void run() throws IOException, TableException, JsonStream.FaultException {
        try (JsonStream in = new JsonStream(file.open())) {
            switch (in.next()) {
                case END -> throw TableException.of("data.error.json_empty", file.name());
                case OBJECT -> object(in);
                case ARRAY -> {
                    elements(in);
                    others(in);
                }
                case VALUE, END_ARRAY -> throw TableException.of("data.error.json_value", file.name(), in.line());
            }
        }
    }

    /// The elements of the outermost array; a first line that is an array of values is one row of several.
    private void elements(JsonStream in) throws IOException, TableException, JsonStream.FaultException {
        List<@Nullable Object> plain = new ArrayList<>();
        for (JsonStream.Next next = in.next(); next != JsonStream.Next.END_ARRAY; next = in.next()) {
            line = into.cells().rows() + 1L;
            if (next == JsonStream.Next.END) throw TableException.of("data.error.json_ends", file.name(), in.line());
            Object value = in.value();
            if (value instanceof Map || value instanceof List) row(value);
            else plain.add(value);
            if (plain.size() > MOST_VALUES) throw TableException.of("data.error.json_value", file.name(), line);
        }
        if (plain.isEmpty()) return;
        if (records || arrays) throw TableException.of("data.error.json_value", file.name(), line);
        row(plain);
    }

    /// The values that follow the first.
    private void others(JsonStream in) throws IOException, TableException, JsonStream.FaultException {
        for (JsonStream.Next next = in.next(); next != JsonStream.Next.END; next = in.next()) {
            line = in.line();
            byLine = true;
            row(in.value());
        }
    }

    /// The first outermost object: a record if another follows it; alone, what holds the table.
    private void object(JsonStream in) throws TableException, IOException, JsonStream.FaultException {
        if (file.size() > (file.packed() ? MOST_OBJECT / 8 : MOST_OBJECT) && !recordOnFirstLine()) {
            throw TableException.of("data.error.json_object", file.name(), MOST_OBJECT >> 20);
        }
        line = in.line();
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) Objects.requireNonNull(in.value());
        JsonStream.Next next = in.next();
        if (next == JsonStream.Next.END) {
            whole(map);
            return;
        }
        row(map);
        byLine = true;
        line = in.line();
        row(in.value());
        others(in);
    }

    private boolean recordOnFirstLine() throws IOException {
        String head = new String(file.head(1 << 20), java.nio.charset.StandardCharsets.ISO_8859_1);
        int end = head.indexOf('\n');
        return end > 0 && head.substring(0, end).strip().endsWith("}");
    }

    // ---- one object for all

    private void whole(Map<String, Object> map) throws TableException {
        if (map.get("columns") instanceof List<?> names && map.get("data") instanceof List<?> rows) {
            split(names, rows);
            return;
        }
        List<String> tables =
                map.entrySet().stream().filter(e -> isTable(e.getValue())).map(Map.Entry::getKey).toList();
        if (tables.size() == 1) {
            remarks.add(Remark.note("data.note.json_member", Printable.brief(tables.getFirst())));
            if (map.get(tables.getFirst()) instanceof List<?> elements) {
                for (Object element : elements) row(element);
            }
            return;
        }
        if (tables.size() > 1) {
            throw TableException.of("data.error.json_tables", file.name(), String.join(", ",
                    tables.stream().map(Printable::brief).toList()));
        }
        if (columnLists(map) || columnMaps(map)) return;
        if (map.isEmpty()) throw TableException.of("data.error.json_empty", file.name());
        // A single record; the rows that are missing are told by whoever counts them.
        row(map);
    }

    private static boolean isTable(Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(e -> e instanceof Map);
    }

    /// pandas' orientation `split`.
    private void split(List<?> names, List<?> rows) throws TableException {
        List<String> all = names.stream().map(n -> n instanceof List<?> l
                ? String.join(".", l.stream().map(String::valueOf).toList()) : String.valueOf(n)).toList();
        for (Object row : rows) {
            if (!(row instanceof List<?> values) || values.size() != all.size()) {
                throw TableException.of("data.error.json_split", file.name(), into.cells().rows() + 1, all.size());
            }
            Map<String, Object> record = new LinkedHashMap<>();
            for (int c = 0; c < all.size(); c++) record.put(all.get(c), values.get(c));
            line = into.cells().rows() + 1L;
            row(record);
        }
    }

    /// `{"a": [1, 2], "b": [3, 4]}`.
    private boolean columnLists(Map<String, Object> map) throws TableException {
        if (map.isEmpty() || !map.values().stream().allMatch(v -> v instanceof List)) return false;
        int rows = ((List<?>) map.values().iterator().next()).size();
        if (rows < 2 || map.values().stream().anyMatch(v -> ((List<?>) v).size() != rows)) return false;
        for (int r = 0; r < rows; r++) {
            int row = r;
            Map<String, Object> record = new LinkedHashMap<>();
            map.forEach((name, values) -> record.put(name, ((List<?>) values).get(row)));
            line = r + 1L;
            row(record);
        }
        return true;
    }

    /// pandas' orientation `columns`, `{"a": {"0": 1, "1": 2}}`, or `index`, `{"0": {"a": 1}, "1": {"a": 2}}`: the outer
    /// keys are rows where they are numbers and the inner ones are not.
    private boolean columnMaps(Map<String, Object> map) throws TableException {
        if (map.isEmpty() || !map.values().stream().allMatch(v -> v instanceof Map)) return false;
        List<?> inner = List.copyOf(((Map<?, ?>) map.values().iterator().next()).keySet());
        if (inner.isEmpty() || map.size() * inner.size() < 2) return false;
        boolean rowsOutside = map.keySet().stream().allMatch(k -> k.matches("-?\\d+"))
                && !inner.stream().allMatch(k -> k.toString().matches("-?\\d+"));
        if (rowsOutside) {
            for (Object record : map.values()) {
                line = into.cells().rows() + 1L;
                row(record);
            }
            return true;
        }
        for (Object v : map.values()) if (!List.copyOf(((Map<?, ?>) v).keySet()).equals(inner)) return false;
        for (Object key : inner) {
            Map<String, Object> record = new LinkedHashMap<>();
            map.forEach((name, values) -> record.put(name, ((Map<?, ?>) values).get(key)));
            line = into.cells().rows() + 1L;
            row(record);
        }
        return true;
    }

    // ---- rows

    private void row(@Nullable Object value) throws TableException {
        if (value instanceof Map<?, ?> map && !arrays) {
            records = true;
            into.row(map, line);
        } else if (value instanceof List<?> list && !records) {
            arrays = true;
            for (int c = 0; c < list.size(); c++) into.value(c, list.get(c));
            into.endRow(line);
        } else {
            throw TableException.of("data.error.json_value", file.name(), line);
        }
    }
}
