package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }

    @Test
    void linearTicksAreRoundWithJustEnoughDecimals() {
        assertEquals(List.of("0.80", "0.82", "0.84", "0.86", "0.88", "0.90", "0.92"),
                labels(Ticks.of(Scale.linear(0.8, 0.925, 0, 1), 7)));
        assertEquals(List.of("-1.0", "-0.5", "0.0", "0.5", "1.0"), labels(Ticks.of(Scale.linear(-1, 1, 0, 1), 5)));
        assertEquals(List.of("0", "10", "20", "30", "40", "50", "60"), labels(Ticks.whole(-0.7, 60, 7)));
        assertEquals(List.of("0", "1", "2"), labels(Ticks.whole(0, 2.5, 7)));
    }

    @Test
    void atLeastFourStandUprightWhereTheirLabelsHaveRoom() {
        SplittableRandom random = new SplittableRandom(2);
        for (PlotTheme theme : List.of(PlotTheme.light(), PlotTheme.light().withEm(21))) {
            for (int i = 0; i < 2000; i++) {
                double low = random.nextDouble();
                double high = low + Math.pow(10, random.nextDouble(-4, 2));
                double height = random.nextDouble(40, 300);
                Scale scale = Scale.linear(low, high, height, 0);
                List<Tick> ticks = VerticalTicks.of(height, theme, _ -> scale).ticks();
                String what = scale + " " + ticks;
                // A round step is at most 2.5 times the next finer one, and up to two steps lie beyond the ticks.
                if (height >= 5 * 2.5 * theme.px(16)) assertTrue(ticks.size() >= 4, what);
                for (int k = 1; k < ticks.size() && ticks.size() > 3; k++) {
                    double apart = scale.toPixel(ticks.get(k - 1).value()) - scale.toPixel(ticks.get(k).value());
                    assertTrue(apart >= theme.px(16) - 1e-6, what);
                }
            }
        }
    }

    @Test
    void logTicksArePowersOrOneTwoFive() {
        assertEquals(List.of("0.001", "0.01", "0.1", "1"), labels(Ticks.of(Scale.log(0.001, 1, 0, 1), 5)));
        assertEquals(List.of("1", "2", "5", "10"), labels(Ticks.of(Scale.log(1, 10, 0, 1), 5)));
        assertEquals(List.of("1e-12", "1e-9", "1e-6", "0.001", "1"), labels(Ticks.of(Scale.log(1e-12, 1, 0, 1), 5)));
    }

    @Test
    void anyRangeGetsAFewAscendingTicksWithinIt() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(-12, 13));
            double high = low + Math.pow(10, random.nextInt(-9, 13)) * (random.nextDouble() + 1e-3);
            boolean log = low > 0 && random.nextBoolean();
            if (!(high > low)) continue;
            Scale scale = new Scale(low, high, log, 0, 1);
            List<Tick> ticks = Ticks.of(scale, 6);
            String what = scale + " " + ticks;
            assertTrue(ticks.size() <= 13, what);
            for (int k = 0; k < ticks.size(); k++) {
                double u = scale.unit(ticks.get(k).value());
                assertTrue(u > -1e-6 && u < 1 + 1e-6, what);
                if (k > 0) assertTrue(ticks.get(k).value() > ticks.get(k - 1).value(), what);
            }
        }
    }

    @Test
    void plainNumbersHaveNoTrailingZeros() {
        assertEquals(List.of("0.1", "1000", "1e-5", "2.5e7", "0", "123457", "∞", "–"),
                java.util.stream.DoubleStream.of(0.1, 1000, 1e-5, 2.5e7, -0.0, 123456.789, 1 / 0.0, Double.NaN)
                        .mapToObj(Ticks::plain).toList());
    }
}
