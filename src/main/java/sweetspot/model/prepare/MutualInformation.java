package sweetspot.model.prepare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.special.Gamma;

/// Mutual information of a feature and the target, in nats, estimated from nearest neighbours: of two amounts by Kraskov,
/// Stögbauer and Grassberger ("Estimating mutual information", Physical Review E 69, 2004, eq. 8), of an amount and
/// classes by Ross ("Mutual information between discrete and continuous data sets", PLoS ONE 9(2), 2014, eq. 2), of two
/// discrete ones from their shares. As scikit-learn's `mutual_info_classif` and `mutual_info_regression`, but
/// for the tiny noise that these add.
///
/// Time grows with the square of the rows at worst, so of more than [#MOST_ROWS] as many are looked at, evenly spread.
public final class MutualInformation {
    /// The most rows that are looked at.
    static final int MOST_ROWS = 2_000;
    /// A feature of so few different numbers is taken as discrete: neighbours of ties say nothing.
    private static final int MOST_LEVELS = 20;
    private static final int NEIGHBOURS = 3;

    private final int[] rows;
    private final boolean discrete;
    private final double[] target;

    /// @param targets see [Pipeline#train]
    public MutualInformation(double[][] targets, int n) {
        int count = Math.min(n, MOST_ROWS);
        rows = new int[count];
        for (int i = 0; i < count; i++) rows[i] = (int) ((long) i * n / count);
        boolean indicators = Arrays.stream(targets).allMatch(t -> Arrays.stream(t).allMatch(v -> v == 0 || v == 1));
        target = new double[count];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < targets.length; k++)
                target[i] += (targets.length == 1 ? 1 : k + 1) * targets[k][rows[i]];
        }
        discrete = indicators;
    }

    /// That of a feature; at least 0.
    public double of(double[][] x, int feature) {
        double[] values = new double[rows.length];
        for (int i = 0; i < values.length; i++) values[i] = x[rows[i]][feature];
        boolean levels = Arrays.stream(values).distinct().limit(MOST_LEVELS + 1L).count() <= MOST_LEVELS;
        double bits = levels ? discrete ? ofLevels(values, target) : ofClasses(target, values)
                : discrete ? ofClasses(values, target) : ofAmounts(values, target);
        return Math.max(0, bits);
    }

    /// Of two discrete ones.
    static double ofLevels(double[] a, double[] b) {
        Map<Double, Map<Double, Integer>> joint = new HashMap<>();
        Map<Double, Integer> first = new HashMap<>();
        Map<Double, Integer> second = new HashMap<>();
        for (int i = 0; i < a.length; i++) {
            joint.computeIfAbsent(a[i], _ -> new HashMap<>()).merge(b[i], 1, Integer::sum);
            first.merge(a[i], 1, Integer::sum);
            second.merge(b[i], 1, Integer::sum);
        }
        double sum = 0;
        double n = a.length;
        for (var row : joint.entrySet()) {
            for (var cell : row.getValue().entrySet()) {
                double share = cell.getValue() / n;
                sum += share * Math.log(share * n / first.getOrDefault(row.getKey(), 1) * n
                        / second.getOrDefault(cell.getKey(), 1));
            }
        }
        return sum;
    }

    /// Of an amount and classes.
    static double ofClasses(double[] amounts, double[] classes) {
        double[] scaled = scaled(amounts);
        Map<Double, Integer> counts = new HashMap<>();
        for (double c : classes) counts.merge(c, 1, Integer::sum);
        // A class of one row has no neighbour.
        int[] used = java.util.stream.IntStream.range(0, classes.length)
                .filter(i -> counts.getOrDefault(classes[i], 0) > 1).toArray();
        double[] all = Arrays.stream(used).mapToDouble(i -> scaled[i]).sorted().toArray();
        Map<Double, double[]> byClass = new HashMap<>();
        counts.forEach((c, count) -> {
            if (count > 1) {
                byClass.put(c, java.util.stream.IntStream.range(0, classes.length).filter(i -> classes[i] == c)
                        .mapToDouble(i -> scaled[i]).sorted().toArray());
            }
        });
        if (used.length == 0) return 0;
        double sum = 0;
        for (int i : used) {
            double[] same = byClass.getOrDefault(classes[i], all);
            int k = Math.min(NEIGHBOURS, same.length - 1);
            double radius = Math.nextDown(distance(same, scaled[i], k));
            sum += Gamma.digamma(k) - Gamma.digamma(same.length) - Gamma.digamma(within(all, scaled[i], radius));
        }
        return Gamma.digamma(used.length) + sum / used.length;
    }

    /// Of two amounts.
    static double ofAmounts(double[] a, double[] b) {
        int n = a.length;
        if (n <= NEIGHBOURS) return 0;
        double[] x = scaled(a);
        double[] y = scaled(b);
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, java.util.Comparator.comparingDouble(i -> x[i]));
        double[] xs = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        double[] ys = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        double[] ySorted = y.clone();
        Arrays.sort(ySorted);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double radius = Math.nextDown(nearest(xs, ys, i));
            sum += Gamma.digamma(within(xs, xs[i], radius)) + Gamma.digamma(within(ySorted, ys[i], radius));
        }
        return Gamma.digamma(n) + Gamma.digamma(NEIGHBOURS) - sum / n;
    }

    /// The distance of a point to its last neighbour by the larger of the two differences; points lie ascending in `xs`, so
    /// that a search to both sides may stop where these differ by more.
    private static double nearest(double[] xs, double[] ys, int i) {
        double[] best = new double[NEIGHBOURS];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        int left = i - 1;
        int right = i + 1;
        while (true) {
            double toLeft = left >= 0 ? xs[i] - xs[left] : Double.POSITIVE_INFINITY;
            double toRight = right < xs.length ? xs[right] - xs[i] : Double.POSITIVE_INFINITY;
            if (Math.min(toLeft, toRight) >= best[NEIGHBOURS - 1]) return best[NEIGHBOURS - 1];
            int j = toLeft <= toRight ? left-- : right++;
            double distance = Math.max(Math.min(toLeft, toRight), Math.abs(ys[j] - ys[i]));
            for (int at = NEIGHBOURS - 1; at >= 0 && distance < best[at]; at--) {
                if (at < NEIGHBOURS - 1) best[at + 1] = best[at];
                best[at] = distance;
            }
        }
    }

    /// The distance of a value to its `k`-th neighbour among sorted ones, of which it is one.
    private static double distance(double[] sorted, double value, int k) {
        int at = Arrays.binarySearch(sorted, value);
        int left = at - 1;
        int right = at + 1;
        double distance = 0;
        for (int found = 0; found < k; found++) {
            double toLeft = left >= 0 ? value - sorted[left] : Double.POSITIVE_INFINITY;
            double toRight = right < sorted.length ? sorted[right] - value : Double.POSITIVE_INFINITY;
            distance = Math.min(toLeft, toRight);
            if (toLeft <= toRight) left--;
            else right++;
        }
        return distance;
    }

    /// Number of sorted values at most that far away, the value itself included.
    private static int within(double[] sorted, double value, double radius) {
        double near = Math.max(0, radius);
        return first(sorted, value, near, false) - first(sorted, value, near, true);
    }

    /// The first position that is not too far left, or that is too far right.
    private static int first(double[] sorted, double value, double radius, boolean left) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = left ? value - sorted[middle] > radius : sorted[middle] - value <= radius;
            if (before) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// Divided by its standard deviation, so that differences of both can be compared.
    private static double[] scaled(double[] values) {
        double mean = 0;
        for (double v : values) mean += v / values.length;
        double squares = 0;
        for (double v : values) squares += (v - mean) * (v - mean) / values.length;
        double deviation = Math.sqrt(squares);
        if (!(deviation > 0) || !Double.isFinite(deviation)) return new double[values.length];
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) scaled[i] = values[i] / deviation;
        return scaled;
    }
}
