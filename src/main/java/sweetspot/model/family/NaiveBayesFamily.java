package sweetspot.model.family;

import java.util.EnumSet;
import java.util.List;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.numeric.Softmax;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Gaussian naive Bayes: each feature has a normal distribution in each class, and features of a class have nothing to
/// do with each other. `smoothing` times the largest variance of a feature is added to all variances, as scikit-learn's
/// `var_smoothing`, which does not weigh rows.
///
/// Smile's is not used: it has no smoothing, so a feature that is constant in a class decides alone.
final class NaiveBayesFamily extends SmileFamily {
    /// Further out squares would become infinite.
    private static final double FARTHEST = 1e100;

    NaiveBayesFamily() {
        super("naive_bayes", EnumSet.of(Task.CLASSIFICATION), Preparation.NUMERIC);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("smoothing", 1e-9, FloatDistribution.log(1e-9, 1), FloatDistribution.log(1e-12, 100),
                        FloatDistribution.log(1e-15, 1e6))
                .add("class_weight", "none", CategoricalDistribution.of("none", "balanced"))
                .list();
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        int k = y.count();
        int p = x[0].length;
        double[] constant = ClassPriors.logs(y, c);
        double[][] means = new double[k][p];
        double[][] variances = new double[k][p];
        double[] meansOfAll = new double[p];
        double[] squaresOfAll = new double[p];
        double[] seen = new double[k];
        for (int i = 0; i < x.length; i++) {
            if (i % 256 == 0) context.check();
            int a = y.codes()[i];
            double weight = y.weights().of(i);
            seen[a] += weight;
            for (int j = 0; j < p; j++) {
                double value = clamped(x[i][j]);
                double before = value - means[a][j];
                means[a][j] += weight * before / seen[a];
                variances[a][j] += weight * before * (value - means[a][j]);
                double beforeOfAll = value - meansOfAll[j];
                meansOfAll[j] += beforeOfAll / (i + 1);
                squaresOfAll[j] += beforeOfAll * (value - meansOfAll[j]);
            }
        }
        double largest = 0;
        for (double squares : squaresOfAll) largest = Math.max(largest, squares / x.length);
        double added = c.number("smoothing") * (largest > 0 ? largest : 1);
        for (int a = 0; a < k; a++) {
            for (int j = 0; j < p; j++) {
                variances[a][j] = variances[a][j] / seen[a] + added;
                constant[a] -= Math.log(variances[a][j]) / 2;
            }
        }
        return (rows, predicting) -> {
            double[][] scores = new double[rows.length][k];
            for (int i = 0; i < rows.length; i++) {
                predicting.check();
                for (int a = 0; a < k; a++) scores[i][a] = constant[a] - distance(rows[i], means[a], variances[a]) / 2;
                Softmax.inPlace(scores[i]);
            }
            return byScores(scores, true);
        };
    }

    private static double clamped(double value) {
        return Math.clamp(value, -FARTHEST, FARTHEST);
    }

    private static double distance(double[] row, double[] means, double[] variances) {
        double sum = 0;
        for (int j = 0; j < means.length; j++) {
            double d = clamped(row[j]) - means[j];
            sum += d * d / variances[j];
        }
        return sum;
    }
}
