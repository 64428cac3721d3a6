package sweetspot.model.prepare;

import java.util.Arrays;
import sweetspot.data.Column;
import sweetspot.data.NumberColumn;

/// Marks the rows in which a number is missing or infinite with 1, the others with 0 (scikit-learn's
/// `MissingIndicator` with `features="missing-only"`).
record GapEncoder() implements ColumnEncoder {

    /// Tells whether some of the rows have a gap to mark.
    static boolean isOfUse(NumberColumn column, int[] rows) {
        return Arrays.stream(rows).anyMatch(row -> !Double.isFinite(column.value(row)));
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public boolean quantities() {
        return false;
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        NumberColumn numbers = NumberImputer.numbers(column);
        for (int i = 0; i < rows.length; i++) out[i][at] = Double.isFinite(numbers.value(rows[i])) ? 0 : 1;
    }
}
