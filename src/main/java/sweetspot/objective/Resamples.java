package sweetspot.objective;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import sweetspot.model.TargetValues;

/// Draws bootstrap samples of what stands on its own: rows, or whole queries where rows are ranked within them.
final class Resamples {
    private final TargetValues truth;
    private final int[][] queries;

    /// A sample.
    ///
    /// @param rows positions of the rows that were drawn
    /// @param truth their values
    record Draw(int[] rows, TargetValues truth) {}

    Resamples(TargetValues truth) {
        this.truth = truth;
        this.queries = truth instanceof TargetValues.Ranked ranked ? ranked.byQuery() : new int[0][];
    }

    /// Number of rows or queries that are drawn.
    int units() {
        return truth instanceof TargetValues.Ranked ? queries.length : truth.size();
    }

    Draw next(RandomGenerator random) {
        if (truth instanceof TargetValues.Ranked ranked) {
            int[][] drawn = new int[queries.length][];
            for (int q = 0; q < drawn.length; q++) drawn[q] = queries[random.nextInt(queries.length)];
            return new Draw(Arrays.stream(drawn).flatMapToInt(Arrays::stream).toArray(), ranked.drawn(drawn));
        }
        int[] rows = new int[truth.size()];
        for (int r = 0; r < rows.length; r++) rows[r] = random.nextInt(rows.length);
        return new Draw(rows, truth.rows(rows));
    }
}
