package sweetspot.data;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sweetspot.data.CsvCells.Passed;
import sweetspot.data.SampleRecords.Entry;
import sweetspot.data.format.Cells;
import sweetspot.data.format.ReadingWatch;
import sweetspot.data.format.StoredTable;

/// The rows of a table, to be walked through as often as needed, however the file is written.
sealed interface TableRows {
    /// What comes before the rows, and the names.
    CsvDialect dialect();

    /// Gives all rows to `sink`.
    ///
    /// @param buffered whether rows are kept until they are known to be complete
    /// @param leaveOut lines that are not wanted
    /// @throws CsvCells.IrregularException if rows are not kept and a line is none
    Passed walk(boolean buffered, Set<Long> leaveOut, CsvCells.Sink sink)
            throws IOException, DataException, CsvCells.IrregularException;

    /// A text that is taken apart anew each time.
    record OfText(TextFile text, CsvDialect dialect) implements TableRows {
        @Override
        public Passed walk(boolean buffered, Set<Long> leaveOut, CsvCells.Sink sink)
                throws IOException, DataException, CsvCells.IrregularException {
            try (Reader in = text.open()) {
                return CsvCells.walk(in, dialect, buffered, leaveOut, text.file().name(), sink);
            }
        }
    }

    /// Cells that are held in memory.
    ///
    /// @param blankRows whether a row without any value is one all the same, as a record of nulls is
    record OfCells(Cells cells, boolean blankRows, CsvDialect dialect, String file, ReadingWatch watch)
            implements TableRows {
        private static final int SAMPLE = 500;
        private static final int SAMPLE_CELLS = 2_000_000;

        /// The rows of a table that was taken apart, with the names that it has or that its first rows hold.
        static OfCells of(StoredTable table, ImportOptions options, String file, ReadingWatch watch)
                throws DataException {
            Cells cells = table.cells();
            if (table.names().isPresent()) {
                List<String> names = table.names().get();
                return new OfCells(cells, true, new CsvDialect((char) 0, false, "", 0, true, names, List.of()), file,
                        watch);
            }
            List<Entry> sample = new ArrayList<>();
            int columns = cells.columns();
            for (int row = 0; row < cells.rows() && row < SAMPLE && row * (long) columns < SAMPLE_CELLS; row++) {
                List<String> texts = new ArrayList<>(columns);
                int filled = 0;
                for (int c = 0; c < columns; c++) {
                    texts.add(cells.text(row, c).strip());
                    if (!texts.getLast().isEmpty()) filled++;
                }
                if (filled == 0) continue;
                // A title alone in its row: in a text nothing would follow it.
                boolean title = filled == 1 && columns > 1 && !texts.getFirst().isEmpty();
                sample.add(new Entry(cells.line(row), title ? List.of(texts.getFirst()) : texts));
            }
            CsvDialect found = DialectSearch.layout(sample, cells.rows() <= SAMPLE, options, file);
            List<String> names = new ArrayList<>(found.names());
            while (names.size() < columns) names.add("");
            return new OfCells(cells, false, new CsvDialect((char) 0, false, "", found.skip(), found.header(), names,
                    found.notes()), file, watch);
        }

        @Override
        public Passed walk(boolean buffered, Set<Long> leaveOut, CsvCells.Sink sink) throws DataException {
            List<Long> leftOut = new ArrayList<>();
            int empty = 0;
            long firstEmpty = 0;
            int columns = Math.min(cells.columns(), dialect.names().size());
            char[] none = {};
            for (int row = 0; row < cells.rows(); row++) {
                long line = cells.line(row);
                if (line <= dialect.skip()) continue;
                if ((row & 1023) == 0) watch.at((double) row / cells.rows());
                if (leaveOut.contains(line)) {
                    leftOut.add(line);
                    continue;
                }
                if (!blankRows && columns > 1 && cells.isEmpty(row)) {
                    if (empty++ == 0) firstEmpty = line;
                    continue;
                }
                for (int c = 0; c < dialect.names().size(); c++) {
                    if (c >= columns || cells.isEmpty(row, c)) {
                        sink.cell(c, none, 0, 0, false, line);
                    } else if (cells.isText(row, c)) {
                        char[] text = cells.text(row, c).toCharArray();
                        int to = CsvRow.end(text, 0, text.length);
                        int from = CsvRow.start(text, 0, to);
                        if (to - from > CsvCells.MAX_CELL) {
                            throw DataException.of("data.error.huge_cell", file, line, CsvCells.MAX_CELL);
                        }
                        sink.cell(c, text, from, to, to - from < text.length, line);
                    } else {
                        sink.number(c, cells.number(row, c), line);
                    }
                }
                sink.endRow();
            }
            return new Passed(List.of(), 0, 0, empty, firstEmpty, leftOut);
        }
    }
}
