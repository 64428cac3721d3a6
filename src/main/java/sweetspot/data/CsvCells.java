package sweetspot.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import sweetspot.data.format.Cells;

/// Walks through the rows of a text table without making a text of each value, and sorts out the lines that are none.
final class CsvCells {
    /// The longest value, in characters. A longer one is nearly always a quotation mark that is never closed.
    static final int MAX_CELL = 1_000_000;
    /// The most columns.
    static final int MAX_COLUMNS = 100_000;

    /// Takes the cells of the rows, in order.
    interface Sink {
        /// A cell, trimmed: `text[from, to)` in the given column of the current row.
        ///
        /// @param padded whether blanks around it were cut off
        /// @param line the line of the file on which its record starts, from 1
        void cell(int column, char[] text, int from, int to, boolean padded, long line) throws DataException;

        /// A cell that the file stores as a number, so that no mark has to be understood.
        default void number(int column, double value, long line) throws DataException {
            char[] text = Cells.plain(value).toCharArray();
            cell(column, text, 0, text.length, false, line);
        }

        /// The row is complete.
        void endRow();
    }

    /// A line that is no row, come upon while cells were given on before their row was known to be complete.
    static final class IrregularException extends Exception {
        private static final long serialVersionUID = 1L;

        IrregularException() {
            super("a line is no row", null, false, false);
        }
    }

    /// A line with too few or too many values, or with a quotation mark that is not closed.
    ///
    /// @param cells number of values; [#TORN] if the line cannot be taken apart
    record Ragged(long line, int cells) {
        static final int TORN = -1;
    }

    /// The lines that were passed over.
    ///
    /// @param ragged the first lines with too few or too many values
    /// @param raggedCount the number of all such lines
    /// @param comments comment lines among the rows
    /// @param empty rows that are delimiters only
    /// @param firstEmpty line of the first of them
    /// @param leftOut lines that were not wanted, in order
    /// @param leftBad those of them that have too few or too many values
    record Passed(List<Ragged> ragged, int raggedCount, int comments, int empty, long firstEmpty, List<Long> leftOut,
            List<Ragged> leftBad) {

        /// The same with lines that could not be taken apart, and were not given to the parser.
        Passed with(Set<Long> torn, Set<Long> leaveOut) {
            if (torn.isEmpty()) return this;
            List<Ragged> bad = new ArrayList<>(ragged);
            List<Long> out = new ArrayList<>(leftOut);
            List<Ragged> outBad = new ArrayList<>(leftBad);
            int refused = 0;
            for (long line : torn) {
                Ragged one = new Ragged(line, Ragged.TORN);
                if (leaveOut.contains(line)) {
                    out.add(line);
                    outBad.add(one);
                } else {
                    bad.add(one);
                    refused++;
                }
            }
            bad.sort(Comparator.comparingLong(Ragged::line));
            out.sort(null);
            outBad.sort(Comparator.comparingLong(Ragged::line));
            return new Passed(bad, raggedCount + refused, comments, empty, firstEmpty, out, outBad);
        }
    }

    private CsvCells() {}

    /// Gives all rows to `sink`.
    ///
    /// Keeping the cells of each row until it is known to be complete costs a quarter of the time, and nearly all files
    /// have only lines that are rows. So cells are first given on at once, and the caller begins anew if that fails.
    ///
    /// @param buffered whether rows are kept until they are complete
    /// @param leaveOut lines that are not wanted
    /// @param file its name, for messages
    /// @throws IrregularException if rows are not kept and a line is none
    static Passed walk(Reader in, CsvDialect dialect, boolean buffered, Set<Long> leaveOut, String file, Sink sink)
            throws IOException, DataException, IrregularException {
        Handler handler = buffered ? new Keeping(dialect, leaveOut, file, sink) : new Direct(dialect, file, sink);
        try (CsvReader<Boolean> reader = open(in, dialect.delimiter(), dialect.spaced(), dialect.comment(), false,
                handler)) {
            reader.skipLines(dialect.skip());
            for (Boolean _ : reader) sink.endRow();
        } catch (Refused e) {
            if (e.reason == null) throw new IrregularException();
            throw e.reason;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) {
                    if (refused.reason == null) throw new IrregularException();
                    throw refused.reason;
                }
                if (cause instanceof IOException io) throw io;
                if (cause instanceof CancellationException ended) throw ended;
            }
            // Those lines were looked for beforehand if rows are kept.
            if (!buffered) throw new IrregularException();
            throw DataException.of("data.error.quote", file, handler.line);
        }
        return handler.passed();
    }

    /// The line of the first record from which on nothing can be read: with a quotation mark that is not closed, or closed
    /// and followed by more text; empty if there is none.
    static OptionalLong torn(Reader in, CsvDialect dialect, String file) throws IOException, DataException {
        Handler handler = new Looking(dialect, file);
        try (CsvReader<Boolean> reader = open(in, dialect.delimiter(), dialect.spaced(), dialect.comment(), false,
                handler)) {
            reader.skipLines(dialect.skip());
            for (Boolean _ : reader) {
                // Only whether it can be read counts.
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused && refused.reason != null) throw refused.reason;
                if (cause instanceof IOException io) throw io;
                if (cause instanceof CancellationException ended) throw ended;
            }
            return OptionalLong.of(handler.line);
        } catch (Refused e) {
            if (e.reason != null) throw e.reason;
            return OptionalLong.of(handler.line);
        }
        return OptionalLong.empty();
    }

    /// A parser for a table of that kind.
    ///
    /// @param comment what comment lines begin with; "" if there are none
    static <T> CsvReader<T> open(Reader in, char delimiter, boolean spaced, String comment, boolean lenient,
            CsvCallbackHandler<T> handler) {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder().fieldSeparator(delimiter == ' ' ? '\t' : delimiter)
                .trimWhitespacesAroundQuotes(spaced).allowUnclosedQuote(lenient)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        if (comment.length() == 1 && comment.charAt(0) != delimiter) {
            builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment.charAt(0));
        }
        return builder.build(handler, delimiter == ' ' ? new BlankRuns(in) : in);
    }

    /// Carries a checked exception through the parser; without a reason, that a line is irregular.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable DataException reason;

        Refused(@Nullable DataException reason) {
            super(reason == null ? "irregular" : reason.getMessage(), reason, false, false);
            this.reason = reason;
        }
    }

    private abstract static class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        final int columns;
        final Sink sink;
        final String file;
        long line = 1;

        Handler(CsvDialect dialect, String file, Sink sink) {
            this.columns = dialect.names().size();
            this.file = file;
            this.sink = sink;
        }

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine;
        }

        final void checkLength(int length) {
            if (length > MAX_CELL) throw new Refused(DataException.of("data.error.huge_cell", file, line, MAX_CELL));
        }

        final void give(int column, char[] text, int from, int to, boolean padded) {
            try {
                sink.cell(column, text, from, to, padded, line);
            } catch (DataException e) {
                throw new Refused(e);
            }
        }

        Passed passed() {
            return new Passed(List.of(), 0, 0, 0, 0, List.of(), List.of());
        }
    }

    /// Keeps nothing.
    private static final class Looking extends Handler {
        private static final Sink NOWHERE = new Sink() {
            @Override
            public void cell(int column, char[] text, int from, int to, boolean padded, long line) {}

            @Override
            public void endRow() {}
        };

        Looking(CsvDialect dialect, String file) {
            super(dialect, file, NOWHERE);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (length > MAX_CELL && quoted) throw new Refused(null);
            checkLength(length);
        }

        @Override
        protected Boolean buildRecord() {
            return true;
        }
    }

    /// Gives cells on at once, and gives up at the first line that is no row.
    private static final class Direct extends Handler {
        private final String comment;
        private boolean blankFirst;
        private boolean quotedFirst;
        private boolean filled;

        Direct(CsvDialect dialect, String file, Sink sink) {
            super(dialect, file, sink);
            this.comment = dialect.comment();
        }

        @Override
        protected void handleBegin(long startingLine) {
            super.handleBegin(startingLine);
            blankFirst = false;
            filled = false;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            // Nearly always an open quotation mark: its line is found when rows are kept.
            if (length > MAX_CELL) throw new Refused(null);
            int to = CsvRow.end(buffer, offset, offset + length);
            int from = CsvRow.start(buffer, offset, to);
            if (from < to) filled = true;
            if (index == 0) {
                quotedFirst = quoted;
                // Perhaps a line of blanks, which is no row: the next value will tell.
                blankFirst = from == to;
                if (blankFirst) return;
                if (comment.length() > 1 && !quoted && buffer[from] == comment.charAt(0)) throw new Refused(null);
            }
            if (index >= columns) throw new Refused(null);
            if (index == 1 && blankFirst) give(0, buffer, from, from, false);
            give(index, buffer, from, to, to - from < length);
        }

        @Override
        protected @Nullable Boolean buildRecord() {
            if (getRecordType() != RecordType.DATA) return null;
            if (getFieldCount() == 1 && blankFirst) {
                if (!quotedFirst) return null;
                give(0, new char[0], 0, 0, false);
            }
            if (getFieldCount() != columns || !filled && columns > 1) throw new Refused(null);
            return true;
        }
    }

    /// Keeps each row until it is complete, and counts the lines that are none.
    private static final class Keeping extends Handler {
        private static final int EXAMPLES = 1000;

        private final CsvDialect dialect;
        private final Set<Long> leaveOut;
        private final CsvRow row;
        private final List<Ragged> ragged = new ArrayList<>();
        private final List<Long> leftOut = new ArrayList<>();
        private final List<Ragged> leftBad = new ArrayList<>();
        private int raggedCount;
        private int comments;
        private int empty;
        private long firstEmpty;
        private boolean quotedFirst;

        Keeping(CsvDialect dialect, Set<Long> leaveOut, String file, Sink sink) {
            super(dialect, file, sink);
            this.dialect = dialect;
            this.leaveOut = leaveOut;
            this.row = new CsvRow(columns);
        }

        @Override
        protected void handleBegin(long startingLine) {
            super.handleBegin(startingLine);
            row.begin(startingLine);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            checkLength(length);
            if (index == 0) quotedFirst = quoted;
            row.add(buffer, offset, length);
        }

        @Override
        protected @Nullable Boolean buildRecord() {
            if (getRecordType() != RecordType.DATA) return null;
            if (row.first() < 0 && row.cells() == 1 && !quotedFirst) return null;
            if (leaveOut.contains(row.line())) {
                leftOut.add(row.line());
                if (isRagged() && !isComment()) leftBad.add(new Ragged(row.line(), row.cells()));
                return null;
            }
            if (isComment()) {
                comments++;
                return null;
            }
            if (row.first() < 0 && columns > 1) {
                if (empty++ == 0) firstEmpty = row.line();
                return null;
            }
            if (isRagged()) {
                if (raggedCount++ < EXAMPLES) ragged.add(new Ragged(row.line(), row.cells()));
                return null;
            }
            for (int c = 0; c < columns; c++) give(c, row.text(), row.from(c), row.to(c), row.padded(c));
            return true;
        }

        private boolean isRagged() {
            return row.cells() < columns || row.filled() > columns;
        }

        /// A line that begins as comments do, and is no row.
        private boolean isComment() {
            if (quotedFirst) return false;
            if (dialect.comment().length() > 1 && row.startsWith(dialect.comment())) return true;
            return row.cells() != columns && row.startsWith("#");
        }

        @Override
        Passed passed() {
            return new Passed(ragged, raggedCount, comments, empty, firstEmpty, leftOut, leftBad);
        }
    }
}
