package sweetspot.model.prepare;

import sweetspot.data.Column;

/// Turns one column into features, as learned from training rows. Immutable.
interface ColumnEncoder {

    /// Number of features; may be 0 for a column that says nothing.
    int width();

    /// Tells whether its features are quantities, whose scale depends on their unit, and not the 0 and 1 of a category.
    default boolean quantities() {
        return true;
    }

    /// Writes the features of some rows.
    ///
    /// @param rows row `rows[i]` of the column goes to `out[i]`
    /// @param at position of the first feature in a row of `out`
    /// @throws IllegalArgumentException if the column has another type than the one learned from
    void encode(Column column, int[] rows, double[][] out, int at);

    /// Writes the features of the very rows that it learned from. They may differ from what others with the same value
    /// get: see [TargetEncoder].
    default void encodeTraining(Column column, int[] rows, double[][] out, int at) {
        encode(column, rows, out, at);
    }
}
