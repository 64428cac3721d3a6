package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimatorTest {
    @Test
    void aLineKeepsTheExtremesOfEachColumn() {
        SplittableRandom random = new SplittableRandom(1);
        int n = 50_000;
        double[] xs = random.doubles(n, 0, 300).sorted().toArray();
        double[] ys = random.doubles(n).toArray();
        Map<Integer, double[]> before = extremes(xs, ys, n);
        int count = Decimator.line(xs, ys, n, 1);
        assertTrue(count <= 4 * 300, "points left: " + count);
        Map<Integer, double[]> after = extremes(xs, ys, count);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((column, range) -> assertTrue(Arrays.equals(range, after.get(column))));
        for (int i = 1; i < count; i++) assertTrue(xs[i] >= xs[i - 1]);
    }

    private static Map<Integer, double[]> extremes(double[] xs, double[] ys, int n) {
        Map<Integer, double[]> found = new HashMap<>();
        for (int i = 0; i < n; i++) {
            double[] range = found.computeIfAbsent((int) Math.floor(xs[i]), _ -> new double[]{9, -9});
            range[0] = Math.min(range[0], ys[i]);
            range[1] = Math.max(range[1], ys[i]);
        }
        return found;
    }

    @Test
    void aShortLineStaysAsItIs() {
        double[] xs = {0, 5, 10};
        double[] ys = {1, 2, 3};
        assertEquals(3, Decimator.line(xs, ys, 3, 1));
        assertTrue(Arrays.equals(new double[]{0, 5, 10}, xs) && Arrays.equals(new double[]{1, 2, 3}, ys));
        assertEquals(0, Decimator.line(new double[0], new double[0], 0, 1));
    }

    @Test
    void marksAreOnePerCellAndTheLastStays() {
        SplittableRandom random = new SplittableRandom(2);
        int n = 20_000;
        double[] xs = random.doubles(n, -20, 60).toArray();
        double[] ys = random.doubles(n, -20, 60).toArray();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < n; i++) last.put((int) Math.floor(xs[i] / 2) + ":" + (int) Math.floor(ys[i] / 2), i);
        int[] kept = Decimator.marks(xs, ys, n, 2);
        assertEquals(new HashSet<>(last.values()), new HashSet<>(Arrays.stream(kept).boxed().toList()));
        assertTrue(Arrays.equals(kept, Arrays.stream(kept).sorted().toArray()));
    }
}
