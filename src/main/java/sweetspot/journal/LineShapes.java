package sweetspot.journal;

import java.util.Arrays;

/// The shapes of lines that a file has shown, those of its last lines first.
///
/// A line of no known shape has its shape learnt as long as that pays: where lines are seldom like others, it stops.
final class LineShapes {
    private static final int MOST = 32;
    private static final int LONGEST_LINE = 1 << 14;
    /// So many lines must have been of a known shape for one that is learnt in vain.
    private static final int PRICE = 4;
    private static final int MOST_CREDIT = 4096;

    private final NumberScanner scanner = new NumberScanner();
    private final LineShape[] shapes = new LineShape[MOST];
    private int count;
    private int credit;

    LineShapes() {
        this(MOST_CREDIT);
    }

    private LineShapes(int credit) {
        this.credit = credit;
    }

    /// Knows no shapes and learns none.
    static LineShapes none() {
        return new LineShapes(0);
    }

    /// Reads a line into the record of [#matched()], if it is of a known shape.
    ///
    /// @param bytes the last of which is a line end
    /// @return where the line end is; -1 if its shape is not known
    int match(byte[] bytes, int line) {
        for (int i = 0; i < count; i++) {
            LineShape shape = shapes[i];
            int end = shape.match(bytes, line);
            if (end < 0) continue;
            if (i > 0) toFront(shape, i);
            if (credit < MOST_CREDIT) credit++;
            return end;
        }
        return -1;
    }

    private void toFront(LineShape shape, int from) {
        System.arraycopy(shapes, 0, shapes, 1, from);
        shapes[0] = shape;
    }

    /// The record of the line that matched last.
    JournalRecord matched() {
        return shapes[0].record();
    }

    /// Learns the shape of a line that has been decoded.
    ///
    /// @param end where its line end is
    /// @param record what it says
    /// @return whether the record belongs to the shape from now on
    boolean learn(byte[] bytes, int line, int end, JournalRecord record) {
        if (credit < PRICE || end - line > LONGEST_LINE) return false;
        credit -= PRICE;
        return LineShape.learn(Arrays.copyOfRange(bytes, line, end + 1), record, scanner).map(shape -> {
            if (count < MOST) count++;
            toFront(shape, count - 1);
            return true;
        }).orElse(false);
    }
}
