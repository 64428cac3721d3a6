package sweetspot.model;

import java.util.EnumSet;
import java.util.List;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Linear regression with a mixed penalty (Zou and Hastie 2005): half the mean squared error, plus the penalty times
/// (mix Σ|w| + (1 - mix)/2 Σw²), of a target brought to standard deviation 1.
///
/// Fitted by cyclic coordinate descent (Friedman, Hastie and Tibshirani 2010), which, unlike Smile's interior-point
/// method, can be cancelled at any feature and takes the whole range of mixes.
final class ElasticNetFamily extends SmileFamily {
    private static final int SWEEPS = 2_000;
    private static final double TOLERANCE = 1e-6;

    ElasticNetFamily() {
        super("elastic_net", EnumSet.of(Task.REGRESSION), Preparation.NUMERIC);
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
    FittedModel fitNumbers(double[][] x, double[] y, Configuration c, long seed, FitContext context) {
        TargetScale scale = TargetScale.of(y);
        double[][] columns = columns(x);
        double[] means = center(columns);
        double[] w = descend(columns, scaled(y, scale), c.number("penalty") * c.number("mix"),
                c.number("penalty") * (1 - c.number("mix")), context);
        double intercept = scale.mean();
        for (int j = 0; j < w.length; j++) {
            w[j] *= scale.deviation();
            intercept -= w[j] * means[j];
        }
        return new LinearPrediction(intercept, w);
    }

    private static double[][] columns(double[][] x) {
        double[][] columns = new double[x[0].length][x.length];
        for (int i = 0; i < x.length; i++) for (int j = 0; j < columns.length; j++) columns[j][i] = x[i][j];
        return columns;
    }

    /// Takes the mean out of each column.
    private static double[] center(double[][] columns) {
        double[] means = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (double v : columns[j]) means[j] += v / columns[j].length;
            for (int i = 0; i < columns[j].length; i++) columns[j][i] -= means[j];
        }
        return means;
    }

    private static double[] scaled(double[] y, TargetScale scale) {
        double[] scaled = new double[y.length];
        for (int i = 0; i < y.length; i++) scaled[i] = scale.down(y[i]);
        return scaled;
    }

    /// @param residuals the centred target, taken over
    private static double[] descend(double[][] columns, double[] residuals, double absolute, double squared,
                                    FitContext context) {
        int n = residuals.length;
        double[] w = new double[columns.length];
        double[] powers = new double[columns.length];
        for (int j = 0; j < columns.length; j++) for (double v : columns[j]) powers[j] += v * v / n;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double largest = 0;
            for (int j = 0; j < columns.length; j++) {
                context.check();
                if (powers[j] == 0) continue;
                double pull = powers[j] * w[j];
                for (int i = 0; i < n; i++) pull += columns[j][i] * residuals[i] / n;
                double next = Math.signum(pull) * Math.max(0, Math.abs(pull) - absolute) / (powers[j] + squared);
                double change = next - w[j];
                if (change == 0) continue;
                for (int i = 0; i < n; i++) residuals[i] -= change * columns[j][i];
                w[j] = next;
                largest = Math.max(largest, Math.abs(change) * Math.sqrt(powers[j]));
            }
            if (largest < TOLERANCE) break;
        }
        return w;
    }
}
