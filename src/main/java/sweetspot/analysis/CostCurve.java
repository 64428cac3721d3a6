package sweetspot.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The cost of a model of two classes at each threshold of its probability, from predictions of rows that the models had
/// not seen. A row is answered positive where its probability is at least the threshold (Elkan, "The foundations of
/// cost-sensitive learning", IJCAI 2001; drawn over thresholds as the cost curves of Hernández-Orallo, Flach and Ferri,
/// "A unified view of performance metrics", JMLR 2012, section 4).
///
/// @param prices what answers cost
/// @param points the thresholds, ascending, with what comes of each
/// @param now the threshold by which the model answers
/// @param byPrices the threshold at which the two answers cost the same for an honest probability: the score of a search
///     by cost is taken there
/// @param cheapest the one that costs least on these rows
/// @param corrected cost a row where, for each fold, the threshold is chosen on the other folds: to choose and to judge
///     on the same rows flatters; NaN with one fold
/// @param rows number of predictions
/// @param share the share of the positive class among them
public record CostCurve(Prices prices, List<Point> points, Point now, Point byPrices, Point cheapest,
        double corrected, int rows, double share) {
    private static final int STEPS = 200;
    private static final int QUANTILES = 400;
    /// Of the standard normal distribution: a 90 % interval.
    private static final double NINETY = 1.6448536269514722;

    /// What answers cost, in the user's currency.
    ///
    /// @param missed a positive row that is not found
    /// @param alarm another row that is answered positive
    /// @param hit a positive row that is found
    public record Prices(double missed, double alarm, double hit) {

        /// The threshold at which both answers cost the same; 1 if finding nothing is never dearer.
        public double threshold() {
            double gain = missed - hit + alarm;
            return missed > hit && gain > 0 ? alarm / gain : 1;
        }

        private double total(Counts c) {
            return c.caught() * hit + c.missed() * missed + c.alarms() * alarm;
        }
    }

    /// Rows by what they are and what is answered; by their weights where rows have some.
    ///
    /// @param caught positive, answered so
    /// @param missed positive, answered otherwise
    /// @param alarms others that are answered positive
    /// @param cleared others, answered so
    public record Counts(double caught, double missed, double alarms, double cleared) {
        private Counts minus(Counts c) {
            return new Counts(caught - c.caught, missed - c.missed, alarms - c.alarms, cleared - c.cleared);
        }

        private double sum() {
            return caught + missed + alarms + cleared;
        }
    }

    /// One threshold.
    ///
    /// @param cost mean of a row
    /// @param error standard error of that mean over rows
    public record Point(double threshold, double cost, double error, Counts counts) {
        /// Lower end of its 90 % interval.
        public double low() {
            return cost - NINETY * error;
        }

        /// Upper end of it.
        public double high() {
            return cost + NINETY * error;
        }
    }

    public CostCurve {
        points = List.copyOf(points);
    }

    /// The curve of predictions.
    ///
    /// @param positive for each row whether it is of the positive class; of several repeats one after the other
    /// @param probability of that class, for each row
    /// @param weights how much each row counts, all at least 0, some above
    /// @param folds how many of the rows each fold has, in their order
    /// @param repeats how often each row occurs
    /// @param threshold by which the model answers
    /// @throws IllegalArgumentException if the numbers do not fit together, or there is no row
    public static CostCurve of(boolean[] positive, double[] probability, double[] weights, int[] folds, int repeats,
            Prices prices, double threshold) {
        int n = positive.length;
        if (n == 0 || probability.length != n || weights.length != n || Arrays.stream(folds).sum() != n) {
            throw new IllegalArgumentException(n + " rows, " + probability.length + " probabilities, folds "
                    + Arrays.toString(folds));
        }
        TreeSet<Double> thresholds = new TreeSet<>(List.of(threshold, prices.threshold()));
        for (int i = 0; i <= STEPS; i++) thresholds.add((double) i / STEPS);
        double[] sorted = probability.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < QUANTILES; i++) thresholds.add(sorted[(int) ((long) i * n / QUANTILES)]);
        double[] at = thresholds.stream().mapToDouble(t -> t).toArray();
        Counts[][] byFold = new Counts[folds.length][];
        int from = 0;
        for (int f = 0; f < folds.length; f++) {
            byFold[f] = counts(positive, probability, weights, from, from + folds[f], at);
            from += folds[f];
        }
        Counts[] all = sum(byFold, at.length);
        // As many rows of equal weights would be as uncertain (Kish 1965); repeats of a row are no further rows.
        double squares = Arrays.stream(weights).map(w -> w * w).sum();
        double effective = Math.pow(all[0].sum(), 2) / squares / Math.max(1, repeats);
        List<Point> points = IntStream.range(0, at.length).mapToObj(i -> point(at[i], all[i], prices, effective))
                .toList();
        int cheapest = cheapest(all, at, prices);
        return new CostCurve(prices, points, points.get(Arrays.binarySearch(at, threshold)),
                points.get(Arrays.binarySearch(at, prices.threshold())), points.get(cheapest),
                folds.length < 2 ? Double.NaN : corrected(byFold, all, at, prices) / all[0].sum(), n,
                (all[0].caught() + all[0].missed()) / all[0].sum());
    }

    /// The counts of some rows at each threshold, in one pass over the rows.
    private static Counts[] counts(boolean[] positive, double[] probability, double[] weights, int from, int to,
            double[] at) {
        // Weight of the rows of each class whose probability lies between one threshold and the next.
        double[][] between = new double[2][at.length + 1];
        for (int row = from; row < to; row++) {
            int place = Arrays.binarySearch(at, probability[row]);
            between[positive[row] ? 1 : 0][place >= 0 ? place + 1 : -place - 1] += weights[row];
        }
        double caught = Arrays.stream(between[1]).sum();
        double alarms = Arrays.stream(between[0]).sum();
        double missed = 0;
        double cleared = 0;
        Counts[] counts = new Counts[at.length];
        for (int i = 0; i < at.length; i++) {
            caught -= between[1][i];
            missed += between[1][i];
            alarms -= between[0][i];
            cleared += between[0][i];
            counts[i] = new Counts(caught, missed, alarms, cleared);
        }
        return counts;
    }

    private static Counts[] sum(Counts[][] byFold, int length) {
        return IntStream.range(0, length).mapToObj(i -> new Counts(add(byFold, i, Counts::caught),
                add(byFold, i, Counts::missed), add(byFold, i, Counts::alarms), add(byFold, i, Counts::cleared)))
                .toArray(Counts[]::new);
    }

    private static double add(Counts[][] byFold, int at, ToDoubleFunction<Counts> part) {
        return Arrays.stream(byFold).mapToDouble(f -> part.applyAsDouble(f[at])).sum();
    }

    private static Point point(double threshold, Counts c, Prices prices, double rows) {
        double n = c.sum();
        double mean = prices.total(c) / n;
        double square = (c.caught() * prices.hit() * prices.hit() + c.missed() * prices.missed() * prices.missed()
                + c.alarms() * prices.alarm() * prices.alarm()) / n;
        return new Point(threshold, mean, Math.sqrt(Math.max(0, square - mean * mean) / rows), c);
    }

    /// The place of the cheapest; among equals the one nearest to what the prices alone say.
    private static int cheapest(Counts[] counts, double[] at, Prices prices) {
        int best = 0;
        for (int i = 1; i < at.length; i++) {
            int order = Double.compare(prices.total(counts[i]), prices.total(counts[best]));
            boolean nearer = Math.abs(at[i] - prices.threshold()) < Math.abs(at[best] - prices.threshold());
            if (order < 0 || order == 0 && nearer) best = i;
        }
        return best;
    }

    private static double corrected(Counts[][] byFold, Counts[] all, double[] at, Prices prices) {
        double total = 0;
        for (Counts[] fold : byFold) {
            Counts[] others = IntStream.range(0, at.length).mapToObj(i -> all[i].minus(fold[i]))
                    .toArray(Counts[]::new);
            total += prices.total(fold[cheapest(others, at, prices)]);
        }
        return total;
    }

    /// The cost of a row without a model: every row gets the same answer, the cheaper one.
    public double withoutModel() {
        return Math.min(share * prices.missed(), share * prices.hit() + (1 - share) * prices.alarm());
    }
}
