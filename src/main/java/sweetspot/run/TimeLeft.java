package sweetspot.run;

import java.util.Optional;
import sweetspot.study.Budget;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The time that a search will still take: a range that holds the end with a probability of about 80 %.
///
/// The trials to come are taken to last as long as the latest ones did, with their spread and with the doubt about
/// their mean; what the workers share evenly is divided among them, and nothing ends before the longest trial that
/// runs.
///
/// @param lowMillis shortest likely time
/// @param highMillis longest likely time, at least `lowMillis`
public record TimeLeft(long lowMillis, long highMillis) {
    private static final int LATEST = 60;
    private static final double Z80 = 1.2816;

    /// The time left; empty before two trials have finished.
    ///
    /// @param elapsedMillis time spent searching so far, for the budget's time limit
    /// @param nowMillis the time now, since the epoch
    public static Optional<TimeLeft> of(StudySnapshot study, Budget budget, int workers, long elapsedMillis,
            long nowMillis) {
        int toStart = Math.max(0, budget.trials() - study.finished() - study.running());
        Recent recent = Recent.of(study);
        if (recent.count < 2) return Optional.empty();
        double spent = 0;
        for (int i = study.trials().size() - 1, seen = 0; i >= 0 && seen < study.running(); i--) {
            Trial trial = study.trials().get(i);
            if (trial.state().finished() || trial.startMillis() == 0) continue;
            seen++;
            spent += Math.min(recent.mean, nowMillis - trial.startMillis());
        }
        int trials = toStart + study.running();
        double work = Math.max(0, trials * recent.mean - spent);
        double doubt =
                Z80 * Math.sqrt(trials * recent.variance + (double) trials * trials * recent.variance / recent.count);
        // At the end some workers stand idle: about half a trial for each but the last.
        int busy = Math.max(1, Math.min(workers, trials));
        double tail = toStart > 0 ? recent.mean * (busy - 1) / (2.0 * busy) : 0;
        double low = Math.max(0, (work - doubt) / busy);
        double high = (work + doubt) / busy + tail;
        if (budget.seconds() > 0) {
            double limit = Math.max(0, budget.seconds() * 1000.0 - elapsedMillis);
            low = Math.min(low, limit);
            high = Math.min(high, limit);
        }
        return Optional.of(new TimeLeft(Math.round(low), Math.round(high)));
    }

    /// Mean and variance of the durations of the trials that ended last.
    private record Recent(int count, double mean, double variance) {
        static Recent of(StudySnapshot study) {
            int count = 0;
            double mean = 0;
            double squares = 0;
            for (int i = study.trials().size() - 1; i >= 0 && count < LATEST; i--) {
                Trial trial = study.trials().get(i);
                if (!trial.state().finished()) continue;
                count++;
                double delta = trial.durationMillis() - mean;
                mean += delta / count;
                squares += delta * (trial.durationMillis() - mean);
            }
            return new Recent(count, mean, count < 2 ? 0 : squares / (count - 1));
        }
    }
}
