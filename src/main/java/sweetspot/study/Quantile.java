package sweetspot.study;

/// Quantiles of numbers.
public final class Quantile {
    private Quantile() {}

    /// The quantile between the two nearest order statistics (Hyndman and Fan 1996, type 7).
    ///
    /// @param sorted at least one number, ascending; may be infinite
    /// @param share which one, 0 (the least) to 1 (the greatest)
    public static double of(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        // Equal infinities have no difference.
        return low == high || at == below ? low : low + (at - below) * (high - low);
    }
}
