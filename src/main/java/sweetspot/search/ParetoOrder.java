package sweetspot.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sweetspot.study.ParetoFront;

/// Orders points of several objectives: by non-domination front, and within a front those in the emptier parts first
/// (fast non-dominated sorting and crowding distance: Deb and others, "NSGA-II", IEEE Trans. Evol. Comp. 2002). The
/// sort takes O(n log n) for two objectives, O(n²) for more.
public final class ParetoOrder {
    private final double[][] losses;

    /// @param losses one row a point, one column an objective; lower is better, none is NaN
    public ParetoOrder(double[][] losses) {
        this.losses = losses;
    }

    /// Positions of the points, best first.
    public int[] order() {
        int[] fronts = fronts();
        double[] crowding = new double[losses.length];
        int most = Arrays.stream(fronts).max().orElse(-1);
        List<List<Integer>> members = new ArrayList<>();
        for (int f = 0; f <= most; f++) members.add(new ArrayList<>());
        for (int i = 0; i < fronts.length; i++) members.get(fronts[i]).add(i);
        for (List<Integer> front : members) crowd(front, crowding);
        List<Integer> order = new ArrayList<>();
        for (List<Integer> front : members) {
            front.sort(Comparator.<Integer>comparingDouble(i -> -crowding[i]).thenComparing(i -> i));
            order.addAll(front);
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Number of each point's front, from 0: how many times the non-dominated points must be taken away before it
    /// is one of them.
    int[] fronts() {
        Integer[] sorted = new Integer[losses.length];
        for (int i = 0; i < sorted.length; i++) sorted[i] = i;
        // A point can only be dominated by one before it in this order.
        Arrays.sort(sorted, (a, b) -> Arrays.compare(losses[a], losses[b]));
        boolean two = losses.length > 0 && losses[0].length == 2;
        int[] fronts = new int[losses.length];
        List<List<Integer>> members = new ArrayList<>();
        for (int i : sorted) {
            int low = 0;
            int high = members.size();
            // Dominated by some point of a front means dominated by some of each front before it.
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isDominated(i, members.get(middle), two)) low = middle + 1;
                else high = middle;
            }
            if (low == members.size()) members.add(new ArrayList<>());
            members.get(low).add(i);
            fronts[i] = low;
        }
        return fronts;
    }

    private boolean isDominated(int point, List<Integer> front, boolean two) {
        // With two objectives the last point of a front has its best second value so far.
        if (two) {
            int last = front.getLast();
            return ParetoFront.dominates(losses[last], losses[point]);
        }
        for (int member : front.reversed()) {
            if (ParetoFront.dominates(losses[member], losses[point])) return true;
        }
        return false;
    }

    private void crowd(List<Integer> front, double[] crowding) {
        for (int k = 0; k < losses[front.getFirst()].length; k++) {
            int objective = k;
            List<Integer> sorted = new ArrayList<>(front);
            sorted.sort(Comparator.<Integer>comparingDouble(i -> losses[i][objective]).thenComparing(i -> i));
            double range = losses[sorted.getLast()][k] - losses[sorted.getFirst()][k];
            crowding[sorted.getFirst()] = Double.POSITIVE_INFINITY;
            crowding[sorted.getLast()] = Double.POSITIVE_INFINITY;
            if (!(range > 0) || Double.isInfinite(range)) continue;
            for (int j = 1; j + 1 < sorted.size(); j++) {
                crowding[sorted.get(j)] += (losses[sorted.get(j + 1)][k] - losses[sorted.get(j - 1)][k]) / range;
            }
        }
    }
}
