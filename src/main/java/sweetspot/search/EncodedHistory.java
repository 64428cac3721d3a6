package sweetspot.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The trials of a study as points and losses, kept up to date from one suggestion to the next.
///
/// It memoizes and nothing else: after [#update] its content depends on the context alone, whatever it held
/// before. An update encodes only the trials that are new or have changed. Rows are positions in the context's list.
public final class EncodedHistory {
    private @Nullable SpaceStructure structure;
    private List<Direction> directions = List.of();
    private final SeenTrials trials = new SeenTrials();
    private double[][] points = new double[16][];
    private double[] losses = new double[16];
    private double[] violations = new double[16];
    private final IntList ranked = new IntList();
    private final IntList pruned = new IntList();
    private final IntList failed = new IntList();
    private final IntList pending = new IntList();

    /// Takes over what the context shows.
    public void update(SearchContext context) {
        SearchSpace space = context.space();
        boolean same = structure != null && (structure.space() == space || structure.space().equals(space));
        if (structure == null || !same) structure = new SpaceStructure(space);
        if (!same || !directions.equals(context.directions())) clear();
        directions = context.directions();
        List<Trial> now = context.trials();
        int[] changed = trials.changed(now);
        if (!trials.canFollow(now, changed)) {
            clear();
            changed = trials.changed(now);
        }
        if (now.size() > points.length) {
            int capacity = Math.max(now.size(), points.length * 2);
            points = Arrays.copyOf(points, capacity);
            losses = Arrays.copyOf(losses, capacity);
            violations = Arrays.copyOf(violations, capacity);
        }
        for (int row : changed) encode(structure, row, now.get(row));
        int before = trials.size();
        trials.take(now, changed);
        for (int row : changed) file(row, row >= before);
        if (isMultiObjective() && changed.length > 0) orderByFronts();
    }

    /// Puts the feasible ranked rows in the order of [ParetoOrder], and after them the others by their violation.
    private void orderByFronts() {
        int[] all = ranked.toArray();
        Arrays.sort(all);
        int[] rows = Arrays.stream(all).filter(row -> violations[row] == 0).toArray();
        double[][] vectors = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) vectors[i] = ParetoFront.losses(trials.get(rows[i]), directions);
        ranked.clear();
        for (int i : new ParetoOrder(vectors).order()) ranked.add(rows[i]);
        Arrays.stream(all).filter(row -> violations[row] > 0).boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> violations[row]).thenComparingInt(row -> row))
                .forEach(ranked::add);
    }

    /// Tells whether the study has several objectives; then [#ranked] goes by fronts.
    public boolean isMultiObjective() {
        return directions.size() > 1;
    }

    private void clear() {
        Arrays.fill(points, 0, trials.size(), null);
        trials.clear();
        ranked.clear();
        pruned.clear();
        failed.clear();
        pending.clear();
    }

    private void encode(SpaceStructure structure, int row, Trial trial) {
        boolean known = row < trials.size() && trials.get(row).configuration().equals(trial.configuration());
        if (!known) points[row] = structure.encode(trial.configuration());
        losses[row] = lossOf(trial);
        violations[row] = trial.violation();
    }

    /// Puts a row whose trial is taken over into the list of its state.
    private void file(int row, boolean isNew) {
        Trial trial = trials.get(row);
        if (!trial.state().finished()) {
            if (isNew) pending.insert(row, Integer::compare);
            return;
        }
        if (!isNew) pending.removeAscending(row);
        if (trial.hasValues(directions.size())) addRanked(row);
        else if (trial.isStopped()) return;
        else if (trial.state() == TrialState.PRUNED) pruned.insert(row, this::comparePruned);
        else failed.insert(row, Integer::compare);
    }

    private void addRanked(int row) {
        if (isMultiObjective()) ranked.add(row);
        else ranked.insert(row, this::compareComplete);
    }

    /// First objective as a loss; for a pruned trial what it had come to; NaN without one.
    private double lossOf(Trial trial) {
        Direction direction = directions.isEmpty() ? Direction.MINIMIZE : directions.getFirst();
        if (trial.state() == TrialState.COMPLETE
                || trial.state() == TrialState.PRUNED && !Double.isNaN(trial.value())) {
            return direction.loss(trial.value());
        }
        if (trial.reports() > 0) return direction.loss(trial.intermediate(trial.reports() - 1));
        return direction.loss(trial.value());
    }

    private int compareComplete(int a, int b) {
        int byViolation = Double.compare(violations[a], violations[b]);
        if (byViolation != 0) return byViolation;
        int byLoss = Double.compare(losses[a], losses[b]);
        return byLoss != 0 ? byLoss : Integer.compare(a, b);
    }

    /// A trial that got further is better; of those that got as far, the one with the better value.
    private int comparePruned(int a, int b) {
        int byStep = Long.compare(lastStep(trials.get(b)), lastStep(trials.get(a)));
        return byStep != 0 ? byStep : compareComplete(a, b);
    }

    private static long lastStep(Trial trial) {
        return trial.reports() == 0 ? -1 : trial.step(trial.reports() - 1);
    }

    /// The space's structure, after the first [#update].
    public SpaceStructure structure() {
        if (structure == null) throw new IllegalStateException("no update yet");
        return structure;
    }

    /// Number of trials.
    public int size() {
        return trials.size();
    }

    /// The trial's point in the space; do not change it. A coordinate is NaN if the trial lacks the parameter.
    public double[] point(int row) {
        return points[row];
    }

    /// The trial's first objective as a loss, lower is better: of a complete trial its value, of another its last
    /// intermediate value; NaN if it has none.
    public double loss(int row) {
        return losses[row];
    }

    /// Rows of the complete trials with a value (infinite ones included), best first, the earlier first among
    /// equals; with several objectives by front, and in a front the more isolated first. Infeasible trials come after
    /// all feasible ones, the least violation first (constrained domination: Deb and others 2002).
    public IntList ranked() {
        return ranked;
    }

    /// Rows of the pruned trials, the one that got furthest first, then by value.
    public IntList pruned() {
        return pruned;
    }

    /// Rows of the trials that failed or whose value is NaN, ascending; those taken out of the queue are not among them.
    public IntList failed() {
        return failed;
    }

    /// Rows of the trials that run or wait, ascending.
    public IntList pending() {
        return pending;
    }
}
