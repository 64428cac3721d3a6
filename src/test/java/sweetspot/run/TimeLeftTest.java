package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.study.Budget;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

class TimeLeftTest {

    private static StudySnapshot after(long... durations) {
        StudySnapshot study = StudySnapshot.empty();
        long now = 1_000;
        for (int i = 0; i < durations.length; i++) {
            study = study.apply(new TrialCreated(i, Configuration.empty(), true, now))
                    .apply(new TrialFinished(i, TrialState.COMPLETE, new double[]{1}, now + durations[i]));
            now += durations[i];
        }
        return study;
    }

    @Test
    void nothingIsSaidBeforeTwoTrials() {
        assertTrue(TimeLeft.of(after(1000), Budget.ofTrials(10), 1, 1000, 2000).isEmpty());
    }

    @Test
    void equalTrialsGiveTheExactTime() {
        TimeLeft left = TimeLeft.of(after(1000, 1000, 1000), Budget.ofTrials(10), 1, 3000, 4000).orElseThrow();
        assertEquals(new TimeLeft(7000, 7000), left);
    }

    @Test
    void workersShareAndTheTimeLimitCaps() {
        TimeLeft shared = TimeLeft.of(after(1000, 1000), Budget.ofTrials(10), 4, 2000, 3000).orElseThrow();
        assertEquals(2000, shared.lowMillis());
        assertTrue(shared.highMillis() >= 2000 && shared.highMillis() < 3000, shared.toString());
        TimeLeft capped = TimeLeft.of(after(1000, 1000), new Budget(1000, 10, 0), 1, 2000, 3000).orElseThrow();
        assertEquals(new TimeLeft(8000, 8000), capped);
    }

    @Test
    void theRangeHoldsTheEndAboutFourTimesInFive() {
        Random random = new Random(5);
        int held = 0;
        int runs = 400;
        for (int r = 0; r < runs; r++) {
            long[] known = new long[12];
            for (int i = 0; i < known.length; i++) known[i] = duration(random);
            long rest = 0;
            for (int i = 0; i < 30; i++) rest += duration(random);
            TimeLeft left = TimeLeft.of(after(known), Budget.ofTrials(42), 1, 0, Long.MAX_VALUE / 4).orElseThrow();
            if (rest >= left.lowMillis() && rest <= left.highMillis()) held++;
        }
        double share = held / (double) runs;
        assertTrue(share > 0.7 && share < 0.9, "held " + share);
    }

    private static long duration(Random random) {
        return Math.max(100, Math.round(10_000 + 4_000 * random.nextGaussian()));
    }
}
