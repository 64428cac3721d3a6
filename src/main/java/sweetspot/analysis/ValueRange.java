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
    /// Up to so many trials, all are shown with their standard errors.
    private static final int FEW = 8;

    /// The range of a history: all done trials, cut on the bad side at Tukey's outer fence (the bad quartile plus
    /// three times the distance of the quartiles; Tukey, "Exploratory data analysis", 1977), then stretched to hold
    /// the best and the default with their standard errors. Quartiles are those of at most 4,096 trials, evenly
    /// spread. Empty if there is no finite value at all.
    static Optional<ValueRange> of(History history) {
        double[] done = sample(history);
        if (done.length == 0) return Optional.empty();
        Arrays.sort(done);
        boolean up = history.higherIsBetter();
        double low = done[0];
        double high = done[done.length - 1];
        if (done.length >= 8) {
            double q1 = done[done.length / 4];
            double q3 = done[done.length * 3 / 4];
            double reach = 3 * (q3 - q1);
            if (reach > 0 && up) low = Math.max(low, q1 - reach);
            if (reach > 0 && !up) high = Math.min(high, q3 + reach);
        }
        int[] whole = history.size() <= FEW ? java.util.stream.IntStream.range(0, history.size()).toArray()
                : new int[] {history.best().orElse(-1), history.defaultTrial().orElse(-1)};
        for (int i : whole) {
            if (i < 0 || !history.isDone(i) || !Double.isFinite(history.value(i))) continue;
            double error = Double.isNaN(history.standardError(i)) ? 0 : history.standardError(i);
            low = Math.min(low, history.value(i) - error);
            high = Math.max(high, history.value(i) + error);
        }
        // Room for margins: beyond this the arithmetic of an axis would overflow.
        low = Math.clamp(low, -Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);
        high = Math.clamp(high, -Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);
        if (high > low) return Optional.of(new ValueRange(low, high));
        double pad = low == 0 ? 1 : Math.abs(low) * 0.05;
        return Optional.of(new ValueRange(low - pad, high + pad));
    }

    private static double[] sample(History history) {
        int stride = Math.max(1, history.size() / SAMPLE);
        double[] found = new double[history.size() / stride + 1];
        int count = 0;
        for (int i = 0; i < history.size(); i += stride) {
            if (history.isDone(i) && Double.isFinite(history.value(i))) found[count++] = history.value(i);
        }
        int best = history.best().orElse(-1);
        if (count == 0 && best >= 0 && Double.isFinite(history.value(best))) return new double[] {history.value(best)};
        return Arrays.copyOf(found, count);
    }
}
