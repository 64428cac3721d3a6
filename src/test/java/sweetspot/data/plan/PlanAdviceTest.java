package sweetspot.data.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;

/// The plan that is recommended, and where it must stay silent.
class PlanAdviceTest {
    private static final Target Y = new Target("t.csv", "y", Task.REGRESSION, "", List.of(), "rmse");

    private static Dataset table(int n, boolean groups, double drift, String dateName) {
        Random r = new Random(n);
        int[] day = r.ints(n, 0, 700).toArray();
        List<Column> columns = new ArrayList<>();
        columns.add(new NumberColumn("x", r.doubles(n).toArray()));
        if (groups) {
            columns.add(new CategoryColumn("patient_id", r.ints(n, 0, 40).toArray(),
                    IntStream.range(0, 40).mapToObj(i -> "P-" + (100 + i)).toList()));
        }
        if (!dateName.isEmpty()) {
            columns.add(new CategoryColumn(dateName, day, IntStream.range(0, 700)
                    .mapToObj(i -> LocalDate.of(2023, 1, 1).plusDays(i).toString()).toList()));
        }
        columns.add(new NumberColumn("y", IntStream.range(0, n)
                .mapToDouble(i -> r.nextGaussian() + drift * day[i] / 700).toArray()));
        return new Dataset("t.csv", columns);
    }

    @ParameterizedTest
    @CsvSource({"40,false,0,'',leave_one_out", "200,false,0,'',repeated", "1000,false,0,'',kfold",
        "1000,true,0,'',grouped", "1000,false,2,admitted,time", "1000,true,2,admitted,grouped_time",
        "1000,false,0,admitted,kfold", "1000,true,0,admitted,grouped", "1000,false,2,date_of_birth,kfold",
        "150,true,0,'',grouped"})
    void structureComesBeforeSize(int rows, boolean groups, double drift, String date, String plan) {
        PlanAdvice advice = PlanAdvice.of(table(rows, groups, drift, date), Y);
        assertEquals(plan, advice.plan().id(), advice.reasons().toString());
        assertTrue(!advice.reasons().isEmpty());
        assertEquals(plan.contains("time"), advice.asksForGap());
    }

    @Test
    void hugeTablesAreSplitOnceAnewForEachTrial() {
        Dataset d = new Dataset("t", List.of(new NumberColumn("x", new double[PlanAdvice.HUGE]),
                new NumberColumn("y", new Random(1).doubles(PlanAdvice.HUGE).toArray())));
        assertEquals("holdout", PlanAdvice.of(d, Y).plan().id());
    }

    @Test
    void aRoleThatWasGivenIsBelieved() {
        Dataset d = table(1000, false, 0, "admitted");
        Roles roles = Roles.NONE.with("admitted", Optional.of(Role.TIME)).with("x", Optional.of(Role.GROUP));
        assertEquals("grouped_time", PlanAdvice.of(d, Y.withRoles(roles)).plan().id());
    }
}
