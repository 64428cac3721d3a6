package sweetspot.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.RandomSpaces;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

class ImportanceTest {
    private static Parameter number(String name) {
        return new Parameter(name, FloatDistribution.linear(0, 1), 0.5);
    }

    private static Importance.Estimate estimate(SearchSpace space, StudySnapshot study) {
        return assertInstanceOf(Importance.Estimate.class, Importance.of(space, study, 7));
    }

    private static double share(Importance.Estimate estimate, String name) {
        return estimate.effects().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow().share();
    }

    /// Variances of 4x and 2y over the unit interval stand as 16 to 4; z does nothing.
    @Test
    void findsTheSharesOfAnAdditiveFunction() {
        SearchSpace space = SearchSpace.of(number("x"), number("y"), number("z"));
        StudySnapshot study = Studies.drawn(space, 500, new SplittableRandom(1), c -> 4 * c.number("x")
                + 2 * c.number("y"));
        Importance.Estimate e = estimate(space, study);
        assertEquals(0.8, share(e, "x"), 0.05);
        assertEquals(0.2, share(e, "y"), 0.05);
        assertEquals(0, share(e, "z"), 0.02);
        assertEquals("x", e.effects().getFirst().name());
        assertTrue(e.fit() > 0.9, () -> "fit " + e.fit());
        assertTrue(e.effects().stream().allMatch(f -> f.low() <= f.share() && f.share() <= f.high()));
    }

    /// Stopping leaves only good trials done, which hardly differ; the others tell what makes the difference.
    @Test
    void trialsThatWereStoppedCountAtTheirExpectedScore() {
        SearchSpace space = SearchSpace.of(number("x"), number("y"));
        StudySnapshot all = Studies.drawn(space, 60, new SplittableRandom(5), c -> 4 * c.number("x") + c.number("y"));
        StudySnapshot study = Studies.empty(Direction.MINIMIZE);
        int done = 0;
        for (var trial : all.trials()) {
            boolean stopped = trial.value() > 1.2;
            done += stopped ? 0 : 1;
            study = Studies.ended(Studies.started(study, trial.configuration(), 0, 1, "random"), trial.number(),
                    stopped ? TrialState.PRUNED : TrialState.COMPLETE, trial.value(), Double.NaN, 2);
        }
        assertTrue(done >= 5 && done <= 20, "done: " + done);
        Importance.Estimate e = estimate(space, study);
        assertEquals(60, e.trials());
        assertEquals(60 - done, e.stopped());
        assertTrue(share(e, "x") > 0.8, e::toString);
        assertEquals(60, Importance.scored(study));

        // Another program's stopped trial holds what it had last, which tells nothing of its end.
        StudySnapshot foreign = Studies.empty(Direction.MINIMIZE);
        for (var trial : study.trials()) {
            foreign = Studies.ended(Studies.started(foreign, trial.configuration(), -1, 1, "random"), trial.number(),
                    trial.state(), trial.value(), Double.NaN, 2);
        }
        assertEquals(done, Importance.scored(foreign));
    }

    @Test
    void eachObjectiveHasAnImportanceOfItsOwn() {
        SearchSpace space = SearchSpace.of(number("x"), number("y"));
        SplittableRandom random = new SplittableRandom(6);
        StudySnapshot study = StudySnapshot.empty().apply(new StudyEvent.StudyCreated("two",
                List.of(Direction.MINIMIZE, Direction.MAXIMIZE)));
        for (int i = 0; i < 80; i++) {
            Configuration c = space.configure(_ -> random.nextDouble());
            study = Studies.started(study, c, 0, 1, "random").apply(new StudyEvent.TrialFinished(i, TrialState.COMPLETE,
                    new double[]{c.number("x"), c.number("y")}, 2));
        }
        assertEquals("x", ((Importance.Estimate) Importance.of(space, study, 7, 0)).effects().getFirst().name());
        assertEquals("y", ((Importance.Estimate) Importance.of(space, study, 7, 1)).effects().getFirst().name());
    }

    /// (x - ½)(y - ½) has no single effects at all.
    @Test
    void findsAPureInteraction() {
        SearchSpace space = SearchSpace.of(number("x"), number("y"));
        StudySnapshot study = Studies.drawn(space, 800, new SplittableRandom(2),
                c -> (c.number("x") - 0.5) * (c.number("y") - 0.5));
        Importance.Estimate e = estimate(space, study);
        assertTrue(share(e, "x") < 0.12 && share(e, "y") < 0.12, e::toString);
        assertEquals("x × y", e.pairs().getFirst().name());
        assertTrue(e.pairs().getFirst().share() > 0.75, e::toString);
    }

    /// Scale counts: on a log axis a function of the exponent is linear.
    @Test
    void measuresChoicesAndLogScales() {
        SearchSpace space = SearchSpace.of(
                new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "a"),
                new Parameter("rate", FloatDistribution.log(1e-4, 1), 0.01),
                new Parameter("depth", IntDistribution.linear(1, 10), 3L));
        // Variance of the choice: values 0, 0, 1.5 -> 0.5; of the exponent, -4 to 0, times 0.5: 4/12 = 1/3.
        StudySnapshot study = Studies.drawn(space, 600, new SplittableRandom(3),
                c -> (c.text("kind").equals("c") ? 1.5 : 0) + 0.5 * Math.log10(c.number("rate")));
        Importance.Estimate e = estimate(space, study);
        assertEquals(0.6, share(e, "kind"), 0.05);
        assertEquals(0.4, share(e, "rate"), 0.05);
        assertEquals(0, share(e, "depth"), 0.02);
    }

    /// gamma is active in half of the space and there moves the score with variance 3; being active itself adds 2 to
    /// the mean, which is the kernel's doing: 0.25 · 4 = 1 against 0.5 · 3 = 1.5.
    @Test
    void creditsActivityToTheParentAndTheRestToTheChild() {
        SearchSpace space = SearchSpace.of(
                new Parameter("kernel", CategoricalDistribution.of("linear", "rbf"), "rbf"),
                new Parameter("gamma", FloatDistribution.linear(0, 1), 0.5).when("kernel", "rbf"),
                number("noise"));
        StudySnapshot study = Studies.drawn(space, 800, new SplittableRandom(4),
                c -> c.has("gamma") ? 2 + 6 * (c.number("gamma") - 0.5) : 0);
        Importance.Estimate e = estimate(space, study);
        assertEquals(0.4, share(e, "kernel"), 0.06);
        assertEquals(0.6, share(e, "gamma"), 0.06);
        assertEquals(0, share(e, "noise"), 0.02);
    }

    /// A number can be a parent too: the width of a second layer counts only where there is one.
    @Test
    void handlesNumericParents() {
        SearchSpace space = SearchSpace.of(
                new Parameter("layers", IntDistribution.linear(1, 2), 1L),
                new Parameter("width2", FloatDistribution.linear(0, 1), 0.5).when("layers", 2L));
        StudySnapshot study = Studies.drawn(space, 600, new SplittableRandom(5),
                c -> c.has("width2") ? c.number("width2") - 0.5 : 0);
        Importance.Estimate e = estimate(space, study);
        assertTrue(share(e, "width2") > 0.9, e::toString);
        assertTrue(share(e, "layers") < 0.05, e::toString);
    }

    /// The boxes' probabilities must add up to one for any space, conditions and fixed parameters included.
    @Test
    void leavesOfATreeCoverTheSpace() {
        for (int seed = 0; seed < 60; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            SearchSpace space = RandomSpaces.space(random);
            Dimensions dimensions = new Dimensions(space);
            StudySnapshot study = Studies.drawn(space, 60, random, c -> random.nextDouble());
            List<double[]> points = study.trials().stream()
                    .map(t -> dimensions.encode(t.configuration()).orElseThrow()).toList();
            BinnedTrials data = new BinnedTrials(dimensions, points,
                    study.trials().stream().mapToDouble(t -> t.value()).toArray());
            int[] rows = java.util.stream.IntStream.range(0, 60).toArray();
            RegressionTree tree = new RegressionTree(data, rows, rows.clone(), 1, 8, random);
            double sum = tree.leaves().stream().mapToDouble(l -> l.box().probability(dimensions)).sum();
            assertEquals(1, sum, 1e-9, "seed " + seed + " " + space);
        }
    }

    @Test
    void saysTooEarlyOrNoSignalRatherThanShowingNoise() {
        SearchSpace space = SearchSpace.of(number("x"), number("y"));
        StudySnapshot few = Studies.drawn(space, 9, new SplittableRandom(1), c -> c.number("x"));
        assertEquals(new Importance.TooEarly(10, 9, 9), Importance.of(space, few, 1));
        RandomGenerator random = new SplittableRandom(2);
        StudySnapshot noise = Studies.drawn(space, 100, random, c -> random.nextGaussian());
        assertInstanceOf(Importance.NoSignal.class, Importance.of(space, noise, 1));
        StudySnapshot constant = Studies.drawn(space, 50, random, c -> 3);
        assertInstanceOf(Importance.NoSignal.class, Importance.of(space, constant, 1));
    }

    @Test
    void isDeterministicAndStandsDisasters() {
        SearchSpace space = SearchSpace.of(number("x"), number("y"));
        StudySnapshot study = Studies.drawn(space, 200, new SplittableRandom(6), c -> c.number("x"));
        assertEquals(Importance.of(space, study, 5), Importance.of(space, study, 5));
        for (double bad : new double[]{1e30, Double.POSITIVE_INFINITY, Double.NaN}) {
            Configuration c = space.defaults();
            int n = study.trials().size();
            study = Studies.ended(Studies.started(study, c, 0, 1, "random"), n, TrialState.COMPLETE, bad, Double.NaN,
                    2);
        }
        assertTrue(share(estimate(space, study), "x") > 0.85);
    }

    @Test
    void stopsWhenInterrupted() {
        SearchSpace space = SearchSpace.of(number("x"));
        StudySnapshot study = Studies.drawn(space, 50, new SplittableRandom(6), c -> c.number("x"));
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> Importance.of(space, study, 5));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void fewTrialsOfManyParametersGiveWideIntervals() {
        Parameter[] parameters = new Parameter[8];
        for (int i = 0; i < 8; i++) parameters[i] = number("p" + i);
        SearchSpace space = SearchSpace.of(parameters);
        StudySnapshot study = Studies.drawn(space, 30, new SplittableRandom(9), c -> 3 * c.number("p0")
                + c.number("p1"));
        Importance.Estimate e = estimate(space, study);
        assertEquals("p0", e.effects().getFirst().name());
        assertTrue(e.effects().getFirst().high() - e.effects().getFirst().low() > 0.1, e::toString);
    }
}
