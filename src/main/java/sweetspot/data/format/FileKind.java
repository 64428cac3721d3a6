package sweetspot.data.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The forms in which a table may be stored.
public enum FileKind {
    /// Lines of values with something between them.
    TEXT("csv", "tsv", "txt", "tab", "data"),
    /// A workbook of Excel 2007 and later.
    EXCEL("xlsx", "xlsm"),
    /// Apache Parquet.
    PARQUET("parquet", "pq"),
    /// The attribute-relation file format of Weka.
    ARFF("arff"),
    /// JSON: an array of records, one record a line, or columns.
    JSON("json", "jsonl", "ndjson");

    private final List<String> endings;

    FileKind(String... endings) {
        this.endings = List.of(endings);
    }

    /// The name in options and files: `text`, `excel`, …
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The endings of names of such files, without a dot.
    public List<String> endings() {
        return endings;
    }

    /// The kind that the ending of a name stands for; `.gz` at the end is passed over.
    public static Optional<FileKind> ofName(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.endsWith(".gz")) plain = plain.substring(0, plain.length() - 3);
        String ending = plain.substring(plain.lastIndexOf('.') + 1);
        for (FileKind kind : values()) if (kind.endings.contains(ending)) return Optional.of(kind);
        return Optional.empty();
    }

    /// Patterns of names of all files that may hold a table, for a file chooser.
    public static List<String> patterns() {
        return java.util.Arrays.stream(values()).flatMap(k -> k.endings.stream())
                .flatMap(e -> java.util.stream.Stream.of("*." + e, "*." + e + ".gz")).toList();
    }
}
