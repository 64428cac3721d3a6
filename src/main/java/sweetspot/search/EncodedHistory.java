package sweetspot.search;

import java.util.Arrays;
import java.util.List;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The trials of a study as points and losses, kept up to date from one suggestion to the next.
///
/// It memoizes and nothing else: after [#update] its content depends on the context alone, whatever it held
/// before. An update looks at each trial once by identity and encodes only those that are new or have changed
/// (100,000 unchanged trials cost well under a millisecond). Rows are positions in the context's list.
final class EncodedHistory {
    private SpaceStructure structure;
    private List<Direction> directions = List.of();
    private Trial[] trials = new Trial[16];
    private double[][] points = new double[16][];
    private double[] losses = new double[16];
    private int size;
    private final IntList ranked = new IntList();
    private final IntList pruned = new IntList();
    private final IntList failed = new IntList();
    private final IntList pending = new IntList();

    /// Takes over what the context shows.
    void update(SearchContext context) {
        SearchSpace space = context.space();
        boolean same = structure != null && (structure.space() == space || structure.space().equals(space));
        if (!same) structure = new SpaceStructure(space);
        if (!same || !directions.equals(context.directions()) || !continues(context.trials())) clear();
        directions = context.directions();
        List<Trial> now = context.trials();
        pending.clear();
        for (int i = 0; i < now.size(); i++) {
            Trial trial = now.get(i);
            if (i >= size || trials[i] != trial) put(i, trial);
            if (!trial.state().finished()) pending.add(i);
        }
        size = now.size();
    }

    /// Whether `now` can follow what is held: no row is gone, and no finished trial is another one.
    private boolean continues(List<Trial> now) {
        if (now.size() < size) return false;
        for (int i = 0; i < size; i++) {
            if (trials[i] != now.get(i) && trials[i].state().finished()) return false;
        }
        return true;
    }

    private void clear() {
        Arrays.fill(trials, 0, size, null);
        Arrays.fill(points, 0, size, null);
        size = 0;
        ranked.clear();
        pruned.clear();
        failed.clear();
    }

    private void put(int row, Trial trial) {
        if (row >= trials.length) {
            int capacity = Math.max(row + 1, trials.length * 2);
            trials = Arrays.copyOf(trials, capacity);
            points = Arrays.copyOf(points, capacity);
            losses = Arrays.copyOf(losses, capacity);
        }
        Trial before = trials[row];
        if (before == null || !before.configuration().equals(trial.configuration())) {
            points[row] = structure.encode(trial.configuration());
        }
        trials[row] = trial;
        losses[row] = lossOf(trial);
        if (!trial.state().finished()) return;
        if (trial.hasValue()) {
            ranked.insert(row, this::compareComplete);
        } else if (trial.state() == TrialState.PRUNED) {
            pruned.insert(row, this::comparePruned);
        } else {
            failed.insert(row, Integer::compare);
        }
    }

    /// First objective as a loss; for a pruned trial what it had come to; NaN without one.
    private double lossOf(Trial trial) {
        Direction direction = directions.isEmpty() ? Direction.MINIMIZE : directions.getFirst();
        if (trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED && !Double.isNaN(trial.value())) {
            return direction.loss(trial.value());
        }
        if (trial.reports() > 0) return direction.loss(trial.intermediate(trial.reports() - 1));
        return direction.loss(trial.value());
    }

    private int compareComplete(int a, int b) {
        int byLoss = Double.compare(losses[a], losses[b]);
        return byLoss != 0 ? byLoss : Integer.compare(a, b);
    }

    /// A trial that got further is better; of those that got as far, the one with the better value.
    private int comparePruned(int a, int b) {
        int byStep = Integer.compare(lastStep(trials[b]), lastStep(trials[a]));
        return byStep != 0 ? byStep : compareComplete(a, b);
    }

    private static int lastStep(Trial trial) {
        return trial.reports() == 0 ? -1 : trial.step(trial.reports() - 1);
    }

    /// The space's structure.
    SpaceStructure structure() {
        return structure;
    }

    /// Number of trials.
    int size() {
        return size;
    }

    Trial trial(int row) {
        return trials[row];
    }

    /// The trial's point in the space; do not change it. A coordinate is NaN if the trial lacks the parameter.
    double[] point(int row) {
        return points[row];
    }

    /// The trial's first objective as a loss, lower is better: of a complete trial its value, of another its last
    /// intermediate value; NaN if it has none.
    double loss(int row) {
        return losses[row];
    }

    /// Rows of the complete trials with a value (infinite ones included), best first, the earlier first among equals.
    IntList ranked() {
        return ranked;
    }

    /// Rows of the pruned trials, the one that got furthest first, then by value.
    IntList pruned() {
        return pruned;
    }

    /// Rows of the trials that failed or whose value is NaN, ascending.
    IntList failed() {
        return failed;
    }

    /// Rows of the trials that run or wait.
    IntList pending() {
        return pending;
    }
}
