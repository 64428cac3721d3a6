package sweetspot.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes a table as CSV (RFC 4180: commas, CRLF, quotes where needed). Numbers are written so that they read back as
/// the same number. A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV
/// injection").
final class CsvText implements AutoCloseable {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final StringWriter out = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(0).build(out);

    /// Writes a row. Values are texts, numbers, flags, or null, which is written as an empty cell.
    void row(Object... values) {
        csv.writeRecord(Arrays.stream(values).map(CsvText::cell).toArray(String[]::new));
    }

    /// The text of a cell before quoting.
    static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double d -> number(d);
            case Number n -> n.toString();
            case Boolean b -> b.toString();
            default -> harmless(value.toString());
        };
    }

    /// A parameter's value as a cell: null, which is a value there (no limit), is the word that Python has for it.
    static Object value(@Nullable Object value) {
        return value == null ? "None" : value;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) return "";
        if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
        return Double.toString(value);
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /// All rows so far.
    String text() {
        return out.toString();
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("a text in memory cannot fail to be written", e);
        }
    }
}
