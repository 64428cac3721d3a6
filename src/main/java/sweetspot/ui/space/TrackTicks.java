package sweetspot.ui.space;

import java.util.ArrayList;
import java.util.List;
import sweetspot.ui.draft.TrackScale;
import sweetspot.ui.kit.NumberText;

/// The values written under a slider's track: both ends, and round values between them with room to be read.
public final class TrackTicks {
    private static final double[] NICE = {1, 2, 2.5, 5, 10};
    /// The least distance between two labels, as a share of the track.
    private static final double APART = 0.155;
    private static final int MOST = 6;

    private TrackTicks() {}

    /// The values, ascending; the first and the last are the ends of the track.
    public static List<Double> of(TrackScale track) {
        List<Double> inner = track.log() ? powers(track) : multiples(track);
        List<Double> ticks = new ArrayList<>();
        ticks.add(track.low());
        for (double value : inner) {
            boolean fits = track.fraction(value) - track.fraction(ticks.getLast()) >= APART
                    && 1 - track.fraction(value) >= APART;
            if (fits) ticks.add(value);
        }
        ticks.add(track.high());
        return ticks;
    }

    private static List<Double> powers(TrackScale track) {
        int from = (int) Math.ceil(track.min() - 1e-9);
        int to = (int) Math.floor(track.max() + 1e-9);
        List<Double> values = new ArrayList<>();
        if (to - from >= 2 || to > from && track.max() - track.min() > 1.5) {
            int every = Math.max(1, (int) Math.ceil((to - from) / (double) (MOST - 1)));
            for (int e = from; e <= to; e += every) values.add(Double.parseDouble("1e" + e));
            return values;
        }
        for (int e = from - 1; e <= to; e++) {
            for (double digit : new double[]{1, 2, 5}) {
                double value = NumberText.round(digit * Math.pow(10, e), 1);
                if (value > track.low() && value < track.high()) values.add(value);
            }
        }
        return values;
    }

    private static List<Double> multiples(TrackScale track) {
        double span = track.high() - track.low();
        double unit = unit(span / 4, track.whole());
        List<Double> values = new ArrayList<>();
        double first = Math.ceil(track.low() / unit) * unit;
        for (int k = 0; k <= MOST && first + k * unit <= track.high(); k++) {
            values.add(NumberText.round(first + k * unit, 6));
        }
        return values;
    }

    private static double unit(double atLeast, boolean whole) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double nice : NICE) {
            double unit = nice * power;
            if (unit >= atLeast * 0.99 && (!whole || unit == Math.rint(unit))) return Math.max(unit, whole ? 1 : 0);
        }
        return Math.max(10 * power, whole ? 1 : 0);
    }
}
