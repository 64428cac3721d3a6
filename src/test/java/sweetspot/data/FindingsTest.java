package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;

/// What the health check finds and, as important, what it does not.
class FindingsTest {
    private static final int N = 400;
    private final Random random = new Random(7);

    private static CategoryColumn texts(String name, int n, IntFunction<String> value) {
        List<String> values = IntStream.range(0, n).mapToObj(value).map(v -> v == null ? "" : v).toList();
        List<String> levels = values.stream().filter(v -> !v.isEmpty()).distinct().toList();
        return new CategoryColumn(name, values.stream().mapToInt(levels::indexOf).toArray(), levels);
    }

    private static NumberColumn numbers(String name, int n, IntToDoubleFunction value) {
        return new NumberColumn(name, IntStream.range(0, n).mapToDouble(value).toArray());
    }

    private NumberColumn noise(String name, int n) {
        return numbers(name, n, _ -> random.nextGaussian());
    }

    private static Dataset table(Column... columns) {
        return new Dataset("t", Arrays.asList(columns));
    }

    private static List<Finding> of(List<Finding> findings, Kind kind) {
        return findings.stream().filter(f -> f.kind() == kind).toList();
    }

    private static Finding only(List<Finding> findings, Kind kind) {
        List<Finding> some = of(findings, kind);
        assertEquals(1, some.size(), () -> kind + " in " + findings);
        return some.getFirst();
    }

    @Test
    void gapsThatGiveTheAnswerAway() {
        int[] y = random.ints(N, 0, 2).toArray();
        Column target = texts("y", N, i -> y[i] == 1 ? "left" : "stayed");
        Column filledForOne = texts("reason", N, i -> y[i] == 1 && i % 3 > 0 ? "why " + i % 4 : null);
        Column missingForOne = numbers("fee", N, i -> y[i] == 0 ? i % 7 : Double.NaN);
        Column marker = texts("flag", N, i -> y[i] == 1 ? "x" : null);
        Column innocent = numbers("age", N, i -> random.nextInt(4) == 0 ? Double.NaN : i % 50);
        List<Finding> findings =
                HealthCheck.run(table(target, filledForOne, missingForOne, marker, innocent), "y", true);
        assertEquals(List.of("reason", "fee", "flag"),
                of(findings, Kind.LEAKAGE).stream().map(Finding::column).toList());
        Finding reason = of(findings, Kind.LEAKAGE).getFirst();
        assertEquals(Severity.SERIOUS, reason.severity());
        assertEquals(new Fix.ExcludeColumn("reason"), reason.fix());
        assertTrue(reason.text().contains("with a value 100.0% are “left”"), reason::text);
        Column few = texts("few", 40, i -> i % 3 == 0 ? "why " + i % 2 : null);
        assertEquals("few",
                only(HealthCheck.run(table(texts("y", 40, i -> i % 3 == 0 ? "left" : "stayed"), few), "y", true),
                        Kind.LEAKAGE).column());
        Column rare = texts("rare", 300, i -> i % 20 == 0 ? "why " + i % 2 : null);
        assertEquals("rare",
                only(HealthCheck.run(table(texts("y", 300, i -> i % 20 == 0 ? "left" : "stayed"), rare), "y", true),
                        Kind.LEAKAGE).column());
        Column chance = texts("chance", 40, i -> i < 7 ? "x" + i % 2 : null);
        assertEquals(List.of(),
                of(HealthCheck.run(table(texts("y", 40, i -> i < 20 ? "left" : "stayed"), chance, noise("x", 40)),
                        "y", true), Kind.LEAKAGE),
                "seven rows of one class of two are no proof");
        double[] amount = random.doubles(N).map(v -> v < 0.5 ? v : 100 + v).toArray();
        List<Finding> sold = HealthCheck.run(table(numbers("price", N, i -> amount[i]), innocent,
                numbers("sold", N, i -> amount[i] > 50 ? i % 9 : Double.NaN)), "price", false);
        assertEquals("sold", only(sold, Kind.LEAKAGE).column());
    }

    @Test
    void aFeatureThatNearlyIsTheAmount() {
        double[] y = random.doubles(N, 1, 100).toArray();
        List<Finding> findings = HealthCheck.run(table(numbers("y", N, i -> y[i]),
                numbers("scaled", N, i -> 1.19 * y[i] + 0.5 * random.nextGaussian()),
                numbers("square", N, i -> (y[i] - 50) * (y[i] - 50) * Math.signum(y[i] - 50)),
                numbers("related", N, i -> y[i] + 20 * random.nextGaussian()), noise("x", N)), "y", false);
        assertEquals(List.of("scaled", "square"), of(findings, Kind.LEAKAGE).stream().map(Finding::column).toList());
    }

    @Test
    void codesThatStandForTheClasses() {
        int[] code = random.ints(N, 0, 40).toArray();
        List<Finding> findings = HealthCheck.run(table(texts("y", N, i -> code[i] % 2 == 0 ? "even" : "odd"),
                numbers("code", N, i -> code[i]), noise("x", N)), "y", true);
        assertEquals("code", only(findings, Kind.LEAKAGE).column());
    }

    @Test
    void noLeakWhereNothingCanBeKnown() {
        Column sorted = texts("y", N, i -> i < N / 3 ? "a" : i < 2 * N / 3 ? "b" : "c");
        Column flag = numbers("flag", N, _ -> random.nextInt(2));
        assertEquals(List.of(), of(HealthCheck.run(table(sorted, flag, noise("x", N)), "y", true), Kind.LEAKAGE),
                "a file sorted by class");
        assertEquals(List.of(), of(HealthCheck.run(table(texts("y", N, _ -> "a"), flag,
                texts("gaps", N, i -> i % 2 == 0 ? "v" + i % 3 : null)), "y", true), Kind.LEAKAGE), "a constant label");
        assertEquals(List.of(), of(HealthCheck.run(table(texts("y", N, i -> i == 5 ? "b" : "a"), flag,
                numbers("x", N, i -> i)), "y", true), Kind.LEAKAGE), "a class of one row");
        assertEquals(List.of(), of(HealthCheck.run(table(texts("y", 12, i -> i < 6 ? "a" : "b"),
                numbers("x", 12, i -> i + 0.5)), "y", true), Kind.LEAKAGE), "tiny data");
        assertEquals(List.of(), of(HealthCheck.run(table(numbers("y", N, _ -> 3), noise("x", N)), "y", false),
                Kind.LEAKAGE), "a constant amount");
    }

    @Test
    void whatNamesRows() {
        Column y = texts("y", N, _ -> random.nextBoolean() ? "a" : "b");
        List<Column> ids = List.of(texts("customer_id", N, i -> "C" + (100_000 + (i < 12 ? i + 12 : i))),
                numbers("orderId", N, i -> 5_000_000 + 13L * ((i * 7919L) % N) - (i == 3 ? 13 : 0)),
                texts("hash", N, _ -> Long.toHexString(random.nextLong() | 1L << 62)),
                numbers("account", N, i -> 40_000 + 7 * (i % (N - 9))), numbers("Unnamed: 0", N, i -> i),
                numbers("line", N, i -> 3 * i / 2 + 10));
        List<Column> innocent = List.of(numbers("number_of_rooms", N, _ -> random.nextInt(6)),
                numbers("income", N, _ -> random.nextInt(20_000, 90_000)), numbers("year", N, i -> 1950 + i % 70),
                noise("x", N), texts("city", N, _ -> "City " + random.nextInt(40)));
        List<Column> all = new ArrayList<>(ids);
        all.addAll(innocent);
        all.add(y);
        List<Finding> found = of(HealthCheck.run(new Dataset("t", all), "y", true), Kind.ID);
        assertEquals(ids.stream().map(Column::name).toList(), found.stream().map(Finding::column).toList());
        assertTrue(found.stream().allMatch(f -> f.severity() == Severity.SERIOUS), found::toString);
        Column again = numbers("again", N, i -> i % 50 == 0 ? 1 : (i * 7) % N);
        assertEquals(Severity.WARNING, only(HealthCheck.run(table(y, again), "y", true), Kind.ID).severity());
        Column drawn = numbers("drawn", N, i -> 700_000 + (i * 104_729L) % 299_993);
        assertEquals(Severity.WARNING, only(HealthCheck.run(table(y, drawn), "y", true), Kind.ID).severity());
    }

    @Test
    void amountsWithFootnotesAreNoId() {
        Column y = texts("y", N, _ -> random.nextBoolean() ? "a" : "b");
        Column amount = texts("amount", N, i -> i % 7 == 0 ? i * 31 + "*" : "" + i * 31);
        Column code = texts("customer_id", N, i -> i % 7 == 0 ? "A" + i * 31 : "" + i * 31);
        List<Finding> findings = HealthCheck.run(table(y, amount, code), "y", true);
        assertEquals(new Fix.ReadAs("amount", ImportOptions.ColumnType.NUMBER),
                only(findings, Kind.TEXT_AMONG_NUMBERS).fix());
        assertEquals("customer_id", only(findings, Kind.ID).column());
    }

    @Test
    void rowsOfOnePatientInSeveralFolds() {
        Column y = texts("y", N, _ -> random.nextBoolean() ? "a" : "b");
        List<Finding> findings = HealthCheck.run(table(y, numbers("patient_id", N, i -> Math.floorDiv(i, 5)),
                texts("probe", N, i -> "K-" + (1000 + i / 4)), numbers("patient_age", N, i -> i % 60), noise("x", N)),
                "y", true);
        assertEquals(List.of("patient_id", "probe"),
                of(findings, Kind.GROUPS).stream().map(Finding::column).toList());
    }

    @Test
    void oneClassInSeveralSpellings() {
        String[] ways = {"Yes", "yes", "YES", "No", "no", "maybe"};
        Column y = texts("y", N, i -> ways[i % 6]);
        Column x = texts("colour", N, i -> i % 3 == 0 ? "dark blue" : i % 3 == 1 ? " Dark-Blue " : "red");
        Dataset d = table(y, x, noise("z", N));
        List<Finding> findings = of(HealthCheck.run(d, "y", true), Kind.SPELLINGS);
        assertEquals(List.of(Severity.SERIOUS, Severity.WARNING), findings.stream().map(Finding::severity).toList());
        assertTrue(findings.getFirst().detail().contains("“Yes” and “yes” and “YES”; “No” and “no”"),
                findings.getFirst()::detail);
        assertEquals(new Fix.MergeSpellings("colour"), findings.get(1).fix());
        Dataset merged = Spellings.merge(d, Set.of("y", "colour"));
        assertEquals(List.of("Yes", "No", "maybe"), ClassLabels.of(merged.column("y")).names());
        assertEquals(2, ClassLabels.of(merged.column("colour")).size());
        assertEquals(List.of(), of(HealthCheck.run(merged, "y", true), Kind.SPELLINGS));
    }

    @Test
    void copiesAndContradictions() {
        double[] x = random.doubles(N).toArray();
        Dataset d = table(numbers("x", N, i -> x[i / 4]), numbers("z", N, i -> x[i / 4] * 7 % 1),
                texts("y", N, i -> i / 4 % 3 == 0 ? "a" : "b"));
        Finding copies = only(HealthCheck.run(d, "y", true), Kind.DUPLICATES);
        assertEquals("300 rows repeat an earlier one", copies.title());
        assertEquals(Severity.SERIOUS, copies.severity());
        assertEquals(new Fix.RemoveDuplicates(), copies.fix());
        Dataset without = RepeatedRows.remove(d, Set.of());
        assertEquals(100, without.rows());
        assertEquals(x[1], ((NumberColumn) without.column("x")).value(1), "the first of each, in the file's order");
        Dataset doubtful = table(d.column("x"), d.column("z"), texts("y", N, i -> i % 4 == 0 ? "a" : "b"));
        assertEquals("400 rows are like others in all but y",
                only(HealthCheck.run(doubtful, "y", true), Kind.CONTRADICTIONS).title());
        Dataset coarse = table(numbers("f", N, _ -> random.nextInt(3)),
                texts("y", N, _ -> "ab".substring(random.nextInt(2)).substring(0, 1)));
        assertEquals(Severity.NOTE, only(HealthCheck.run(coarse, "y", true), Kind.DUPLICATES).severity());
        assertEquals(List.of(), of(HealthCheck.run(coarse, "y", true), Kind.CONTRADICTIONS));
        Dataset ids = table(numbers("row", N, i -> i), d.column("x"), d.column("z"), d.column("y"));
        assertEquals(100, RepeatedRows.remove(ids, Set.of("row")).rows(),
                "an excluded row number does not make rows differ");
        Finding numbered = only(HealthCheck.run(ids, "y", true), Kind.DUPLICATES);
        assertEquals("300 rows repeat an earlier one", numbered.title(), "a row number in use does not either");
        assertEquals(100, RepeatedRows.remove(ids, Set.of()).rows());
        Dataset measured = table(d.column("x"), d.column("z"), noise("y", N));
        assertEquals(Severity.NOTE, only(HealthCheck.run(measured, "y", false), Kind.CONTRADICTIONS).severity());
        Dataset visits = table(numbers("visit", N, i -> i % 4), d.column("x"), d.column("z"), d.column("y"));
        assertEquals(N, RepeatedRows.remove(visits, Set.of("visit")).rows(), "four visits of one case are no copies");
    }

    @Test
    void targetsThatMayBeMeantOtherwise() {
        Column five = numbers("stars", N, i -> i % 5);
        assertEquals(new Fix.TakeAs(false), only(HealthCheck.run(table(five, noise("x", N)), "stars", true),
                Kind.TASK).fix());
        assertEquals(new Fix.TakeAs(true), only(HealthCheck.run(table(five, noise("x", N)), "stars", false),
                Kind.TASK).fix());
        assertEquals(List.of(), of(HealthCheck.run(table(numbers("y", N, i -> i % 2), noise("x", N)), "y", true),
                Kind.TASK), "two values are classes");
        assertEquals(Severity.SERIOUS, only(HealthCheck.run(table(numbers("n", N, i -> i), noise("x", N)), "n", false),
                Kind.TARGET).severity());
        assertEquals(Severity.WARNING, only(HealthCheck.run(table(texts("t", N, i -> "v" + i % 150), noise("x", N)),
                "t", true), Kind.TARGET).severity());
    }

    @Test
    void aClassWithFewerRowsThanFolds() {
        Dataset d = table(texts("y", 60, i -> i < 3 ? "rare" : i < 30 ? "a" : "b"), noise("x", 60));
        Finding rare = only(HealthCheck.run(d, "y", true), Kind.RARE_CLASS);
        assertTrue(rare.title().contains("“rare” has 3 rows for 5 folds"), rare::title);
        assertEquals(new Fix.UseFolds(2), rare.fix());
        assertEquals(List.of(),
                of(HealthCheck.run(d, new HealthCheck.Setup("y", true, Set.of(), 2, 0.2)), Kind.RARE_CLASS));
        Dataset one = table(texts("y", 60, i -> i < 1 ? "rare" : i < 30 ? "a" : "b"), noise("x", 60));
        assertEquals(new Fix.None(), only(HealthCheck.run(one, "y", true), Kind.RARE_CLASS).fix());
    }

    @Test
    void datesAndTwins() {
        Column y = texts("y", N, _ -> random.nextBoolean() ? "a" : "b");
        NumberColumn celsius = noise("celsius", N);
        List<Finding> findings = HealthCheck.run(table(y, celsius,
                numbers("fahrenheit", N, i -> 32 + 1.8 * celsius.value(i)),
                texts("country", N, i -> "c" + i % 7), texts("iso", N, i -> "i" + (i % 7 + 3)),
                texts("day", N, i -> "2024-0" + (1 + i % 9) + "-1" + i % 10)), "y", true);
        assertEquals(List.of("fahrenheit", "iso"), of(findings, Kind.TWIN).stream().map(Finding::column).toList());
        assertEquals("day", only(findings, Kind.TIME).column());
    }

    @Test
    void whatIsToldIsFitToBeShown() {
        Dataset d = table(texts("y", N, i -> i % 2 == 0 ? "a" : "b"), texts("x\u001b[31m\n\u202e", N, _ -> "k"),
                numbers("w".repeat(500) + "_id", N, i -> i * 3 % N));
        for (Finding f : HealthCheck.run(d, "y", true)) {
            assertFalse(f.text().chars().anyMatch(c -> c < 32 || c == 0x202e), f::text);
            assertTrue(f.text().length() < 400, f::text);
        }
    }
}
