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

/// Quadratic discriminant analysis, regularized after Friedman (1989): each class's covariance is drawn towards the
/// covariance common to all (`pooling`) and towards the identity (`regularization`, as scikit-learn's `reg_param`).
/// Pooled in full it is linear discriminant analysis.
///
/// Smile's QDA and RDA are not used: a class of fewer rows than columns ends them.
final class QdaFamily extends SmileFamily {
    /// Of variances, which are about 1: keeps a covariance of nothing solvable.
    private static final double LEAST = 1e-9;

    QdaFamily() {
        super("qda", EnumSet.of(Task.CLASSIFICATION), Preparation.NUMERIC);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        FloatDistribution share = FloatDistribution.linear(0, 1);
        return new SpecList(id())
                .add("regularization", 0.1, share, share, share)
                .add("pooling", 0.0, share, share, share)
                .add("class_weight", "none", CategoricalDistribution.of("none", "balanced"))
                .list();
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        int k = y.count();
        RowSpace space = RowSpace.of(x, context);
        ClassMoments moments = ClassMoments.of(space.turned(x, context), y, context);
        double[] constants = ClassPriors.logs(y, c);
        double[] ones = new double[k];
        java.util.Arrays.fill(ones, 1.0 / Math.max(1, x.length - k));
        double[][] common = moments.pooled(ones);
        Cholesky.Factor[] factors = new Cholesky.Factor[k];
        for (int a = 0; a < k; a++) {
            factors[a] = factor(moments.scatter()[a], moments.counts()[a], common, c, context);
            constants[a] -= factors[a].logDeterminant() / 2;
        }
        return (rows, predicting) -> {
            double[][] scores = new double[rows.length][k];
            for (int i = 0; i < rows.length; i++) {
                predicting.check();
                double[] row = space.turned(rows[i]);
                double[] away = new double[row.length];
                for (int a = 0; a < k; a++) {
                    for (int j = 0; j < away.length; j++) away[j] = row[j] - moments.means()[a][j];
                    double[] w = factors[a].forward(away);
                    scores[i][a] = constants[a] - CentredColumns.dot(w, w, 0, w.length) / 2;
                }
                Softmax.inPlace(scores[i]);
            }
            return byScores(scores, true);
        };
    }

    private static Cholesky.Factor factor(double[][] scatter, double count, double[][] common, Configuration c,
            FitContext context) {
        double identity = c.number("regularization");
        double pooling = c.number("pooling");
        double[][] covariance = new double[scatter.length][scatter.length];
        ClassMoments.add(covariance, scatter, (1 - identity) * (1 - pooling) / Math.max(1, count - 1));
        ClassMoments.add(covariance, common, (1 - identity) * pooling);
        return Cholesky.factor(covariance, Math.max(LEAST, identity), context);
    }
}
