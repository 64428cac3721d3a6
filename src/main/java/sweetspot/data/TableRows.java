package sweetspot.data;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import sweetspot.data.CsvCells.Passed;
import sweetspot.data.SampleRecords.Entry;
import sweetspot.data.format.Cells;
import sweetspot.data.format.ReadingWatch;
import sweetspot.data.format.StoredTable;

/// The rows of a table, to be walked through as often as needed, however the file is written.
sealed interface TableRows {
    /// Characters of a raw line that are shown.
    int RAW_LONGEST = 2000;
    int RAW_BLOCK = 1 << 16;

    /// What comes before the rows, and the names.
    CsvDialect dialect();

    /// Gives all rows to `sink`.
    ///
    /// @param buffered whether rows are kept until they are known to be complete
    /// @param leaveOut lines that are not wanted
    /// @throws CsvCells.IrregularException if rows are not kept and a line is none
    Passed walk(boolean buffered, Set<Long> leaveOut, CsvCells.Sink sink)
            throws IOException, DataException, CsvCells.IrregularException;

    /// What stands on some lines, as it is written; cells with a bar between them where there are no lines.
    Map<Long, String> raw(Set<Long> lines) throws IOException;

    /// A text that is taken apart anew each time.
    final class OfText implements TableRows {
        private static final int MOST_TORN = 1000;

        private final TextFile text;
        private final CsvDialect dialect;
        private Optional<NavigableSet<Long>> torn = Optional.empty();

        OfText(TextFile text, CsvDialect dialect) {
            this.text = text;
            this.dialect = dialect;
        }

        @Override
        public CsvDialect dialect() {
            return dialect;
        }

        @Override
        public Passed walk(boolean buffered, Set<Long> leaveOut, CsvCells.Sink sink)
                throws IOException, DataException, CsvCells.IrregularException {
            String name = text.file().name();
            Set<Long> without = buffered ? torn() : Set.of();
            try (Reader in = without.isEmpty() ? text.open() : new LinesWithout(text.open(), without::contains)) {
                return CsvCells.walk(in, dialect, buffered, leaveOut, name, sink).with(without, leaveOut);
            }
        }

        /// The lines whose quotation marks tear apart what follows: each is found by going on behind the one before.
        private Set<Long> torn() throws IOException, DataException {
            if (torn.isPresent()) return torn.get();
            NavigableSet<Long> found = new TreeSet<>();
            while (true) {
                long last = found.isEmpty() ? 0 : found.last();
                OptionalLong next;
                try (Reader in = new LinesWithout(text.open(), line -> line <= last && line > dialect.skip())) {
                    next = CsvCells.torn(in, dialect, text.file().name());
                }
                if (next.isEmpty()) break;
                found.add(next.getAsLong());
                if (found.size() > MOST_TORN) {
                    throw DataException.of("data.error.quotes", text.file().name(), MOST_TORN, found.first());
                }
            }
            torn = Optional.of(found);
            return found;
        }

        @Override
        public Map<Long, String> raw(Set<Long> lines) throws IOException {
            return rawLines(text, lines);
        }
    }

    /// The raw lines of a text.
    static Map<Long, String> rawLines(TextFile text, Set<Long> lines) throws IOException {
        Map<Long, String> found = new HashMap<>();
        long last = lines.stream().mapToLong(l -> l).max().orElse(0);
        StringBuilder line = new StringBuilder();
        long number = 1;
        boolean wanted = lines.contains(1L);
        boolean afterCr = false;
        char[] block = new char[RAW_BLOCK];
        try (Reader in = text.open()) {
            for (int n = in.read(block); n >= 0 && number <= last; n = in.read(block)) {
                for (int i = 0; i < n; i++) {
                    char c = block[i];
                    if (c == '\n' && afterCr) {
                        afterCr = false;
                    } else if (c == '\n' || c == '\r') {
                        if (wanted) found.put(number, line.toString());
                        line.setLength(0);
                        number++;
                        wanted = lines.contains(number);
                        afterCr = c == '\r';
                    } else {
                        afterCr = false;
                        if (wanted && line.length() < RAW_LONGEST) line.append(c);
                    }
                }
            }
        }
        if (wanted && !line.isEmpty()) found.put(number, line.toString());
        return found;
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
        public Map<Long, String> raw(Set<Long> lines) {
            Map<Long, String> found = new HashMap<>();
            for (int row = 0; row < cells.rows(); row++) {
                if (!lines.contains(cells.line(row))) continue;
                StringBuilder line = new StringBuilder();
                for (int c = 0; c < cells.columns() && line.length() < RAW_LONGEST; c++) {
                    if (c > 0) line.append(" | ");
                    line.append(cells.text(row, c));
                }
                found.put(cells.line(row), line.toString());
            }
            return found;
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
                        sink.number(c, cells.value(row, c), line);
                    }
                }
                sink.endRow();
            }
            return new Passed(List.of(), 0, 0, empty, firstEmpty, leftOut, List.of());
        }
    }
}
