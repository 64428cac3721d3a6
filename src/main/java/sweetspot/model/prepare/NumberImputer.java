package sweetspot.model.prepare;

import java.util.Arrays;
import sweetspot.data.Column;
import sweetspot.data.NumberColumn;

/// Passes numbers on and puts one that was learned from the training rows where one is missing or infinite.
///
/// @param instead what is put there; 0 if the training rows have no number; NaN where whole rows are filled later, see
///     [NeighbourFiller]
record NumberImputer(double instead) implements ColumnEncoder {

    static NumberImputer fit(NumberColumn column, int[] rows, Imputation imputation) {
        double[] present = Arrays.stream(rows).mapToDouble(column::value).filter(Double::isFinite).sorted().toArray();
        if (present.length == 0 && imputation != Imputation.NEIGHBOURS) return new NumberImputer(0);
        return new NumberImputer(switch (imputation) {
            case MEDIAN -> median(present);
            case MEAN -> mean(present);
            case MOST_FREQUENT -> mostFrequent(present);
            case NEIGHBOURS -> Double.NaN;
        });
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        // Halved before adding: two huge numbers would add up to infinity.
        return n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
    }

    /// A running mean, which huge numbers do not carry to infinity.
    private static double mean(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) mean += values[i] / (i + 1) - mean / (i + 1);
        return mean;
    }

    private static double mostFrequent(double[] sorted) {
        double best = sorted[0];
        int most = 0;
        for (int from = 0; from < sorted.length;) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) to++;
            if (to - from > most) {
                most = to - from;
                best = sorted[from];
            }
            from = to;
        }
        return best;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        NumberColumn numbers = numbers(column);
        for (int i = 0; i < rows.length; i++) {
            double value = numbers.value(rows[i]);
            out[i][at] = Double.isFinite(value) ? value : instead;
        }
    }

    /// @throws IllegalArgumentException if the column holds something else
    static NumberColumn numbers(Column column) {
        if (column instanceof NumberColumn numbers) return numbers;
        throw new IllegalArgumentException(column.name() + " holds text, where the training rows hold numbers");
    }
}
