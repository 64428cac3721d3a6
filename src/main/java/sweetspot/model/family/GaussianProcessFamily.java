package sweetspot.model.family;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.Prediction;
import sweetspot.model.SpecList;
import sweetspot.model.kernel.GaussianProcess;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Gaussian process regression ([GaussianProcess]) of a target brought to mean 0 and standard deviation 1. The default
/// length scale is the median distance of two rows, about.
///
/// Smile's is not used: with many rows it needs memory for all pairs, and it cannot be cancelled.
final class GaussianProcessFamily extends SmileFamily {

    GaussianProcessFamily() {
        super("gaussian_process", EnumSet.of(Task.REGRESSION), Preparation.NUMERIC);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        double length = new BigDecimal(Math.sqrt(2 * shape.spread())).round(new MathContext(3)).doubleValue();
        return new SpecList(id())
                .add("length_scale", length, SvmFamily.around(length, 10), SvmFamily.around(length, 100),
                        FloatDistribution.log(1e-6, 1e8))
                .add("noise", 0.1, FloatDistribution.log(1e-4, 1), FloatDistribution.log(1e-6, 10),
                        FloatDistribution.log(1e-9, 1e3))
                .add("kernel", "rbf", CategoricalDistribution.of("rbf", "matern_5_2", "matern_3_2"))
                .list();
    }

    @Override
    FittedModel fitNumbers(double[][] x, double[] y, Configuration c, long seed, FitContext context) {
        TargetScale scale = TargetScale.of(y);
        GaussianProcess process = GaussianProcess.fit(x, Arrays.stream(y).map(scale::down).toArray(),
                GaussianProcess.Covariance.valueOf(c.text("kernel").toUpperCase(Locale.ROOT)),
                c.number("length_scale"), c.number("noise"), seed, context);
        return (rows, predicting) -> new Prediction.Numbers(
                Arrays.stream(process.at(rows, predicting)).map(scale::up).toArray());
    }
}
