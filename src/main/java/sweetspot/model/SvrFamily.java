package sweetspot.model;

import java.util.EnumSet;
import java.util.List;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Support vector regression with a Gaussian (RBF) kernel. The target is brought to standard deviation 1 first, so
/// that cost and tolerance mean the same for any unit.
final class SvrFamily extends SmileFamily {

    SvrFamily() {
        super("svr", EnumSet.of(Task.REGRESSION), Preparation.NUMERIC);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("c", 1.0, FloatDistribution.log(1e-2, 1e2), FloatDistribution.log(1e-4, 1e4),
                        FloatDistribution.log(1e-6, 1e6))
                .add("gamma", 1.0 / shape.features(), SvmFamily.around(1.0 / shape.features(), 100),
                        SvmFamily.around(1.0 / shape.features(), 10_000), FloatDistribution.log(1e-10, 1e6))
                .add("epsilon", 0.1, FloatDistribution.log(1e-2, 1), FloatDistribution.log(1e-3, 2),
                        FloatDistribution.log(1e-6, 10))
                .list();
    }

    @Override
    FittedModel fitNumbers(double[][] x, double[] y, Configuration c, long seed, FitContext context) {
        int n = x.length;
        TargetScale scale = TargetScale.of(y);
        double epsilon = c.number("epsilon");
        int[] rows = new int[2 * n];
        int[] signs = new int[2 * n];
        double[] bounds = new double[2 * n];
        double[] residuals = new double[2 * n];
        for (int t = 0; t < 2 * n; t++) {
            rows[t] = t % n;
            signs[t] = t < n ? 1 : -1;
            bounds[t] = c.number("c");
            residuals[t] = scale.down(y[rows[t]]) - signs[t] * epsilon;
        }
        KernelRows kernel = new KernelRows(x, c.number("gamma"));
        SmoSolver.Solution both = new SmoSolver(kernel, rows, signs, bounds, residuals).solve(context);
        double[] merged = new double[n];
        for (int t = 0; t < 2 * n; t++) merged[rows[t]] += both.coefficients()[t];
        int[] own = new int[n];
        for (int i = 0; i < n; i++) own[i] = i;
        KernelExpansion function = KernelExpansion.of(x, c.number("gamma"), new int[][] {own},
                new SmoSolver.Solution[] {new SmoSolver.Solution(merged, both.bias())});
        return (points, predicting) -> {
            double[] values = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                predicting.check();
                values[i] = scale.up(function.at(points[i])[0]);
            }
            return new Prediction.Numbers(values);
        };
    }
}
