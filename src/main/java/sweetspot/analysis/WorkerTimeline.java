package sweetspot.analysis;

import java.util.Arrays;
import java.util.OptionalLong;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The trials that each worker ran over time, in seconds of busy time: pauses in which nothing ran for long are cut
/// out. Immutable. Trials of unknown workers are put in the first lane that is free.
public final class WorkerTimeline {
    /// Idle stretches longer than this are cut, in milliseconds.
    private static final long LONGEST_GAP = 10_000;

    private final int[] trials;
    private final int[] lanes;
    private final double[] starts;
    private final double[] ends;
    private final byte[] states;
    private static final int STOPPED = TrialState.values().length;
    private final int laneCount;
    private final double now;
    private final int best;

    private WorkerTimeline(int[] trials, int[] lanes, double[] starts, double[] ends, byte[] states, int laneCount,
            double now, int best) {
        this.trials = trials;
        this.lanes = lanes;
        this.starts = starts;
        this.ends = ends;
        this.states = states;
        this.laneCount = laneCount;
        this.now = now;
        this.best = best;
    }

    /// The timeline of a study.
    ///
    /// @param workers number of lanes to show at least
    /// @param nowMillis the time up to which running trials have run; empty = the search is not under way, and
    ///     trials that never ended are left out
    public static WorkerTimeline of(StudySnapshot snapshot, int workers, OptionalLong nowMillis) {
        Trial[] ran = snapshot.trials().stream()
                .filter(t -> t.startMillis() > 0 && (t.state().finished() ? t.endMillis() > 0
                        : t.state() == TrialState.RUNNING && nowMillis.isPresent()))
                .toArray(Trial[]::new);
        if (!ascending(ran)) Arrays.sort(ran, java.util.Comparator.comparingLong(Trial::startMillis));
        int n = ran.length;
        WorkerTimeline t =
                new WorkerTimeline(new int[n], new int[n], new double[n], new double[n], new byte[n], 0, 0, 0);
        double[] free = new double[Math.max(1, workers)];
        long cut = n == 0 ? 0 : ran[0].startMillis();
        long busyUntil = cut;
        int used = Math.max(1, workers);
        double last = 0;
        for (int i = 0; i < n; i++) {
            Trial trial = ran[i];
            long until = trial.state().finished() ? trial.endMillis() : nowMillis.orElseThrow();
            long end = Math.max(trial.startMillis(), until);
            if (trial.startMillis() - busyUntil > LONGEST_GAP) cut += trial.startMillis() - busyUntil;
            busyUntil = Math.max(busyUntil, end);
            t.trials[i] = trial.number();
            t.starts[i] = (trial.startMillis() - cut) / 1000.0;
            t.ends[i] = (end - cut) / 1000.0;
            t.states[i] = (byte) (trial.isStopped() ? STOPPED : trial.state().ordinal());
            int lane = trial.worker() >= 0 && trial.worker() < 256 ? trial.worker() : freeLane(free, t.starts[i]);
            if (lane >= free.length) free = Arrays.copyOf(free, lane + 1);
            free[lane] = t.ends[i];
            t.lanes[i] = lane;
            used = Math.max(used, lane + 1);
            last = Math.max(last, t.ends[i]);
        }
        boolean runs = Arrays.stream(ran).anyMatch(trial -> trial.state() == TrialState.RUNNING);
        double now = nowMillis.isPresent() && n > 0 && (runs || nowMillis.getAsLong() - busyUntil <= LONGEST_GAP)
                ? (nowMillis.getAsLong() - cut) / 1000.0 : Double.NaN;
        return new WorkerTimeline(t.trials, t.lanes, t.starts, t.ends, t.states, used,
                Double.isNaN(now) ? now : Math.max(now, last),
                snapshot.isMultiObjective() ? -1 : snapshot.bestNumber());
    }

    private static boolean ascending(Trial[] trials) {
        for (int i = 1; i < trials.length; i++) {
            if (trials[i].startMillis() < trials[i - 1].startMillis()) return false;
        }
        return true;
    }

    private static int freeLane(double[] free, double start) {
        for (int i = 0; i < free.length; i++) {
            if (free[i] <= start + 1e-3) return i;
        }
        return Math.min(free.length, 255);
    }

    /// Number of bars, ordered by start.
    public int size() {
        return trials.length;
    }

    /// Number of lanes.
    public int lanes() {
        return laneCount;
    }

    /// Number of the trial of a bar.
    public int trial(int bar) {
        return trials[bar];
    }

    /// Lane of a bar, from 0.
    public int lane(int bar) {
        return lanes[bar];
    }

    /// Start of a bar in seconds.
    public double start(int bar) {
        return starts[bar];
    }

    /// End of a bar in seconds; of a running trial now.
    public double end(int bar) {
        return ends[bar];
    }

    /// Tells whether a bar's trial was stopped early.
    public boolean isStoppedEarly(int bar) {
        return states[bar] == TrialState.PRUNED.ordinal();
    }

    /// Tells whether a bar's trial was ended from outside, see [Trial#isStopped()].
    public boolean isStopped(int bar) {
        return states[bar] == STOPPED;
    }

    /// Tells whether a bar's trial failed.
    public boolean isFailed(int bar) {
        return states[bar] == TrialState.FAILED.ordinal();
    }

    /// Tells whether a bar's trial runs.
    public boolean isRunning(int bar) {
        return states[bar] == TrialState.RUNNING.ordinal();
    }

    /// Tells whether a bar's trial is the best; of several objectives none is.
    public boolean isBest(int bar) {
        return trials[bar] == best;
    }

    /// The present in seconds; NaN if the search is not under way.
    public double now() {
        return now;
    }

    /// Length of the timeline in seconds.
    public double length() {
        double length = Double.isNaN(now) ? 0 : now;
        for (double end : ends) length = Math.max(length, end);
        return length;
    }

    /// Share of the lanes' time that was spent on trials, 0 to 1.
    public double utilization() {
        double busy = 0;
        for (int i = 0; i < ends.length; i++) busy += ends[i] - starts[i];
        double all = length() * laneCount;
        return all > 0 ? Math.min(1, busy / all) : 0;
    }
}
