package sweetspot.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import smile.math.BFGS;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Multinomial logistic regression with a squared penalty, fitted by limited-memory BFGS.
final class LogisticFamily extends SmileFamily {
    private static final int MEMORY = 8;
    private static final double TOLERANCE = 1e-5;
    private static final int ITERATIONS = 500;

    LogisticFamily() {
        super("logistic_regression", EnumSet.of(Task.CLASSIFICATION), Preparation.NUMERIC);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("penalty", 1.0, FloatDistribution.log(1e-3, 1e3), FloatDistribution.log(1e-5, 1e5),
                        FloatDistribution.log(1e-8, 1e8))
                .add("class_weight", "none", CategoricalDistribution.of("none", "balanced"))
                .list();
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        int k = y.count();
        double[] weights = new double[k];
        Arrays.fill(weights, 1);
        if (c.text("class_weight").equals("balanced")) {
            int[] counts = y.counts();
            for (int a = 0; a < k; a++) weights[a] = (double) y.size() / (k * counts[a]);
        }
        // Two classes have opposite coefficients, so that each carries half the penalty of a single set of them.
        double penalty = c.number("penalty") * (k == 2 ? 2 : 1);
        SoftmaxLoss loss = new SoftmaxLoss(x, y, weights, penalty, context);
        double[] w = new double[loss.size()];
        BFGS.minimize(loss, MEMORY, w, TOLERANCE, ITERATIONS);
        return (rows, predicting) -> {
            double[][] scores = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                predicting.check();
                scores[i] = Softmax.inPlace(SoftmaxLoss.scores(w, rows[i], k));
            }
            return byScores(scores, true);
        };
    }
}
