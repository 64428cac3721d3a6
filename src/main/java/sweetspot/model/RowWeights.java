package sweetspot.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How much each row of a table counts: the error of a row of weight 2 counts as that of two rows, a row of weight 0
/// does not count. Only proportions mean something. Immutable.
public final class RowWeights {
    /// Every row counts the same.
    public static final RowWeights EQUAL = new RowWeights(null);

    private final double @Nullable [] values;

    private RowWeights(double @Nullable [] values) {
        this.values = values;
    }

    /// Weights, one a row.
    ///
    /// @param values finite, at least 0; taken over
    /// @throws IllegalArgumentException if one is not
    public static RowWeights of(double[] values) {
        for (double value : values) {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a weight must be finite and at least 0, not " + value);
            }
        }
        return new RowWeights(values);
    }

    /// Tells whether every row counts the same because no weights were given.
    public boolean areEqual() {
        return values == null;
    }

    /// The weight of a row; 1 if all are equal.
    public double of(int row) {
        return values == null ? 1 : values[row];
    }

    /// The sum of the weights of all rows.
    ///
    /// @param rows number of rows
    public double total(int rows) {
        return values == null ? rows : Arrays.stream(values).sum();
    }

    /// The weights as an array of its own.
    ///
    /// @param rows number of rows
    public double[] values(int rows) {
        if (values != null) return values.clone();
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// The weights of the given rows, in their order.
    public RowWeights rows(int[] rows) {
        if (values == null) return EQUAL;
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) picked[i] = values[rows[i]];
        return new RowWeights(picked);
    }

    /// The same proportions with a mean of 1, so that what is set against a sum over rows, as a penalty is, means what
    /// it means without weights. If all are 0 they stay.
    public RowWeights withMeanOne() {
        if (values == null) return EQUAL;
        double sum = Arrays.stream(values).sum();
        if (!(sum > 0)) return this;
        double factor = values.length / sum;
        return new RowWeights(Arrays.stream(values).map(v -> v * factor).toArray());
    }
}
