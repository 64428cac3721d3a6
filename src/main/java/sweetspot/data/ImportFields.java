package sweetspot.data;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Header;
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
            new TreeMap<>(options.types()).forEach((column, type) -> types.put(column, id(type)));
            map.put("types", types);
        }
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
                case "decimals" -> options.withDecimals(decimals(value));
                case "missing" -> options.withMissing(missing(value));
                case "types" -> options.withTypes(types(value));
                default -> throw wrong("unknown", entry.getKey());
            };
        }
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

    private static DecimalMark decimals(Object value) {
        for (DecimalMark mark : DecimalMark.values()) if (id(mark).equals(value)) return mark;
        throw wrong("decimals", value);
    }

    private static Set<String> missing(Object value) {
        if (!(value instanceof List<?> list)) throw wrong("missing", value);
        Set<String> texts = new LinkedHashSet<>();
        for (Object text : list) {
            if (!(text instanceof String s)) throw wrong("missing", value);
            texts.add(s);
        }
        return texts;
    }

    private static Map<String, ColumnType> types(Object value) {
        if (!(value instanceof Map<?, ?> map)) throw wrong("types", value);
        Map<String, ColumnType> types = new HashMap<>();
        map.forEach((column, name) -> {
            for (ColumnType type : ColumnType.values()) if (id(type).equals(name)) types.put(column.toString(), type);
            if (!types.containsKey(column.toString())) throw wrong("types", name);
        });
        return types;
    }

    private static IllegalArgumentException wrong(String key, Object value) {
        return new IllegalArgumentException(Messages.text("data.import_field." + key, String.valueOf(value)));
    }
}
