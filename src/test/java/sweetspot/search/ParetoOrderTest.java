package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.study.ParetoFront;

class ParetoOrderTest {

    /// Takes the non-dominated points away again and again.
    private static int[] peel(double[][] losses) {
        int[] fronts = new int[losses.length];
        Arrays.fill(fronts, -1);
        for (int front = 0; Arrays.stream(fronts).anyMatch(f -> f < 0); front++) {
            int[] before = fronts.clone();
            for (int i = 0; i < losses.length; i++) {
                boolean dominated = false;
                for (int k = 0; k < losses.length; k++)
                    dominated |= before[k] < 0 && ParetoFront.dominates(losses[k], losses[i]);
                if (before[i] < 0 && !dominated) fronts[i] = front;
            }
        }
        return fronts;
    }

    @Test
    void frontsAreThoseOfPeeling() {
        RandomGenerator random = Histories.random(1);
        for (int round = 0; round < 60; round++) {
            double[][] losses = new double[random.nextInt(1, 60)][2 + round % 3];
            // Few different values make many ties and equal points.
            for (double[] row : losses) for (int k = 0; k < row.length; k++) row[k] = random.nextInt(8);
            assertArrayEquals(peel(losses), new ParetoOrder(losses).fronts());
        }
    }

    @Test
    void ordersByFrontAndThenByRoomAround() {
        double[][] losses = {{0, 4}, {4, 0}, {1, 1}, {1.1, 0.95}, {5, 5}, {Double.POSITIVE_INFINITY, 9}};
        int[] order = new ParetoOrder(losses).order();
        assertEquals(4, order[4]);
        assertEquals(5, order[5]);
        assertTrue(order[0] <= 1 && order[1] <= 1, "the ends of the front come first: " + Arrays.toString(order));
        assertEquals(0, new ParetoOrder(new double[0][]).order().length);
    }
}
