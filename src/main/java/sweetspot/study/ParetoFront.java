package sweetspot.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The trials of a study that no other beats: complete, feasible, and with no other such trial that is at least as good
/// in every objective and better in one. Of trials with equal values all belong. Immutable.
///
/// Two objectives take O(n log n), more take O(n · size of the front).
public final class ParetoFront {
    private static final ParetoFront EMPTY = new ParetoFront(new int[0]);

    private final int[] numbers;
    private final BitSet members = new BitSet();

    private ParetoFront(int[] numbers) {
        this.numbers = numbers;
        for (int number : numbers) members.set(number);
    }

    /// The front of no trial.
    public static ParetoFront empty() {
        return EMPTY;
    }

    /// The front of a study.
    public static ParetoFront of(StudySnapshot study) {
        List<Trial> trials = new ArrayList<>();
        List<double[]> losses = new ArrayList<>();
        for (Trial trial : study.trials()) {
            if (!trial.hasValues(study.directions().size()) || !trial.feasible()) continue;
            trials.add(trial);
            losses.add(losses(trial, study.directions()));
        }
        int[] at = nonDominated(losses.toArray(double[][]::new));
        return new ParetoFront(Arrays.stream(at).map(i -> trials.get(i).number()).toArray());
    }

    /// The front of `newer`, where this is the front of `before`. If one followed from the other it costs only what has
    /// changed.
    public ParetoFront next(StudySnapshot before, StudySnapshot newer) {
        if (newer == before) return this;
        boolean follows = before.directions().equals(newer.directions())
                && before.trials().size() <= newer.trials().size();
        int[] changed = follows ? newer.trials().changedSince(before.trials()) : new int[0];
        for (int row : changed) {
            follows &= row >= before.trials().size() || !before.trials().get(row).state().finished();
        }
        if (!follows) return of(newer);
        int objectives = newer.directions().size();
        int[] candidates = IntStream.concat(Arrays.stream(numbers), Arrays.stream(changed)
                .filter(row -> newer.trials().get(row).hasValues(objectives) && newer.trials().get(row).feasible()))
                .sorted().toArray();
        if (candidates.length == numbers.length) return this;
        double[][] losses = new double[candidates.length][];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = losses(newer.trials().get(candidates[i]), newer.directions());
        }
        return new ParetoFront(Arrays.stream(nonDominated(losses)).map(i -> candidates[i]).toArray());
    }

    /// A trial's values as losses, one an objective, lower is better.
    public static double[] losses(Trial trial, List<Direction> directions) {
        double[] losses = new double[directions.size()];
        for (int k = 0; k < losses.length; k++) losses[k] = directions.get(k).loss(trial.value(k));
        return losses;
    }

    /// Tells whether point `a` is at least as good as `b` in every objective and better in one; lower is better.
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int k = 0; k < a.length; k++) {
            if (a[k] > b[k]) return false;
            better |= a[k] < b[k];
        }
        return better;
    }

    /// Positions of the points that no other dominates, by the first objective, then the second, and so on.
    ///
    /// @param losses one row a point; lower is better, none is NaN
    public static int[] nonDominated(double[][] losses) {
        Integer[] sorted = new Integer[losses.length];
        for (int i = 0; i < sorted.length; i++) sorted[i] = i;
        // A point can only be dominated by one before it in this order.
        Arrays.sort(sorted, (a, b) -> {
            int order = Arrays.compare(losses[a], losses[b]);
            return order != 0 ? order : Integer.compare(a, b);
        });
        List<Integer> front = new ArrayList<>();
        for (int i : sorted) {
            boolean dominated = false;
            // With two objectives the last member has the best second value so far.
            int first = losses[i].length == 2 ? Math.max(0, front.size() - 1) : 0;
            for (int m = front.size() - 1; m >= first && !dominated; m--) {
                dominated = dominates(losses[front.get(m)], losses[i]);
            }
            if (!dominated) front.add(i);
        }
        return front.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Number of trials on it.
    public int size() {
        return numbers.length;
    }

    /// Number of its i-th trial: the best of the first objective comes first.
    public int number(int i) {
        return numbers[i];
    }

    /// Tells whether a trial is on it.
    public boolean contains(int number) {
        return number >= 0 && members.get(number);
    }

    /// Number of the latest trial on it; -1 if it is empty. It is also the latest trial that was on the front of its
    /// time: what it beat, and what could have beaten it since, would be later members.
    public int latest() {
        return members.length() - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParetoFront f && Arrays.equals(numbers, f.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "ParetoFront" + Arrays.toString(numbers);
    }
}
