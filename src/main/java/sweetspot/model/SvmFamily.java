package sweetspot.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import smile.math.MathEx;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Support vector machines with a Gaussian (RBF) kernel for classes; with more than two, one for each pair.
///
/// A class's score is its number of won pairs plus a little for how clearly they were won. Probabilities, which cost
/// four fits instead of one, are sigmoids (Platt 1999) of how clearly a class wins its pairs on the whole, fitted on
/// rows left out in three inner folds and scaled to add up to 1.
final class SvmFamily extends SmileFamily {
    private static final int INNER_FOLDS = 3;

    SvmFamily() {
        super("svm_rbf", EnumSet.of(Task.CLASSIFICATION), Preparation.NUMERIC);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("c", 1.0, FloatDistribution.log(1e-2, 1e3), FloatDistribution.log(1e-4, 1e4),
                        FloatDistribution.log(1e-6, 1e6))
                .add("gamma", 1.0 / shape.features(), around(1.0 / shape.features(), 100),
                        around(1.0 / shape.features(), 10_000), FloatDistribution.log(1e-10, 1e6))
                .add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed()
                .list();
    }

    /// A range of `factor` times less to `factor` times more, with round ends.
    static FloatDistribution around(double centre, double factor) {
        double low = Math.pow(10, Math.floor(Math.log10(centre / factor) + 0.5));
        double high = Math.pow(10, Math.floor(Math.log10(centre * factor) + 0.5));
        return FloatDistribution.log(Math.max(1e-10, low), Math.min(1e6, high));
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        Pairwise machine = train(x, y, c, context);
        if (!context.probabilities()) return (rows, predicting) -> byScores(machine.votes(rows, predicting), false);
        Sigmoid[] sigmoids = calibrate(x, y, c, context);
        return (rows, predicting) -> {
            double[][] scores = machine.margins(rows, predicting);
            for (double[] row : scores) scale(row, sigmoids);
            return byScores(scores, true);
        };
    }

    private static Pairwise train(double[][] x, TargetValues.Classes y, Configuration c, FitContext context) {
        int k = y.count();
        double[] costs = new double[k];
        Arrays.fill(costs, c.number("c"));
        if (c.text("class_weight").equals("balanced")) {
            int[] counts = y.counts();
            for (int a = 0; a < k; a++) costs[a] *= (double) y.size() / (k * counts[a]);
        }
        KernelRows kernel = new KernelRows(x, c.number("gamma"));
        int[][] groups = TreeSampling.byClass(y);
        int[][] rows = new int[k * (k - 1) / 2][];
        SmoSolver.Solution[] solutions = new SmoSolver.Solution[rows.length];
        for (int a = 0, f = 0; a < k; a++) {
            for (int b = a + 1; b < k; b++, f++) {
                rows[f] = IntStream.concat(Arrays.stream(groups[a]), Arrays.stream(groups[b])).toArray();
                solutions[f] = pair(kernel, rows[f], groups[a].length, costs[a], costs[b], context);
            }
        }
        return new Pairwise(KernelExpansion.of(x, c.number("gamma"), rows, solutions), k);
    }

    /// Class `a`, which has the first rows, is the positive side.
    private static SmoSolver.Solution pair(KernelRows kernel, int[] rows, int first, double costA, double costB,
                                           FitContext context) {
        int[] signs = new int[rows.length];
        double[] bounds = new double[rows.length];
        double[] residuals = new double[rows.length];
        for (int t = 0; t < rows.length; t++) {
            signs[t] = t < first ? 1 : -1;
            bounds[t] = t < first ? costA : costB;
            residuals[t] = signs[t];
        }
        return new SmoSolver(kernel, rows, signs, bounds, residuals).solve(context);
    }

    /// One sigmoid per class. Each class's rows are dealt to the inner folds in turn, in random order; a class with a
    /// single row is then missing from some training rows, where it scores lowest.
    private static Sigmoid[] calibrate(double[][] x, TargetValues.Classes y, Configuration c, FitContext context) {
        int[] foldOf = new int[x.length];
        int next = 0;
        for (int[] group : TreeSampling.byClass(y)) {
            for (int p : MathEx.permutate(group.length)) foldOf[group[p]] = next++ % INNER_FOLDS;
        }
        double[][] scores = new double[x.length][];
        for (int f = 0; f < INNER_FOLDS; f++) {
            int fold = f;
            int[] train = IntStream.range(0, x.length).filter(i -> foldOf[i] != fold).toArray();
            int[] test = IntStream.range(0, x.length).filter(i -> foldOf[i] == fold).toArray();
            if (train.length == 0 || test.length == 0) continue;
            double[][] held = innerScores(x, y, c, train, test, context);
            for (int i = 0; i < test.length; i++) scores[test[i]] = held[i];
        }
        int[] scored = IntStream.range(0, x.length).filter(i -> scores[i] != null).toArray();
        Sigmoid[] sigmoids = new Sigmoid[y.count()];
        for (int a = 0; a < sigmoids.length; a++) {
            int label = a;
            double[] s = Arrays.stream(scored).mapToDouble(i -> scores[i][label]).toArray();
            int[] is = Arrays.stream(scored).map(i -> y.codes()[i] == label ? 1 : -1).toArray();
            sigmoids[a] = Sigmoid.fit(s, is);
        }
        return sigmoids;
    }

    private static double[][] innerScores(double[][] x, TargetValues.Classes y, Configuration c, int[] train,
                                          int[] test, FitContext context) {
        double[][] trainX = Arrays.stream(train).mapToObj(i -> x[i]).toArray(double[][]::new);
        double[][] testX = Arrays.stream(test).mapToObj(i -> x[i]).toArray(double[][]::new);
        try {
            FittedModel model = PresentClasses.fit(y.rows(train), present -> {
                Pairwise machine = train(trainX, present, c, context);
                return (rows, predicting) -> byScores(machine.margins(rows, predicting), false);
            });
            return ((Prediction.Classes) model.predict(testX, context)).scores();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void scale(double[] scores, Sigmoid[] sigmoids) {
        double sum = 0;
        for (int a = 0; a < scores.length; a++) {
            scores[a] = Math.max(1e-12, sigmoids[a].at(scores[a]));
            sum += scores[a];
        }
        for (int a = 0; a < scores.length; a++) scores[a] /= sum;
    }

    /// A machine for each pair of classes, in the order (0,1), (0,2), …, (1,2), …
    private record Pairwise(KernelExpansion pairs, int classes) {

        /// Per class the pairs it wins.
        double[][] votes(double[][] rows, FitContext context) {
            return each(rows, context, true);
        }

        /// Per class the mean of the decisions for it.
        double[][] margins(double[][] rows, FitContext context) {
            return each(rows, context, false);
        }

        private double[][] each(double[][] rows, FitContext context, boolean votes) {
            double[][] scores = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                context.check();
                scores[i] = scores(pairs.at(rows[i]), votes);
            }
            return scores;
        }

        private double[] scores(double[] decisions, boolean byVotes) {
            if (classes == 2) return new double[] {decisions[0], -decisions[0]};
            double[] votes = new double[classes];
            double[] margins = new double[classes];
            for (int a = 0, f = 0; a < classes; a++) {
                for (int b = a + 1; b < classes; b++, f++) {
                    votes[decisions[f] >= 0 ? a : b]++;
                    margins[a] += decisions[f] / (classes - 1);
                    margins[b] -= decisions[f] / (classes - 1);
                }
            }
            if (!byVotes) return margins;
            // Squeezed below half a vote, so that margins decide only between equal votes.
            for (int a = 0; a < classes; a++) votes[a] += margins[a] / (2.1 * (1 + Math.abs(margins[a])));
            return votes;
        }
    }
}
