package sweetspot.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

class HypervolumeTest {
    private static final int SIDE = 6;

    /// Points at whole numbers dominate whole unit cells: they can be counted.
    private static int dominatedCells(double[][] points, int objectives) {
        int count = 0;
        for (int cell = 0; cell < Math.pow(SIDE, objectives); cell++) {
            int[] corner = new int[objectives];
            for (int k = 0, rest = cell; k < objectives; k++, rest /= SIDE) corner[k] = rest % SIDE;
            boolean dominated = false;
            for (double[] p : points) {
                boolean all = true;
                for (int k = 0; k < objectives; k++) all &= p[k] <= corner[k];
                dominated |= all;
            }
            if (dominated) count++;
        }
        return count;
    }

    @Test
    void isTheNumberOfCellsThatPointsDominate() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 300; round++) {
            int objectives = 1 + round % 4;
            double[] reference = new double[objectives];
            Arrays.fill(reference, SIDE);
            double[][] points = new double[random.nextInt(0, 12)][objectives];
            for (double[] p : points) for (int k = 0; k < objectives; k++) p[k] = random.nextInt(SIDE + 1);
            // Beyond the reference nothing counts, not even partly.
            double[][] inside = Arrays.stream(points).filter(p -> Arrays.stream(p).allMatch(v -> v < SIDE))
                    .toArray(double[][]::new);
            assertEquals(dominatedCells(inside, objectives), Hypervolume.of(points, reference), 1e-9);
        }
    }

    @Test
    void growsWithEveryPointAndNotWithDominatedOnes() {
        SplittableRandom random = new SplittableRandom(4);
        double[] reference = {1, 1, 1};
        double[][] points = new double[0][];
        double before = 0;
        for (int i = 0; i < 40; i++) {
            points = Arrays.copyOf(points, i + 1);
            points[i] = random.doubles(3).toArray();
            double now = Hypervolume.of(points, reference);
            assertTrue(now >= before - 1e-12);
            before = now;
        }
        double[][] more = Arrays.copyOf(points, points.length + 2);
        more[points.length] = Arrays.stream(points[3]).map(v -> Math.min(0.999, v + 0.01)).toArray();
        more[points.length + 1] = new double[]{Double.NaN, 0, 0};
        assertEquals(before, Hypervolume.of(more, reference), 1e-12);
    }

    @Test
    void ofAStudyGoesByItsDirections() {
        StudySnapshot s = StudySnapshot.empty()
                .apply(new StudyCreated("s", List.of(Direction.MAXIMIZE, Direction.MINIMIZE)));
        double[][] values = {{0.8, 2}, {0.6, 1}, {0.5, 3}};
        for (int i = 0; i < values.length; i++) {
            s = s.apply(new TrialCreated(i, Configuration.empty(), true, 1))
                    .apply(new TrialFinished(i, TrialState.COMPLETE, values[i], 2));
        }
        assertEquals(0.8 * 2 + 0.6 * 1, Hypervolume.of(s, new double[]{0, 4}), 1e-12);
    }
}
