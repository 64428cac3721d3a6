package sweetspot.data;

import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.ImportOptions.DateOrder;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Form;
import sweetspot.data.ImportOptions.Header;
import sweetspot.data.ImportOptions.Ragged;
import sweetspot.data.ImportOptions.Thousands;
import sweetspot.data.format.FileKind;
import sweetspot.text.Messages;

/// Import options as plain JSON values. What is automatic is left out.
final class ImportFields {
    private ImportFields() {}

    static Map<String, Object> write(ImportOptions options) {
        Map<String, Object> map = new LinkedHashMap<>();
        options.delimiter().ifPresent(d -> map.put("delimiter", d.toString()));
        if (options.header() != Header.AUTO) map.put("header", options.header() == Header.YES);
        options.charset().ifPresent(c -> map.put("charset", c.name()));
        if (options.decimals() != DecimalMark.AUTO) map.put("decimals", id(options.decimals()));
        if (!options.missing().equals(ImportOptions.USUAL_MISSING)) {
            map.put("missing", List.copyOf(new TreeSet<>(options.missing())));
        }
        if (!options.types().isEmpty()) {
            Map<String, Object> types = new LinkedHashMap<>();
            Map<String, List<String>> orders = options.typing().orders();
            new TreeMap<>(options.types()).forEach((column, type) -> types.put(column,
                    type == ColumnType.ORDERED && orders.containsKey(column) ? orders.get(column) : id(type)));
            map.put("types", types);
        }
        if (options.typing().find()) map.put("find_types", true);
        if (options.typing().dates() != DateOrder.AUTO) map.put("date_order", id(options.typing().dates()));
        if (options.thousands() != Thousands.AUTO) map.put("thousands", id(options.thousands()));
        options.skip().ifPresent(lines -> map.put("skip", (long) lines));
        options.comment().ifPresent(mark -> map.put("comment", mark));
        if (options.ragged() != Ragged.REFUSE) map.put("ragged", id(options.ragged()));
        if (!options.leaveOut().isEmpty()) map.put("leave_out", List.copyOf(new TreeSet<>(options.leaveOut())));
        Form form = options.form();
        form.kind().ifPresent(kind -> map.put("format", kind.id()));
        form.sheet().ifPresent(sheet -> map.put("sheet", sheet));
        form.dateFormat().ifPresent(format -> map.put("dates", format));
        form.units().ifPresent(units -> map.put("units", List.copyOf(new TreeSet<>(units))));
        return map;
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static ImportOptions read(Map<String, ?> map) {
        ImportOptions options = ImportOptions.automatic();
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            options = switch (entry.getKey()) {
                case "delimiter" -> options.withDelimiter(delimiter(value));
                case "header" -> options.withHeader(header(value));
                case "charset" -> options.withCharset(charset(value));
                case "decimals" -> options.withDecimals(oneOf(DecimalMark.values(), "decimals", value));
                case "thousands" -> options.withThousands(oneOf(Thousands.values(), "thousands", value));
                case "skip" -> options.withSkip(OptionalInt.of((int) whole("skip", value, 0)));
                case "comment" -> options.withComment(Optional.of(comment(value)));
                case "ragged" -> options.withRagged(oneOf(Ragged.values(), "ragged", value));
                case "leave_out" -> options.withLeaveOut(lines(value));
                case "missing" -> options.withMissing(texts("missing", value));
                case "types" -> options.withTypes(types(value)).withTyping(orders(options.typing(), value));
                case "find_types" -> options.withTyping(options.typing().withFind(flag("find_types", value)));
                case "date_order" -> options.withTyping(options.typing().withDates(
                        oneOf(DateOrder.values(), "date_order", value)));
                case "format" ->
                    options.withForm(options.form().withKind(Optional.of(oneOf(FileKind.values(), "format", value))));
                case "sheet" -> options.withForm(options.form().withSheet(Optional.of(sheet(value))));
                case "dates" -> options.withForm(options.form().withDateFormat(Optional.of(dateFormat(value))));
                case "units" -> options.withForm(options.form().withUnits(Optional.of(texts("units", value))));
                default -> throw wrong("unknown", entry.getKey());
            };
        }
        boolean same = options.thousands().mark() == ',' && options.decimals() == DecimalMark.COMMA
                || options.thousands().mark() == '.' && options.decimals() == DecimalMark.POINT;
        if (same) throw wrong("same_mark", id(options.decimals()));
        return options;
    }

    private static char delimiter(Object value) {
        if (value instanceof String s && s.length() == 1 && "\"\r\n".indexOf(s.charAt(0)) < 0) return s.charAt(0);
        throw wrong("delimiter", value);
    }

    private static Header header(Object value) {
        if (value instanceof Boolean b) return b ? Header.YES : Header.NO;
        throw wrong("header", value);
    }

    private static Charset charset(Object value) {
        try {
            if (value instanceof String s) return Charset.forName(s);
        } catch (IllegalArgumentException e) {
            throw wrong("charset", value);
        }
        throw wrong("charset", value);
    }

    private static <E extends Enum<E>> E oneOf(E[] values, String key, Object value) {
        for (E known : values) if (id(known).equals(value)) return known;
        throw wrong(key, value);
    }

    private static long whole(String key, Object value, long least) {
        boolean fits = value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue())
                && n.doubleValue() >= least && n.doubleValue() <= Integer.MAX_VALUE;
        if (!fits) throw wrong(key, value);
        return ((Number) value).longValue();
    }

    private static String comment(Object value) {
        if (value instanceof String s && s.length() <= 3 && s.equals(s.strip()) && s.indexOf('"') < 0) return s;
        throw wrong("comment", value);
    }

    private static Set<Long> lines(Object value) {
        if (!(value instanceof List<?> list)) throw wrong("leave_out", value);
        Set<Long> lines = new LinkedHashSet<>();
        for (Object line : list) lines.add(whole("leave_out", line, 1));
        return lines;
    }

    private static Set<String> texts(String key, Object value) {
        if (!(value instanceof List<?> list)) throw wrong(key, value);
        Set<String> texts = new LinkedHashSet<>();
        for (Object text : list) {
            if (!(text instanceof String s)) throw wrong(key, value);
            texts.add(s);
        }
        return texts;
    }

    private static String sheet(Object value) {
        if (value instanceof String s && !s.isBlank()) return s;
        return Long.toString(whole("sheet", value, 1));
    }

    private static String dateFormat(Object value) {
        if (!(value instanceof String s) || s.isBlank()) throw wrong("dates", value);
        try {
            var _ = DateTimeFormatter.ofPattern(s, Locale.ENGLISH);
            return s;
        } catch (IllegalArgumentException e) {
            throw wrong("dates", value);
        }
    }

    private static Map<String, ColumnType> types(Object value) {
        if (!(value instanceof Map<?, ?> map)) throw wrong("types", value);
        Map<String, ColumnType> types = new HashMap<>();
        map.forEach((column, name) -> {
            for (ColumnType type : ColumnType.values()) if (id(type).equals(name)) types.put(column.toString(), type);
            if (isOrder(name)) types.put(column.toString(), ColumnType.ORDERED);
            if (!types.containsKey(column.toString())) throw wrong("types", name);
        });
        return types;
    }

    /// Two texts or more, all different.
    private static boolean isOrder(Object value) {
        return value instanceof List<?> list && list.size() > 1 && list.stream().allMatch(String.class::isInstance)
                && list.stream().distinct().count() == list.size();
    }

    private static ColumnTyping orders(ColumnTyping typing, Object value) {
        ColumnTyping with = typing;
        if (!(value instanceof Map<?, ?> map)) throw wrong("types", value);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() instanceof List<?> list) {
                with = with.withOrder(entry.getKey().toString(), list.stream().map(String::valueOf).toList());
            }
        }
        return with;
    }

    private static boolean flag(String key, Object value) {
        if (value instanceof Boolean b) return b;
        throw wrong(key, value);
    }

    private static IllegalArgumentException wrong(String key, Object value) {
        return new IllegalArgumentException(Messages.text("data.import_field." + key, String.valueOf(value)));
    }
}
