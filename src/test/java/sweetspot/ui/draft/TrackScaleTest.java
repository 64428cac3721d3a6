package sweetspot.ui.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.space.TrackDensity;
import sweetspot.ui.space.TrackTicks;

class TrackScaleTest {
    private static final TrackScale LOG = new TrackScale(1e-5, 1, true, false, 0, 1e-5);

    static Stream<TrackScale> scales() {
        return Stream.of(LOG, new TrackScale(0, 1, false, false, 0, 0), new TrackScale(-3, 12.5, false, false, 0, 0),
                new TrackScale(10, 1000, false, true, 0, 10), new TrackScale(1, 3, false, true, 0, 1),
                new TrackScale(1, 5000, true, true, 0, 1), new TrackScale(0, 100, false, true, 10, 0),
                new TrackScale(0, 1, false, false, 0.05, 0), new TrackScale(1e-12, 2e-12, false, false, 0, 1e-12),
                new TrackScale(0, 1e12, false, false, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("scales")
    void anyPositionGivesAnAllowedValueOnThePixelOfThePosition(TrackScale scale) {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            double u = random.nextDouble();
            double value = scale.value(scale.min() + u * (scale.max() - scale.min()));
            assertTrue(value >= scale.low() && value <= scale.high());
            if (scale.whole()) assertEquals(Math.rint(value), value);
            if (scale.step() > 0) assertEquals(0, Math.IEEEremainder(value - scale.origin(), scale.step()), 1e-9);
            if (scale.step() == 0 && !scale.whole()) assertEquals(u, scale.fraction(value), 0.006);
            assertEquals(scale.fraction(value), scale.fraction(scale.value(scale.position(value))), 0.006,
                    "rounding again moves no further than a pixel");
        }
    }

    @ParameterizedTest
    @MethodSource("scales")
    void arrowKeysReachTheOtherEndAndBackInAboutAHundredSteps(TrackScale scale) {
        double value = scale.low();
        int steps = 0;
        while (value < scale.high()) {
            double next = scale.nudged(value, 0.01);
            assertTrue(next > value, () -> "a step moves: " + scale);
            value = next;
            assertTrue(++steps <= 125, () -> "a step is about one percent: " + scale);
        }
        while (value > scale.low()) {
            double next = scale.nudged(value, -0.01);
            assertTrue(next < value, () -> "a step back moves: " + scale);
            value = next;
        }
        assertEquals(scale.high(), scale.nudged(scale.high(), 0.01));
        assertEquals(scale.low(), scale.nudged(scale.low(), -0.1));
    }

    @Test
    void valuesPickedByHandAreShort() {
        TrackScale unit = new TrackScale(0.001, 1, true, false, 0, 0.001);
        for (double u = 0.01; u < 1; u += 0.0173) {
            String text = NumberText.format(unit.value(unit.min() + u * (unit.max() - unit.min())));
            assertTrue(text.length() <= 7, text);
        }
    }

    @Test
    void ticksAreTheEndsAndRoundValuesBetween() {
        assertEquals(List.of(0.001, 0.01, 0.1, 1.0), TrackTicks.of(new TrackScale(0.001, 1, true, false, 0, 0.001)));
        assertEquals(List.of(10.0, 250.0, 500.0, 750.0, 1000.0),
                TrackTicks.of(new TrackScale(10, 1000, false, true, 0, 10)));
        assertEquals(List.of(0.0, 0.25, 0.5, 0.75, 1.0), TrackTicks.of(new TrackScale(0, 1, false, false, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("scales")
    void ticksHaveRoomAndAreFew(TrackScale scale) {
        List<Double> ticks = TrackTicks.of(scale);
        assertTrue(ticks.size() >= 2 && ticks.size() <= 8, ticks::toString);
        for (int i = 1; i < ticks.size(); i++) {
            assertTrue(scale.fraction(ticks.get(i)) - scale.fraction(ticks.get(i - 1)) > 0.15, ticks::toString);
        }
    }

    @Test
    void aDensityPeaksWhereTheValuesAre() {
        double[] values = new double[300];
        Random random = new Random(2);
        for (int i = 0; i < values.length; i++) values[i] = Math.pow(10, -3 + 0.2 * random.nextGaussian());
        TrackDensity density = TrackDensity.of(LOG, values);
        int peak = 0;
        for (int i = 1; i < density.heights().length; i++) if (density.heights()[i] > density.heights()[peak]) peak = i;
        double at = density.from() + (density.to() - density.from()) * peak / (density.heights().length - 1);
        assertEquals(0.4, at, 0.04);
        assertEquals(0, TrackDensity.of(LOG, new double[]{0.1, 0.2}).heights().length, "two values are no density");
    }
}
