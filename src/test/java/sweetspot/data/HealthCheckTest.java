package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;

class HealthCheckTest {
    private static final Path SAMPLES = Path.of("sample-data");

    private static Finding only(List<Finding> findings, Kind kind) {
        List<Finding> some = findings.stream().filter(f -> f.kind() == kind).toList();
        assertEquals(1, some.size(), () -> kind + " in " + findings);
        return some.getFirst();
    }

    private static CategoryColumn texts(String name, String... values) {
        List<String> levels = java.util.Arrays.stream(values).distinct().toList();
        return new CategoryColumn(name, java.util.Arrays.stream(values).mapToInt(levels::indexOf).toArray(), levels);
    }

    @Test
    void theFraudSampleShowsWhatItWasMadeToShow() throws Exception {
        Dataset d = DataReader.dataset(SAMPLES.resolve("card-fraud.csv"));
        List<Finding> findings = HealthCheck.run(d, "is_fraud", true);
        Finding leak = only(findings, Kind.LEAKAGE);
        assertEquals(Severity.SERIOUS, leak.severity());
        assertEquals(new Fix.ExcludeColumn("chargeback_code"), leak.fix());
        assertTrue(leak.detail().contains("AUC 0.99"), leak::detail);
        assertEquals("transaction_id", only(findings, Kind.ID).column());
        assertEquals("card_age_days", only(findings, Kind.MISSING).column());
        assertEquals(new Fix.UseMetric("average_precision"), only(findings, Kind.TINY_CLASS).fix());
        assertEquals("No duplicate rows, no constant columns", only(findings, Kind.ALL_WELL).title());
        assertEquals(findings.stream().map(Finding::severity).sorted().toList(),
                findings.stream().map(Finding::severity).toList(), "worst first");
        List<Finding> after = HealthCheck.run(d, "is_fraud", true, Set.of("chargeback_code", "transaction_id"));
        assertFalse(after.stream().anyMatch(f -> f.severity() == Severity.SERIOUS), after::toString);
    }

    @Test
    void honestSamplesAreNotAccused() throws Exception {
        for (Sample s : SampleCatalog.read(SAMPLES)) {
            if (s.id().equals("card-fraud")) continue;
            List<Finding> findings =
                    HealthCheck.run(DataReader.dataset(s.file()), s.target(), s.task().equals("classification"));
            assertTrue(findings.stream().noneMatch(f -> f.severity() == Severity.SERIOUS), () -> s.id() + findings);
        }
    }

    @Test
    void leaksAreFoundForEachKindOfColumnAndTarget() {
        int n = 600;
        Random random = new Random(1);
        double[] amount = random.doubles(n, 0, 10).toArray();
        String[] three = new String[n];
        String[] copy = new String[n];
        String[] noise = new String[n];
        double[] steps = new double[n];
        double[] amountInCents = new double[n];
        double[] related = new double[n];
        for (int i = 0; i < n; i++) {
            int c = random.nextInt(3);
            three[i] = "abc".substring(c, c + 1);
            copy[i] = "code " + (7 - c);
            noise[i] = "level " + random.nextInt(250);
            steps[i] = (c == 1 ? 5 : c * 2) + 0.2 * random.nextDouble();
            amountInCents[i] = 100 * amount[i] + 0.01 * random.nextDouble();
            related[i] = amount[i] + random.nextGaussian();
        }
        Dataset d = new Dataset("t", List.of(texts("three", three), texts("copy", copy), texts("noise", noise),
                new NumberColumn("steps", steps), new NumberColumn("amount", amount),
                new NumberColumn("cents", amountInCents), new NumberColumn("related", related)));
        assertEquals(List.of("copy", "steps"), leaks(d, "three", true));
        assertEquals(List.of("cents"), leaks(d, "amount", false));
    }

    private static List<String> leaks(Dataset d, String target, boolean classification) {
        return HealthCheck.run(d, target, classification).stream().filter(f -> f.kind() == Kind.LEAKAGE)
                .map(Finding::column).sorted().toList();
    }

    @Test
    void duplicatesConstantsAndTextsAmongNumbersAreFound() {
        int n = 60;
        double[] x = IntStream.range(0, n).mapToDouble(i -> i % 40 + 0.5).toArray();
        String[] y = IntStream.range(0, n).mapToObj(i -> i % 40 % 2 == 0 ? "p" : "q").toArray(String[]::new);
        String[] mixed = IntStream.range(0, n).mapToObj(i -> i == 20 ? "much" : "" + i % 40).toArray(String[]::new);
        Dataset d = new Dataset("t", List.of(new NumberColumn("x", x), texts("y", y), texts("mixed", mixed),
                texts("same", IntStream.range(0, n).mapToObj(_ -> "s").toArray(String[]::new))));
        List<Finding> findings = HealthCheck.run(d, "y", true);
        assertEquals("20 rows repeat an earlier one", only(findings, Kind.DUPLICATES).title());
        assertEquals("same", only(findings, Kind.CONSTANT).column());
        Finding text = only(findings, Kind.TEXT_AMONG_NUMBERS);
        assertEquals("mixed has 1 value that is not a number", text.title());
        assertTrue(text.detail().contains("“much” in row 21"), text::detail);
    }

    @Test
    void targetsAreUnderstood() throws Exception {
        Dataset fraud = DataReader.dataset(SAMPLES.resolve("card-fraud.csv"));
        TargetAnalysis a = TargetAnalysis.of(fraud, "is_fraud", 5);
        assertTrue(a.classification() && a.possible());
        assertFalse(a.otherPossible());
        assertEquals("yes", a.positive());
        assertEquals("average_precision", a.metric());
        for (Sample s : SampleCatalog.read(SAMPLES)) {
            TargetAnalysis t = TargetAnalysis.of(DataReader.dataset(s.file()), s.target(), 5);
            // That grades are there to be ranked by, nobody can tell from the column.
            boolean ranked = s.task().equals("ranking");
            assertTrue(ranked ? t.otherPossible() : s.task().equals("classification") == t.classification(), s.id());
            assertTrue(t.possible() && t.warnings().isEmpty(), s.id());
        }
    }

    @Test
    void columnsThatDifferInEachRowAreTwinsOnlyIfTheyAreCopies() {
        Column names = texts("name", IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new));
        Column notes = texts("note", IntStream.range(0, 40).mapToObj(i -> "t" + i * 7).toArray(String[]::new));
        Column copy = texts("copy", IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new));
        assertEquals(List.of(), TwinColumns.of(List.of(names, notes)));
        assertEquals(List.of(new TwinColumns.Pair("name", "copy")), TwinColumns.of(List.of(names, notes, copy)));
    }

    @Test
    void targetsThatCannotBePredictedAreRefusedWithTheReason() {
        int n = 40;
        double[] none = new double[n];
        java.util.Arrays.fill(none, Double.NaN);
        List<Column> columns = new ArrayList<>();
        columns.add(new NumberColumn("missing", none));
        columns.add(texts("one", IntStream.range(0, n).mapToObj(_ -> "a").toArray(String[]::new)));
        columns.add(texts("all", IntStream.range(0, n).mapToObj(i -> "v" + i).toArray(String[]::new)));
        columns.add(texts("tiny", IntStream.range(0, n).mapToObj(i -> i < 3 ? "r" : "c").toArray(String[]::new)));
        columns.add(new NumberColumn("flat", new double[n]));
        Dataset d = new Dataset("t", columns);
        assertTrue(problem(d, "missing", true).contains("has no values"));
        assertTrue(problem(d, "one", true).contains("one class only, “a”"));
        assertTrue(problem(d, "all", true).contains("40 different values in 40 rows"));
        assertTrue(problem(d, "all", false).contains("read as categories"));
        assertTrue(problem(d, "flat", false).contains("one value only, 0"));
        TargetAnalysis tiny = TargetAnalysis.of(d, "tiny", 5);
        assertTrue(tiny.possible());
        assertTrue(tiny.warnings().getFirst().contains("“r” has 3 rows, fewer than the 5 folds"),
                tiny.warnings()::toString);
        Dataset two = d.rows(new int[]{0, 39});
        assertTrue(problem(two, "tiny", true).contains("Only 2 rows"), () -> problem(two, "tiny", true));
        Dataset alone = d.without(Set.of("missing", "one", "all", "flat"));
        assertTrue(problem(alone, "tiny", true).contains("only column"));
    }

    private static String problem(Dataset d, String target, boolean classification) {
        TargetAnalysis a = TargetAnalysis.of(d, target, classification, 5);
        assertFalse(a.possible());
        return a.problems().getFirst();
    }

    @Test
    void profilesTellWhatAColumnHolds() throws Exception {
        Dataset d = DataReader.dataset(SAMPLES.resolve("card-fraud.csv"));
        ColumnProfile id = ColumnProfile.of(d.column("transaction_id"));
        assertEquals(ColumnKind.ID, id.kind());
        assertEquals("8,000 unique", id.summary());
        ColumnProfile age = ColumnProfile.of(d.column("card_age_days"));
        assertEquals("6.6% missing", age.summary());
        assertEquals(8_000 - age.missing(), age.histogram().stream().mapToInt(Integer::intValue).sum());
        ColumnProfile count = ColumnProfile.of(d.column("n_tx_24h"));
        assertEquals(ColumnKind.COUNT, count.kind());
        ColumnProfile country = ColumnProfile.of(d.column("country"));
        assertEquals("31 values", country.summary());
        assertTrue(country.top().getFirst().rows() >= country.top().get(1).rows());
        assertEquals("0 – 23", ColumnProfile.of(d.column("hour")).summary());
        assertEquals(12, ColumnProfile.of(d.column("hour")).histogram().size());
    }

    @Test
    void theFingerprintFollowsTheContentAlone() {
        NumberColumn x = new NumberColumn("x", new double[]{1, Double.NaN, 3});
        CategoryColumn y = texts("y", "a", "b", "a");
        String print = Fingerprint.of(new Dataset("one", List.of(x, y)));
        assertEquals(print, Fingerprint.of(new Dataset("two", List.of(x, y))));
        assertTrue(print.matches("[0-9a-f]{16}"));
        assertNotEquals(print, Fingerprint.of(new Dataset("one", List.of(y, x))));
        assertNotEquals(print,
                Fingerprint.of(new Dataset("one", List.of(new NumberColumn("z", new double[]{1, Double.NaN, 3}), y))));
        assertNotEquals(print, Fingerprint.of(new Dataset("one", List.of(
                new NumberColumn("x", new double[]{1, Double.NaN, 3.0000000001}), y))));
        assertNotEquals(print, Fingerprint.of(new Dataset("one", List.of(x, texts("y", "a", "b", "b")))));
    }
}
