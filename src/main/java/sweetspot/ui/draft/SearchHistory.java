package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The findings of the last search of a space, as far as the editor shows it: where trials lay, which ten were best,
/// and how long they took. Immutable.
public final class SearchHistory {
    /// The number of best trials that the editor marks, and needs before it offers ranges around them.
    public static final int BEST = 10;
    /// The number of latest trials that a density is drawn from; more would not change the picture.
    private static final int SHOWN = 2_000;

    private final int done;
    private final List<Configuration> shown;
    private final List<Configuration> best;
    private final long[] durations;

    private SearchHistory(int done, List<Configuration> shown, List<Configuration> best, long[] durations) {
        this.done = done;
        this.shown = shown;
        this.best = best;
        this.durations = durations;
    }

    /// No search yet.
    public static SearchHistory none() {
        return new SearchHistory(0, List.of(), List.of(), new long[0]);
    }

    /// The history of a study. Costs one sort of its complete trials.
    public static SearchHistory of(StudySnapshot study) {
        List<Trial> complete = new ArrayList<>();
        List<Long> durations = new ArrayList<>();
        for (Trial trial : study.trials()) {
            if (trial.hasValue() && trial.feasible()) complete.add(trial);
            if (trial.state().finished() && trial.durationMillis() > 0) durations.add(trial.durationMillis());
        }
        List<Configuration> latest = complete.subList(Math.max(0, complete.size() - SHOWN), complete.size()).stream()
                .map(Trial::configuration).toList();
        Direction direction = study.direction();
        List<Configuration> best = complete.stream()
                .sorted(Comparator.comparingDouble((Trial t) -> direction.loss(t.value()))
                        .thenComparingInt(Trial::number))
                .limit(BEST).map(Trial::configuration).toList();
        long[] sorted = durations.stream().mapToLong(Long::longValue).sorted().toArray();
        return new SearchHistory(complete.size(), latest, best, sorted);
    }

    /// Number of done trials.
    public int done() {
        return done;
    }

    /// Values of a numeric parameter in the latest trials where it was active.
    public double[] values(String name) {
        return numbers(shown, name);
    }

    /// Values of a numeric parameter in the ten best trials where it was active.
    public double[] bestValues(String name) {
        return numbers(best, name);
    }

    /// The latest done trials, at most so many.
    public List<Configuration> latest(int count) {
        return shown.subList(Math.max(0, shown.size() - count), shown.size());
    }

    /// The ten best trials, best first.
    public List<Configuration> best() {
        return best;
    }

    /// The best quarter of the done trials, at least three and at most ten of them, best first.
    List<Configuration> bestQuarter() {
        return best.subList(0, Math.min(best.size(), Math.clamp(done / 4, 3, BEST)));
    }

    /// Values of a numeric parameter in the best quarter of the trials, where it was active.
    double[] bestQuarterValues(String name) {
        return numbers(bestQuarter(), name);
    }

    private static double[] numbers(List<Configuration> configurations, String name) {
        return configurations.stream().map(c -> c.getOr(name, null)).filter(Number.class::isInstance)
                .mapToDouble(v -> ((Number) v).doubleValue()).filter(Double::isFinite).toArray();
    }

    /// The duration of one trial in milliseconds, at a quantile from 0 to 1; empty before the first has ended.
    public OptionalDouble durationMillis(double quantile) {
        if (durations.length == 0) return OptionalDouble.empty();
        return OptionalDouble.of(durations[(int) Math.round(quantile * (durations.length - 1))]);
    }

    /// Mean time of one trial, in milliseconds; empty before the first has ended.
    public OptionalDouble meanMillis() {
        return Arrays.stream(durations).average();
    }
}
