package sweetspot.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Knows by their first bytes the formats that people try as a table, so that they can be named instead of called
/// damaged.
final class FileFormat {
    private static final int LOOKED_AT = 4096;

    /// A format and what its files begin with.
    ///
    /// @param key the last part of the message's key
    private record Magic(String key, int... bytes) {}

    private static final List<Magic> MAGIC = List.of(new Magic("excel", 0xD0, 0xCF, 0x11, 0xE0),
            new Magic("packed", 0x1F, 0x8B), new Magic("packed", 'B', 'Z', 'h'),
            new Magic("packed", 0xFD, '7', 'z', 'X', 'Z'),
            new Magic("packed", 0x28, 0xB5, 0x2F, 0xFD), new Magic("packed", '7', 'z', 0xBC, 0xAF),
            new Magic("packed", 'R', 'a', 'r', '!'), new Magic("parquet", 'P', 'A', 'R', '1'),
            new Magic("arrow", 'A', 'R', 'R', 'O', 'W', '1'), new Magic("arrow", 'F', 'E', 'A', '1'),
            new Magic("pdf", '%', 'P', 'D', 'F', '-'), new Magic("numpy", 0x93, 'N', 'U', 'M', 'P', 'Y'),
            new Magic("hdf5", 0x89, 'H', 'D', 'F'), new Magic("picture", 0x89, 'P', 'N', 'G'),
            new Magic("picture", 0xFF, 0xD8, 0xFF), new Magic("picture", 'G', 'I', 'F', '8'),
            new Magic("rtf", '{', '\\', 'r', 't', 'f'), new Magic("spss", '$', 'F', 'L', '2'),
            new Magic("stata", '<', 's', 't', 'a', 't', 'a'), new Magic("r", 'R', 'D', 'X'),
            new Magic("pickle", 0x80, 4),
            new Magic("pickle", 0x80, 5));
    private static final Pattern JSON = Pattern.compile(
            "\\s*(\\{\\s*(\"[^\"]*\"\\s*:|\\}|$)|\\[\\s*(\\{|\\[\\s*[\"\\d\\[-]|\\]|\"[^\"]*\"\\s*[,\\]]|-?\\d+(\\.\\d+)?\\s*[,\\]]|$))");
    private static final Pattern HTML =
            Pattern.compile("\\s*(<!--.{0,500}-->\\s*)?<(!doctype html|html|head|body|table|div|meta|script)\\b",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile("\\s*<(\\?xml|[A-Za-z][\\w:.-]*(\\s[^<>]{0,2000})?/?>)");

    private FileFormat() {}

    /// The format, as the last part of the key of its message; empty if it may be a text table.
    ///
    /// @param head the first bytes
    /// @param name the file's name
    static Optional<String> of(byte[] head, String name) {
        if (starts(head, 'P', 'K', 3, 4)) return Optional.of(zip(head, name));
        if (starts(head, "SQLite format 3".chars().toArray())) return Optional.of("sqlite");
        for (Magic m : MAGIC) if (starts(head, m.bytes())) return Optional.of(m.key());
        String text = text(head);
        if (text.startsWith("version https://git-lfs")) return Optional.of("lfs");
        if (JSON.matcher(text).lookingAt()) return Optional.of("json");
        if (HTML.matcher(text).lookingAt()) return Optional.of("html");
        if (XML.matcher(text).lookingAt()) return Optional.of("xml");
        boolean arff = text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("%")).findFirst()
                .filter(l -> l.toLowerCase(Locale.ROOT).startsWith("@relation")).isPresent();
        return arff ? Optional.of("arff") : Optional.empty();
    }

    /// Workbooks are ZIP archives of parts with known names.
    private static String zip(byte[] head, String name) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        boolean workbook = text.contains("[Content_Types].xml") || text.contains("xl/") || text.contains("_rels/")
                || text.contains("opendocument.spreadsheet");
        String lower = name.toLowerCase(Locale.ROOT);
        boolean named = lower.endsWith(".xlsx") || lower.endsWith(".xlsm") || lower.endsWith(".ods");
        return workbook || named ? "excel" : "packed";
    }

    /// The first characters, in whichever of the usual Unicode charsets they are written; only ASCII matters here.
    private static String text(byte[] head) {
        int length = Math.min(head.length, LOOKED_AT);
        byte[] plain = new byte[length];
        int n = 0;
        for (int i = 0; i < length; i++) if (head[i] != 0) plain[n++] = head[i];
        int from = starts(head, 0xEF, 0xBB, 0xBF) ? 3 : starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF) ? 2 : 0;
        return new String(plain, Math.min(from, n), Math.max(0, n - from), StandardCharsets.ISO_8859_1);
    }

    static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) return false;
        for (int i = 0; i < bytes.length; i++) if ((head[i] & 0xFF) != bytes[i]) return false;
        return true;
    }
}
