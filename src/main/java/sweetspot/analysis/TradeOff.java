package sweetspot.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The complete trials of a study as points of two of its objectives, ready to be drawn. Immutable; made in one pass
/// over the trials.
public final class TradeOff {

    private final StudySnapshot snapshot;
    private final ParetoFront front;
    private final int first;
    private final int second;
    private final double[] xs;
    private final double[] ys;
    private final boolean[] infeasible;
    private final int[] line;
    private final int infeasibleCount;

    private TradeOff(StudySnapshot snapshot, ParetoFront front, int first, int second) {
        this.snapshot = snapshot;
        this.front = front;
        this.first = first;
        this.second = second;
        int n = snapshot.trials().size();
        this.xs = new double[n];
        this.ys = new double[n];
        this.infeasible = new boolean[n];
        int violating = 0;
        for (int i = 0; i < n; i++) {
            Trial trial = snapshot.trials().get(i);
            boolean complete = trial.hasValues(snapshot.objectives());
            xs[i] = complete ? trial.value(first) : Double.NaN;
            ys[i] = complete ? trial.value(second) : Double.NaN;
            infeasible[i] = complete && !trial.feasible();
            if (infeasible[i]) violating++;
        }
        this.infeasibleCount = violating;
        this.line = line();
    }

    /// The trials of a study by two objectives.
    ///
    /// @param front the study's front, in all its objectives
    /// @param first number of the objective to the right
    /// @param second number of the objective upwards
    public static TradeOff of(StudySnapshot snapshot, ParetoFront front, int first, int second) {
        return new TradeOff(snapshot, front, first, second);
    }

    /// The front's trials that no other beats in these two objectives, the best of the first one first.
    private int[] line() {
        int[] members = IntStream.range(0, front.size()).map(front::number).toArray();
        double[][] losses = Arrays.stream(members).mapToObj(i -> new double[] {
            direction(first).loss(xs[i]), direction(second).loss(ys[i])}).toArray(double[][]::new);
        return Arrays.stream(ParetoFront.nonDominated(losses)).map(i -> members[i]).toArray();
    }

    private Direction direction(int objective) {
        return snapshot.directions().get(objective);
    }

    /// The snapshot this is made of.
    public StudySnapshot snapshot() {
        return snapshot;
    }

    /// Number of trials, those without a point included.
    public int size() {
        return xs.length;
    }

    /// Tells whether a trial has a point.
    public boolean hasPoint(int trial) {
        return !Double.isNaN(xs[trial]);
    }

    /// The value to the right; NaN without a point.
    public double x(int trial) {
        return xs[trial];
    }

    /// The value upwards; NaN without a point.
    public double y(int trial) {
        return ys[trial];
    }

    /// Tells whether a trial violates a constraint.
    public boolean isInfeasible(int trial) {
        return infeasible[trial];
    }

    /// Tells whether a trial is on the front of all objectives.
    public boolean onFront(int trial) {
        return front.contains(trial);
    }

    /// Number of trials on the front.
    public int frontSize() {
        return front.size();
    }

    /// Number of trials that violate a constraint.
    public int infeasibleCount() {
        return infeasibleCount;
    }

    /// Number of trials on the front of these two objectives, which its line joins.
    public int lineSize() {
        return line.length;
    }

    /// Number of the i-th trial on the line; the best of the first objective comes first.
    public int line(int i) {
        return line[i];
    }

    /// Tells whether higher values are better, to the right or upwards.
    public boolean higherIsBetter(boolean upwards) {
        return direction(upwards ? second : first) == Direction.MAXIMIZE;
    }

    /// The range worth showing of one of the two: the front, the bulk of the trials, cut on the bad side as in a history
    /// ([ValueRange]), and the default if it is not far off; empty without a point.
    ///
    /// @param upwards the second objective, else the first
    public Optional<ValueRange> range(boolean upwards) {
        return ValueRange.of(upwards ? ys : xs, higherIsBetter(upwards), line);
    }
}
