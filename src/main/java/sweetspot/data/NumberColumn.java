package sweetspot.data;

import java.math.BigDecimal;
import java.util.Objects;

/// A column of numbers; NaN stands for a missing value.
public final class NumberColumn implements Column {
    private final String name;
    private final double[] values;
    private final boolean whole;

    /// @param values one per row, NaN = missing; copied
    public NumberColumn(String name, double[] values) {
        this(name, values.clone(), isWhole(values));
    }

    private NumberColumn(String name, double[] values, boolean whole) {
        this.name = Objects.requireNonNull(name);
        this.values = values;
        this.whole = whole;
    }

    private static boolean isWhole(double[] values) {
        for (double v : values) {
            if (!Double.isNaN(v) && (v != Math.rint(v) || Math.abs(v) > 1e15)) return false;
        }
        return true;
    }

    /// The number of a row; NaN if it is missing.
    public double value(int row) {
        return values[row];
    }

    /// All numbers, as a copy.
    public double[] values() {
        return values.clone();
    }

    /// Tells whether all numbers are whole.
    public boolean whole() {
        return whole;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public String text(int row) {
        double v = values[row];
        if (Double.isNaN(v)) return "";
        if (Double.isInfinite(v)) return Double.toString(v);
        return whole ? Long.toString((long) v) : new BigDecimal(Double.toString(v)).stripTrailingZeros().toPlainString();
    }

    @Override
    public NumberColumn rows(int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) picked[i] = values[rows[i]];
        return new NumberColumn(name, picked, whole);
    }
}
