package sweetspot.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import sweetspot.data.CsvCells.Passed;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.ImportOptions.Ragged;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Reads text tables: comma, semicolon, tab, bar or blank separated values in any usual charset.
///
/// The file is walked through twice, first to learn how its numbers are written, the type of each column and the number
/// of rows, then to fill arrays of the right size. So it never holds more than the table itself, and no value is turned
/// into a number that later proves to be text. What is not understood, and every choice that could have been another, is
/// told in the result's notes.
public final class DataReader {
    private static final int LINES_NAMED = 5;

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
            return new Pass(text, name, DialectSearch.detect(text, options, name), options).run();
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
        private final MissingMarks missing;
        private final ReadingNotes notes = new ReadingNotes();
        private TotalRow total = new TotalRow();
        private int rows;
        /// True if rows are kept until they are known to be complete.
        private boolean buffered;
        private List<Long> repeatedHeaders = new ArrayList<>();

        Pass(TextFile text, String file, CsvDialect dialect, ImportOptions options) {
            this.text = text;
            this.file = file;
            this.dialect = dialect;
            this.options = options;
            this.missing = new MissingMarks(options.missing());
            this.buffered = !options.leaveOut().isEmpty();
        }

        ImportResult run() throws IOException, DataException {
            if (dialect.names().size() > CsvCells.MAX_COLUMNS) {
                throw DataException.of("data.error.too_many_columns", file, dialect.names().size(),
                        CsvCells.MAX_COLUMNS);
            }
            ColumnScan[] scans = new ColumnScan[dialect.names().size()];
            tell(scan(scans));
            if (rows == 0) throw DataException.of("data.error.header_only", file, scans.length);
            int columns = withoutEmptyEnd(scans);
            List<String> names = names(columns);
            NumberMarks marks =
                    NumberMarks.decide(Arrays.asList(scans).subList(0, columns), options, dialect.delimiter());
            ColumnFill[] fills = new ColumnFill[columns];
            DateOrders dates = DateOrders.of(Arrays.asList(scans).subList(0, columns), options, marks,
                    dialect.delimiter());
            for (int c = 0; c < columns; c++) fills[c] = fill(scans[c], names.get(c), marks, dates);
            fill(fills);
            tell(names, scans, fills, marks);
            for (int c = 0; c < columns; c++) notes.dates(names.get(c), scans[c], fills[c], dates, options);
            TypedColumns typed = new TypedColumns(options, notes);
            List<Column> finished = new ArrayList<>(columns);
            for (int c = 0; c < columns; c++) {
                finished.add(typed.of(fills[c].finish(names.get(c))));
                fills[c] = null;
            }
            return new ImportResult(new Dataset(file, finished), dialect.delimiter(), text.charset(),
                    text.bytes(), notes.all());
        }

        /// Learns about the columns; again from the beginning if lines are not all rows.
        private Passed scan(ColumnScan[] scans) throws IOException, DataException {
            while (true) {
                List<String> names = ColumnNames.of(dialect.names()).all();
                Arrays.setAll(scans, c -> new ColumnScan(missing, wantsNumber(names.get(c))));
                total = new TotalRow();
                rows = 0;
                repeatedHeaders = new ArrayList<>();
                try {
                    return walk(new Scanning(scans));
                } catch (CsvCells.IrregularException e) {
                    if (buffered) throw new AssertionError(e);
                    buffered = true;
                }
            }
        }

        private boolean wantsNumber(String column) {
            ColumnType wanted = options.types().get(column);
            return wanted != null && wanted.isNumber();
        }

        private final class Scanning implements CsvCells.Sink {
            private final ColumnScan[] scans;
            private int seen = -1;
            private boolean header;
            private long line;

            Scanning(ColumnScan[] scans) {
                this.scans = scans;
            }

            @Override
            public void cell(int column, char[] text, int from, int to, boolean padded, long line) {
                scans[column].add(text, from, to, line);
                if (column == 0) header = scans.length > 1 && dialect.header();
                if (header) header = isName(column, text, from, to);
                this.line = line;
                if (seen < rows && from < to && TotalRow.isText(text[from])) {
                    seen = rows;
                    total.add(text, from, to, line, rows);
                }
            }

            private boolean isName(int column, char[] text, int from, int to) {
                String name = dialect.names().get(column);
                return name.length() == to - from && name.equals(new String(text, from, to - from));
            }

            @Override
            public void endRow() {
                rows++;
                if (header) repeatedHeaders.add(line);
            }
        }

        /// Says which lines are no rows, and refuses the file if that needs consent.
        private void tell(Passed passed) throws DataException {
            String delimiter = CsvDialect.nameOf(dialect.delimiter());
            if (passed.raggedCount() > 0) {
                CsvCells.Ragged first = passed.ragged().getFirst();
                String lines =
                        passed.ragged().stream().map(r -> Long.toString(r.line())).collect(Collectors.joining(", "));
                int others = passed.raggedCount() - passed.ragged().size();
                int columns = dialect.names().size();
                if (options.ragged() == Ragged.REFUSE) {
                    if (passed.raggedCount() > rows && dialect.header()) {
                        throw DataException.of("data.error.ragged_header", file, first.line(), first.cells(), columns);
                    }
                    throw passed.raggedCount() == 1
                            ? DataException.of("data.error.ragged", file, first.line(), first.cells(), columns,
                                    delimiter)
                            : DataException.of("data.error.ragged_lines", file, passed.raggedCount(), lines, others,
                                    first.line(), first.cells(), columns, delimiter);
                }
                notes.file(Severity.WARNING, "ragged", passed.raggedCount(), lines, others, columns);
            }
            if (passed.comments() > 0) notes.file(Severity.NOTE, "comments_among", passed.comments());
            if (!passed.leftOut().isEmpty()) {
                notes.file(Severity.NOTE, new Fix.ReadLines(passed.leftOut()), "left_out", passed.leftOut().size(),
                        passed.leftOut().stream()
                                .limit(LINES_NAMED).map(String::valueOf).collect(Collectors.joining(", ")),
                        Math.max(0, passed.leftOut().size() - LINES_NAMED));
            }
            if (passed.empty() > 0) notes.file(Severity.NOTE, "empty_rows", passed.empty(), passed.firstEmpty());
        }

        /// Number of columns without those at the end that have neither name nor values.
        private int withoutEmptyEnd(ColumnScan[] scans) {
            int columns = scans.length;
            while (columns > 1 && dialect.header() && scans[columns - 1].values() == 0
                    && dialect.names().get(columns - 1).isBlank()) {
                columns--;
            }
            if (columns < scans.length) notes.file(Severity.NOTE, "empty_end", scans.length - columns);
            return columns;
        }

        private List<String> names(int columns) {
            ColumnNames names = ColumnNames.of(dialect.names().subList(0, columns));
            if (dialect.header() && names.blank() > 0) notes.file(Severity.NOTE, "blank_names", names.blank());
            if (!names.repeated().isEmpty()) {
                notes.file(Severity.WARNING, "repeated_names", names.repeated().size(), names.repeated().getFirst());
            }
            return names.all();
        }

        private ColumnFill fill(ColumnScan scan, String name, NumberMarks marks, DateOrders dates)
                throws DataException {
            NumberStyle style = marks.of(scan, options);
            ColumnType wanted = options.types().get(name);
            if (scan.isDate(wanted, options.typing().find())) {
                return new DateFill(rows, scan.dates(), dates.dayFirst(scan.dates()),
                        scan.dates().isCompact(scan.values()), missing);
            }
            if (!scan.isNumber(style, wanted)) return new ColumnFill.Texts(rows, missing);
            if (wanted != null && wanted.isNumber() && 2 * scan.odd(style) > scan.values()) {
                ColumnScan.Example e = scan.firstOdd(style).orElseThrow();
                throw DataException.of("data.error.not_a_number", file, e.line(), Printable.brief(name),
                        Printable.line(e.text()));
            }
            return new ColumnFill.Numbers(rows, style, scan.unit(), wantsNumber(name), missing);
        }

        private void fill(ColumnFill[] fills) throws IOException, DataException {
            int expected = rows;
            rows = 0;
            CsvCells.Sink sink = new CsvCells.Sink() {
                @Override
                public void cell(int column, char[] chars, int from, int to, boolean padded, long line)
                        throws DataException {
                    if (rows >= expected) throw DataException.of("data.error.changed", file);
                    if (column < fills.length) fills[column].set(rows, chars, from, to, padded, line);
                }

                @Override
                public void endRow() {
                    rows++;
                }
            };
            try {
                walk(sink);
            } catch (CsvCells.IrregularException e) {
                throw new DataException(Messages.text("data.error.changed", file), e);
            }
            if (rows != expected) throw DataException.of("data.error.changed", file);
        }

        private void tell(List<String> names, ColumnScan[] scans, ColumnFill[] fills, NumberMarks marks) {
            total.of(rows).ifPresent(e -> notes.file(Severity.SERIOUS,
                    new Fix.LeaveOutLines(total.lines()), "total", e.line(), e.text()));
            if (!repeatedHeaders.isEmpty()) {
                notes.file(Severity.SERIOUS, new Fix.LeaveOutLines(repeatedHeaders), "repeated_header",
                        repeatedHeaders.size(),
                        repeatedHeaders.getFirst());
            }
            String column = null;
            String example = null;
            boolean anyNumbers = false;
            // Semicolons are written where the comma is the decimal mark.
            boolean doubtful = dialect.delimiter() == ';';
            for (int c = 0; c < fills.length; c++) {
                NumberStyle style = marks.of(scans[c], options);
                boolean own = style.decimal() != marks.style().decimal();
                if (fills[c] instanceof ColumnFill.Numbers n) {
                    doubtful |= scans[c].looksGrouped();
                    notes.numbers(names.get(c), scans[c], n, style, own);
                    anyNumbers |= scans[c].onlyComma() > 0 && style.decimal() == ',';
                    String shown =
                            marks.sure() ? n.grouped() : scans[c].grouped().map(ColumnScan.Example::text).orElse("");
                    if (example == null && !shown.isEmpty() && !own) {
                        example = shown;
                        column = names.get(c);
                    }
                } else if (fills[c] instanceof ColumnFill.Texts t) {
                    notes.texts(names.get(c), scans[c], t, style, options.types().containsKey(names.get(c)));
                }
            }
            if (example != null || anyNumbers) notes.marks(marks, column, example, doubtful);
            notes.addAll(dialect.notes());
            notes.file(Severity.NOTE, dialect.header() ? "read" : "read_no_header",
                    CsvDialect.nameOf(dialect.delimiter()), text.charset().displayName());
        }

        private Passed walk(CsvCells.Sink sink) throws IOException, DataException, CsvCells.IrregularException {
            try (Reader in = text.open()) {
                return CsvCells.walk(in, dialect, buffered, options.leaveOut(), file, sink);
            }
        }
    }
}
