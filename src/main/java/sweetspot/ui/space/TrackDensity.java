package sweetspot.ui.space;

import java.util.Arrays;
import sweetspot.ui.draft.TrackScale;

/// The density of values along a slider's track: a Gaussian kernel estimate on the track's scale, cut off at the
/// outermost values and scaled to a peak of 1.
///
/// @param from fraction of the track where it begins
/// @param to fraction of the track where it ends
/// @param heights heights from `from` to `to`, evenly spaced, 0 to 1; empty if there are too few values
public record TrackDensity(double from, double to, double[] heights) {
    private static final int POINTS = 48;
    private static final int LEAST = 3;
    /// The narrowest kernel, as a share of the track: a peak stays a few pixels wide.
    private static final double NARROWEST = 0.015;

    /// The density of `values`; those outside the track do not count. Costs 48 steps a value.
    public static TrackDensity of(TrackScale track, double[] values) {
        double[] at = Arrays.stream(values).filter(v -> v >= track.low() && v <= track.high())
                .map(track::fraction).sorted().toArray();
        if (at.length < LEAST) return new TrackDensity(0, 0, new double[0]);
        double from = at[0];
        double to = at[at.length - 1];
        double mean = Arrays.stream(at).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(at).map(v -> (v - mean) * (v - mean)).average().orElse(0));
        // Half of Silverman's width: modes should show, and the picture is small.
        double width = Math.max(NARROWEST, 0.5 * 1.06 * deviation * Math.pow(at.length, -0.2));
        if (to - from < 2 * NARROWEST) {
            from = Math.max(0, from - 3 * NARROWEST);
            to = Math.min(1, to + 3 * NARROWEST);
        }
        double[] heights = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double x = from + (to - from) * i / (POINTS - 1);
            for (double v : at) heights[i] += Math.exp(-0.5 * (x - v) * (x - v) / (width * width));
        }
        double peak = Arrays.stream(heights).max().orElse(1);
        for (int i = 0; i < POINTS; i++) heights[i] /= peak;
        return new TrackDensity(from, to, heights);
    }
}
