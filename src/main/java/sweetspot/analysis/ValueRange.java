package sweetspot.analysis;

import java.util.Arrays;
import java.util.Optional;

/// A range of scores that shows what matters in a study: the best, the default and the bulk of the done trials,
/// while a few very bad ones do not stretch it.
///
/// @param low lower end
/// @param high upper end, above `low`
public record ValueRange(double low, double high) {
    private static final int SAMPLE = 4096;
    /// Up to so many trials, the standard errors of all that are shown are too.
    private static final int FEW = 8;
    /// From so many trials on the bad ones may be cut off.
    private static final int CUT_FROM = 4;
    /// Bad trials are cut off where that makes the axis at least so many times as fine.
    private static final double WORTH = 2;
    /// The default is shown unless the axis would become so many times as long by it.
    private static final double DEFAULT_AT_MOST = 3;
    /// Losses span decades from this ratio of the median to the best on.
    private static final double DECADES = 50;

    /// The ranges of a history.
    ///
    /// @param linear range on a linear axis
    /// @param log range on a logarithmic axis; empty where a score is not above 0
    /// @param decades whether the scores are losses that only a logarithmic axis can tell apart
    record Both(Optional<ValueRange> linear, Optional<ValueRange> log, boolean decades) {
        static final Both NONE = new Both(Optional.empty(), Optional.empty(), false);
    }

    /// The ranges of a history: all done trials, cut on the bad side where that makes the axis much finer, then
    /// stretched to hold the best with its standard error, and the default if it is not far off. The cut is at Tukey's
    /// outer fence (the bad quartile plus three times the distance of the quartiles; Tukey, "Exploratory data
    /// analysis", 1977) or at the median plus four times its distance from the best, whichever is nearer; but at least
    /// two thirds of the trials are shown. Quantiles are those of at most 4,096 trials, evenly spread. Empty if there
    /// is no finite value at all.
    static Both of(History history) {
        double[] done = sample(history);
        if (done.length == 0) return Both.NONE;
        boolean up = history.higherIsBetter();
        // From the best to the worst, as losses.
        double[] losses = Arrays.stream(done).map(v -> up ? -v : v).sorted().toArray();
        Optional<ValueRange> linear = Optional.of(linear(history, losses, up));
        boolean positive = Arrays.stream(done).allMatch(v -> v > 0);
        if (!positive) return new Both(linear, Optional.empty(), false);
        double[] logs = Arrays.stream(done).map(v -> up ? -Math.log10(v) : Math.log10(v)).sorted().toArray();
        boolean decades = !up && done.length >= CUT_FROM && losses[losses.length / 2] >= DECADES * losses[0];
        return new Both(linear, log(logs, up), decades);
    }

    /// The range of scores of which nothing but their values is known: cut on the bad side as those of a history, and
    /// stretched to hold some trials, and the default if it is not far off. Empty without a finite value.
    ///
    /// @param values by trial; not finite without one. That of trial 0 is the default's
    /// @param up whether higher values are better
    /// @param kept trials that are shown in any case
    static Optional<ValueRange> of(double[] values, boolean up, int[] kept) {
        double sign = up ? -1 : 1;
        double[] losses = Arrays.stream(values).filter(Double::isFinite).map(v -> sign * v).sorted().toArray();
        if (losses.length == 0) return Optional.empty();
        double worst = limit(losses);
        for (int trial : kept) if (Double.isFinite(values[trial])) worst = Math.max(worst, sign * values[trial]);
        double start = sign * values[0];
        boolean near = start - losses[0] <= DEFAULT_AT_MOST * (worst - losses[0]);
        if (Double.isFinite(start) && near) worst = Math.max(worst, start);
        return Optional
                .of(new ValueRange(Math.min(sign * losses[0], sign * worst), Math.max(sign * losses[0], sign * worst)));
    }

    private static ValueRange linear(History history, double[] losses, boolean up) {
        double bad = limit(losses);
        double low = up ? -bad : losses[0];
        double high = up ? -losses[0] : bad;
        for (int i = 0; i < history.size() && history.size() <= FEW; i++) {
            boolean shown = history.isDone(i) && history.value(i) >= low && history.value(i) <= high;
            if (!shown) continue;
            low = Math.min(low, history.value(i) - error(history, i));
            high = Math.max(high, history.value(i) + error(history, i));
        }
        int best = history.best().orElse(-1);
        if (best >= 0 && Double.isFinite(history.value(best))) {
            low = Math.min(low, history.value(best) - error(history, best));
            high = Math.max(high, history.value(best) + error(history, best));
        }
        int start = history.defaultTrial().orElse(-1);
        if (start >= 0 && Double.isFinite(history.value(start))) {
            double from = Math.min(low, history.value(start) - error(history, start));
            double to = Math.max(high, history.value(start) + error(history, start));
            if (to - from <= DEFAULT_AT_MOST * (high - low)) {
                low = from;
                high = to;
            }
        }
        // Room for margins: beyond this the arithmetic of an axis would overflow.
        low = Math.clamp(low, -Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);
        high = Math.clamp(high, -Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);
        if (high > low) return new ValueRange(low, high);
        double pad = low == 0 ? 1 : Math.abs(low) * 0.05;
        return new ValueRange(low - pad, high + pad);
    }

    private static Optional<ValueRange> log(double[] logs, boolean up) {
        double bad = limit(logs);
        double low = Math.pow(10, up ? -bad : logs[0]);
        double high = Math.pow(10, up ? -logs[0] : bad);
        if (!(low > 0) || !Double.isFinite(high)) return Optional.empty();
        return Optional.of(high > low ? new ValueRange(low, high) : new ValueRange(low / 2, high * 2));
    }

    private static double error(History history, int trial) {
        double error = history.standardError(trial);
        return Double.isNaN(error) ? 0 : error;
    }

    /// The largest loss to show, of losses in ascending order.
    private static double limit(double[] losses) {
        int n = losses.length;
        double best = losses[0];
        double worst = losses[n - 1];
        if (n < CUT_FROM) return worst;
        double median = losses[n / 2];
        double q1 = losses[n / 4];
        double q3 = losses[Math.min(n - 1, n * 3 / 4)];
        double spread = q3 > q1 ? q3 - q1 : median - best;
        // More than half of the trials score the same: what does not is shown beside them only if it is near.
        if (!(spread > 0)) return worst;
        double cut = Math.min(q3 + 3 * spread, median + 4 * (median > best ? median - best : spread / 4));
        cut = Math.max(cut, losses[(int) Math.ceil(n * 2 / 3.0) - 1]);
        return worst - best > WORTH * (cut - best) ? cut : worst;
    }

    private static double[] sample(History history) {
        int stride = Math.max(1, history.size() / SAMPLE);
        double[] found = new double[history.size() / stride + 1];
        int count = 0;
        for (int i = 0; i < history.size(); i += stride) {
            if (history.isDone(i) && Double.isFinite(history.value(i))) found[count++] = history.value(i);
        }
        int best = history.best().orElse(-1);
        if (count == 0 && best >= 0 && Double.isFinite(history.value(best))) return new double[]{history.value(best)};
        return Arrays.copyOf(found, count);
    }
}
