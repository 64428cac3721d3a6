package sweetspot.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import sweetspot.space.Configuration;

/// One evaluation of a configuration, at one moment of its life. Immutable; each change is a new object.
///
/// Times are milliseconds since the epoch, 0 = not yet. Intermediate values belong to ascending steps (fold,
/// boosting round, epoch). Attributes are what the objective adds, as plain JSON values.
public final class Trial {
    /// Attribute with the standard error of the trial's value, a `Double`.
    public static final String STANDARD_ERROR = "sweetspot:standard_error";
    /// Attribute with the reason of a failure, in words, a `String`.
    public static final String FAILURE = "sweetspot:failure";
    /// Attribute with the slot of the worker that ran the trial, a `Long` from 0.
    public static final String WORKER = "sweetspot:worker";
    /// Attribute with where the configuration came from, a `String`: the origin of the sampler's suggestion.
    public static final String ORIGIN = "sweetspot:origin";

    /// Attribute with the times, in milliseconds since the epoch, at which the trial was begun again because the
    /// program that ran it had died; a list of `Long`.
    public static final String RESTARTS = "sweetspot:restarts";

    /// Attribute with the scores of the folds, where the reports are something else; a list of `Double`.
    public static final String FOLD_SCORES = "sweetspot:fold_scores";
    /// Attribute with the number of the trial that was stopped and that this one continues, a `Long`.
    public static final String CONTINUES = "sweetspot:continues";
    /// Attribute with the values of the constraints, a list of numbers: at most 0 where a constraint is satisfied,
    /// above it by how much it is violated. In the study file it is Optuna's system attribute `constraints`. From 5.0
    /// on Optuna writes an attribute for each constraint instead: this one with `:` and the constraint's name behind
    /// it.
    public static final String CONSTRAINTS = "system:constraints";

    /// Attribute with where a queued configuration was taken from, in words, a `String`.
    public static final String SOURCE = "sweetspot:source";

    /// Attribute of a trial that was taken out of the queue before it ran, `true`.
    public static final String REMOVED = "sweetspot:removed";

    /// Attribute with why a trial was ended from outside before it could tell anything, a `String`: [#BY_USER],
    /// [#BY_TIME] or [#BY_LEAVING]. The format has no state for that, so such a trial ends as FAILED.
    public static final String STOPPED = "sweetspot:stopped";
    /// The user stopped the search.
    public static final String BY_USER = "user";
    /// The search had used up its time.
    public static final String BY_TIME = "time";
    /// The program that ran it died, and nobody wanted it begun again.
    public static final String BY_LEAVING = "left";

    private static final long[] NO_STEPS = {};
    /// Stands in an array of steps where there is room for one more.
    private static final long FREE = Long.MIN_VALUE;
    private static final double[] NO_VALUES = {};

    private final int number;
    private final TrialState state;
    private final Configuration configuration;
    private final double[] values;
    /// Shared by the trial and what becomes of it as it reports more: only the first [#reports] belong to this one.
    private final long[] steps;
    private final double[] intermediates;
    private final int reports;
    private final long startMillis;
    private final long endMillis;
    private final Map<String, Object> attributes;

    /// Takes the arrays as they are; callers in this package hand over ownership.
    Trial(int number, TrialState state, Configuration configuration, double[] values, long[] steps,
            double[] intermediates, long startMillis, long endMillis, Map<String, Object> attributes) {
        this(number, state, configuration, values, steps, intermediates, steps.length, startMillis, endMillis,
                attributes);
    }

    private Trial(int number, TrialState state, Configuration configuration, double[] values, long[] steps,
            double[] intermediates, int reports, long startMillis, long endMillis, Map<String, Object> attributes) {
        this.number = number;
        this.state = Objects.requireNonNull(state);
        this.configuration = Objects.requireNonNull(configuration);
        this.values = values;
        this.steps = steps;
        this.intermediates = intermediates;
        this.reports = reports;
        this.startMillis = startMillis;
        this.endMillis = endMillis;
        this.attributes = attributes;
    }

    /// A trial that has just started.
    public static Trial started(int number, Configuration configuration, long startMillis) {
        return new Trial(number, TrialState.RUNNING, configuration, NO_VALUES, NO_STEPS, NO_VALUES, startMillis, 0,
                Map.of());
    }

    /// A trial that waits to be run with the given configuration.
    public static Trial waiting(int number, Configuration configuration) {
        return new Trial(number, TrialState.WAITING, configuration, NO_VALUES, NO_STEPS, NO_VALUES, 0, 0, Map.of());
    }

    /// This trial, running since `millis`.
    public Trial start(long millis) {
        return new Trial(number, TrialState.RUNNING, configuration, values, steps, intermediates, reports, millis, 0,
                attributes);
    }

    /// This trial, begun again at `millis`: it runs since then, and [#RESTARTS] says so. What the first attempt
    /// reported is forgotten: nobody may act on what is about to be reported again.
    public Trial restart(long millis) {
        List<Object> restarts = new ArrayList<>();
        if (attributes.get(RESTARTS) instanceof List<?> before) restarts.addAll(before);
        restarts.add(millis);
        return new Trial(number, TrialState.RUNNING, configuration, values, NO_STEPS, NO_VALUES, millis, 0, attributes)
                .with(RESTARTS, Collections.unmodifiableList(restarts));
    }

    /// The number of times that the trial was started again.
    public int restarts() {
        return attributes.get(RESTARTS) instanceof List<?> list ? list.size() : 0;
    }

    /// This trial with an intermediate value added, or replaced if the step was reported before.
    public Trial report(long step, double value) {
        int at = reports == 0 || step > steps[reports - 1] ? -reports - 1
                : Arrays.binarySearch(steps, 0, reports, step);
        if (at >= 0) {
            double[] replaced = Arrays.copyOf(intermediates, reports);
            replaced[at] = value;
            return reporting(Arrays.copyOf(steps, reports), replaced, reports);
        }
        int insert = -at - 1;
        boolean last = insert == reports;
        if (last && appended(step, value)) return reporting(steps, intermediates, reports + 1);
        int length = reports + 1 + (last ? reports / 2 : 0);
        long[] s = Arrays.copyOf(steps, length);
        double[] v = Arrays.copyOf(intermediates, length);
        System.arraycopy(steps, insert, s, insert + 1, reports - insert);
        System.arraycopy(intermediates, insert, v, insert + 1, reports - insert);
        Arrays.fill(s, reports + 1, length, FREE);
        s[insert] = step;
        v[insert] = value;
        return reporting(s, v, reports + 1);
    }

    /// Writes behind what belongs to this trial, where there is room and nobody has written yet: a trial that reports a
    /// hundred thousand times must not be copied as often.
    private boolean appended(long step, double value) {
        synchronized (steps) {
            if (reports >= steps.length || steps[reports] != FREE) return false;
            intermediates[reports] = value;
            steps[reports] = step;
            return true;
        }
    }

    private Trial reporting(long[] newSteps, double[] newIntermediates, int count) {
        return new Trial(number, state, configuration, values, newSteps, newIntermediates, count, startMillis,
                endMillis,
                attributes);
    }

    /// This trial with an attribute set.
    public Trial with(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>(attributes);
        map.put(key, value);
        return new Trial(number, state, configuration, values, steps, intermediates, reports, startMillis, endMillis,
                Collections.unmodifiableMap(map));
    }

    /// This trial, finished.
    ///
    /// @param end a finished state
    /// @param results one value per objective; may be empty unless `end` is COMPLETE
    public Trial finish(TrialState end, double[] results, long millis) {
        if (!end.finished()) throw new IllegalArgumentException(end + " is not a finished state");
        if (end == TrialState.COMPLETE && results.length == 0) {
            throw new IllegalArgumentException("a complete trial needs a value");
        }
        return new Trial(number, end, configuration, results.clone(), Arrays.copyOf(steps, reports),
                Arrays.copyOf(intermediates, reports), startMillis, millis, attributes);
    }

    /// Position in its study, from 0. Trial 0 is the default configuration.
    public int number() {
        return number;
    }

    public TrialState state() {
        return state;
    }

    public Configuration configuration() {
        return configuration;
    }

    /// The first objective's value; NaN unless it has one.
    public double value() {
        return values.length == 0 ? Double.NaN : values[0];
    }

    /// The value of objective `i`; NaN unless it has one.
    public double value(int i) {
        return i < values.length ? values[i] : Double.NaN;
    }

    /// Number of objective values it has.
    public int valueCount() {
        return values.length;
    }

    /// Tells whether it is complete with values that are numbers (infinite ones included).
    public boolean hasValue() {
        return state == TrialState.COMPLETE && !Double.isNaN(value());
    }

    /// Tells whether it is complete and has values for so many objectives, all of them numbers (infinite ones
    /// included).
    public boolean hasValues(int objectives) {
        if (!hasValue() || values.length < objectives) return false;
        for (int i = 1; i < objectives; i++) {
            if (Double.isNaN(values[i])) return false;
        }
        return true;
    }

    /// The values of its constraints, each satisfied if at most 0; empty if it has none.
    public double[] constraints() {
        Map<String, Double> named = namedConstraints();
        return named.isEmpty() ? NO_VALUES : named.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// The values of its constraints by name: those of a list count from "1" on, those that are attributes of their own
    /// follow in the order of their names. What is not a number is NaN.
    public Map<String, Double> namedConstraints() {
        if (attributes.isEmpty()) return Map.of();
        Map<String, Double> named = new LinkedHashMap<>();
        Map<String, Double> own = new TreeMap<>();
        for (Map.Entry<String, Object> e : attributes.entrySet()) {
            if (!e.getKey().startsWith(CONSTRAINTS)) continue;
            if (e.getKey().length() > CONSTRAINTS.length()) {
                if (e.getKey().charAt(CONSTRAINTS.length()) != ':') continue;
                own.put(e.getKey().substring(CONSTRAINTS.length() + 1), number(e.getValue()));
            } else if (e.getValue() instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) named.put(Integer.toString(i + 1), number(list.get(i)));
            }
        }
        own.forEach((name, value) -> named.merge(name, value, Math::max));
        return named;
    }

    private static double number(Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    /// The sum by which it violates its constraints; 0 if it satisfies them all or has none. A constraint that is
    /// not a number is violated infinitely.
    public double violation() {
        double sum = 0;
        for (double c : constraints()) sum += Double.isNaN(c) ? Double.POSITIVE_INFINITY : Math.max(0, c);
        return sum;
    }

    /// Tells whether it satisfies all its constraints, or has none.
    public boolean feasible() {
        return violation() == 0;
    }

    /// Standard error of the value, where the objective gave one.
    public OptionalDouble standardError() {
        return attributes.get(STANDARD_ERROR) instanceof Number n && Double.isFinite(n.doubleValue())
                ? OptionalDouble.of(n.doubleValue()) : OptionalDouble.empty();
    }

    /// The reason why it failed, in words; empty text if it did not or nobody said.
    public String failure() {
        return attributes.get(FAILURE) instanceof String s ? s : "";
    }

    /// Slot of the worker that ran it; -1 if unknown.
    public int worker() {
        return attributes.get(WORKER) instanceof Number n ? n.intValue() : -1;
    }

    /// The origin of its configuration, such as "random" or "model"; empty text if unknown.
    public String origin() {
        return attributes.get(ORIGIN) instanceof String s ? s : "";
    }

    /// The scores of its folds, as far as they are known: stated as such, or reported at steps from 0 on.
    public double[] foldScores() {
        if (attributes.get(FOLD_SCORES) instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
        }
        boolean folds = reports > 0 && steps[0] == 0 && steps[reports - 1] == reports - 1;
        return folds ? Arrays.copyOf(intermediates, reports) : NO_VALUES;
    }

    /// Number of the trial, stopped early, that this one continues; -1 if none.
    public int continued() {
        return attributes.get(CONTINUES) instanceof Number n ? n.intValue() : -1;
    }

    /// The source of a queued configuration, in words; empty text if there is none.
    public String source() {
        return attributes.get(SOURCE) instanceof String s ? s : "";
    }

    /// Tells whether it was taken out of the queue before it ran.
    public boolean isRemoved() {
        return state == TrialState.FAILED && Boolean.TRUE.equals(attributes.get(REMOVED));
    }

    /// The reason why it was ended from outside before it could tell anything, see [#STOPPED]; empty text if it was
    /// not.
    public String stopped() {
        return state == TrialState.FAILED && attributes.get(STOPPED) instanceof String s ? s : "";
    }

    /// Tells whether it was ended from outside: stopped, or taken out of the queue. That is no failure: it says nothing
    /// of its configuration, which may be tried again.
    public boolean isStopped() {
        return !stopped().isEmpty() || isRemoved();
    }

    /// Number of intermediate values.
    public int reports() {
        return reports;
    }

    /// The steps of the intermediate values, maybe with room behind them; not to be changed.
    long[] steps() {
        return steps;
    }

    /// Step of the i-th intermediate value.
    public long step(int i) {
        return steps[i];
    }

    /// The i-th intermediate value, in the order of steps.
    public double intermediate(int i) {
        return intermediates[i];
    }

    /// Start, in milliseconds since the epoch; 0 if it has not started.
    public long startMillis() {
        return startMillis;
    }

    /// End, in milliseconds since the epoch; 0 if it has not ended.
    public long endMillis() {
        return endMillis;
    }

    /// The time that it ran, in milliseconds; 0 unless it has ended.
    public long durationMillis() {
        return endMillis == 0 || startMillis == 0 ? 0 : Math.max(0, endMillis - startMillis);
    }

    /// The attributes that the objective added; unmodifiable.
    public Map<String, Object> attributes() {
        return attributes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trial t && number == t.number && state == t.state
                && configuration.equals(t.configuration) && Arrays.equals(values, t.values)
                && Arrays.equals(steps, 0, reports, t.steps, 0, t.reports)
                && Arrays.equals(intermediates, 0, reports, t.intermediates, 0, t.reports)
                && startMillis == t.startMillis && endMillis == t.endMillis && attributes.equals(t.attributes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, state, configuration, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "Trial " + number + " " + state + " " + Arrays.toString(values) + " " + configuration;
    }
}
