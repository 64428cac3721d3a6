package sweetspot.model.family;

import java.util.EnumSet;
import java.util.List;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.linear.LogisticLoss;
import sweetspot.model.numeric.Lbfgs;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Multinomial logistic regression with a squared penalty: it minimizes the sum of the rows' log losses plus half the
/// penalty times the squared coefficients, so that the penalty is one over scikit-learn's C. Fitted by limited-memory
/// BFGS.
///
/// Smile's logistic regression is not used because it can neither be cancelled nor weigh classes.
final class LogisticFamily extends SmileFamily {
    /// The tolerance of the mean loss's slope; a tenth of what scikit-learn asks for.
    private static final double TOLERANCE = 1e-5;
    private static final int ITERATIONS = 2_000;

    LogisticFamily() {
        super("logistic_regression", EnumSet.of(Task.CLASSIFICATION), Preparation.NUMERIC);
    }

    @Override
    public boolean weighsRows() {
        return true;
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
        LogisticLoss loss = new LogisticLoss(x, y, TreeSettings.weights(y, c), c.number("penalty"), context);
        double[] w = new double[loss.size()];
        Lbfgs.minimize(loss, w, TOLERANCE * x.length, ITERATIONS);
        return (rows, predicting) -> {
            double[][] scores = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                predicting.check();
                scores[i] = LogisticLoss.probabilities(w, rows[i], k);
            }
            return byScores(scores, true);
        };
    }
}
