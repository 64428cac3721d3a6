package sweetspot.model.family;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.Prediction;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.kernel.GaussianKernel;
import sweetspot.model.kernel.KernelExpansion;
import sweetspot.model.kernel.KernelRows;
import sweetspot.model.kernel.SmoSolver;
import sweetspot.model.prepare.Preparation;
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
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        double gamma = SvmFamily.gamma(shape);
        return new SpecList(id())
                .add("c", 1.0, FloatDistribution.log(1e-2, 1e2), FloatDistribution.log(1e-4, 1e4),
                        FloatDistribution.log(1e-6, 1e6))
                .add("gamma", gamma, SvmFamily.around(gamma, 100),
                        SvmFamily.around(gamma, 10_000), FloatDistribution.log(1e-10, 1e6))
                .add("epsilon", 0.1, FloatDistribution.log(1e-2, 1), FloatDistribution.log(1e-3, 2),
                        FloatDistribution.log(1e-6, 10))
                .list();
    }

    @Override
    FittedModel fitNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed, FitContext context) {
        int n = x.length;
        TargetScale scale = TargetScale.of(y);
        double[] targets = new double[n];
        double[] highs = new double[n];
        double[] lows = new double[n];
        for (int i = 0; i < n; i++) targets[i] = scale.down(y.values()[i]);
        for (int i = 0; i < n; i++) {
            highs[i] = c.number("c") * y.weights().of(i);
            lows[i] = -highs[i];
        }
        GaussianKernel kernel = new GaussianKernel(x, c.number("gamma"));
        SmoSolver.Solution solution = new SmoSolver(kernel, new SmoSolver.Problem(targets, lows, highs,
                c.number("epsilon")), KernelRows.budget()).solve(context);
        double[] b = solution.coefficients();
        int[] vectors = IntStream.range(0, n).filter(i -> b[i] != 0).toArray();
        KernelExpansion function = new KernelExpansion(kernel.subset(vectors), new KernelExpansion.Run[][]{
            {new KernelExpansion.Run(0, Arrays.stream(vectors).mapToDouble(i -> b[i]).toArray())}},
                new double[]{solution.bias()});
        return (points, predicting) -> {
            double[][] found = function.at(points, predicting);
            double[] values = new double[points.length];
            for (int i = 0; i < points.length; i++) values[i] = scale.up(found[i][0]);
            return new Prediction.Numbers(values);
        };
    }
}
