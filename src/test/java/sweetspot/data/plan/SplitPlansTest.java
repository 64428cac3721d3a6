package sweetspot.data.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;
import sweetspot.study.Gap;
import sweetspot.study.SplitPlan;
import sweetspot.study.Validation;

/// What must hold of every plan on any table, and what scikit-learn makes of the same rows.
class SplitPlansTest {
    private static final Validation FIVE = Validation.standard();

    /// Random groups, times with ties and without, classes; some of each missing.
    private static Dataset random(long seed) {
        Random r = new Random(seed);
        int n = 60 + r.nextInt(200);
        int groups = 12 + r.nextInt(40);
        double[] group = new double[n];
        double[] time = new double[n];
        int[] y = new int[n];
        int coarse = 1 + r.nextInt(4);
        for (int i = 0; i < n; i++) {
            group[i] = r.nextInt(30) == 0 ? Double.NaN : Math.floor(groups * Math.pow(r.nextDouble(), 1.5));
            time[i] = r.nextInt(40) == 0 ? Double.NaN : r.nextInt(n / coarse);
            y[i] = r.nextInt(50) == 0 ? -1 : r.nextInt(4) == 0 ? 1 : 0;
        }
        double[] row = IntStream.range(0, n).asDoubleStream().toArray();
        return new Dataset("t", List.of(new NumberColumn("row", row), new NumberColumn("g", group),
                new NumberColumn("t", time), new CategoryColumn("y", y, List.of("no", "yes"))));
    }

    private static double at(Dataset d, String column, int row) {
        return ((NumberColumn) d.column(column)).value(row);
    }

    private static Set<Double> values(Dataset d, String column, int[] rows) {
        Set<Double> all = new HashSet<>();
        for (int row : rows) if (!Double.isNaN(at(d, column, row))) all.add(at(d, column, row));
        return all;
    }

    private static int[] all(Dataset d) {
        return IntStream.range(0, d.rows()).toArray();
    }

    private static void assertApart(Set<Double> a, Set<Double> b) {
        Set<Double> both = new HashSet<>(a);
        both.retainAll(b);
        assertEquals(Set.of(), both);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void groupsAreNeverOnBothSides(boolean stratified) throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            Dataset d = random(seed);
            Validation v = new Validation(5, 0.2, stratified, seed).withPlan(new SplitPlan.Grouped("g"));
            ResamplingPlan plan = ResamplingPlan.of(d, "y", true, v);
            Dataset sealed = plan.sealed().open();
            assertApart(values(plan.search(), "g", all(plan.search())), values(sealed, "g", all(sealed)));
            int[] tested = new int[plan.search().rows()];
            for (Fold fold : plan.folds()) {
                assertApart(values(plan.search(), "g", fold.train()), values(plan.search(), "g", fold.test()));
                assertTrue(fold.test().length > 0);
                assertEquals(tested.length, fold.train().length + fold.test().length);
                for (int row : fold.test()) tested[row]++;
            }
            assertTrue(Arrays.stream(tested).allMatch(t -> t == 1));
            assertEquals(d.rows() - d.column("y").missing(), tested.length + sealed.rows());
            assertEquals(plan.folds(), ResamplingPlan.of(d, "y", true, v).folds());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "3 rows"})
    void trainingIsNeverLaterThanTheTestWithoutTheGap(String gap) throws Exception {
        int made = 0;
        for (int seed = 0; seed < 60; seed++) {
            Dataset d = random(seed);
            for (boolean sliding : new boolean[]{true, false}) {
                for (SplitPlan how : List.of(new SplitPlan.TimeOrdered("t", Gap.parse(gap), sliding),
                        new SplitPlan.GroupedTime("g", "t", Gap.parse(gap), sliding))) {
                    ResamplingPlan plan;
                    try {
                        plan = ResamplingPlan.of(d, "y", true, FIVE.withPlan(how));
                    } catch (DataException e) {
                        // With a gap of seven times, or all patients coming back, there may be nothing left.
                        continue;
                    }
                    made++;
                    checkTimes(d, plan, how, Gap.parse(gap));
                }
            }
        }
        assertTrue(made > 100, made + " plans");
    }

    private static void checkTimes(Dataset d, ResamplingPlan plan, SplitPlan how, Gap gap) {
        Dataset search = plan.search();
        for (Fold fold : plan.folds()) {
            check(search, fold.train(), search, fold.test(), how, gap);
            Set<Integer> seen = new HashSet<>();
            for (int[] part : List.of(fold.train(), fold.test(), fold.gap(), fold.leftOut())) {
                for (int row : part) assertTrue(seen.add(row), "a row has one part in a fold");
            }
            if (!how.group().isEmpty()) {
                Set<Double> tested = values(search, "g", fold.test());
                for (int row : fold.leftOut()) assertTrue(tested.contains(at(search, "g", row)));
            }
            if (gap.isNone()) assertEquals(0, fold.gap().length);
        }
        Dataset sealed = plan.sealed().open();
        check(search, plan.refit(), sealed, all(sealed), how, gap);
        int known = d.rows() - plan.dropped() - plan.undated();
        assertEquals(known, search.rows() + plan.gap() + sealed.rows());
        Set<Integer> tested = new HashSet<>();
        for (Fold f : plan.folds()) for (int row : f.test()) assertTrue(tested.add(row), "tested twice");
    }

    private static void check(Dataset a, int[] train, Dataset b, int[] test, SplitPlan how, Gap gap) {
        double last = Arrays.stream(train).mapToDouble(r -> at(a, "t", r)).max().orElseThrow();
        double first = Arrays.stream(test).mapToDouble(r -> at(b, "t", r)).min().orElseThrow();
        if (gap.length() > 0) assertTrue(last <= first - gap.length(), last + " before " + first);
        assertTrue(last < first, last + " before " + first);
        if (!how.group().isEmpty()) assertApart(values(a, "g", train), values(b, "g", test));
    }

    /// Recorded from scikit-learn 1.2.1: `TimeSeriesSplit(n_splits=4, gap=2)` and with `max_train_size`, 23 rows.
    @Test
    void ordersInTimeAsScikitLearn() throws Exception {
        int[] place = new Random(5).ints(0, 1_000_000).distinct().limit(23).toArray();
        Dataset d = new Dataset("t", List.of(
                new NumberColumn("t", Arrays.stream(place).asDoubleStream().toArray()),
                new NumberColumn("y", new Random(1).doubles(23).toArray())));
        int[] order = IntStream.range(0, 23).boxed().sorted((a, b) -> place[a] - place[b]).mapToInt(i -> i).toArray();
        Validation v = new Validation(4, 0, true, 1);
        int[][] test = {{7, 11}, {11, 15}, {15, 19}, {19, 23}};
        for (boolean sliding : new boolean[]{false, true}) {
            ResamplingPlan plan = ResamplingPlan.of(d, "y", false,
                    v.withPlan(new SplitPlan.TimeOrdered("t", Gap.parse("2 rows"), sliding)));
            for (int f = 0; f < 4; f++) {
                int end = test[f][0] - 2;
                // TimeSeriesSplit(n_splits=4, gap=2, max_train_size=5) trains on 0-4, 4-8, 8-12, 12-16.
                int from = sliding ? end - 5 : 0;
                assertArrayEquals(IntStream.range(from, end).map(i -> order[i]).sorted().toArray(),
                        plan.folds().get(f).train());
                assertArrayEquals(IntStream.range(test[f][0], test[f][1]).map(i -> order[i]).sorted().toArray(),
                        plan.folds().get(f).test());
            }
        }
    }

    @Test
    void aSplitInTimeDependsOnNeitherSeedNorOrderOfTheFile() throws Exception {
        Dataset d = random(3);
        SplitPlan how = new SplitPlan.TimeOrdered("t", Gap.NONE, false);
        ResamplingPlan one = ResamplingPlan.of(d, "y", true, new Validation(3, 0.2, true, 1).withPlan(how));
        ResamplingPlan two = ResamplingPlan.of(d, "y", true, new Validation(3, 0.2, false, 9).withPlan(how));
        assertEquals(one.folds(), two.folds());
        int[] backwards = IntStream.range(0, d.rows()).map(i -> d.rows() - 1 - i).toArray();
        ResamplingPlan three = ResamplingPlan.of(d.rows(backwards), "y", true,
                new Validation(3, 0.2, true, 1).withPlan(how));
        for (int f = 0; f < 3; f++) {
            assertEquals(values(one.search(), "row", one.folds().get(f).train()),
                    values(three.search(), "row", three.folds().get(f).train()));
        }
    }

    @Test
    void datesAreReadAndAGapInDaysIsKept() throws Exception {
        List<String> days = new ArrayList<>();
        for (int i = 0; i < 120; i++) days.add(java.time.LocalDate.of(2023, 11, 1).plusDays(i).toString());
        Column date = new CategoryColumn("when", IntStream.range(0, 120).map(i -> i * 7 % 120).toArray(), days);
        Dataset d = new Dataset("t", List.of(date, new NumberColumn("y", new Random(1).doubles(120).toArray())));
        ResamplingPlan plan = ResamplingPlan.of(d, "y", false,
                FIVE.withPlan(new SplitPlan.TimeOrdered("when", Gap.parse("5d"), false)));
        assertEquals(4, plan.gap());
        for (Fold fold : plan.folds()) {
            long last = day(plan, fold.train(), true);
            long first = day(plan, fold.test(), false);
            assertEquals(5, first - last);
            assertEquals(4, fold.gap().length);
        }
        for (String wrong : List.of("5")) {
            String said = assertThrows(DataException.class, () -> ResamplingPlan.of(d, "y", false,
                    FIVE.withPlan(new SplitPlan.TimeOrdered("when", Gap.parse(wrong), false)))).getMessage();
            assertTrue(said.contains("needs a unit"), said);
        }
    }

    private static long day(ResamplingPlan plan, int[] rows, boolean last) {
        var days = Arrays.stream(rows).mapToLong(r -> java.time.LocalDate.parse(plan.search().column("when").text(r))
                .toEpochDay());
        return (last ? days.max() : days.min()).orElseThrow();
    }

    @Test
    void aTextThatIsNoDateIsNamed() {
        Dataset d = new Dataset("t.csv", List.of(
                new CategoryColumn("when", IntStream.range(0, 30).toArray(), IntStream.range(0, 30)
                        .mapToObj(i -> i == 12 ? "soon" : "2024-01-" + String.format("%02d", i + 1)).toList()),
                new NumberColumn("y", new Random(1).doubles(30).toArray())));
        String said = assertThrows(DataException.class, () -> ResamplingPlan.of(d, "y", false,
                FIVE.withPlan(new SplitPlan.TimeOrdered("when", Gap.NONE, false)))).getMessage();
        assertTrue(said.contains("soon") && said.contains("when"), said);
    }

    @Test
    void repeatsAreFoldsDrawnAnewAndTheFirstAreTheStandardOnes() throws Exception {
        Dataset d = random(8);
        ResamplingPlan plan = ResamplingPlan.of(d, "y", true, FIVE.withPlan(new SplitPlan.Repeated(3)));
        List<Fold> standard = ResamplingPlan.of(d, "y", true, FIVE).folds();
        assertEquals(15, plan.folds().size());
        assertEquals(3, plan.repeats());
        assertEquals(standard, plan.folds().subList(0, 5));
        assertNotEquals(standard, plan.folds().subList(5, 10));
        assertNotEquals(plan.folds().subList(10, 15), plan.folds().subList(5, 10));
        int[] tested = new int[plan.search().rows()];
        for (Fold f : plan.folds()) for (int row : f.test()) tested[row]++;
        assertTrue(Arrays.stream(tested).allMatch(t -> t == 3));
    }

    @Test
    void aHoldoutIsReshuffledByTheTrialsNumberAndTheStudysSeedAlone() throws Exception {
        Dataset d = random(9);
        Validation v = FIVE.withPlan(new SplitPlan.Holdout(0.25, true));
        ResamplingPlan plan = ResamplingPlan.of(d, "y", true, v);
        ResamplingPlan again = ResamplingPlan.of(d, "y", true, v);
        Set<Fold> different = new HashSet<>();
        for (int trial = 0; trial < 20; trial++) {
            List<Fold> folds = plan.folds(trial, 7);
            assertEquals(1, folds.size());
            assertEquals(folds, again.folds(trial, 7));
            assertNotEquals(folds, plan.folds(trial, 8));
            assertEquals(Math.round(0.25 * plan.search().rows()), folds.getFirst().test().length);
            assertEquals(plan.search().rows(), folds.getFirst().test().length + folds.getFirst().train().length);
            different.add(folds.getFirst());
        }
        assertEquals(20, different.size());
        ResamplingPlan once = ResamplingPlan.of(d, "y", true, FIVE.withPlan(new SplitPlan.Holdout(0.25, false)));
        assertEquals(once.folds(3, 7), once.folds(4, 8));
        assertFalse(once.reshuffled());
    }

    @Test
    void leavingOneOutTestsEachRowOnceAndRefusesManyRows() throws Exception {
        ResamplingPlan plan = ResamplingPlan.of(random(1), "y", true, FIVE.withPlan(new SplitPlan.LeaveOneOut()));
        assertTrue(plan.pooled());
        assertEquals(plan.search().rows(), plan.folds().size());
        for (Fold f : plan.folds()) assertEquals(1, f.test().length);
        Dataset many = new Dataset("t.csv", List.of(new NumberColumn("x", new double[700]),
                new NumberColumn("y", new Random(1).doubles(700).toArray())));
        String said = assertThrows(DataException.class, () -> ResamplingPlan.of(many, "y", false,
                FIVE.withPlan(new SplitPlan.LeaveOneOut()))).getMessage();
        assertTrue(said.contains("560 rows") && said.contains("500"), said);
    }

    @Test
    void aColumnNamesTheFoldsAndTheSealedRows() throws Exception {
        List<String> names = List.of("10", "2", "test", "9");
        int[] fold = IntStream.range(0, 40).map(i -> i == 5 ? -1 : i % 4).toArray();
        Dataset d = new Dataset("t.csv", List.of(new CategoryColumn("f", fold, names),
                new NumberColumn("y", new Random(1).doubles(40).toArray())));
        Validation v = new Validation(5, 0, true, 1).withPlan(new SplitPlan.FoldColumn("f", "test"));
        ResamplingPlan plan = ResamplingPlan.of(d, "y", false, v);
        assertEquals(10, plan.sealed().size());
        assertEquals(3, plan.folds().size());
        assertEquals(1, plan.unnamed());
        String[] order = {"2", "9", "10"};
        for (int f = 0; f < 3; f++) {
            for (int row : plan.folds().get(f).test()) {
                assertEquals(order[f], plan.search().column("f").text(row));
            }
            assertEquals(30, plan.folds().get(f).train().length + plan.folds().get(f).test().length);
        }
        assertThrows(IllegalArgumentException.class, () -> v.withTestFraction(0.2));
        String said = assertThrows(DataException.class, () -> ResamplingPlan.of(d, "y", false,
                v.withPlan(new SplitPlan.FoldColumn("f", "tset")))).getMessage();
        assertTrue(said.contains("tset") && said.contains("2, 9, 10, test"), said);
    }

    @Test
    void tooFewGroupsOrTimesAreRefusedWithAWayOut() {
        Dataset d = new Dataset("t.csv", List.of(
                new NumberColumn("g", IntStream.range(0, 40).mapToDouble(i -> i % 3).toArray()),
                new NumberColumn("y", new Random(1).doubles(40).toArray())));
        String groups = assertThrows(DataException.class, () -> ResamplingPlan.of(d, "y", false,
                FIVE.withPlan(new SplitPlan.Grouped("g")))).getMessage();
        assertTrue(groups.contains("3 groups") && groups.contains("5 folds"), groups);
        String times = assertThrows(DataException.class, () -> ResamplingPlan.of(d, "y", false,
                FIVE.withPlan(new SplitPlan.TimeOrdered("g", Gap.NONE, false)))).getMessage();
        assertTrue(times.contains("3 different times"), times);
        String gap = assertThrows(DataException.class, () -> ResamplingPlan.of(d, "y", false,
                new Validation(2, 0, true, 1).withPlan(new SplitPlan.TimeOrdered("g", Gap.parse("9"), false))))
                .getMessage();
        assertTrue(gap.contains("gap of 9"), gap);
    }
}
