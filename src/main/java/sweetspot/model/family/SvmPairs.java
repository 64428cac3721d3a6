package sweetspot.model.family;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import smile.math.MathEx;
import sweetspot.model.FitContext;
import sweetspot.model.Prediction;
import sweetspot.model.RowWeights;
import sweetspot.model.TargetValues;
import sweetspot.model.kernel.GaussianKernel;
import sweetspot.model.kernel.KernelExpansion;
import sweetspot.model.kernel.KernelRows;
import sweetspot.model.kernel.KernelSource;
import sweetspot.model.kernel.PairwiseCoupling;
import sweetspot.model.kernel.SmoSolver;
import sweetspot.model.numeric.Sigmoid;

/// A support vector machine for each pair of classes, in the order (0,1), (0,2), …, (1,2), …
///
/// @param machine the pairs' decision functions, above 0 for the first class
/// @param sigmoids per pair the probability of the first class; null if none are wanted
/// @param classes number of classes
record SvmPairs(KernelExpansion machine, Sigmoid @Nullable [] sigmoids, int classes) {
    private static final int INNER_FOLDS = 5;
    /// The usual slope of fitted sigmoids; it ranks rows where no sigmoids are fitted.
    private static final double TYPICAL_SLOPE = 5;

    /// Trains the pairs. Runs on a thread whose Smile generator has the seed.
    ///
    /// @param costs per class what a mistake costs
    static SvmPairs train(double[][] x, TargetValues.Classes y, double gamma, double[] costs, FitContext context) {
        int k = y.count();
        GaussianKernel gaussian = new GaussianKernel(x, gamma);
        KernelSource kernel = gaussian;
        // Several problems on the same rows share what they compute, if it can be kept.
        if (k > 2 || context.probabilities()) {
            KernelRows shared = new KernelRows(gaussian);
            if (shared.holdsAll()) kernel = shared;
        }
        int[][] groups = groups(y);
        SmoSolver.Solution[] solutions = new SmoSolver.Solution[k * (k - 1) / 2];
        Sigmoid[] sigmoids = context.probabilities() ? new Sigmoid[solutions.length] : null;
        for (int a = 0, f = 0; a < k; a++) {
            for (int b = a + 1; b < k; b++, f++) {
                int[] rows = IntStream.concat(Arrays.stream(groups[a]), Arrays.stream(groups[b])).toArray();
                Pair pair = new Pair(kernel.subset(rows), groups[a].length, costs(y, rows, costs),
                        y.weights().rows(rows).withMeanOne());
                solutions[f] = pair.solve(context);
                if (sigmoids != null) sigmoids[f] = pair.sigmoid(context);
            }
        }
        return new SvmPairs(expansion(gaussian, groups, solutions), sigmoids, k);
    }

    /// What a mistake costs in each of some rows.
    private static double[] costs(TargetValues.Classes y, int[] rows, double[] ofClass) {
        return Arrays.stream(rows).mapToDouble(row -> ofClass[y.codes()[row]] * y.weights().of(row)).toArray();
    }

    /// The rows of each class.
    private static int[][] groups(TargetValues.Classes y) {
        return IntStream.range(0, y.count()).mapToObj(a -> IntStream.range(0, y.size())
                .filter(i -> y.codes()[i] == a).toArray()).toArray(int[][]::new);
    }

    /// The rows that carry weight, class by class, so that a pair reads two runs of them.
    private static KernelExpansion expansion(GaussianKernel kernel, int[][] groups, SmoSolver.Solution[] solutions) {
        int k = groups.length;
        int[][] kept = new int[k][];
        int[] starts = new int[k];
        int total = 0;
        for (int a = 0; a < k; a++) {
            boolean[] carries = new boolean[groups[a].length];
            for (int b = 0; b < k; b++) {
                if (b == a) continue;
                double[] c = solutions[pair(a, b, k)].coefficients();
                int from = a < b ? 0 : groups[b].length;
                for (int t = 0; t < carries.length; t++) carries[t] |= c[from + t] != 0;
            }
            kept[a] = IntStream.range(0, carries.length).filter(t -> carries[t]).toArray();
            starts[a] = total;
            total += kept[a].length;
        }
        KernelExpansion.Run[][] runs = new KernelExpansion.Run[solutions.length][];
        double[] biases = new double[solutions.length];
        for (int a = 0; a < k; a++) {
            for (int b = a + 1; b < k; b++) {
                int f = pair(a, b, k);
                double[] c = solutions[f].coefficients();
                int second = groups[a].length;
                runs[f] = new KernelExpansion.Run[]{
                    new KernelExpansion.Run(starts[a], Arrays.stream(kept[a]).mapToDouble(t -> c[t]).toArray()),
                    new KernelExpansion.Run(starts[b],
                            Arrays.stream(kept[b]).mapToDouble(t -> c[second + t]).toArray())};
                biases[f] = solutions[f].bias();
            }
        }
        int[] vectors = IntStream.range(0, k).flatMap(a -> Arrays.stream(kept[a]).map(t -> groups[a][t])).toArray();
        return new KernelExpansion(kernel.subset(vectors), runs, biases);
    }

    /// Position of a pair of different classes.
    private static int pair(int a, int b, int classes) {
        int low = Math.min(a, b);
        return low * classes - low * (low + 1) / 2 + Math.max(a, b) - low - 1;
    }

    /// Two classes; the first has the first rows.
    private record Pair(KernelSource kernel, int first, double[] costs, RowWeights weights) {

        SmoSolver.Solution solve(FitContext context) {
            return solve(kernel, IntStream.range(0, kernel.size()).toArray(), context);
        }

        private SmoSolver.Solution solve(KernelSource source, int[] rows, FitContext context) {
            int n = rows.length;
            double[] targets = new double[n];
            double[] lows = new double[n];
            double[] highs = new double[n];
            for (int t = 0; t < n; t++) {
                boolean a = rows[t] < first;
                targets[t] = a ? 1 : -1;
                if (a) highs[t] = costs[rows[t]];
                else lows[t] = -costs[rows[t]];
            }
            return new SmoSolver(source, new SmoSolver.Problem(targets, lows, highs, 0), KernelRows.budget())
                    .solve(context);
        }

        /// Each class's rows are dealt to the inner folds in turn, in random order. Where a class is missing from the
        /// training rows the decision is 1 for the other, as in LIBSVM.
        Sigmoid sigmoid(FitContext context) {
            int n = kernel.size();
            int[] foldOf = new int[n];
            int next = 0;
            for (int p : MathEx.permutate(first)) foldOf[p] = next++ % INNER_FOLDS;
            for (int p : MathEx.permutate(n - first)) foldOf[first + p] = next++ % INNER_FOLDS;
            double[] decisions = new double[n];
            int[] is = new int[n];
            for (int t = 0; t < n; t++) is[t] = t < first ? 1 : -1;
            for (int f = 0; f < INNER_FOLDS; f++) decide(f, foldOf, decisions, context);
            return weights.areEqual() ? Sigmoid.fit(decisions, is) : Sigmoid.fit(decisions, is, weights.values(n));
        }

        private void decide(int fold, int[] foldOf, double[] decisions, FitContext context) {
            int n = foldOf.length;
            int[] train = IntStream.range(0, n).filter(t -> foldOf[t] != fold).toArray();
            int[] test = IntStream.range(0, n).filter(t -> foldOf[t] == fold).toArray();
            int inFirst = (int) Arrays.stream(train).filter(t -> t < first).count();
            if (test.length == 0) return;
            if (inFirst == 0 || inFirst == train.length) {
                for (int t : test) decisions[t] = train.length == 0 ? 0 : inFirst == 0 ? -1 : 1;
                return;
            }
            SmoSolver.Solution solution = solve(kernel.subset(train), train, context);
            float[] row = new float[n];
            for (int t : test) {
                context.check();
                kernel.row(t, row);
                double sum = solution.bias();
                for (int u = 0; u < train.length; u++) sum += solution.coefficients()[u] * row[train[u]];
                decisions[t] = sum;
            }
        }
    }

    /// Without probabilities the predicted class is the one that wins most pairs, as in LIBSVM.
    Prediction.Classes predict(double[][] rows, FitContext context) {
        double[][] decisions = machine.at(rows, context);
        double[][] scores = new double[rows.length][];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = sigmoids == null && classes == 2 ? new double[]{decisions[i][0], -decisions[i][0]}
                    : coupled(decisions[i]);
            labels[i] = SmileFamily.highest(sigmoids == null ? votes(decisions[i]) : scores[i]);
        }
        return new Prediction.Classes(labels, scores, sigmoids != null);
    }

    private double[] coupled(double[] decisions) {
        double[] pairs = new double[decisions.length];
        for (int f = 0; f < pairs.length; f++) {
            pairs[f] =
                    sigmoids == null ? 1 / (1 + Math.exp(-TYPICAL_SLOPE * decisions[f])) : sigmoids[f].at(decisions[f]);
        }
        return PairwiseCoupling.couple(pairs, classes);
    }

    /// Per class the pairs it wins, plus less than half a one for how clearly, so that margins decide between equals.
    private double[] votes(double[] decisions) {
        double[] votes = new double[classes];
        double[] margins = new double[classes];
        for (int a = 0, f = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++, f++) {
                votes[decisions[f] >= 0 ? a : b]++;
                margins[a] += decisions[f] / (classes - 1);
                margins[b] -= decisions[f] / (classes - 1);
            }
        }
        for (int a = 0; a < classes; a++) votes[a] += margins[a] / (2.1 * (1 + Math.abs(margins[a])));
        return votes;
    }
}
