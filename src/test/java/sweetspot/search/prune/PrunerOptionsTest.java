package sweetspot.search.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.search.Histories;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategyOption.Between;
import sweetspot.search.StrategyOption.Decimal;
import sweetspot.search.StrategyOption.Flag;
import sweetspot.search.StrategyOption.Whole;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// What every option that a pruner declares must do: be kept to, be checked, and change nothing while it has its
/// standard value. The pruners and their options are asked for, so that none is left out.
class PrunerOptionsTest {

    private static Stream<Arguments> options() {
        return PrunerFactory.ids().stream().flatMap(id -> PrunerFactory.settings(id).options().stream()
                .map(option -> Arguments.of(id, option)));
    }

    private static String refusal(String name) {
        return assertThrows(IllegalArgumentException.class, () -> PrunerFactory.create(name)).getMessage();
    }

    /// Everything a pruner decides on studies of all kinds: whether a trial that has just reported stops, and which
    /// stopped one goes on.
    private static String decisions(Supplier<Pruner> made) {
        StringBuilder all = new StringBuilder();
        for (int seed = 0; seed < 30; seed++) {
            RandomGenerator random = Histories.random(seed);
            int steps = 3 + random.nextInt(25);
            double noise = random.nextDouble() * 0.3;
            Direction direction = seed % 2 == 0 ? Direction.MINIMIZE : Direction.MAXIMIZE;
            List<Trial> trials = new ArrayList<>();
            int count = 2 + random.nextInt(40);
            for (int number = 0; number < count; number++) {
                Trial trial = PrunerContract.running(number);
                double level = random.nextGaussian();
                boolean cut = number > 1 && random.nextInt(3) == 0;
                int end = cut ? 1 + random.nextInt(steps) : steps;
                for (int step = 0; step < end; step++) {
                    trial = trial.report(step, level + 1.0 / (1 + step) + noise * random.nextGaussian());
                }
                double[] value = cut ? new double[0] : new double[]{trial.intermediate(end - 1)};
                trials.add(trial.finish(cut ? TrialState.PRUNED : TrialState.COMPLETE, value, 2));
            }
            for (int i = 0; i < 4; i++) {
                Trial trial = PrunerContract.running(trials.size());
                double level = random.nextGaussian();
                trials.add(trial);
                for (int step = 0; step < steps; step++) {
                    trial = trial.report(step, level + 1.0 / (1 + step) + noise * random.nextGaussian());
                    trials.set(trial.number(), trial);
                    all.append(made.get().shouldPrune(trial, trials, direction) ? 'x' : '.');
                }
            }
            all.append(' ').append(made.get().promotion(trials, direction)).append('\n');
        }
        return all.toString();
    }

    private static String decisions(String name) {
        StringBuilder all = new StringBuilder();
        for (Reports reports : Reports.values()) {
            for (long last : new long[]{0, 26}) all.append(decisions(() -> PrunerFactory.create(name, reports, last)));
        }
        return all.toString();
    }

    /// Values of an option, from all over its range.
    private static List<Object> values(StrategyOption option) {
        return switch (option.kind()) {
            case Whole w -> Stream.of(w.low(), w.low() + 1, w.low() + 7, w.high())
                    .filter(v -> v <= w.high()).<Object>map(v -> v).toList();
            case Decimal d -> Stream.of(-1.5, -0.0, 0.25, 1e300, d.low(), d.high())
                    .filter(v -> Double.isFinite(v) && v >= d.low() && v <= d.high()).<Object>map(v -> v).toList();
            case Between b ->
                Stream.of(b.low() + 1e-3, b.low() + 0.3, Double.isFinite(b.high()) ? b.high() - 1e-3 : 1e9)
                        .<Object>map(v -> v).toList();
            case Flag _ -> List.of(true, false);
        };
    }

    private static String name(String id, StrategyOption option, Object value) {
        return id + ":" + option.key() + "=" + StrategyOption.text(value);
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionChangesADecision(String id, StrategyOption option) {
        String standard = decisions(id);
        assertTrue(values(option).stream().anyMatch(v -> !decisions(name(id, option, v)).equals(standard)),
                id + " decides the same whatever " + option.key() + " is");
    }

    @ParameterizedTest
    @MethodSource("options")
    void aValueOutsideItsRangeIsRefusedWithTheRange(String id, StrategyOption option) {
        List<String> wrong = switch (option.kind()) {
            case Whole w -> List.of("" + (w.low() - 1), "" + (w.high() + 1), "2.5", "many", "", "NaN", "1e300");
            case Decimal _ -> List.of("many", "", "NaN", "Infinity", "-Infinity");
            case Between b -> List.of("" + b.low(), "" + (b.low() - 1), "" + b.high(), "many", "", "NaN");
            case Flag _ -> List.of("2", "maybe", "");
        };
        for (String text : wrong) {
            String message = refusal(id + ":" + option.key() + "=" + text);
            assertTrue(message.contains(option.key()) && message.contains(option.allowed()), message);
            if (!text.isEmpty()) assertTrue(message.contains("“" + text + "”"), message);
        }
        for (Object value : values(option)) PrunerFactory.create(name(id, option, value));
    }

    @ParameterizedTest
    @MethodSource("options")
    void itsStandardValueIsNoOptionAtAll(String id, StrategyOption option) {
        if (option.standard() == null) return;
        String name = name(id, option, option.standard());
        assertEquals(id, PrunerFactory.settings(name).text());
        assertEquals(decisions(id), decisions(name));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionHasItsWordsAndItsUnit(String id, StrategyOption option) {
        assertFalse(option.label().isBlank());
        assertTrue(option.explanation().endsWith("."), option.key());
        assertTrue(option.words(values(option).get(2)).endsWith(option.unit()));
        assertFalse(option.words(option.standard()).isBlank());
    }

    @Test
    void anAmountHasItsUnitInTheRightNumber() {
        List<StrategyOption> median = PrunerFactory.settings("median").options();
        assertEquals("1 report", median.getLast().words(1L));
        assertEquals("3 reports", median.getLast().words(3L));
        StrategyOption skipped = PrunerFactory.settings("halving").options().getLast();
        assertEquals("0 stages", skipped.words(0L));
        assertEquals("0.5 standard deviations", PrunerFactory.settings("forecast").options().getFirst().words(0.5));
    }

    /// Samplers share the reading and writing, so they share its test.
    @Test
    void whatIsWrittenIsWhatIsReadWhateverIsSet() {
        RandomGenerator random = Histories.random(11);
        for (String id : PrunerFactory.ids()) {
            for (int round = 0; round < 100; round++) {
                var settings = PrunerFactory.settings(id);
                for (StrategyOption option : settings.options()) {
                    List<Object> values = new ArrayList<>(values(option));
                    values.removeIf(v -> v.equals(-0.0));
                    if (random.nextBoolean())
                        settings = settings.with(option.key(), values.get(random.nextInt(values.size())));
                }
                var read = PrunerFactory.settings(settings.text());
                assertEquals(settings, read, settings.text());
                assertEquals(settings.text(), read.text());
                PrunerFactory.create(settings.text());
            }
        }
    }

    /// Before options had keys, a pruner had one, whose value stood alone: files and studies from then still say so.
    @Test
    void namesOfOldFilesMeanWhatTheyMeant() {
        Map<String, Supplier<Pruner>> meant = Map.of(
                "none", Pruner::none,
                "median", () -> new PercentilePruner(Reports.PROGRESS, 50, 5, 1),
                "percentile", () -> new PercentilePruner(Reports.PROGRESS, 25, 5, 1),
                "percentile:0.005", () -> new PercentilePruner(Reports.PROGRESS, 0.005, 5, 1),
                "patient",
                () -> new PatientPruner(new PercentilePruner(Reports.PROGRESS, 50, 5, 1), Reports.PROGRESS, 3),
                "patient:4.0",
                () -> new PatientPruner(new PercentilePruner(Reports.PROGRESS, 50, 5, 1), Reports.PROGRESS, 4),
                "threshold:-0.5", () -> new ThresholdPruner(Reports.PROGRESS, -0.5),
                "halving:4", () -> new SuccessiveHalvingPruner(Reports.PROGRESS, 4, 0, 26),
                "forecast:2", () -> new ForecastPruner(Reports.PROGRESS, 2, 26, ForecastPruner.COMPANY),
                "wilcoxon:0.00001", () -> new WilcoxonPruner(0.00001, 2));
        meant.forEach((name, pruner) -> assertEquals(decisions(pruner),
                decisions(() -> PrunerFactory.create(name, Reports.PROGRESS, 26)), name));
        assertEquals(decisions(() -> new HyperbandPruner(Reports.PROGRESS, 3, 26)),
                decisions(() -> PrunerFactory.create("hyperband", Reports.PROGRESS, 26)));
        assertEquals(
                decisions(() -> new PatientPruner(new PercentilePruner(Reports.PARTS, 50, 5, 1), Reports.PARTS, 1)),
                decisions(() -> PrunerFactory.create("patient", Reports.PARTS, 26)));
        assertEquals(decisions(() -> new WilcoxonPruner(0.15, 2)), decisions(() -> PrunerFactory.create("wilcoxon")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forecast:2", "percentile:10", "halving:4", "hyperband:4", "patient:4", "threshold:0.7",
        "wilcoxon:0.05"})
    void aValueMayStandAloneOrWithItsKeyAndOthers(String name) {
        var settings = PrunerFactory.settings(name);
        assertEquals(name, settings.text(), "a file that was read and is written again says what it said");
        StrategyOption alone =
                settings.options().stream().filter(StrategyOption::standsAlone).findFirst().orElseThrow();
        String value = name.substring(name.indexOf(':') + 1);
        assertEquals(settings, PrunerFactory.settings(settings.id() + ":" + alone.key() + " = " + value));
        assertTrue(refusal(name + "," + value).contains("twice"));
        assertTrue(refusal(name + "," + alone.key() + "=" + value).contains("twice"));
        for (StrategyOption other : settings.options()) {
            if (other.standsAlone()) continue;
            String both = name + "," + other.key() + "=" + StrategyOption.text(values(other).get(2));
            assertEquals(both, PrunerFactory.settings(both).text());
        }
    }

    @Test
    void wrongNamesAreRefusedWithTheNearestAndAllOthers() {
        assertTrue(refusal("medain").contains("Did you mean median?"), refusal("medain"));
        assertTrue(refusal("medain").contains("wilcoxon"));
        assertTrue(refusal("forcast:2").contains("Did you mean forecast?"));
        assertTrue(refusal("axe").contains("axe") && !refusal("axe").contains("Did you mean"));
        assertTrue(refusal("forecast:deviation=2").contains("Did you mean deviations?"));
        assertTrue(refusal("forecast:xyzzy=2").contains("deviations, looks"), refusal("forecast:xyzzy=2"));
        assertTrue(refusal("none:1").contains("no options") && refusal("none:a=1").contains("no options"));
        assertTrue(refusal("median:5").contains("key=value"), refusal("median:5"));
        assertTrue(refusal("percentile:x.percentile=3").contains("x.percentile"));
        String steering = refusal("\u001b[31mred");
        assertFalse(steering.contains("\u001b"), "what steers a terminal is written out");
    }
}
