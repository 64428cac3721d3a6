package sweetspot.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sweetspot.data.format.FileKind;

/// Knows by their first bytes the forms in which tables are stored, and what else people try as a table, so that it can
/// be named instead of called damaged.
final class FileFormat {
    private static final int LOOKED_AT = 4096;

    /// A format and what its files begin with.
    ///
    /// @param key the last part of the message's key
    private record Magic(String key, int... bytes) {}

    private static final List<Magic> MAGIC = List.of(new Magic("excel_old", 0xD0, 0xCF, 0x11, 0xE0),
            new Magic("packed", 0x1F, 0x8B), new Magic("packed", 'B', 'Z', 'h'),
            new Magic("packed", 0xFD, '7', 'z', 'X', 'Z'),
            new Magic("packed", 0x28, 0xB5, 0x2F, 0xFD), new Magic("packed", '7', 'z', 0xBC, 0xAF),
            new Magic("packed", 'R', 'a', 'r', '!'),
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

    /// What a file is: a form of table, or, as the last part of the key of its message, something else.
    ///
    /// @param kind empty if it is no table
    /// @param other what it is then; "" if it is a table
    record Answer(Optional<FileKind> kind, String other) {
        private static Answer of(FileKind kind) {
            return new Answer(Optional.of(kind), "");
        }

        private static Answer none(String other) {
            return new Answer(Optional.empty(), other);
        }
    }

    /// What a file is by its content, and by its name where the content does not tell.
    ///
    /// @param head the first bytes
    /// @param name the file's name
    static Answer of(byte[] head, String name) {
        if (starts(head, 'P', 'K', 3, 4)) return zip(head, name);
        if (starts(head, 'P', 'A', 'R', '1')) return Answer.of(FileKind.PARQUET);
        if (starts(head, 'P', 'A', 'R', 'E')) return Answer.none("parquet_encrypted");
        if (starts(head, "SQLite format 3".chars().toArray())) return Answer.none("sqlite");
        for (Magic m : MAGIC) if (starts(head, m.bytes())) return Answer.none(m.key());
        if (head.length > 262 && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            return Answer.none("packed");
        }
        String text = text(head);
        if (text.startsWith("version https://git-lfs")) return Answer.none("lfs");
        if (JSON.matcher(text).lookingAt()) return Answer.of(FileKind.JSON);
        if (HTML.matcher(text).lookingAt()) return Answer.none("html");
        if (XML.matcher(text).lookingAt()) return Answer.none("xml");
        boolean arff = text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("%")).findFirst()
                .filter(FileFormat::isDeclaration).isPresent();
        boolean commentsOnly = FileKind.ofName(name).equals(Optional.of(FileKind.ARFF))
                && text.lines().map(String::strip).allMatch(l -> l.isEmpty() || l.startsWith("%"));
        return Answer.of(arff || commentsOnly ? FileKind.ARFF : FileKind.TEXT);
    }

    private static boolean isDeclaration(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith("@relation") || lower.startsWith("@attribute") || lower.startsWith("@data");
    }

    /// Workbooks are ZIP archives of parts with known names.
    private static Answer zip(byte[] head, String name) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String lower = name.toLowerCase(Locale.ROOT);
        if (text.contains("opendocument.spreadsheet") || lower.endsWith(".ods")) return Answer.none("ods");
        boolean workbook = text.contains("[Content_Types].xml") || text.contains("xl/") || text.contains("_rels/");
        boolean named = FileKind.ofName(name).equals(Optional.of(FileKind.EXCEL));
        return workbook || named ? Answer.of(FileKind.EXCEL) : Answer.none("packed");
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
