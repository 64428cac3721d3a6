package sweetspot.model.family;

import java.util.EnumSet;
import java.util.List;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.linear.CentredColumns;
import sweetspot.model.linear.Cholesky;
import sweetspot.model.linear.ClassMoments;
import sweetspot.model.linear.RowSpace;
import sweetspot.model.numeric.Softmax;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Linear discriminant analysis (Fisher 1936) with a common covariance that is drawn towards a multiple of the identity
/// (Ledoit and Wolf 2004 have the form), as scikit-learn's with the solver `lsqr`.
///
/// Smile's is not used: it has no shrinkage, and refuses columns that are equal or constant in the classes.
final class LdaFamily extends SmileFamily {
    /// Of variances, which are about 1: keeps a covariance of nothing solvable.
    private static final double LEAST = 1e-9;

    LdaFamily() {
        super("lda", EnumSet.of(Task.CLASSIFICATION), Preparation.NUMERIC);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("shrinkage", 0.1, FloatDistribution.linear(0, 1), FloatDistribution.linear(0, 1),
                        FloatDistribution.linear(0, 1))
                .add("class_weight", "none", CategoricalDistribution.of("none", "balanced"))
                .list();
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        double shrinkage = c.number("shrinkage");
        RowSpace space = RowSpace.of(x, context);
        ClassMoments moments = ClassMoments.of(space.turned(x, context), y, context);
        double[] priors = ClassPriors.of(y, c);
        double[] weights = new double[priors.length];
        for (int a = 0; a < weights.length; a++) weights[a] = priors[a] / moments.counts()[a];
        double[][] covariance = moments.pooled(weights);
        double trace = 0;
        for (int j = 0; j < covariance.length; j++) trace += covariance[j][j];
        for (double[] row : covariance) for (int j = 0; j < row.length; j++) row[j] *= 1 - shrinkage;
        Cholesky.Factor factor = Cholesky.factor(covariance,
                Math.max(LEAST, shrinkage * trace / x[0].length), context);
        double[][] coefficients = new double[priors.length][];
        double[] intercepts = new double[priors.length];
        for (int a = 0; a < priors.length; a++) {
            double[] mean = moments.means()[a];
            coefficients[a] = factor.solve(mean);
            intercepts[a] = Math.log(priors[a]) - CentredColumns.dot(mean, coefficients[a], 0, mean.length) / 2;
        }
        return (rows, predicting) -> {
            double[][] scores = new double[rows.length][priors.length];
            for (int i = 0; i < rows.length; i++) {
                predicting.check();
                double[] row = space.turned(rows[i]);
                for (int a = 0; a < priors.length; a++) {
                    scores[i][a] = intercepts[a] + CentredColumns.dot(row, coefficients[a], 0, row.length);
                }
                Softmax.inPlace(scores[i]);
            }
            return byScores(scores, true);
        };
    }
}
