package sweetspot.search.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.search.Histories;
import sweetspot.search.Pruner;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// What every pruner must do; a pruner's test extends it.
abstract class PrunerContract {
    private static final double[] VALUES =
            {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, 1e300};

    /// A fresh pruner for trials whose reports mean `reports`.
    abstract Pruner create(Reports reports);

    static Trial running(int number, double... values) {
        Trial t = Trial.started(number, Configuration.of(Map.of("x", (double) number)), 1);
        for (int i = 0; i < values.length; i++) t = t.report(i, values[i]);
        return t;
    }

    static Trial complete(int number, double... values) {
        double mean = java.util.Arrays.stream(values).average().orElse(Double.NaN);
        return running(number, values).finish(TrialState.COMPLETE, new double[]{mean}, 2);
    }

    /// Complete trials 0 … n-1, of which number i scores i/n and a fold's own difficulty in each of five folds.
    static List<Trial> graded(int n) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) trials.add(complete(i, folds((double) i / n)));
        return trials;
    }

    static double[] folds(double level) {
        return new double[]{level + 0.3, level - 0.2, level + 0.1, level, level - 0.2};
    }

    /// A history of every state with numbers and what is not a number, reports at odd steps.
    private static List<Trial> messy(int n, RandomGenerator random) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Trial t = running(i);
            int step = random.nextInt(3);
            for (int r = random.nextInt(12); r > 0; r--, step += 1 + random.nextInt(3)) {
                t = t.report(step,
                        random.nextInt(8) == 0 ? VALUES[random.nextInt(VALUES.length)] : random.nextGaussian());
            }
            double[] value = {random.nextInt(8) == 0 ? VALUES[random.nextInt(VALUES.length)] : random.nextGaussian()};
            trials.add(switch (random.nextInt(6)) {
                case 0 -> t;
                case 1 -> t.finish(TrialState.FAILED, new double[0], 2);
                case 2 -> t.finish(TrialState.PRUNED, value, 2);
                case 3 -> i == 0 ? t
                        : t.with(Trial.CONTINUES, (long) random.nextInt(i)).finish(TrialState.COMPLETE, value, 2);
                default -> t.finish(TrialState.COMPLETE, value, 2);
            });
        }
        return trials;
    }

    @Test
    void isAPureFunctionOfAnyHistory() {
        RandomGenerator random = Histories.random(3);
        for (Reports reports : Reports.values()) {
            Pruner used = create(reports);
            for (int round = 0; round < 200; round++) {
                List<Trial> trials = messy(round % 40 + 1, random);
                List<Trial> copy = List.copyOf(trials);
                String before = trials.toString();
                Trial trial = trials.get(random.nextInt(trials.size()));
                for (Direction direction : Direction.values()) {
                    boolean stop = used.shouldPrune(trial, trials, direction);
                    assertEquals(stop, create(reports).shouldPrune(trial, trials, direction));
                    assertEquals(stop, used.shouldPrune(trial, trials, direction));
                    int promoted = used.promotion(trials, direction);
                    assertEquals(promoted, create(reports).promotion(trials, direction));
                    if (promoted < 0) continue;
                    assertTrue(used.promotes());
                    assertEquals(TrialState.PRUNED, trials.get(promoted).state());
                    assertTrue(trials.stream().noneMatch(t -> t.continued() == promoted), "gone on with twice");
                }
                assertEquals(copy, trials);
                assertEquals(before, trials.toString());
            }
        }
    }

    @Test
    void anyNumberOfTrialsAndAnyStepsAreNoTrouble() {
        RandomGenerator random = Histories.random(4);
        for (Reports reports : Reports.values()) {
            Pruner used = create(reports);
            Trial sparse = running(0).report(0, 1).report(7, 2).report(1_000_000, 0.5).report(Integer.MAX_VALUE, 3);
            assertFalse(used.shouldPrune(sparse, List.of(), Direction.MINIMIZE), "no trial, not even itself");
            List<Trial> busy = new ArrayList<>();
            for (int i = 0; i < 64; i++) busy.add(running(i, folds(random.nextGaussian())));
            List<Trial> many = new ArrayList<>(messy(5000, random));
            many.set(0, sparse);
            List<Trial> alike = new ArrayList<>(List.of(sparse));
            for (int i = 1; i < 30; i++) alike.add(sparse.finish(TrialState.COMPLETE, new double[]{i}, 2));
            for (List<Trial> trials : List.of(busy, many, alike)) {
                Trial trial = trials.getFirst();
                boolean stop = used.shouldPrune(trial, trials, Direction.MINIMIZE);
                assertEquals(stop, create(reports).shouldPrune(trial, trials, Direction.MINIMIZE));
            }
        }
    }

    @Test
    void doesNotStopATrialThatIsAsGoodAsAllOthers() {
        for (Reports reports : Reports.values()) {
            for (double value : new double[]{0, -3, 7.5}) {
                List<Trial> trials = new ArrayList<>();
                for (int i = 0; i < 60; i++) trials.add(complete(i, value, value, value, value, value));
                double[] same = new double[4];
                java.util.Arrays.fill(same, value);
                for (int count = 1; count <= 4; count++) {
                    Trial trial = running(60, java.util.Arrays.copyOf(same, count));
                    List<Trial> all = new ArrayList<>(trials);
                    all.add(trial);
                    assertFalse(create(reports).shouldPrune(trial, all, Direction.MINIMIZE),
                            reports + ", " + value + " at " + count);
                }
            }
        }
    }

    @Test
    void letsTheFirstTrialsRun() {
        for (Reports reports : Reports.values()) {
            Pruner pruner = create(reports);
            assertFalse(pruner.shouldPrune(running(0), List.of(running(0)), Direction.MINIMIZE), "no report");
            Trial only = running(0, 5, 6, 7);
            assertFalse(pruner.shouldPrune(only, List.of(only), Direction.MINIMIZE), "no rival");
        }
    }

    @Test
    void neverStopsATrialThatLeadsAllTheWay() {
        for (Reports reports : Reports.values()) {
            for (int count = 1; count <= 5; count++) {
                Trial best = running(99, java.util.Arrays.copyOf(folds(-0.5), count));
                List<Trial> trials = new ArrayList<>(graded(60));
                trials.add(best);
                assertFalse(create(reports).shouldPrune(best, trials, Direction.MINIMIZE), reports + " " + count);
            }
        }
    }

    @Test
    void stopsATrialThatIsByFarTheWorstBeforeItsLastFold() {
        // Several numbers, because Hyperband has brackets that stop nobody.
        for (int number = 60; number < 64; number++) {
            boolean stopped = false;
            for (int count = 1; count <= 4; count++) {
                Trial worst = running(number, java.util.Arrays.copyOf(folds(9), count));
                List<Trial> trials = new ArrayList<>(graded(60));
                trials.add(worst);
                stopped |= create(Reports.PARTS).shouldPrune(worst, trials, Direction.MINIMIZE);
            }
            if (stopped) return;
        }
        assertTrue(false, "none of four hopeless trials was stopped");
    }

    @Test
    void maximizingIsMinimizingTheNegative() {
        RandomGenerator random = Histories.random(5);
        for (Reports reports : Reports.values()) {
            for (int round = 0; round < 100; round++) {
                List<Trial> low = new ArrayList<>();
                List<Trial> high = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    double[] values = random.doubles(i == 11 ? 4 : 5).toArray();
                    double[] negated = java.util.Arrays.stream(values).map(v -> -v).toArray();
                    low.add(i == 11 ? running(i, values) : complete(i, values));
                    high.add(i == 11 ? running(i, negated) : complete(i, negated));
                }
                assertEquals(negatedLimit(create(reports), false).shouldPrune(low.get(11), low, Direction.MINIMIZE),
                        negatedLimit(create(reports), true).shouldPrune(high.get(11), high, Direction.MAXIMIZE));
            }
        }
    }

    /// The pruner for negated values; one with a limit in the objective's units returns another.
    Pruner negatedLimit(Pruner pruner, boolean negated) {
        return pruner;
    }
}
