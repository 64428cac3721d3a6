package sweetspot.model.tree;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;

/// Grows decision and regression trees as CART does (Breiman, Friedman, Olshen and Stone 1984): of all splits the best,
/// until nodes are pure or a limit is met; a split that gains nothing by itself is made too, since those below it may.
/// With a limit on leaves the split that lowers the impurity most, times the node's weight, comes first.
///
/// One grower grows any number of trees on the same rows, one after the other. Not for several threads.
public final class TreeGrower {
    /// About a millisecond's work.
    private static final long CHECK_EVERY = 200_000;

    private final SplitFinder finder;
    private final TreeLimits limits;
    private final int candidates;
    private final boolean drawnCuts;
    private final int[] features;
    private long work;

    private TreeGrower(SplitFinder finder, TreeLimits limits, int candidates, boolean drawnCuts) {
        this.finder = finder;
        this.limits = limits;
        this.candidates = candidates;
        this.drawnCuts = drawnCuts;
        this.features = new int[finder.data.features()];
    }

    /// Grows trees whose leaves hold the shares of classes.
    ///
    /// @param labels per row its class, from 0
    /// @param candidates number of features looked at for a split, drawn anew for each; more are drawn while no split
    ///     was found
    /// @param drawnCuts whether one random cut a feature is looked at instead of all
    public static TreeGrower ofClasses(BinnedRows data, int[] labels, int classes, Criterion criterion,
            TreeLimits limits, int candidates, boolean drawnCuts) {
        return new TreeGrower(new ClassSplitFinder(data, labels, classes, criterion, limits.leafRows()), limits,
                candidates, drawnCuts);
    }

    /// Grows trees whose leaves hold a mean; further parameters as for [#ofClasses].
    ///
    /// @param targets per row, finite
    public static TreeGrower ofNumbers(BinnedRows data, double[] targets, TreeLimits limits, int candidates,
            boolean drawnCuts) {
        return new TreeGrower(new NumberSplitFinder(data, targets, limits.leafRows()), limits, candidates, drawnCuts);
    }

    /// A node that is to be split.
    ///
    /// @param constant features in which its rows do not differ, a bit each
    private record Open(int node, int from, int to, int depth, Split split, long[] constant) {}

    /// Grows a tree.
    ///
    /// @param weights per row how much it counts, at least 0; one must be positive
    /// @param random draws features and cuts
    /// @param check called every few milliseconds; throws if the work is to be given up
    public Tree grow(double[] weights, RandomGenerator random, Runnable check) {
        Tree.Builder tree = new Tree.Builder(finder.width());
        int n = finder.begin(tree, weights);
        // Names and order of features do not matter to what is drawn next.
        for (int f = 0; f < features.length; f++) features[f] = f;
        boolean bestFirst = limits.leaves() != TreeLimits.NONE;
        Queue<Open> open = bestFirst ? new PriorityQueue<>(Comparator.comparingDouble((Open o) -> -o.split.gain())
                .thenComparingInt(Open::node)) : Collections.asLifoQueue(new ArrayDeque<>());
        open(tree, open, 0, 0, n, 0, new long[Math.ceilDiv(features.length, Long.SIZE)], random);
        int leaves = 1;
        while (!open.isEmpty()) {
            if (work > CHECK_EVERY) {
                work = 0;
                check.run();
            }
            Open next = open.remove();
            if (leaves == limits.leaves()) {
                finder.enter(next.from, next.to);
                tree.leaf(next.node, finder.leaf(tree));
                continue;
            }
            leaves++;
            Split split = next.split;
            int middle = finder.partition(next.from, next.to, split);
            // A row that lacks a value no training row lacked goes with the majority.
            boolean missingLeft = finder.data.feature(split.feature()).missing() ? split.missingLeft()
                    : 2 * middle > next.from + next.to;
            int left = tree.split(next.node, split.feature(), split.threshold(), missingLeft);
            // The left one is opened last, so that depth-first growth turns to it first.
            open(tree, open, left + 1, middle, next.to, next.depth + 1, next.constant.clone(), random);
            open(tree, open, left, next.from, middle, next.depth + 1, next.constant, random);
        }
        return tree.build();
    }

    /// Makes a node a leaf, or finds its split and adds it to those that are open.
    private void open(Tree.Builder tree, Queue<Open> open, int node, int from, int to, int depth, long[] constant,
            RandomGenerator random) {
        boolean mixed = finder.enter(from, to);
        work += to - from;
        if (mixed && limits.allow(to - from, depth)) search(to - from, constant, random);
        if (finder.found()) open.add(new Open(node, from, to, depth, finder.best(), constant));
        else tree.leaf(node, finder.leaf(tree));
    }

    private void search(int rows, long[] constant, RandomGenerator random) {
        int all = features.length;
        boolean any = false;
        for (int looked = 0; looked < all && (looked < candidates || !any); looked++) {
            if (candidates < all || drawnCuts) {
                int at = looked + random.nextInt(all - looked);
                int drawn = features[at];
                features[at] = features[looked];
                features[looked] = drawn;
            }
            int feature = features[looked];
            if ((constant[feature >> 6] & 1L << feature) != 0) continue;
            work += rows;
            boolean differ = drawnCuts ? finder.draw(feature, random) : finder.search(feature);
            if (differ) any = true;
            else constant[feature >> 6] |= 1L << feature;
        }
    }
}
