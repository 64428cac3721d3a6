package sweetspot.model.prepare;

import java.util.Comparator;
import java.util.stream.IntStream;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;

/// One feature: the level's rank by its number of training rows, from 1 for the rarest; 0 for an unseen level.
///
/// @param ranks per level its rank; levels of equal size in their order
record RankEncoder(LevelCodes levels, int[] ranks) implements ColumnEncoder {

    static RankEncoder fit(CategoryColumn column, int[] rows) {
        LevelCodes levels = LevelCodes.fit(column, rows);
        int[] ascending = IntStream.range(0, levels.size()).boxed()
                .sorted(Comparator.comparingInt(levels::count)).mapToInt(Integer::intValue).toArray();
        int[] ranks = new int[levels.size()];
        for (int r = 0; r < ascending.length; r++) ranks[ascending[r]] = r + 1;
        return new RankEncoder(levels, ranks);
    }

    @Override
    public int width() {
        return levels.size() <= 1 ? 0 : 1;
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        if (width() == 0) return;
        int[] positions = levels.of(column, rows);
        for (int i = 0; i < rows.length; i++) out[i][at] = positions[i] < 0 ? 0 : ranks[positions[i]];
    }
}
