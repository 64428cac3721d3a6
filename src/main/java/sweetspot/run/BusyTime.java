package sweetspot.run;

import java.util.Arrays;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The time during which at least one trial ran: what was spent on a study that is opened at rest.
public final class BusyTime {
    private BusyTime() {}

    /// Milliseconds; interrupted trials, whose end nobody knows, do not count.
    public static long millis(StudySnapshot study) {
        long[][] spans = study.trials().stream()
                .filter(t -> t.startMillis() > 0 && t.endMillis() > t.startMillis())
                .map(BusyTime::span)
                .toArray(long[][]::new);
        Arrays.sort(spans, (a, b) -> Long.compare(a[0], b[0]));
        long sum = 0;
        long until = Long.MIN_VALUE;
        for (long[] span : spans) {
            long from = Math.max(span[0], until);
            if (span[1] > from) {
                sum += span[1] - from;
                until = span[1];
            }
        }
        return sum;
    }

    private static long[] span(Trial trial) {
        return new long[] {trial.startMillis(), trial.endMillis()};
    }
}
