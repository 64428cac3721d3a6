package sweetspot.model.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The filter passes over exactly those features whose cuts, tried one by one, are all worse.
class CutFilterTest {
    private static final int ROWS = 2_000;

    @Test
    void saysWhatTryingEachCutSays() {
        Random random = new Random(5);
        for (int round = 0; round < 400; round++) {
            int bins = 64 + random.nextInt(BoostedTreeGrower.MOST_BINS - 63);
            int leafRows = 1 + random.nextInt(60);
            double l2 = random.nextInt(3);
            double scale = Math.pow(10, random.nextInt(13) - 6);
            double[] first = random.doubles(ROWS, -scale, scale).toArray();
            double[] second = random.doubles(ROWS, 0.1, 1).toArray();
            Gradients gradients = new Gradients(ROWS);
            gradients.set(first, second);
            long[] histogram = new long[2 * bins + 6];
            long slopes = 0;
            long bends = 0;
            long[] start = new long[2];
            boolean missing = random.nextBoolean();
            for (int i = 0; i < ROWS; i++) {
                int bin = random.nextInt(missing ? bins + 1 : bins) * (random.nextInt(4) > 0 ? 1 : 0);
                slopes += gradients.slopes[i];
                bends += gradients.bends[i];
                if (bin == bins) {
                    start[0] += gradients.slopes[i];
                    start[1] += gradients.bends[i];
                } else {
                    histogram[6 + 2 * bin] += gradients.slopes[i];
                    histogram[7 + 2 * bin] += gradients.bends[i];
                }
            }
            double best = best(histogram, bins, start, slopes, bends, leafRows, l2, gradients);
            CutFilter filter = new CutFilter(leafRows, l2);
            for (double share : new double[]{0.9, 0.999999, 1.000001, 1.1}) {
                if (best == 0) continue;
                assertEquals(share < 1,
                        filter.mayExceed(histogram, 6, bins, start[0], start[1], slopes, bends, gradients,
                                best * share),
                        "round " + round + ", " + share + " of the best");
            }
        }
    }

    /// The best score of the cuts that leave enough rows on both sides; 0 if there is none.
    private static double best(long[] histogram, int bins, long[] start, long slopes, long bends, int leafRows,
            double l2,
            Gradients g) {
        double best = 0;
        long leftSlopes = start[0];
        long leftBends = start[1];
        for (int bin = 0; bin < bins; bin++) {
            leftSlopes += histogram[6 + 2 * bin];
            leftBends += histogram[7 + 2 * bin];
            if (g.count(leftBends) < leafRows || g.count(bends) - g.count(leftBends) < leafRows) continue;
            double left = g.slope(leftSlopes);
            double right = g.slope(slopes - leftSlopes);
            best = Math.max(best,
                    left * left / (g.bend(leftBends) + l2) + right * right / (g.bend(bends - leftBends) + l2));
        }
        return best;
    }
}
