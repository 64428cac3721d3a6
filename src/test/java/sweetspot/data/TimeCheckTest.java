package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;

/// What rows in the order of time give away, and what they do not.
class TimeCheckTest {
    private static final int N = 400;
    private static final long DAY = 86_400_000_000L;
    private final Random random = new Random(11);
    private final int[] order =
            IntStream.range(0, N).boxed().sorted((a, b) -> Integer.compare(a * 7919 % N, b * 7919 % N))
                    .mapToInt(Integer::intValue).toArray();

    private DateColumn days(String name) {
        return new DateColumn(name, DateColumn.Form.DATE,
                IntStream.range(0, N).mapToLong(i -> order[i] * DAY).toArray());
    }

    private static CategoryColumn yes(String name, IntPredicate isYes) {
        return new CategoryColumn(name, IntStream.range(0, N).map(i -> isYes.test(i) ? 1 : 0).toArray(),
                List.of("no", "yes"));
    }

    private static NumberColumn numbers(String name, IntToDoubleFunction value) {
        return new NumberColumn(name, IntStream.range(0, N).mapToDouble(value).toArray());
    }

    private static List<Finding> of(Kind kind, Column... columns) {
        return HealthCheck.run(new Dataset("t", List.of(columns)), "y", columns[0] instanceof CategoryColumn).stream()
                .filter(f -> f.kind() == kind).toList();
    }

    @Test
    void aTargetThatChangesWithTime() {
        Column y = yes("y", i -> random.nextDouble() < (order[i] < 250 ? 0.2 : 0.6));
        List<Finding> drift = of(Kind.DRIFT, y, days("seen"), numbers("x", _ -> random.nextGaussian()));
        assertEquals(1, drift.size(), drift::toString);
        assertEquals("y", drift.getFirst().column());
        assertEquals(new Fix.GiveRole("seen", "time"), drift.getFirst().fix());
        HealthCheck.Setup named = new HealthCheck.Setup("y", true, Set.of(), 5, 0.2, "seen");
        assertTrue(HealthCheck.run(new Dataset("t", List.of(y, days("seen"))), named).stream()
                .anyMatch(f -> f.kind() == Kind.DRIFT && f.fix() instanceof Fix.None), "there is nothing more to name");
        assertEquals(List.of(), of(Kind.DRIFT, yes("y", _ -> random.nextDouble() < 0.3), days("seen"),
                numbers("x", _ -> random.nextGaussian())));
        assertEquals(List.of("y"),
                of(Kind.DRIFT, numbers("y", i -> random.nextGaussian() + order[i] / 60.0), days("seen"))
                        .stream().map(Finding::column).toList());
        assertTrue(of(Kind.DRIFT, yes("y", _ -> random.nextBoolean()), days("seen"),
                numbers("price", i -> random.nextGaussian() + order[i] / 60.0)).getFirst().title().contains("price"));
    }

    @Test
    void aDateThatTellsTheAnswerIsAboutTime() {
        List<Finding> leaks = of(Kind.LEAKAGE, yes("y", i -> order[i] >= 200), days("seen"));
        assertEquals(new Fix.GiveRole("seen", "time"), leaks.getFirst().fix());
        assertEquals(List.of(), of(Kind.LEAKAGE, yes("y", i -> order[i] % 7 >= 5), days("seen")),
                "weekends may matter");
    }

    @Test
    void whatIsFilledInOnlyAfterAWhile() {
        Column y = yes("y", _ -> random.nextBoolean());
        Column later = numbers("refund", i -> order[i] < 260 ? random.nextGaussian() : Double.NaN);
        Column sometimes = numbers("age", _ -> random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian());
        List<Finding> found = of(Kind.LEAKAGE, y, days("seen"), later, sometimes);
        assertEquals(List.of(new Fix.ExcludeColumn("refund")), found.stream().map(Finding::fix).toList());
    }

    @Test
    void theTimeBetweenTwoDatesMayBeTheAnswer() {
        int[] wait = random.ints(N, 0, 20).toArray();
        DateColumn ordered = days("ordered");
        DateColumn returned = new DateColumn("returned", DateColumn.Form.DATE,
                IntStream.range(0, N).mapToLong(i -> ordered.micros(i) + wait[i] * DAY).toArray());
        assertEquals(List.of("returned"), of(Kind.LEAKAGE, yes("y", i -> wait[i] > 9), ordered, returned).stream()
                .map(Finding::column).toList());
        assertEquals(List.of(), of(Kind.LEAKAGE, yes("y", _ -> random.nextBoolean()), ordered, returned));
    }

    /// Twenty visits of each of twenty customers; whoever left stays away, whoever is ill gets well again.
    @Test
    void rowsLaterThanTheAnswer() {
        CategoryColumn customer = new CategoryColumn("customer_id", IntStream.range(0, N).map(i -> i % 20).toArray(),
                IntStream.range(0, 20).mapToObj(i -> "C-" + (100 + i)).toList());
        int[] leaves = random.ints(20, 3, 19).toArray();
        Column left = yes("y", i -> order[i] / 20 >= leaves[i % 20]);
        DateColumn seen = new DateColumn("seen", DateColumn.Form.DATE,
                IntStream.range(0, N).mapToLong(i -> order[i] / 20 * DAY).toArray());
        List<Finding> found = HealthCheck.run(new Dataset("t", List.of(left, customer, seen)),
                new HealthCheck.Setup("y", true, Set.of("customer_id"), 5, 0.2, "seen", "customer_id")).stream()
                .filter(f -> f.title().contains("later than the answer")).toList();
        assertEquals(List.of("y"), found.stream().map(Finding::column).toList());
        assertTrue(found.getFirst().text().contains("20 customer_id"), found.getFirst().text());
        for (Column other : List.of(yes("y", _ -> random.nextBoolean()), yes("y", i -> i % 20 < 9),
                yes("y", i -> order[i] / 20 == leaves[i % 20]))) {
            assertEquals(List.of(), HealthCheck.run(new Dataset("t", List.of(other, customer, seen)),
                    new HealthCheck.Setup("y", true, Set.of("customer_id"), 5, 0.2, "seen", "customer_id")).stream()
                    .filter(f -> f.title().contains("later than the answer")).toList(), "nothing stays");
        }
    }

    @Test
    void rolesAreOfferedByValuesAndNames() {
        DateColumn rising =
                new DateColumn("at", DateColumn.Form.DATE_TIME, IntStream.range(0, N).mapToLong(i -> i * DAY / 3)
                        .toArray());
        Dataset two = new Dataset("t", List.of(rising, days("born"), numbers("sample_weight", i -> 1 + i % 3),
                numbers("fold", i -> i % 5), numbers("x", _ -> random.nextGaussian())));
        assertEquals(List.of("at time", "sample_weight weight", "fold fold"),
                RoleGuess.all(two).stream().map(g -> g.column() + " " + g.role()).toList());
        assertEquals(Optional.of("time"), RoleGuess.of(new Dataset("t", List.of(days("born"))), days("born"))
                .map(RoleGuess::role), "the only date");
    }
}
