package sweetspot.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The scores of the best and the default configuration on the sealed rows when the seal was opened, kept with the
/// study so that everyone can see that it was, and for which trial.
///
/// @param trial number of the trial whose configuration was tested
/// @param best its score
/// @param base score of the default configuration
/// @param gain how much better the first is, positive if better whichever the direction; without an interval where an
///     earlier version opened the seal
/// @param rows number of sealed rows
/// @param millis when, since the epoch
/// @param ensemble score of the ensemble that was in use then; empty if none was
public record SealedTestResult(int trial, Score best, Score base, Score gain, int rows, long millis,
        Optional<EnsembleScore> ensemble) {
    /// Attribute of a study that holds the result.
    public static final String ATTRIBUTE = "sweetspot:sealed_test";

    /// A score with its 95 % interval.
    ///
    /// @param value the score
    /// @param low lower end; NaN if unknown
    /// @param high upper end; NaN if unknown
    public record Score(double value, double low, double high) {
        private Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("value", value);
            if (!Double.isNaN(low)) map.put("low", low);
            if (!Double.isNaN(high)) map.put("high", high);
            return map;
        }

        private static Optional<Score> of(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> map) || !(map.get("value") instanceof Number score))
                return Optional.empty();
            return Optional.of(new Score(score.doubleValue(), number(map.get("low")), number(map.get("high"))));
        }
    }

    /// What an ensemble scored when the seal was opened.
    ///
    /// @param score of the ensemble
    /// @param gain how much better it is than the best single trial, positive if better
    /// @param trials its members' numbers, the largest weight first
    public record EnsembleScore(Score score, Score gain, List<Integer> trials) {
        public EnsembleScore {
            trials = List.copyOf(trials);
        }

        private Map<String, Object> toMap() {
            Map<String, Object> map = score.toMap();
            map.put("gain", gain.toMap());
            map.put("trials", trials.stream().map(Integer::longValue).toList());
            return map;
        }

        private static Optional<EnsembleScore> of(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> map) || !(map.get("trials") instanceof List<?> list)) {
                return Optional.empty();
            }
            List<Integer> trials = list.stream().map(t -> (int) number(t)).toList();
            return Score.of(map)
                    .flatMap(score -> Score.of(map.get("gain")).map(gain -> new EnsembleScore(score, gain, trials)));
        }
    }

    /// The result where no ensemble was in use.
    public SealedTestResult(int trial, Score best, Score base, Score gain, int rows, long millis) {
        this(trial, best, base, gain, rows, millis, Optional.empty());
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    /// The result as a plain JSON value.
    public Map<String, Object> toAttribute() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial", (long) trial);
        map.put("best", best.toMap());
        map.put("default", base.toMap());
        map.put("gain", gain.toMap());
        map.put("rows", (long) rows);
        map.put("millis", millis);
        ensemble.ifPresent(e -> map.put("ensemble", e.toMap()));
        return map;
    }

    /// The result that a study holds; empty while its test is sealed.
    public static Optional<SealedTestResult> of(StudySnapshot study) {
        if (!(study.attributes().get(ATTRIBUTE) instanceof Map<?, ?> map)) return Optional.empty();
        Optional<Score> best = Score.of(map.get("best"));
        Optional<Score> base = Score.of(map.get("default"));
        if (best.isEmpty() || base.isEmpty()) return Optional.empty();
        double sign = study.direction() == Direction.MAXIMIZE ? 1 : -1;
        Score gain = Score.of(map.get("gain"))
                .orElseGet(() -> new Score(sign * (best.get().value() - base.get().value()), Double.NaN, Double.NaN));
        return Optional.of(new SealedTestResult((int) number(map.get("trial")), best.get(), base.get(), gain,
                (int) number(map.get("rows")), (long) number(map.get("millis")),
                EnsembleScore.of(map.get("ensemble"))));
    }
}
