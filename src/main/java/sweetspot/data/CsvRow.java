package sweetspot.data;

import java.util.Arrays;

/// The values of one record, trimmed, without a text object for each. Used again for the next record.
final class CsvRow {
    private final int[] ends;
    private final boolean[] padded;
    private char[] text = new char[1 << 10];
    private int length;
    private int cells;
    private int filled;
    private int first;
    private long line;

    /// @param columns the most values that are kept; more are only counted
    CsvRow(int columns) {
        this.ends = new int[columns];
        this.padded = new boolean[columns];
    }

    void begin(long startingLine) {
        line = startingLine;
        length = 0;
        cells = 0;
        filled = 0;
        first = -1;
    }

    /// Takes the next value, without the blanks around it.
    void add(char[] buffer, int offset, int count) {
        int to = end(buffer, offset, offset + count);
        int from = start(buffer, offset, to);
        int cell = cells++;
        if (from < to) {
            filled = cells;
            if (first < 0) first = cell;
        }
        if (cell >= ends.length) return;
        int size = to - from;
        if (length + size > text.length) text = Arrays.copyOf(text, Math.max(length + size, 2 * text.length));
        System.arraycopy(buffer, from, text, length, size);
        length += size;
        ends[cell] = length;
        padded[cell] = size < count;
    }

    /// The end of a value without the blanks behind it.
    static int end(char[] buffer, int from, int to) {
        int end = to;
        while (end > from && blank(buffer[end - 1])) end--;
        return end;
    }

    /// The start of a value without the blanks before it.
    static int start(char[] buffer, int from, int to) {
        int start = from;
        while (start < to && blank(buffer[start])) start++;
        return start;
    }

    private static boolean blank(char c) {
        return c <= ' ' || c >= 0x85 && WrittenNumber.isBlank(c);
    }

    /// The line of the file on which the record starts, from 1.
    long line() {
        return line;
    }

    /// Number of values.
    int cells() {
        return cells;
    }

    /// Number of values up to the last that is not empty.
    int filled() {
        return filled;
    }

    /// The first value that is not empty; -1 if all are.
    int first() {
        return first;
    }

    /// The characters that hold all values.
    char[] text() {
        return text;
    }

    /// The start of a value in the characters.
    int from(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /// The end of a value in the characters.
    int to(int cell) {
        return ends[cell];
    }

    /// Tells whether blanks around a value were cut off.
    boolean padded(int cell) {
        return padded[cell];
    }

    /// Tells whether the first value begins with a text.
    boolean startsWith(String mark) {
        if (cells == 0 || ends.length == 0 || ends[0] < mark.length()) return false;
        for (int i = 0; i < mark.length(); i++) if (text[i] != mark.charAt(i)) return false;
        return true;
    }
}
