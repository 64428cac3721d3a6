package sweetspot.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;

class ParetoFrontTest {

    private static StudySnapshot empty(Direction... directions) {
        return StudySnapshot.empty().apply(new StudyCreated("s", List.of(directions)));
    }

    private static StudySnapshot started(StudySnapshot s) {
        return s.apply(new TrialCreated(s.trials().size(), Configuration.empty(), true, 1));
    }

    private static StudySnapshot done(StudySnapshot s, List<Double> constraints, double... values) {
        int number = s.trials().size();
        StudySnapshot open = started(s);
        if (!constraints.isEmpty()) open = open.apply(new TrialAttributeSet(number, Trial.CONSTRAINTS, constraints));
        return open.apply(new TrialFinished(number, TrialState.COMPLETE, values, 2));
    }

    private static int[] numbers(ParetoFront front) {
        return IntStream.range(0, front.size()).map(front::number).toArray();
    }

    @Test
    void nonDominatedPointsAreThoseThatNoneDominates() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            double[][] points = new double[random.nextInt(0, 40)][1 + round % 4];
            // Few different values make many ties and equal points.
            for (double[] row : points) for (int k = 0; k < row.length; k++) row[k] = random.nextInt(6);
            int[] expected = IntStream.range(0, points.length)
                    .filter(i -> Arrays.stream(points).noneMatch(p -> ParetoFront.dominates(p, points[i]))).toArray();
            assertArrayEquals(expected, Arrays.stream(ParetoFront.nonDominated(points)).sorted().toArray());
        }
    }

    @Test
    void followingAStudyGivesTheSameFrontAndItsLatestMember() {
        SplittableRandom random = new SplittableRandom(5);
        StudySnapshot study = empty(Direction.MINIMIZE, Direction.MAXIMIZE);
        ParetoFront front = ParetoFront.of(study);
        List<Integer> running = new ArrayList<>();
        int lastJoined = -1;
        for (int i = 0; i < 150; i++) {
            StudySnapshot next = started(study);
            running.add(i);
            while (running.size() > 3) {
                int number = running.remove(/* index */ random.nextInt(running.size()));
                TrialState state = random.nextInt(6) == 0 ? TrialState.FAILED : TrialState.COMPLETE;
                if (random.nextInt(3) == 0) {
                    next = next.apply(
                            new TrialAttributeSet(number, Trial.CONSTRAINTS, List.of(random.nextDouble() - 0.5)));
                }
                next = next.apply(new TrialFinished(number, state, state == TrialState.FAILED ? new double[0]
                        : new double[]{random.nextInt(12), random.nextInt(12)}, 2));
            }
            front = front.next(study, next);
            study = next;
            assertEquals(ParetoFront.of(study), front);
            if (front.size() > 0) lastJoined = Math.max(lastJoined, front.latest());
            assertEquals(lastJoined, front.latest());
        }
        assertTrue(front.size() > 1);
        assertEquals(ParetoFront.of(study), ParetoFront.empty().next(empty(Direction.MINIMIZE), study),
                "another study");
    }

    @Test
    void onlyFeasibleTrialsWithAllValuesBelong() {
        StudySnapshot s = empty(Direction.MINIMIZE, Direction.MINIMIZE);
        s = done(s, List.of(0.1), 0, 0);
        s = done(s, List.of(-1.0, 0.0), 2, 2);
        s = done(s, List.of(Double.NaN), 1, 1);
        s = done(s, List.of(), 0, Double.NaN);
        s = done(s, List.of(), 0);
        s = done(s, List.of(), 1, Double.POSITIVE_INFINITY);
        assertArrayEquals(new int[]{5, 1}, numbers(ParetoFront.of(s)));
        assertTrue(ParetoFront.of(s).contains(1));
        assertFalse(ParetoFront.of(s).contains(-1));
        assertEquals("value 2", s.objectiveName(1));
    }

    @Test
    void theBestTrialIsFeasible() {
        StudySnapshot s = empty(Direction.MINIMIZE);
        s = done(s, List.of(2.0), 1);
        assertTrue(s.best().isEmpty(), "a forbidden trial is not the best of nothing");
        s = done(s, List.of(-2.0), 7);
        s = done(s, List.of(1.0), 3);
        assertEquals(1, s.bestNumber());
        assertEquals(2.0, s.trials().get(0).violation());
        assertEquals(Double.POSITIVE_INFINITY, done(s, List.of(Double.NaN), 1).trials().get(3).violation());
    }
}
