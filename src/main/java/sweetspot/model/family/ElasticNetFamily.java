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
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Linear regression with a mixed penalty (Zou and Hastie 2005): half the mean squared error, plus the penalty times
/// (mix Σ|w| + (1 - mix)/2 Σw²), of a target brought to standard deviation 1, so that the penalty means the same for any
/// unit. scikit-learn's `ElasticNet` takes the target as it is: its `alpha` is the penalty times the target's standard
/// deviation, its `l1_ratio` the mix.
///
/// Fitted by cyclic coordinate descent (Friedman, Hastie and Tibshirani 2010), which, unlike Smile's interior-point
/// method, can be cancelled at any feature and takes the whole range of mixes.
final class ElasticNetFamily extends SmileFamily {
    private static final int SWEEPS = 10_000;
    private static final double TOLERANCE = 1e-8;
    private static final int MOST_PRODUCTS = 500;

    ElasticNetFamily() {
        super("elastic_net", EnumSet.of(Task.REGRESSION), Preparation.NUMERIC);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("penalty", 0.01, FloatDistribution.log(1e-4, 1), FloatDistribution.log(1e-6, 10),
                        FloatDistribution.log(1e-8, 1e4))
                .add("mix", 0.5, FloatDistribution.linear(0, 1), FloatDistribution.linear(0, 1),
                        FloatDistribution.linear(0, 1))
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
        double absolute = c.number("penalty") * c.number("mix");
        double squared = c.number("penalty") * (1 - c.number("mix"));
        double[] w = x[0].length <= MOST_PRODUCTS && x[0].length < x.length
                ? byProducts(centred, target, absolute, squared, context)
                : byResiduals(centred.columns(), target, absolute, squared, context);
        for (int j = 0; j < w.length; j++) w[j] *= scale.deviation();
        return centred.through(w, scale.mean());
    }

    private static double next(double pull, double power, double absolute, double squared) {
        return Math.signum(pull) * Math.max(0, Math.abs(pull) - absolute) / (power + squared);
    }

    /// Reads the features' products instead of the rows, which are as many steps as there are features instead of rows.
    private static double[] byProducts(CentredColumns centred, double[] target, double absolute, double squared,
            FitContext context) {
        double[][] columns = centred.columns();
        double[][] products = centred.products(context);
        int n = target.length;
        int p = columns.length;
        double[] w = new double[p];
        double[] pulls = new double[p];
        for (int j = 0; j < p; j++) pulls[j] = CentredColumns.dot(columns[j], target, 0, n) / n;
        for (double[] row : products) for (int k = 0; k < p; k++) row[k] /= n;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            context.check();
            double largest = 0;
            for (int j = 0; j < p; j++) {
                double power = products[j][j];
                if (power == 0) continue;
                double change = next(pulls[j] + power * w[j], power, absolute, squared) - w[j];
                if (change == 0) continue;
                double[] row = products[j];
                for (int k = 0; k < p; k++) pulls[k] -= change * row[k];
                w[j] += change;
                largest = Math.max(largest, Math.abs(change) * Math.sqrt(power));
            }
            if (largest < TOLERANCE) break;
        }
        return w;
    }

    /// @param residuals the centred target, taken over
    private static double[] byResiduals(double[][] columns, double[] residuals, double absolute, double squared,
            FitContext context) {
        int n = residuals.length;
        double[] w = new double[columns.length];
        double[] powers = new double[columns.length];
        for (int j = 0; j < columns.length; j++) powers[j] = CentredColumns.dot(columns[j], columns[j], 0, n) / n;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double largest = 0;
            for (int j = 0; j < columns.length; j++) {
                context.check();
                if (powers[j] == 0) continue;
                double[] column = columns[j];
                double pull = CentredColumns.dot(column, residuals, 0, n) / n + powers[j] * w[j];
                double change = next(pull, powers[j], absolute, squared) - w[j];
                if (change == 0) continue;
                for (int i = 0; i < n; i++) residuals[i] -= change * column[i];
                w[j] += change;
                largest = Math.max(largest, Math.abs(change) * Math.sqrt(powers[j]));
            }
            if (largest < TOLERANCE) break;
        }
        return w;
    }
}
