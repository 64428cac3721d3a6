package sweetspot.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sweetspot.data.CsvCells.Passed;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.ImportOptions.Ragged;
import sweetspot.data.format.FileKind;
import sweetspot.data.format.ReadingWatch;
import sweetspot.data.format.StoredFile;
import sweetspot.data.format.StoredTable;
import sweetspot.data.format.TableException;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Reads tables: text split by commas, semicolons, tabs, bars or blanks in any usual charset, and the other forms of
/// [FileKind], each also gzipped.
///
/// A text is walked through twice, first to learn how its numbers are written, the type of each column and the number
/// of rows, then to fill arrays of the right size. So it never holds more than the table itself, and no value is turned
/// into a number that later proves to be text. Other forms are taken apart once, and their cells go the same way. What
/// is not understood, and every choice that could have been another, is told in the result's notes.
public final class DataReader {
    private static final int LINES_NAMED = 5;
    private static final int HEAD = 4096;
    private static final int ROWS_TOLD = 1023;
    /// The shares of the work that finding out, looking through and filling end at: of a text, and of cells, which are
    /// taken apart first.
    private static final double[] TEXT_SHARES = {0.25, 0.65, 1};
    private static final double[] CELL_SHARES = {0.8, 0.9, 1};

    private DataReader() {}

    /// Reads a file, everything found out from it.
    ///
    /// @throws DataException if it cannot be read
    public static Dataset dataset(Path file) throws DataException {
        return read(file, ImportOptions.automatic()).dataset();
    }

    /// Reads a file.
    ///
    /// @throws DataException if it is missing, not a table, damaged, or not as the options say
    public static ImportResult read(Path file, ImportOptions options) throws DataException {
        return read(file, options, new ReadingWatch());
    }

    /// Reads a file while others watch.
    ///
    /// @param watch hears how far it is, and may end it
    /// @throws DataException if it is missing, not a table, damaged, or not as the options say
    /// @throws java.util.concurrent.CancellationException if the watch ended it
    public static ImportResult read(Path file, ImportOptions options, ReadingWatch watch) throws DataException {
        return read(file, options, watch, false);
    }

    /// Reads a file to look at: lines that are no rows are named in the result instead of refused, and raw lines stand
    /// beside what they become. A file that cannot be read gives its first lines and the reason.
    ///
    /// @throws DataException if there is nothing to look at
    public static ImportPreview preview(Path file, ImportOptions options, ReadingWatch watch) throws DataException {
        Opening opening = new Opening(file, watch);
        try {
            ImportResult result = opening.read(options.withRagged(Ragged.LEAVE_OUT), true);
            return ImportPreview.of(result, Objects.requireNonNull(opening.rows), options);
        } catch (DataException e) {
            if (opening.text == null) throw e;
            try {
                return ImportPreview.failed(e.getMessage(),
                        TableRows.rawLines(opening.text, ImportPreview.FIRST_LINES));
            } catch (IOException io) {
                throw TextFile.unreadable(file, io);
            }
        } catch (IOException e) {
            throw TextFile.unreadable(file, e);
        }
    }

    private static ImportResult read(Path file, ImportOptions options, ReadingWatch watch, boolean lines)
            throws DataException {
        return new Opening(file, watch).read(options, lines);
    }

    /// A file on its way to be read, with what is known of it by then.
    private static final class Opening {
        private final Path file;
        private final ReadingWatch watch;
        private @Nullable TextFile text;
        private @Nullable TableRows rows;

        Opening(Path file, ReadingWatch watch) {
            this.file = file;
            this.watch = watch;
        }

        ImportResult read(ImportOptions options, boolean lines) throws DataException {
            StoredFile stored = TextFile.stored(file, watch);
            String name = stored.name();
            try {
                byte[] head = stored.head(HEAD);
                if (head.length == 0) throw DataException.of("data.error.empty", name);
                FileFormat.Answer format = FileFormat.of(head, name);
                FileKind kind = options.form().kind().or(format::kind)
                        .orElseThrow(() -> DataException.of("data.error." + format.other(), name));
                watch.pass(0, (kind == FileKind.TEXT ? TEXT_SHARES : CELL_SHARES)[0]);
                if (kind == FileKind.TEXT) return text(TextFile.inspect(stored, head, options), options, lines);
                StoredTable table = StoredTable.read(stored, kind, options.form().sheet(), CsvCells.MAX_COLUMNS);
                TableRows cells = TableRows.OfCells.of(table, options, name, watch);
                rows = cells;
                return new Pass(stored, cells, StandardCharsets.UTF_8, options, lines).run(Optional.of(table));
            } catch (DataException e) {
                throw e;
            } catch (TableException e) {
                throw new DataException(String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                throw TextFile.unreadable(file, e);
            }
        }

        private ImportResult text(TextFile found, ImportOptions options, boolean lines)
                throws IOException, DataException {
            text = found;
            try {
                CsvDialect dialect = DialectSearch.detect(found, options, found.file().name());
                TableRows.OfText all = new TableRows.OfText(found, dialect);
                rows = all;
                return new Pass(found.file(), all, found.charset(), options, lines).run(Optional.empty());
            } catch (CharacterCodingException e) {
                throw new DataException(Messages.text("data.error.charset", found.file().name(),
                        found.charset().displayName()), e);
            }
        }
    }

    /// One reading of one file.
    private static final class Pass {
        private final StoredFile stored;
        private final TableRows table;
        private final Charset charset;
        private final String file;
        private final CsvDialect dialect;
        private final ImportOptions options;
        private final MissingMarks missing;
        private final ReadingNotes notes = new ReadingNotes();
        private final boolean withLines;
        private TotalRow total = new TotalRow();
        private int rows;
        /// True if rows are kept until they are known to be complete.
        private boolean buffered;
        private List<Long> repeatedHeaders = new ArrayList<>();
        private long[] lines = {};
        /// Columns that the file itself says hold categories.
        private Set<String> categories = Set.of();

        Pass(StoredFile stored, TableRows table, Charset charset, ImportOptions options, boolean withLines) {
            this.stored = stored;
            this.table = table;
            this.charset = charset;
            this.file = stored.name();
            this.dialect = table.dialect();
            this.options = options;
            this.withLines = withLines;
            this.missing = new MissingMarks(options.missing());
            this.buffered = !options.leaveOut().isEmpty();
        }

        /// @param form what was taken apart; empty for a text
        ImportResult run(Optional<StoredTable> form) throws IOException, DataException {
            if (dialect.names().size() > CsvCells.MAX_COLUMNS) {
                throw DataException.of("data.error.too_many_columns", file, dialect.names().size(),
                        CsvCells.MAX_COLUMNS);
            }
            ColumnScan[] scans = new ColumnScan[dialect.names().size()];
            Passed passed = scan(scans);
            tell(passed);
            if (rows == 0) throw DataException.of("data.error.header_only", file, scans.length);
            int columns = withoutEmptyEnd(scans);
            List<String> names = names(columns);
            categories = form.map(StoredTable::categories).orElse(Set.of()).stream().filter(c -> c < columns)
                    .map(names::get).collect(Collectors.toSet());
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
            form.ifPresent(this::tellForm);
            tellKind(form.map(StoredTable::kind).orElse(FileKind.TEXT));
            ImportFound found = found(form, passed, scans, fills, marks);
            List<Column> finished = new ArrayList<>(columns);
            // Each is let go as soon as it has become a column.
            @Nullable
            ColumnFill[] going = fills;
            for (int c = 0; c < columns; c++) {
                finished.add(typed.of(fills[c].finish(names.get(c))));
                going[c] = null;
            }
            return new ImportResult(new Dataset(file, finished), dialect.delimiter(), charset,
                    stored.size(), notes.all(), found);
        }

        private void tellForm(StoredTable form) {
            for (StoredTable.Remark r : form.remarks()) {
                notes.addAll(
                        List.of(new ImportNote(r.warning() ? Severity.WARNING : Severity.NOTE, r.column(), r.text())));
            }
        }

        private ImportFound found(Optional<StoredTable> form, Passed passed, ColumnScan[] scans, ColumnFill[] fills,
                NumberMarks marks) {
            Map<String, Integer> absent = new HashMap<>();
            Set<String> units = new LinkedHashSet<>();
            String example = "";
            for (int c = 0; c < fills.length; c++) {
                fills[c].missing().forEach((mark, cells) -> absent.merge(mark, cells, Integer::sum));
                if (!(fills[c] instanceof ColumnFill.Numbers)) continue;
                scans[c].unit().ifPresent(units::add);
                if (example.isEmpty()) {
                    example = scans[c].sure(marks.style().decimal()).or(scans[c]::grouped)
                            .map(ColumnScan.Example::text).orElse("");
                }
            }
            return new ImportFound(form.map(StoredTable::kind).orElse(FileKind.TEXT), stored.packed(),
                    form.map(StoredTable::sheets).orElse(List.of()), form.map(StoredTable::sheet).orElse(""),
                    dialect.skip(), dialect.header(), dialect.comment(), marks.style().decimal(), marks.sure(), example,
                    absent.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                            .map(Map.Entry::getKey).toList(),
                    List.copyOf(units), Stream.concat(passed.ragged().stream(), passed.leftBad().stream())
                            .sorted(Comparator.comparingLong(CsvCells.Ragged::line))
                            .map(r -> new ImportFound.BadLine(r.line(), r.cells(), dialect.names().size())).toList(),
                    passed.raggedCount() + passed.leftBad().size(), passed.leftOut(),
                    withLines ? new RowLines(lines) : RowLines.NONE);
        }

        /// Learns about the columns; again from the beginning if lines are not all rows.
        private Passed scan(ColumnScan[] scans) throws IOException, DataException {
            while (true) {
                List<String> names = ColumnNames.of(dialect.names()).all();
                DateTexts dateTexts = DateTexts.of(options.form().dateFormat());
                Arrays.setAll(scans,
                        c -> new ColumnScan(missing, wantsNumber(names.get(c)), options.form().units(), dateTexts));
                total = new TotalRow();
                rows = 0;
                repeatedHeaders = new ArrayList<>();
                stored.watch().pass(shares()[0], shares()[1]);
                try {
                    return walk(new Scanning(scans));
                } catch (CsvCells.IrregularException e) {
                    if (buffered) throw new AssertionError(e);
                    buffered = true;
                }
            }
        }

        private double[] shares() {
            return table instanceof TableRows.OfText ? TEXT_SHARES : CELL_SHARES;
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
            public void number(int column, double value, long line) {
                scans[column].add(value, line);
                header = false;
                this.line = line;
            }

            @Override
            public void endRow() {
                rows++;
                if ((rows & ROWS_TOLD) == 0) stored.watch().rows(rows);
                if (header) repeatedHeaders.add(line);
            }
        }

        /// Says which lines are no rows, and refuses the file if that needs consent.
        private void tell(Passed passed) throws DataException {
            String delimiter = CsvDialect.nameOf(dialect.delimiter());
            if (passed.raggedCount() > 0) {
                CsvCells.Ragged first = passed.ragged().getFirst();
                String lines =
                        passed.ragged().stream().limit(LINES_NAMED).map(r -> Long.toString(r.line()))
                                .collect(Collectors.joining(", "));
                int others = passed.raggedCount() - Math.min(LINES_NAMED, passed.ragged().size());
                int columns = dialect.names().size();
                if (options.ragged() == Ragged.REFUSE) {
                    if (passed.raggedCount() > rows && dialect.header() && first.cells() != CsvCells.Ragged.TORN) {
                        throw DataException.of("data.error.ragged_header", file, first.line(), first.cells(), columns);
                    }
                    throw first.cells() == CsvCells.Ragged.TORN
                            ? DataException.of("data.error.quote", file, first.line(), passed.raggedCount() - 1, lines)
                            : passed.raggedCount() == 1
                                    ? DataException.of("data.error.ragged", file, first.line(), first.cells(), columns,
                                            delimiter)
                                    : DataException.of("data.error.ragged_lines", file, passed.raggedCount(), lines,
                                            others,
                                            first.line(), first.cells(), columns, delimiter);
                }
                notes.badLines("ragged", passed.raggedCount(), lines, others, columns);
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
            if (wanted == null && categories.contains(name)) wanted = ColumnType.CATEGORY;
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
            lines = new long[withLines ? expected : 0];
            stored.watch().pass(shares()[1], shares()[2]);
            CsvCells.Sink sink = new CsvCells.Sink() {
                @Override
                public void cell(int column, char[] chars, int from, int to, boolean padded, long line)
                        throws DataException {
                    if (rows >= expected) throw DataException.of("data.error.changed", file);
                    if (withLines && column == 0) lines[rows] = line;
                    if (column < fills.length) fills[column].set(rows, chars, from, to, padded, line);
                }

                @Override
                public void number(int column, double value, long line) {
                    if (withLines && column == 0) lines[rows] = line;
                    if (column < fills.length) fills[column].set(rows, value, line);
                }

                @Override
                public void endRow() {
                    rows++;
                    if ((rows & ROWS_TOLD) == 0) stored.watch().rows(rows);
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
        }

        /// Says in what form the file is, and where its name says something else.
        private void tellKind(FileKind kind) {
            Optional<FileKind> named = FileKind.ofName(file);
            if (named.isPresent() && named.get() != kind) {
                notes.file(Severity.NOTE, "misnamed", file, formName(kind));
            }
            if (stored.packed()) notes.file(Severity.NOTE, "gzipped", stored.size());
            if (kind != FileKind.TEXT) {
                notes.file(Severity.NOTE, "read_form", formName(kind));
                return;
            }
            notes.file(Severity.NOTE, dialect.header() ? "read" : "read_no_header",
                    CsvDialect.nameOf(dialect.delimiter()), charset.displayName());
        }

        private static String formName(FileKind kind) {
            return Messages.text("data.form." + kind.id());
        }

        private Passed walk(CsvCells.Sink sink) throws IOException, DataException, CsvCells.IrregularException {
            return table.walk(buffered, options.leaveOut(), sink);
        }
    }
}
