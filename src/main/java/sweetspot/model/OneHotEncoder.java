package sweetspot.model;

import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;

/// One 0/1 feature per level; two levels need one feature, a single level none. An unseen level is all zeros.
record OneHotEncoder(LevelCodes levels) implements ColumnEncoder {

    static OneHotEncoder fit(CategoryColumn column, int[] rows) {
        return new OneHotEncoder(LevelCodes.fit(column, rows));
    }

    @Override
    public int width() {
        return levels.size() <= 2 ? Math.max(0, levels.size() - 1) : levels.size();
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        int first = levels.size() <= 2 ? 1 : 0;
        int[] positions = levels.of(column, rows);
        for (int i = 0; i < rows.length; i++) {
            if (positions[i] >= first) out[i][at + positions[i] - first] = 1;
        }
    }
}
