package sweetspot.model.prepare;

import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;

/// One 0/1 feature per level, two for two levels as well, so that any two different levels are equally far apart; a
/// single level needs none. An unseen level is all zeros.
record OneHotEncoder(LevelCodes levels) implements ColumnEncoder {

    static OneHotEncoder fit(CategoryColumn column, int[] rows) {
        return new OneHotEncoder(LevelCodes.fit(column, rows));
    }

    @Override
    public int width() {
        return levels.size() <= 1 ? 0 : levels.size();
    }

    @Override
    public boolean quantities() {
        return false;
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        if (width() == 0) return;
        int[] positions = levels.of(column, rows);
        for (int i = 0; i < rows.length; i++) {
            if (positions[i] >= 0) out[i][at + positions[i]] = 1;
        }
    }
}
