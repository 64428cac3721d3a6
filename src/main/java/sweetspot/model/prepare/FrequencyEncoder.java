package sweetspot.model.prepare;

import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;

/// One feature: the level's share of the training rows, 0 for an unseen level.
///
/// @param rows number of training rows
record FrequencyEncoder(LevelCodes levels, int rows) implements ColumnEncoder {

    static FrequencyEncoder fit(CategoryColumn column, int[] rows) {
        return new FrequencyEncoder(LevelCodes.fit(column, rows), rows.length);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(Column column, int[] picked, double[][] out, int at) {
        int[] positions = levels.of(column, picked);
        for (int i = 0; i < picked.length; i++) {
            out[i][at] = positions[i] < 0 ? 0 : (double) levels.count(positions[i]) / rows;
        }
    }
}
