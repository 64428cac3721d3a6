package sweetspot.data;

import java.util.Arrays;

/// The line of the file on which each row begins, in order.
public final class RowLines {
    /// Of a reading that did not take note of them.
    static final RowLines NONE = new RowLines(new long[0]);

    private final long[] lines;

    RowLines(long[] lines) {
        this.lines = lines;
    }

    /// Number of rows.
    public int size() {
        return lines.length;
    }

    /// The line of a row, from 1.
    public long of(int row) {
        return lines[row];
    }

    /// The row that begins on a line; a negative number if there is none.
    public int rowAt(long line) {
        return Arrays.binarySearch(lines, line);
    }
}
