package sweetspot.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The scores of some trials' configurations on fresh splits: the same rows dealt anew with other seeds, after the
/// search. They are kept with the study, so that they are made once. Sealed rows have no part in them.
///
/// @param shuffles number of times that the rows are dealt anew, at least 1
/// @param wanted numbers of the trials that are to be scored, the default among them, in the order of their scores
/// @param scores what has been scored so far: by trial, a list for each shuffle in its order with the scores of its folds;
///     unmodifiable
/// @param failures why a trial could not be scored again, in words, by trial; unmodifiable
/// @param millis when the last was scored, since the epoch
public record FreshScores(int shuffles, List<Integer> wanted, Map<Integer, List<List<Double>>> scores,
        Map<Integer, String> failures, long millis) {
    /// Attribute of a study that holds them.
    public static final String ATTRIBUTE = "sweetspot:fresh_splits";

    public FreshScores {
        if (shuffles < 1) throw new IllegalArgumentException("shuffles must be at least 1, not " + shuffles);
        wanted = List.copyOf(wanted);
        Map<Integer, List<List<Double>>> copy = new LinkedHashMap<>();
        scores.forEach((trial, parts) -> copy.put(trial, parts.stream().map(List::copyOf).toList()));
        scores = Collections.unmodifiableMap(copy);
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /// Whether a trial has all its scores.
    public boolean has(int trial) {
        return scores.getOrDefault(trial, List.of()).size() == shuffles;
    }

    /// Whether nothing that was wanted is left to score.
    public boolean finished() {
        return wanted.stream().allMatch(t -> has(t) || failures.containsKey(t));
    }

    /// All scores of a trial, shuffle after shuffle.
    public List<Double> of(int trial) {
        return scores.getOrDefault(trial, List.of()).stream().flatMap(List::stream).toList();
    }

    /// The same with the scores of one more shuffle of a trial.
    public FreshScores with(int trial, List<Double> folds, long now) {
        Map<Integer, List<List<Double>>> all = new LinkedHashMap<>(scores);
        List<List<Double>> parts = new ArrayList<>(all.getOrDefault(trial, List.of()));
        parts.add(folds);
        all.put(trial, parts);
        return new FreshScores(shuffles, wanted, all, failures, now);
    }

    /// The same where a trial could not be scored.
    public FreshScores without(int trial, String reason, long now) {
        Map<Integer, String> all = new LinkedHashMap<>(failures);
        all.put(trial, reason);
        return new FreshScores(shuffles, wanted, scores, all, now);
    }

    /// The scores as a plain JSON value.
    public Map<String, Object> toAttribute() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("shuffles", (long) shuffles);
        map.put("trials", wanted.stream().map(Integer::longValue).toList());
        Map<String, Object> all = new LinkedHashMap<>();
        new TreeMap<>(scores).forEach((trial, parts) -> all.put(Integer.toString(trial), parts));
        map.put("scores", all);
        if (!failures.isEmpty()) {
            Map<String, Object> failed = new LinkedHashMap<>();
            failures.forEach((trial, reason) -> failed.put(Integer.toString(trial), reason));
            map.put("failures", failed);
        }
        map.put("millis", millis);
        return map;
    }

    /// The scores that a study holds; empty if it holds none that can be read.
    public static Optional<FreshScores> of(StudySnapshot study) {
        if (!(study.attributes().get(ATTRIBUTE) instanceof Map<?, ?> map)
                || !(map.get("shuffles") instanceof Number shuffles) || shuffles.intValue() < 1
                || !(map.get("trials") instanceof List<?> trials) || !(map.get("scores") instanceof Map<?, ?> scores)) {
            return Optional.empty();
        }
        try {
            List<Integer> wanted = trials.stream().map(t -> ((Number) t).intValue()).toList();
            Map<Integer, List<List<Double>>> all = new LinkedHashMap<>();
            scores.forEach((trial, parts) -> all.put(Integer.parseInt(String.valueOf(trial)), parts(parts)));
            Map<Integer, String> failures = new LinkedHashMap<>();
            if (map.get("failures") instanceof Map<?, ?> failed) {
                failed.forEach((trial, reason) -> failures.put(Integer.parseInt(String.valueOf(trial)),
                        String.valueOf(reason)));
            }
            long millis = map.get("millis") instanceof Number n ? n.longValue() : 0;
            boolean known = wanted.stream().allMatch(t -> t >= 0 && t < study.trials().size());
            return known ? Optional.of(new FreshScores(shuffles.intValue(), wanted, all, failures, millis))
                    : Optional.empty();
        } catch (ClassCastException | NumberFormatException _) {
            // Somebody else's hand: as if there were none.
            return Optional.empty();
        }
    }

    private static List<List<Double>> parts(@Nullable Object parts) {
        return ((List<?>) Objects.requireNonNullElse(parts, List.of())).stream()
                .map(p -> ((List<?>) p).stream().map(v -> ((Number) v).doubleValue()).toList()).toList();
    }
}
