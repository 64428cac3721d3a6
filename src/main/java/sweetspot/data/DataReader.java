package sweetspot.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.text.Messages;

/// Reads text tables: comma, semicolon, tab or bar separated values in any usual charset.
///
/// The file is walked through twice, first to learn the type of each column and the number of rows, then to fill
/// arrays of the right size. So it never holds more than the table itself, and no value is turned into a number that
/// later proves to be text.
public final class DataReader {
    private static final int NAMES_IN_NOTE = 3;

    private DataReader() {}

    /// Reads a file, everything found out from it.
    ///
    /// @throws DataException if it cannot be read
    public static Dataset dataset(Path file) throws DataException {
        return read(file, ImportOptions.automatic()).dataset();
    }

    /// Reads a file.
    ///
    /// @throws DataException if it is missing, not a text table, damaged, or not as the options say
    public static ImportResult read(Path file, ImportOptions options) throws DataException {
        TextFile text = TextFile.inspect(file, options);
        String name = TextFile.nameOf(file);
        try {
            String head = text.beginning(CsvDialect.SAMPLE_CHARS);
            CsvDialect dialect = CsvDialect.detect(head, head.length() < CsvDialect.SAMPLE_CHARS, options, name);
            return new Pass(text, name, dialect, options).run();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw DataException.of("data.error.charset", name, text.charset().displayName());
        } catch (IOException e) {
            throw TextFile.unreadable(file, e);
        }
    }

    /// One reading of one file.
    private static final class Pass {
        private final TextFile text;
        private final String file;
        private final CsvDialect dialect;
        private final ImportOptions options;
        private final ColumnScan.Missing missing;
        private final List<String> notes = new ArrayList<>();
        private int rows;

        Pass(TextFile text, String file, CsvDialect dialect, ImportOptions options) {
            this.text = text;
            this.file = file;
            this.dialect = dialect;
            this.options = options;
            this.missing = new ColumnScan.Missing(options.missing());
        }

        ImportResult run() throws IOException, DataException {
            List<String> names = names();
            ColumnScan[] scans = scan(names.size());
            if (rows == 0) throw DataException.of("data.error.header_only", file, names.size());
            ColumnFill[] fills = new ColumnFill[scans.length];
            for (int c = 0; c < scans.length; c++) fills[c] = fill(scans[c], names.get(c));
            noteTexts(scans, fills, names);
            fill(fills);
            List<Column> columns = new ArrayList<>(fills.length);
            for (int c = 0; c < fills.length; c++) {
                columns.add(fills[c].finish(names.get(c)));
                fills[c] = null;
            }
            notes.addFirst(Messages.text(dialect.header() ? "data.note.read" : "data.note.read_no_header",
                    CsvDialect.nameOf(dialect.delimiter()), text.charset().displayName()));
            return new ImportResult(new Dataset(file, columns), dialect.delimiter(), dialect.header(), text.charset(),
                    text.bytes(), notes);
        }

        private List<String> names() throws DataException {
            List<String> first = dialect.sample().getFirst();
            if (first.size() > CsvCells.MAX_COLUMNS) {
                throw DataException.of("data.error.too_many_columns", file, first.size(), CsvCells.MAX_COLUMNS);
            }
            List<String> names = new ArrayList<>(first.size());
            Map<String, Integer> seen = HashMap.newHashMap(first.size());
            int blank = 0;
            for (int c = 0; c < first.size(); c++) {
                String name = dialect.header() ? first.get(c).strip().replaceAll("\\s+", " ") : "";
                if (name.isEmpty()) {
                    if (dialect.header()) blank++;
                    name = Messages.text("data.column_name", Integer.toString(c + 1));
                }
                Integer before = seen.put(name, c);
                if (before != null) throw DataException.of("data.error.duplicate_name", file, name, before + 1, c + 1);
                names.add(name);
            }
            if (blank > 0) notes.add(Messages.text("data.note.blank_names", blank));
            return names;
        }

        private ColumnScan[] scan(int columns) throws IOException, DataException {
            boolean comma = options.decimals() == DecimalMark.COMMA
                    || options.decimals() == DecimalMark.AUTO && dialect.delimiter() != ',';
            ColumnScan[] scans = new ColumnScan[columns];
            Arrays.setAll(scans, _ -> new ColumnScan(missing, comma));
            walk(columns, new CsvCells.Sink() {
                @Override
                public void cell(int column, char[] chars, int from, int to, long line) {
                    scans[column].add(chars, from, to, line);
                }

                @Override
                public void endRow() {
                    rows++;
                }
            });
            return scans;
        }

        private ColumnFill fill(ColumnScan scan, String name) throws DataException {
            char mark = scan.decide(name, options.types().get(name), options.decimals(), dialect.delimiter(), file);
            return mark == 0 ? new ColumnFill.Texts(rows, missing) : new ColumnFill.Numbers(rows, mark, missing);
        }

        private void noteTexts(ColumnScan[] scans, ColumnFill[] fills, List<String> names) {
            int told = 0;
            for (int c = 0; c < scans.length; c++) {
                boolean forced = options.types().containsKey(names.get(c));
                if (forced || fills[c] instanceof ColumnFill.Numbers || !scans[c].mostlyNumbers()) continue;
                if (told++ < NAMES_IN_NOTE) {
                    notes.add(Messages.text("data.note.texts", names.get(c), scans[c].texts(), scans[c].firstText(),
                            scans[c].firstTextLine()));
                }
            }
        }

        private void fill(ColumnFill[] fills) throws IOException, DataException {
            int expected = rows;
            rows = 0;
            walk(fills.length, new CsvCells.Sink() {
                @Override
                public void cell(int column, char[] chars, int from, int to, long line) throws DataException {
                    if (rows >= expected) throw DataException.of("data.error.changed", file);
                    fills[column].set(rows, chars, from, to);
                }

                @Override
                public void endRow() {
                    rows++;
                }
            });
            if (rows != expected) throw DataException.of("data.error.changed", file);
        }

        private void walk(int columns, CsvCells.Sink sink) throws IOException, DataException {
            try (Reader in = text.open()) {
                CsvCells.walk(in, dialect, columns, file, sink);
            }
        }
    }
}
