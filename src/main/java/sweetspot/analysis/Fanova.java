package sweetspot.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Functional analysis of variance of one regression tree, exact from its leaves' boxes.
///
/// Source: Hutter, Hoos, Leyton-Brown, "An efficient approach for assessing hyperparameter importance", ICML 2014,
/// section 3. The share of a parameter is the variance of the tree's mean prediction given that parameter, over the
/// variance of the tree. For conditional spaces we take all means over configurations drawn evenly from the space,
/// parents before children, and for a child only over those in which it is active, weighted with their probability:
/// what being active or not does to the score belongs to the parent, which decides it.
final class Fanova {
    private final Dimensions dimensions;
    private final List<RegressionTree.Leaf> leaves;
    private final double[] probabilities;
    private final double variance;

    Fanova(Dimensions dimensions, RegressionTree tree) {
        this.dimensions = dimensions;
        this.leaves = tree.leaves();
        this.probabilities = leaves.stream().mapToDouble(leaf -> leaf.box().probability(dimensions)).toArray();
        double mean = 0;
        double square = 0;
        double weight = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double v = leaves.get(i).value();
            weight += probabilities[i];
            mean += probabilities[i] * v;
            square += probabilities[i] * v * v;
        }
        this.variance = weight > 0 ? Math.max(0, square / weight - mean / weight * (mean / weight)) : 0;
    }

    /// Variance of the tree over the space.
    double variance() {
        return variance;
    }

    /// Variance of the mean prediction given dimension `d`, where it is active.
    double effect(int d) {
        Marginal m = marginal(d, cuts(d));
        return m.variance();
    }

    /// Variance of the mean prediction given both dimensions, beyond what each gives alone.
    double interaction(int a, int b) {
        double[] cutsA = cuts(a);
        double[] cutsB = cuts(b);
        int columns = cutsB.length - 1;
        double[] weight = new double[(cutsA.length - 1) * columns];
        double[] sum = new double[weight.length];
        for (RegressionTree.Leaf leaf : leaves) {
            for (Part p : parts(leaf.box(), a)) {
                for (Part q : parts(p.box(), b)) {
                    if (q.probability() > 0) spread(leaf.value(), q, a, b, cutsA, cutsB, weight, sum);
                }
            }
        }
        // Rows and columns of the same table give the single effects where both are active.
        double joint = new Marginal(weight, sum).variance();
        double[] rowWeight = new double[cutsA.length - 1];
        double[] rowSum = new double[rowWeight.length];
        double[] columnWeight = new double[columns];
        double[] columnSum = new double[columns];
        for (int i = 0; i < weight.length; i++) {
            rowWeight[i / columns] += weight[i];
            rowSum[i / columns] += sum[i];
            columnWeight[i % columns] += weight[i];
            columnSum[i % columns] += sum[i];
        }
        return Math.max(0, joint - new Marginal(rowWeight, rowSum).variance()
                - new Marginal(columnWeight, columnSum).variance());
    }

    private static void spread(double value, Part part, int a, int b, double[] cutsA, double[] cutsB, double[] weight,
            double[] sum) {
        int columns = cutsB.length - 1;
        double[] shareA = shares(part.box(), a, cutsA);
        double[] shareB = shares(part.box(), b, cutsB);
        for (int i = 0; i < shareA.length; i++) {
            if (shareA[i] == 0) continue;
            for (int j = 0; j < columns; j++) {
                double w = part.probability() * shareA[i] * shareB[j];
                weight[i * columns + j] += w;
                sum[i * columns + j] += w * value;
            }
        }
    }

    private Marginal marginal(int d, double[] cuts) {
        double[] weight = new double[cuts.length - 1];
        double[] sum = new double[weight.length];
        for (RegressionTree.Leaf leaf : leaves) {
            for (Part part : parts(leaf.box(), d)) {
                if (part.probability() <= 0) continue;
                int from = first(cuts, part.box(), d);
                for (int i = from; i < weight.length; i++) {
                    double share = share(part.box(), d, cuts, i);
                    if (share == 0 && !part.box().isChoice(d)) break;
                    weight[i] += part.probability() * share;
                    sum[i] += part.probability() * share * leaf.value();
                }
            }
        }
        return new Marginal(weight, sum);
    }

    /// A box within which every value of a dimension is equally likely, with the probability of the box.
    private record Part(Box box, double probability) {}

    /// The part of a box in which `d` is active; for a parent one for each stretch of its values, because its
    /// children differ between them.
    private List<Part> parts(Box box, int d) {
        if (dimensions.children(d).isEmpty()) {
            if (!dimensions.isConditional(d)) return List.of(new Part(box, box.probability(dimensions)));
            Box active = box.copy();
            active.inactive[d] = false;
            return List.of(new Part(active, active.probability(dimensions)));
        }
        List<Part> parts = new ArrayList<>();
        for (Dimensions.Segment s : dimensions.segments(d)) {
            if (box.overlap(dimensions, d, s) <= 0) continue;
            Box part = box.within(dimensions, d, s);
            part.inactive[d] = false;
            parts.add(new Part(part, part.probability(dimensions)));
        }
        return parts;
    }

    /// Ends of the intervals within which no leaf ends; of a choice the numbers of all choices.
    private double[] cuts(int d) {
        if (dimensions.isChoice(d)) {
            return IntStream.rangeClosed(0, dimensions.choices(d)).asDoubleStream().toArray();
        }
        double[] ends = new double[2 * leaves.size() + 2 * dimensions.segments(d).size() + 2];
        int n = 0;
        for (RegressionTree.Leaf leaf : leaves) {
            ends[n++] = leaf.box().low[d];
            ends[n++] = leaf.box().high[d];
        }
        for (Dimensions.Segment s : dimensions.segments(d)) {
            ends[n++] = s.low();
            ends[n++] = s.high();
        }
        ends[n] = 1;
        return Arrays.stream(ends).sorted().distinct().toArray();
    }

    private static int first(double[] cuts, Box box, int d) {
        return box.isChoice(d) ? 0 : Math.max(0, Arrays.binarySearch(cuts, box.low[d]));
    }

    /// Share of the box's extent along `d` that lies between cut `i` and the next.
    private static double share(Box box, int d, double[] cuts, int i) {
        if (box.isChoice(d)) return box.choices[d].get(i) ? 1.0 / box.choices[d].cardinality() : 0;
        double extent = box.high[d] - box.low[d];
        return extent > 0 && cuts[i] >= box.low[d] && cuts[i + 1] <= box.high[d] ? (cuts[i + 1] - cuts[i]) / extent : 0;
    }

    private static double[] shares(Box box, int d, double[] cuts) {
        double[] shares = new double[cuts.length - 1];
        for (int i = 0; i < shares.length; i++) shares[i] = share(box, d, cuts, i);
        return shares;
    }

    /// Probability and probability-weighted prediction of each cell of a partition.
    private record Marginal(double[] weight, double[] sum) {

        /// Variance of the cells' means about their common mean, times the probability of all cells together.
        double variance() {
            double total = 0;
            double mean = 0;
            for (int i = 0; i < weight.length; i++) {
                total += weight[i];
                mean += sum[i];
            }
            if (total <= 0) return 0;
            mean /= total;
            double variance = 0;
            for (int i = 0; i < weight.length; i++) {
                if (weight[i] <= 0) continue;
                double difference = sum[i] / weight[i] - mean;
                variance += weight[i] * difference * difference;
            }
            return variance;
        }
    }
}
