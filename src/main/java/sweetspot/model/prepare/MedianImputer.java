package sweetspot.model.prepare;

import java.util.Arrays;
import sweetspot.data.Column;
import sweetspot.data.NumberColumn;

/// Passes numbers on and puts the median of the training rows where one is missing or infinite.
///
/// @param median the median, 0 if the training rows have no number
record MedianImputer(double median) implements ColumnEncoder {

    static MedianImputer fit(NumberColumn column, int[] rows) {
        double[] present = Arrays.stream(rows).mapToDouble(column::value).filter(Double::isFinite).sorted().toArray();
        int n = present.length;
        if (n == 0) return new MedianImputer(0);
        // Halved before adding: two huge numbers would add up to infinity.
        return new MedianImputer(n % 2 == 1 ? present[n / 2] : present[n / 2 - 1] / 2 + present[n / 2] / 2);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        if (!(column instanceof NumberColumn numbers)) {
            throw new IllegalArgumentException(column.name() + " holds text, where the training rows hold numbers");
        }
        for (int i = 0; i < rows.length; i++) {
            double value = numbers.value(rows[i]);
            out[i][at] = Double.isFinite(value) ? value : median;
        }
    }
}
