package sweetspot.ui.study;

import java.util.Arrays;
import java.util.OptionalLong;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The durations of trials.
public final class TrialDurations {
    private static final int LATEST = 500;

    private TrialDurations() {}

    /// Median of the latest done trials, in milliseconds; empty if none is done.
    public static OptionalLong median(StudySnapshot study) {
        long[] found = new long[LATEST];
        int count = 0;
        for (int i = study.trials().size() - 1; i >= 0 && count < LATEST; i--) {
            Trial trial = study.trials().get(i);
            if (trial.state() == TrialState.COMPLETE && trial.startMillis() > 0) found[count++] = trial.durationMillis();
        }
        if (count == 0) return OptionalLong.empty();
        Arrays.sort(found, 0, count);
        return OptionalLong.of((found[(count - 1) / 2] + found[count / 2]) / 2);
    }
}
