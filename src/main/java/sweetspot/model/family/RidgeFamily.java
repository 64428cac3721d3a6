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
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Linear regression with a squared penalty (Hoerl and Kennard 1970): the sum of squared errors plus the penalty times
/// the squared coefficients of the scaled features, as scikit-learn's `Ridge(alpha)`. Solved at one stroke: by the
/// features' products, or with more features than rows by the rows' (Saunders, Gammerman and Vovk 1998).
///
/// Smile's ridge regression is not used: it refuses constant features, and scales features anew by another deviation.
final class RidgeFamily extends SmileFamily {

    RidgeFamily() {
        super("ridge", EnumSet.of(Task.REGRESSION), Preparation.NUMERIC);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("penalty", 1.0, FloatDistribution.log(1e-3, 1e4), FloatDistribution.log(1e-5, 1e5),
                        FloatDistribution.log(1e-8, 1e8))
                .list();
    }

    @Override
    FittedModel fitNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed, FitContext context) {
        context.check();
        CentredColumns centred = CentredColumns.of(x, y.weights());
        TargetScale scale = TargetScale.of(y);
        double[] target = new double[y.size()];
        for (int i = 0; i < target.length; i++) {
            target[i] = Math.sqrt(y.weights().of(i)) * scale.down(y.values()[i]);
        }
        double[] w = x.length >= x[0].length ? byFeatures(centred, target, c.number("penalty"), context)
                : byRows(centred, target, c.number("penalty"), context);
        for (int j = 0; j < w.length; j++) w[j] *= scale.deviation();
        return centred.through(w, scale.mean());
    }

    private static double[] byFeatures(CentredColumns centred, double[] target, double penalty, FitContext context) {
        double[][] columns = centred.columns();
        double[] pull = new double[columns.length];
        for (int j = 0; j < pull.length; j++) pull[j] = CentredColumns.dot(columns[j], target, 0, target.length);
        return Cholesky.solve(centred.products(context), penalty, pull, context);
    }

    private static double[] byRows(CentredColumns centred, double[] target, double penalty, FitContext context) {
        double[][] columns = centred.columns();
        int n = target.length;
        double[][] products = new double[n][n];
        for (double[] column : columns) {
            context.check();
            for (int i = 0; i < n; i++) for (int k = 0; k < n; k++) products[i][k] += column[i] * column[k];
        }
        double[] dual = Cholesky.solve(products, penalty, target, context);
        double[] w = new double[columns.length];
        for (int j = 0; j < w.length; j++) w[j] = CentredColumns.dot(columns[j], dual, 0, n);
        return w;
    }
}
