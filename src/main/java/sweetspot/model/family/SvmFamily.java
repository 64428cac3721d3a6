package sweetspot.model.family;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumSet;
import java.util.List;
import sweetspot.model.ClassWeights;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.kernel.PairwiseCoupling;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Support vector machines with a Gaussian (RBF) kernel for classes; with more than two, one for each pair. Cost, gamma
/// and class weights mean what they mean in LIBSVM.
///
/// A class's score is its number of won pairs plus a little for how clearly they were won. Probabilities, which cost
/// six fits instead of one, are LIBSVM's: for each pair a sigmoid (Platt 1999) of the decisions for rows left out in
/// five inner folds, and then the pairs coupled ([PairwiseCoupling]).
final class SvmFamily extends SmileFamily {
    SvmFamily() {
        super("svm_rbf", EnumSet.of(Task.CLASSIFICATION), Preparation.NUMERIC);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        double gamma = gamma(shape);
        return new SpecList(id())
                .add("c", 1.0, FloatDistribution.log(1e-2, 1e3), FloatDistribution.log(1e-4, 1e4),
                        FloatDistribution.log(1e-6, 1e6))
                .add("gamma", gamma, around(gamma, 100),
                        around(gamma, 10_000), FloatDistribution.log(1e-10, 1e6))
                .add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed()
                .list();
    }

    /// The value that scikit-learn calls `scale`, to three digits.
    static double gamma(DataShape shape) {
        return new BigDecimal(1 / shape.spread()).round(new MathContext(3)).doubleValue();
    }

    /// A range of `factor` times less to `factor` times more, with round ends.
    static FloatDistribution around(double centre, double factor) {
        double low = Math.pow(10, Math.floor(Math.log10(centre / factor) + 0.5));
        double high = Math.pow(10, Math.floor(Math.log10(centre * factor) + 0.5));
        return FloatDistribution.log(Math.max(1e-10, low), Math.min(1e6, high));
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        double[] costs = ClassWeights.of(y, c);
        for (int a = 0; a < costs.length; a++) costs[a] *= c.number("c");
        SvmPairs machine = SvmPairs.train(x, y, c.number("gamma"), costs, context);
        return machine::predict;
    }
}
