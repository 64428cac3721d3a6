package sweetspot.export;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes plain JSON values as YAML that parsers of version 1.1 (PyYAML) and of 1.2 read alike.
///
/// A text is plain only if no version takes it for anything else; any other is in double quotes, with what cannot be
/// printed escaped, so that `no`, `1e3`, `0x1F`, `12:30` and `2024-01-01` stay texts. Numbers have a decimal point and
/// a sign in their exponent, since 1.1 takes `1e-5` for a text. (YAML 1.2.2, 2021, chapters 5.7, 7.3 and 10.3;
/// yaml.org/type for 1.1.)
final class YamlText {
    /// Letters, digits and a few signs, from a letter on, of one line.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*");
    /// Words that some version reads as a flag, as nothing, or as no number.
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan",
            "inf", "infinity", "none");

    private YamlText() {}

    /// The text of an object, with a line end.
    static String of(Map<String, ?> object) {
        if (object.isEmpty()) return "{}\n";
        StringBuilder out = new StringBuilder();
        fields(object, "", out);
        return out.toString();
    }

    private static void fields(Map<?, ?> map, String indent, StringBuilder out) {
        map.forEach((key, value) -> {
            out.append(indent).append(text(String.valueOf(key))).append(':');
            value(value, indent, out);
        });
    }

    private static void value(Object value, String indent, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                out.append('\n');
                fields(map, indent + "  ", out);
            }
            case Collection<?> list when !list.isEmpty() -> {
                out.append('\n');
                for (Object element : list) element(element, indent + "  ", out);
            }
            case null, default -> out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static void element(Object element, String indent, StringBuilder out) {
        out.append(indent).append('-');
        if (element instanceof Map<?, ?> map && !map.isEmpty()) {
            // The first field stands behind the dash.
            StringBuilder inner = new StringBuilder();
            fields(map, indent + "  ", inner);
            out.append(' ').append(inner.substring(indent.length() + 2));
        } else {
            value(element, indent, out);
        }
    }

    private static String scalar(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> _ -> "{}";
            case Collection<?> _ -> "[]";
            case Boolean b -> b.toString();
            case Double d -> number(d);
            case Float f -> number(f);
            case Number n -> n.toString();
            default -> text(value.toString());
        };
    }

    private static String number(double value) {
        if (Double.isNaN(value)) return ".nan";
        if (Double.isInfinite(value)) return value > 0 ? ".inf" : "-.inf";
        String text = Double.toString(value).toLowerCase(Locale.ROOT);
        int exponent = text.indexOf('e');
        return exponent >= 0 && text.charAt(exponent + 1) != '-' ? text.replace("e", "e+") : text;
    }

    /// A text or the name of a field.
    static String text(String text) {
        boolean plain = text.length() <= 1000 && PLAIN.matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (Iterator<Integer> it = text.codePoints().iterator(); it.hasNext();) {
            int c = it.next();
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    // Half a surrogate pair is no character, and YAML has no way to say it.
                    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) out.append("\\uFFFD");
                    else if (isSafe(c)) out.appendCodePoint(c);
                    else out.append(c > 0xFFFF ? String.format("\\U%08X", c) : String.format("\\u%04X", c));
                }
            }
        }
        return out.append('"').toString();
    }

    /// Tells whether a character shows what it is: not a control, a line separator, or a mark that turns the direction.
    private static boolean isSafe(int c) {
        List<Integer> hidden = List.of((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR,
                (int) Character.PARAGRAPH_SEPARATOR, (int) Character.UNASSIGNED, (int) Character.PRIVATE_USE);
        return !hidden.contains(Character.getType(c)) && (c & 0xFFFE) != 0xFFFE;
    }
}
