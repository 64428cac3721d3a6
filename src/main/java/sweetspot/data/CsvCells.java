package sweetspot.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/// Walks through the cells of a text table without making a text of each, and checks that all records have as many
/// values as the first.
final class CsvCells {
    /// The longest value, in characters. A longer one is nearly always a quotation mark that is never closed.
    static final int MAX_CELL = 1_000_000;
    /// The most columns.
    static final int MAX_COLUMNS = 100_000;

    /// Takes the cells of the data records, row by row.
    interface Sink {
        /// A cell, trimmed: `text[from, to)` in the given column of the current row.
        ///
        /// @param line the line of the file on which its record starts, from 1
        void cell(int column, char[] text, int from, int to, long line) throws DataException;

        /// The row is complete.
        default void endRow() {}
    }

    private CsvCells() {}

    /// Gives all cells but those of the header to `sink`.
    ///
    /// @param columns number of values that each record must have
    /// @param file its name, for messages
    static void walk(Reader in, CsvDialect dialect, int columns, String file, Sink sink)
            throws IOException, DataException {
        Handler handler = new Handler(dialect, columns, file, sink);
        try (CsvReader<Boolean> reader =
                CsvReader.builder().fieldSeparator(dialect.delimiter())
                        .trimWhitespacesAroundQuotes(dialect.spaced()).allowUnclosedQuote(false).build(handler, in)) {
            for (Boolean _ : reader) sink.endRow();
        } catch (Refused e) {
            throw e.reason;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) throw refused.reason;
                if (cause instanceof IOException io) throw io;
            }
            throw DataException.of("data.error.quote", file, handler.line);
        }
    }

    /// Carries a checked exception through the parser.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient DataException reason;

        Refused(DataException reason) {
            super(reason.getMessage(), reason, false, false);
            this.reason = reason;
        }
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final CsvDialect dialect;
        private final int columns;
        private final String file;
        private final Sink sink;
        private boolean headerPending;
        private boolean blankFirst;
        private long line = 1;

        Handler(CsvDialect dialect, int columns, String file, Sink sink) {
            this.dialect = dialect;
            this.columns = columns;
            this.file = file;
            this.sink = sink;
            this.headerPending = dialect.header();
        }

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine;
            blankFirst = false;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (headerPending || index >= columns) return;
            if (length > MAX_CELL) {
                throw new Refused(DataException.of("data.error.huge_cell", file, line, MAX_CELL));
            }
            int from = offset;
            int to = offset + length;
            while (from < to && buffer[from] <= ' ') from++;
            while (to > from && buffer[to - 1] <= ' ') to--;
            if (index == 0 && from == to) {
                // Perhaps a line of blanks, which is no row: the next value will tell.
                blankFirst = true;
                return;
            }
            try {
                if (index == 1 && blankFirst) sink.cell(0, buffer, from, from, line);
                sink.cell(index, buffer, from, to, line);
            } catch (DataException e) {
                throw new Refused(e);
            }
        }

        @Override
        protected Boolean buildRecord() {
            if (getRecordType() == RecordType.EMPTY || blankFirst && getFieldCount() == 1) return null;
            if (headerPending) {
                headerPending = false;
                return null;
            }
            if (getFieldCount() != columns) {
                throw new Refused(DataException.of("data.error.ragged", file, line, getFieldCount(), columns,
                        CsvDialect.nameOf(dialect.delimiter())));
            }
            return true;
        }
    }
}
