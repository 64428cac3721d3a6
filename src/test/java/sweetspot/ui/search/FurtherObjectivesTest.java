package sweetspot.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.study.Cost;
import sweetspot.study.FurtherMetric;
import sweetspot.study.FurtherObjective;
import sweetspot.study.Target.Task;

class FurtherObjectivesTest {
    private final FurtherObjectives further = new FurtherObjectives();

    @Test
    void costsAndTheOtherMetricsOfTheTaskAreOffered() {
        further.scoredBy(Task.REGRESSION, "rmse");
        List<FurtherObjective> offered = further.available();
        assertEquals(List.of(Cost.FIT_SECONDS, Cost.PREDICT_SECONDS), offered.subList(0, 2));
        assertTrue(offered.contains(new FurtherMetric("mae")));
        assertFalse(offered.contains(new FurtherMetric("rmse")), "it is the metric");
        assertFalse(offered.contains(new FurtherMetric("accuracy")), "it scores classes");
    }

    @Test
    void thereAreAtMostThree() {
        further.scoredBy(Task.CLASSIFICATION, "accuracy");
        further.add(Cost.FIT_SECONDS);
        further.add(new FurtherMetric("recall"));
        further.add(new FurtherMetric("precision"));
        assertEquals(List.of(), further.available());
        further.add(Cost.PREDICT_SECONDS);
        assertEquals(3, further.chosen().size());
        further.remove(Cost.FIT_SECONDS);
        assertTrue(further.available().contains(Cost.FIT_SECONDS));
    }

    @Test
    void whatDoesNotGoWithTheMetricAnyMoreIsLeftOut() {
        further.scoredBy(Task.CLASSIFICATION, "accuracy");
        further.set(List.of(new FurtherMetric("recall"), Cost.FIT_SECONDS));
        int before = further.revision().get();
        further.scoredBy(Task.CLASSIFICATION, "recall");
        assertEquals(List.of(Cost.FIT_SECONDS), further.chosen());
        assertNotEquals(before, further.revision().get());
        further.scoredBy(Task.REGRESSION, "rmse");
        assertEquals(List.of(Cost.FIT_SECONDS), further.chosen());
    }

    @Test
    void aFunctionHasItsOwn() {
        further.add(Cost.FIT_SECONDS);
        further.setPossible(false);
        assertEquals(List.of(), further.chosen());
    }
}
