package sweetspot.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The part of the space of objectives that a set of points dominates, up to a reference point: one number that grows
/// as points get better or fill gaps between others (Zitzler and Thiele 1998).
///
/// It is exact for any number of objectives: two take O(n log n) by a sweep, more are cut into slices along the last
/// one (Knowles 2002; While, Hingston, Barone, Huband 2006), which takes O(n^(d-1)).
public final class Hypervolume {
    private Hypervolume() {}

    /// The volume that points dominate.
    ///
    /// @param losses one row a point, lower is better; points that are not better than the reference everywhere, or
    ///     not numbers, add nothing
    /// @param reference a point that is worse than all that matters
    public static double of(double[][] losses, double[] reference) {
        double[][] inside = Arrays.stream(losses).filter(row -> {
            for (int k = 0; k < reference.length; k++) if (!(row[k] < reference[k])) return false;
            return true;
        }).toArray(double[][]::new);
        return volume(inside, reference, reference.length);
    }

    /// The volume that the feasible trials of a study dominate.
    ///
    /// @param reference in the units of the objectives
    public static double of(StudySnapshot study, double[] reference) {
        List<Direction> directions = study.directions();
        double[] worst = new double[reference.length];
        for (int k = 0; k < worst.length; k++) worst[k] = directions.get(k).loss(reference[k]);
        double[][] losses = study.trials().stream()
                .filter(t -> t.hasValues(directions.size()) && t.feasible())
                .map((Trial t) -> ParetoFront.losses(t, directions)).toArray(double[][]::new);
        return of(losses, worst);
    }

    /// The volume in the first `objectives` coordinates.
    private static double volume(double[][] points, double[] reference, int objectives) {
        if (points.length == 0) return 0;
        if (objectives == 1) {
            return reference[0] - Arrays.stream(points).mapToDouble(p -> p[0]).min().orElse(reference[0]);
        }
        return objectives == 2 ? area(points, reference) : slices(points, reference, objectives);
    }

    private static double area(double[][] points, double[] reference) {
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
        double area = 0;
        double floor = reference[1];
        for (double[] p : sorted) {
            if (!(p[1] < floor)) continue;
            area += (reference[0] - p[0]) * (floor - p[1]);
            floor = p[1];
        }
        return area;
    }

    private static double slices(double[][] points, double[] reference, int objectives) {
        int last = objectives - 1;
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(p -> p[last]));
        double volume = 0;
        for (int i = 0; i < sorted.length; i++) {
            double top = i + 1 < sorted.length ? sorted[i + 1][last] : reference[last];
            double thickness = top - sorted[i][last];
            if (thickness > 0) volume += thickness * volume(nonDominated(sorted, i + 1, last), reference, last);
        }
        return volume;
    }

    /// Of the first `count` points those that no other dominates in the first `objectives` coordinates.
    private static double[][] nonDominated(double[][] points, int count, int objectives) {
        double[][] cut = new double[count][];
        for (int i = 0; i < count; i++) cut[i] = Arrays.copyOf(points[i], objectives);
        return Arrays.stream(ParetoFront.nonDominated(cut)).mapToObj(i -> cut[i]).toArray(double[][]::new);
    }
}
