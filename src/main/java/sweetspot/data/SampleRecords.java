package sweetspot.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The first records of a table as they fall apart with one delimiter, to look at; blank lines are left out.
///
/// @param delimiter what separates the values
/// @param spaced whether quoted values have blanks around their quotation marks
/// @param records the records
record SampleRecords(char delimiter, boolean spaced, List<Entry> records) {
    private static final int MOST = 500;
    private static final int MOST_CELLS = 2_000_000;

    /// One record.
    ///
    /// @param line on which it starts, from 1 for the first of the text
    /// @param cells its values, trimmed
    record Entry(long line, List<String> cells) {
        /// Number of values that are not empty.
        int filled() {
            return (int) cells.stream().filter(c -> !c.isEmpty()).count();
        }
    }

    /// @param text the beginning of a table
    /// @param whole whether that is all of it
    static SampleRecords of(String text, char delimiter, String comment, boolean whole) {
        boolean spaced = text.contains(delimiter + " \"");
        List<Entry> entries = new ArrayList<>();
        boolean cut = !whole;
        int cells = 0;
        try (CsvReader<Entry> reader =
                CsvCells.open(new StringReader(text), delimiter, spaced, comment, true, new Collector(comment))) {
            for (Entry entry : reader) {
                if (entries.size() == MOST || cells > MOST_CELLS) {
                    cut = false;
                    break;
                }
                entries.add(entry);
                cells += entry.cells().size();
            }
        } catch (CsvParseException | UncheckedIOException e) {
            // What came before the damage is enough to look at; the real reading reports it with its line.
            cut = false;
        } catch (IOException e) {
            throw new AssertionError("a text cannot fail to be read", e);
        }
        if (cut && entries.size() > 1) entries.removeLast();
        return new SampleRecords(delimiter, spaced, entries);
    }

    /// The number of values that most records have; of several the larger.
    int width() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Entry e : records) counts.merge(e.cells().size(), 1, Integer::sum);
        return counts.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse(0);
    }

    /// Share of the records that have that many values.
    double share(int width) {
        return (double) records.stream().filter(e -> e.cells().size() == width).count() / records.size();
    }

    /// The records from one on.
    SampleRecords from(int record) {
        return new SampleRecords(delimiter, spaced, records.subList(record, records.size()));
    }

    private static final class Collector extends AbstractBaseCsvCallbackHandler<Entry> {
        private final String comment;
        private final CsvRow row = new CsvRow(CsvCells.MAX_COLUMNS + 1);
        private boolean quotedFirst;

        Collector(String comment) {
            this.comment = comment;
        }

        @Override
        protected void handleBegin(long startingLine) {
            row.begin(startingLine);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index == 0) quotedFirst = quoted;
            row.add(buffer, offset, length);
        }

        @Override
        protected @Nullable Entry buildRecord() {
            if (getRecordType() != RecordType.DATA || row.first() < 0) return null;
            if (comment.length() > 1 && !quotedFirst && row.startsWith(comment)) return null;
            int kept = Math.min(row.cells(), CsvCells.MAX_COLUMNS + 1);
            List<String> cells = new ArrayList<>(kept);
            for (int c = 0; c < kept; c++) cells.add(new String(row.text(), row.from(c), row.to(c) - row.from(c)));
            return new Entry(row.line(), cells);
        }
    }
}
