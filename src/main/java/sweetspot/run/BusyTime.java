package sweetspot.run;

import java.util.Arrays;
import java.util.List;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The time that was spent on a study over all sittings, pauses left out: what the window and the shell call elapsed.
///
/// Each time a search comes to rest it notes what has been spent by then, with the time of day ([#SPENT]). What was
/// spent since, or in all where nobody noted anything, is the time during which at least one trial ran: a sitting that
/// was killed notes nothing.
public final class BusyTime {
    /// Attribute of a study with the milliseconds spent, and the time since the epoch at which they had been; a list of
    /// two `Long`.
    public static final String SPENT = "sweetspot:spent";

    private BusyTime() {}

    /// Milliseconds; of interrupted trials, whose end nobody knows, only what lies within others' time counts.
    public static long millis(StudySnapshot study) {
        long sum = 0;
        long until = Long.MIN_VALUE;
        if (study.attributes().get(SPENT) instanceof List<?> list && list.size() == 2
                && list.get(0) instanceof Number spent && list.get(1) instanceof Number at) {
            sum = Math.max(0, spent.longValue());
            until = at.longValue();
        }
        long noted = until;
        long[][] spans = study.trials().stream()
                .filter(t -> t.startMillis() > 0 && t.endMillis() > t.startMillis() && t.endMillis() > noted)
                .map(BusyTime::span)
                .toArray(long[][]::new);
        Arrays.sort(spans, (a, b) -> Long.compare(a[0], b[0]));
        for (long[] span : spans) {
            long from = Math.max(span[0], until);
            if (span[1] > from) {
                sum += span[1] - from;
                until = span[1];
            }
        }
        return sum;
    }

    /// Notes what has been spent when a search comes to rest.
    ///
    /// @param now the time, in milliseconds since the epoch
    static StudyEvent note(long spentMillis, long now) {
        return new StudyAttributeSet(SPENT, List.of(spentMillis, now));
    }

    private static long[] span(Trial trial) {
        return new long[]{trial.startMillis(), trial.endMillis()};
    }
}
