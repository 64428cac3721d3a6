package sweetspot.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;
import sweetspot.study.TrialState;

/// The scores of a study's trials so far, as plain arrays ready to be drawn. Immutable.
///
/// [#next] builds on the history before: it looks only at trials that changed, so that following a study of 100,000
/// trials costs well under a millisecond a step. A trial's value is its score if it is done; if it was stopped early
/// or runs, the last value it reported. Only done and feasible trials count for the best. With several objectives all of
/// this is about the first.
public final class History {
    /// The [Trial#origin()] of a configuration that a surrogate proposed.
    public static final String FROM_MODEL = "model";
    /// The [Trial#origin()] of the default configuration.
    public static final String FROM_DEFAULT = "default";

    private static final TrialState[] STATES = TrialState.values();
    /// Set in a trial's state if it violates a constraint.
    private static final byte INFEASIBLE = 0x40;
    /// Set in a trial's state if it was ended from outside.
    private static final byte STOPPED = 0x20;
    private static final History EMPTY =
            new History(StudySnapshot.empty(), new double[0], new double[0], new byte[0], -1);

    private final StudySnapshot snapshot;
    private final double[] values;
    private final double[] errors;
    private final byte[] states;
    private final int modelStart;
    private final int[] improvements;
    private final ValueRange.Both ranges;

    private History(StudySnapshot snapshot, double[] values, double[] errors, byte[] states, int modelStart) {
        this.snapshot = snapshot;
        this.values = values;
        this.errors = errors;
        this.states = states;
        this.modelStart = modelStart;
        this.improvements = improvements(snapshot, values, states);
        this.ranges = ValueRange.of(this);
    }

    /// The history of no trial.
    public static History empty() {
        return EMPTY;
    }

    /// The history of a study.
    public static History of(StudySnapshot snapshot) {
        return EMPTY.next(snapshot);
    }

    /// The history of `newer`, which is usually a later snapshot of the same study; this one if nothing happened.
    public History next(StudySnapshot newer) {
        if (newer == snapshot) return this;
        TrialList before = snapshot.trials();
        TrialList after = newer.trials();
        int n = after.size();
        double[] v = Arrays.copyOf(values, n);
        double[] e = Arrays.copyOf(errors, n);
        byte[] s = Arrays.copyOf(states, n);
        int known = Math.min(before.size(), n);
        int start = modelStart;
        for (int i = 0; i < n; i++) {
            Trial trial = after.get(i);
            // Trials are immutable and snapshots share them, so the same object means that nothing changed.
            if (i < known && before.get(i) == trial) continue;
            v[i] = shownValue(trial);
            e[i] = trial.standardError().orElse(Double.NaN);
            s[i] = (byte) (trial.state().ordinal() | (trial.feasible() ? 0 : INFEASIBLE)
                    | (trial.isStopped() ? STOPPED : 0));
            if ((start < 0 || i < start) && trial.origin().equals(FROM_MODEL)) start = i;
        }
        return new History(newer, v, e, s, start < n ? start : -1);
    }

    private static double shownValue(Trial trial) {
        return switch (trial.state()) {
            case COMPLETE -> trial.value();
            case PRUNED, RUNNING -> trial.valueCount() > 0 ? trial.value()
                    : trial.reports() > 0 ? trial.intermediate(trial.reports() - 1) : Double.NaN;
            case FAILED, WAITING -> Double.NaN;
        };
    }

    private static int[] improvements(StudySnapshot snapshot, double[] values, byte[] states) {
        int[] found = new int[16];
        int count = 0;
        double best = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (states[i] != TrialState.COMPLETE.ordinal() || !snapshot.direction().better(values[i], best)) continue;
            best = values[i];
            if (count == found.length) found = Arrays.copyOf(found, count * 2);
            found[count++] = i;
        }
        return Arrays.copyOf(found, count);
    }

    /// The snapshot this is the history of.
    public StudySnapshot snapshot() {
        return snapshot;
    }

    /// Number of trials, waiting and running ones included.
    public int size() {
        return values.length;
    }

    /// Tells whether higher values are better.
    public boolean higherIsBetter() {
        return snapshot.direction() == sweetspot.study.Direction.MAXIMIZE;
    }

    /// The value to show for a trial; NaN if it has none.
    public double value(int trial) {
        return values[trial];
    }

    /// Standard error of a trial's value; NaN if unknown.
    public double standardError(int trial) {
        return errors[trial];
    }

    /// The state of a trial.
    public TrialState state(int trial) {
        return STATES[ordinal(trial)];
    }

    private int ordinal(int trial) {
        return states[trial] & ~(INFEASIBLE | STOPPED);
    }

    /// Tells whether a trial violates a constraint; such a trial is never the best.
    public boolean isInfeasible(int trial) {
        return (states[trial] & INFEASIBLE) != 0;
    }

    /// Tells whether a trial is done and its score is a number.
    public boolean isDone(int trial) {
        return ordinal(trial) == TrialState.COMPLETE.ordinal() && !Double.isNaN(values[trial]);
    }

    /// Tells whether a trial was stopped early.
    public boolean isStoppedEarly(int trial) {
        return ordinal(trial) == TrialState.PRUNED.ordinal();
    }

    /// Tells whether a trial failed, or ended with a score that is not a number.
    public boolean isFailed(int trial) {
        return ordinal(trial) == TrialState.FAILED.ordinal() && !isStopped(trial)
                || ordinal(trial) == TrialState.COMPLETE.ordinal() && Double.isNaN(values[trial]);
    }

    /// Tells whether a trial was ended from outside, see [Trial#isStopped()].
    public boolean isStopped(int trial) {
        return (states[trial] & STOPPED) != 0;
    }

    /// Tells whether a trial waits to be run.
    public boolean isWaiting(int trial) {
        return ordinal(trial) == TrialState.WAITING.ordinal();
    }

    /// Tells whether a trial runs.
    public boolean isRunning(int trial) {
        return ordinal(trial) == TrialState.RUNNING.ordinal();
    }

    /// Number of done trials.
    public int done() {
        return snapshot.complete();
    }

    /// Number of trials stopped early.
    public int stoppedEarly() {
        return snapshot.pruned();
    }

    /// Number of failed trials.
    public int failed() {
        return snapshot.failed();
    }

    /// Number of running trials.
    public int running() {
        return snapshot.running();
    }

    /// Number of the best done trial.
    public OptionalInt best() {
        return snapshot.bestNumber() < 0 ? OptionalInt.empty() : OptionalInt.of(snapshot.bestNumber());
    }

    /// Number of the done trial that scored the default configuration: trial 0, if the study was made here.
    public OptionalInt defaultTrial() {
        if (size() == 0 || !isDone(0)) return OptionalInt.empty();
        Trial first = snapshot.trials().get(0);
        boolean ours = first.attributes().keySet().stream().anyMatch(k -> k.startsWith("sweetspot:"))
                || snapshot.attributes().keySet().stream().anyMatch(k -> k.startsWith("sweetspot:"));
        boolean isDefault = first.origin().isEmpty() ? ours : first.origin().equals(FROM_DEFAULT);
        return isDefault ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /// Number of the first trial that a model proposed, where earlier ones explored; -1 if there is no such change.
    public int modelStart() {
        return modelStart;
    }

    /// Number of times a done trial was better than all before it, the first done one included.
    public int improvements() {
        return improvements.length;
    }

    /// Number of the trial of the i-th improvement, ascending.
    public int improvement(int i) {
        return improvements[i];
    }

    /// Best value of the done trials up to and including `trial`; NaN before the first.
    public double bestUpTo(int trial) {
        int at = Arrays.binarySearch(improvements, trial);
        int i = at >= 0 ? at : -at - 2;
        return i < 0 ? Double.NaN : values[improvements[i]];
    }

    /// The range of values worth showing, without what lies far off on the bad side; empty without a value.
    public Optional<ValueRange> range() {
        return ranges.linear();
    }

    /// The same for a logarithmic axis; empty where a score is not above 0.
    public Optional<ValueRange> logRange() {
        return ranges.log();
    }

    /// Tells whether the scores are losses that span decades, so that only a logarithmic axis can tell the good ones
    /// apart.
    public boolean spansDecades() {
        return ranges.decades();
    }
}
