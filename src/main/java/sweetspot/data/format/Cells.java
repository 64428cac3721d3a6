package sweetspot.data.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cells of a table that was read as a whole: each a number, a text or nothing, eight bytes and each text once.
///
/// Formats that are costly to take apart are read once into it; typing and filling of columns then pass over it as often
/// as they need. Filled from the first row to the last, each row by any of its cells in any order.
public final class Cells {
    /// What empty cells hold. Numbers are stored as their bits; a text as a NaN that numbers are not, with its index.
    private static final long EMPTY = 0x7FF8_0000_0000_0000L;
    private static final int MOST_SHARED = 1 << 20;
    private static final int FIRST_ROWS = 64;

    private final List<long[]> columns = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final String file;
    private final int mostColumns;
    private long[] lines = new long[FIRST_ROWS];
    private int rows;
    private long textChars;
    private long bytes;

    /// @param file its name, for messages
    /// @param mostColumns more are refused
    Cells(String file, int mostColumns) {
        this.file = file;
        this.mostColumns = mostColumns;
    }

    private long[] column(int column) throws TableException {
        if (column >= mostColumns) {
            throw TableException.of("data.error.too_many_columns", file, column + 1, mostColumns);
        }
        while (columns.size() <= column) columns.add(new long[0]);
        long[] cells = columns.get(column);
        if (rows < cells.length) return cells;
        // Rows before the first cell of a column are empty.
        int size = Math.max(FIRST_ROWS, rows + (rows >> 1) + 1);
        reserve(8L * (size - cells.length));
        long[] grown = Arrays.copyOf(cells, size);
        Arrays.fill(grown, cells.length, size, EMPTY);
        columns.set(column, grown);
        return grown;
    }

    /// Refuses a table that would fill the memory, of which the finished table needs half.
    private void reserve(long more) throws TableException {
        bytes += more;
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (bytes + 2 * textChars > most) throw TableException.of("data.error.too_large", file, most >> 20);
    }

    /// Sets a cell of the current row to a number; NaN leaves it empty.
    void number(int column, double value) throws TableException {
        column(column)[rows] = Double.isNaN(value) ? EMPTY : Double.doubleToRawLongBits(value);
    }

    /// Sets a cell of the current row to a text; an empty one leaves it empty.
    void text(int column, String text) throws TableException {
        long[] cells = column(column);
        cells[rows] = text.isEmpty() ? EMPTY : EMPTY + 1 + index(text);
    }

    /// Sets a cell of the current row to a whole number: a number where a double holds it exactly, else its digits.
    void whole(int column, long value) throws TableException {
        if (Math.abs(value) <= 1L << 53 && value != Long.MIN_VALUE) number(column, value);
        else text(column, Long.toString(value));
    }

    private int index(String text) throws TableException {
        Integer index = known.get(text);
        if (index != null) return index;
        reserve(96);
        textChars += text.length();
        texts.add(text);
        if (known.size() < MOST_SHARED) known.put(text, texts.size() - 1);
        return texts.size() - 1;
    }

    /// Ends the current row.
    ///
    /// @param line where it stands in the file, from 1
    void endRow(long line) throws TableException {
        if (rows == lines.length) {
            reserve(8L * rows);
            lines = Arrays.copyOf(lines, rows + (rows >> 1));
        }
        if (rows == Integer.MAX_VALUE - 16) throw TableException.of("data.error.too_large", file, 0);
        lines[rows++] = line;
    }

    /// Number of rows.
    public int rows() {
        return rows;
    }

    /// Number of columns, those of the longest row.
    public int columns() {
        return columns.size();
    }

    /// Where a row stands in the file, from 1.
    public long line(int row) {
        return lines[row];
    }

    private long at(int row, int column) {
        long[] cells = columns.get(column);
        return row < cells.length ? cells[row] : EMPTY;
    }

    public boolean isEmpty(int row, int column) {
        return at(row, column) == EMPTY;
    }

    /// Tells whether no cell of a row holds anything.
    public boolean isEmpty(int row) {
        for (int c = 0; c < columns.size(); c++) if (at(row, c) != EMPTY) return false;
        return true;
    }

    /// Tells whether a cell was set as a text.
    public boolean isText(int row, int column) {
        long bits = at(row, column);
        return bits > EMPTY && bits <= EMPTY + texts.size();
    }

    /// A number; NaN where the cell is a text or empty.
    public double value(int row, int column) {
        return Double.longBitsToDouble(at(row, column));
    }

    /// What a cell holds, a number as [#plain] writes it; "" where it is empty.
    public String text(int row, int column) {
        long bits = at(row, column);
        if (bits == EMPTY) return "";
        return isText(row, column) ? texts.get((int) (bits - EMPTY - 1)) : plain(Double.longBitsToDouble(bits));
    }

    /// Copies a cell into rows below, where they are empty.
    ///
    /// @return how many cells were filled
    int fill(int row, int column, int lastRow, int lastColumn) throws TableException {
        int filled = 0;
        long bits = at(row, column);
        if (bits == EMPTY) return 0;
        for (int c = column; c <= lastColumn && c < columns.size(); c++) {
            long[] cells = columns.get(c);
            if (lastRow >= cells.length) {
                int size = cells.length;
                cells = Arrays.copyOf(cells, lastRow + 1);
                Arrays.fill(cells, size, cells.length, EMPTY);
                columns.set(c, cells);
            }
            for (int r = row; r <= lastRow && r < rows; r++) {
                if (cells[r] != EMPTY) continue;
                cells[r] = bits;
                filled++;
            }
        }
        return filled;
    }

    /// Leaves out a column.
    void drop(int column) {
        if (column < columns.size()) columns.remove(column);
    }

    /// Leaves out the first columns.
    void dropFirst(int count) {
        columns.subList(0, count).clear();
    }

    /// A number as people write it, to the last digit that matters: `5`, `0.1`, `1.5E300`.
    public static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= 1L << 53) return Long.toString((long) value);
        return Double.toString(value);
    }
}
