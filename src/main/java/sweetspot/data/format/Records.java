package sweetspot.data.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sweetspot.data.format.StoredTable.Remark;
import sweetspot.json.JsonWriter;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Puts records, which may hold records and lists, into the cells of a table.
///
/// Records within records become columns named `outer.inner`; lists of a fixed length become `list.0`, `list.1`, …;
/// lists that differ in length, or hold records, stay one text. Which lists are of a fixed length is known only at the
/// end: then [#mustRepeat()] asks for another pass, with [#texts()] of this one.
final class Records {
    private static final int MOST_NAME = 1000;
    private static final int MOST_LIST = 1000;
    private static final int DEEPEST = 20;
    private static final double HOUR_NANOS = 3.6e12;

    private final StoredFile file;
    private final Cells cells;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    /// Columns that are fields of the records themselves.
    private final Set<String> plain = new java.util.HashSet<>();
    private final BitSet filled = new BitSet();
    private final Map<String, Integer> lists = new TreeMap<>();
    private final Set<String> texts = new TreeSet<>();
    private boolean repeat;
    private int binaries;
    private int times;
    private long line;

    /// @param texts lists that are known to differ in length
    Records(StoredFile file, int mostColumns, Set<String> texts) {
        this.file = file;
        this.cells = new Cells(file.name(), mostColumns);
        this.texts.addAll(texts);
    }

    Cells cells() {
        return cells;
    }

    /// Whether a list that was taken apart turned out to differ in length, so that the table is not as it should be.
    boolean mustRepeat() {
        return repeat;
    }

    /// The lists that stay one text.
    Set<String> texts() {
        return texts;
    }

    /// Takes a record.
    void row(Map<?, ?> map, long at) throws TableException {
        line = at;
        record("", map, 0);
        endRow(at);
    }

    /// Ends a row that was given field by field.
    void endRow(long at) throws TableException {
        cells.endRow(at);
        if ((cells.rows() & 1023) == 0) file.watch().rows(cells.rows());
    }

    /// The table of all records, and what there is to say about it.
    StoredTable table(FileKind kind, List<Remark> before) {
        List<Remark> remarks = new ArrayList<>(before);
        if (!texts.isEmpty()) {
            String name = texts.iterator().next();
            remarks.add(new Remark(true, name,
                    Messages.text("data.note.lists", Printable.brief(name), texts.size() - 1)));
        }
        if (binaries > 0) remarks.add(Remark.warning("data.note.binaries", binaries));
        if (times > 0) remarks.add(Remark.note("data.note.hours", times));
        List<String> names = new ArrayList<>(columns.keySet());
        for (int c = names.size() - 1; c >= 0; c--) {
            String prefix = names.get(c) + ".";
            // Some records say null where others hold a record or a list.
            if (filled.get(c) || names.stream().noneMatch(n -> n.startsWith(prefix))) continue;
            names.remove(c);
            cells.drop(c);
        }
        List<String> nested = names.stream().filter(n -> !plain.contains(n)).toList();
        if (!nested.isEmpty()) {
            remarks.add(Remark.note("data.note.nested", nested.size(), Printable.brief(nested.getFirst())));
        }
        return StoredTable.named(kind, names, cells, Set.of(), remarks);
    }

    private void record(String prefix, Map<?, ?> map, int depth) throws TableException {
        for (Map.Entry<?, ?> e : map.entrySet()) {
            String name = prefix + e.getKey();
            if (name.length() > MOST_NAME || depth > DEEPEST) {
                throw TableException.of("data.error.json_deep", file.name(), line, Printable.brief(name));
            }
            field(name, e.getValue(), depth);
        }
    }

    /// Sets a cell of the current row, in a table without names; what is no single value becomes a text.
    void value(int column, @Nullable Object value) throws TableException {
        put(column, value instanceof Map || value instanceof List ? JsonWriter.compact(value) : value);
    }

    /// Takes a field of the current row that is a number.
    void number(String name, double value) throws TableException {
        int column = column(name, 0);
        filled.set(column);
        cells.number(column, Double.isFinite(value) ? value : Double.NaN);
    }

    /// Takes a field of the current row.
    void field(String name, @Nullable Object value, int depth) throws TableException {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> record(name + ".", map, depth + 1);
            case Map<?, ?> _ -> put(column(name, depth), null);
            case List<?> list -> list(name, list, depth);
            case null, default -> put(column(name, depth), value);
        }
    }

    private void list(String name, List<?> list, int depth) throws TableException {
        boolean plainList = !list.isEmpty() && list.size() <= MOST_LIST
                && list.stream().noneMatch(v -> v instanceof Map || v instanceof List);
        Integer before = lists.get(name);
        if (!texts.contains(name) && (!plainList || before != null && before != list.size())) {
            texts.add(name);
            repeat |= before != null;
        }
        if (texts.contains(name)) {
            put(column(name, depth), JsonWriter.compact(list));
            return;
        }
        lists.put(name, list.size());
        for (int i = 0; i < list.size(); i++) put(column(name + "." + i, depth + 1), list.get(i));
    }

    /// The column of a field, which may be new.
    private int column(String name, int depth) {
        Integer column = columns.get(name);
        if (column != null) return column;
        if (depth == 0) plain.add(name);
        columns.put(name, columns.size());
        return columns.size() - 1;
    }

    private void put(int column, @Nullable Object value) throws TableException {
        if (value == null) {
            cells.number(column, Double.NaN);
            return;
        }
        filled.set(column);
        put(cells, column, value);
    }

    /// Sets a cell of the current row to a value.
    private void put(Cells to, int column, Object value) throws TableException {
        switch (value) {
            case Long whole -> to.whole(column, whole);
            case Integer whole -> to.number(column, whole);
            case Short whole -> to.number(column, whole);
            case Byte whole -> to.number(column, whole);
            case BigInteger whole -> to.text(column, whole.toString());
            case Double number -> to.number(column, Double.isFinite(number) ? number : Double.NaN);
            // The shortest digits that a float needs, so that 0.1f is 0.1.
            case Float number -> to.number(column, Float.isFinite(number) ? Double.parseDouble(number.toString())
                    : Double.NaN);
            case BigDecimal number -> decimal(to, column, number);
            case Boolean truth -> to.text(column, truth.toString());
            case String text -> to.text(column, text);
            case LocalDate date -> to.text(column, Dates.iso(date));
            case LocalDateTime time -> to.text(column, Dates.iso(time));
            case Instant time -> to.text(column, Dates.iso(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
            case LocalTime time -> {
                times++;
                to.number(column, time.toNanoOfDay() / HOUR_NANOS);
            }
            case byte[] _ -> binaries++;
            default -> to.text(column, value.toString());
        }
    }

    private static void decimal(Cells to, int column, BigDecimal number) throws TableException {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.precision() <= 15) to.number(column, plain.doubleValue());
        else if (plain.scale() <= 0) to.text(column, plain.toPlainString());
        else to.number(column, plain.doubleValue());
    }
}
