package sweetspot.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.regression.LinearModel;
import smile.regression.RidgeRegression;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.study.Target.Task;

/// Linear regression with a squared penalty (Hoerl and Kennard 1970): the sum of squared errors plus the penalty times
/// the squared coefficients of the scaled features. Solved at one stroke by Smile.
final class RidgeFamily extends SmileFamily {

    RidgeFamily() {
        super("ridge", EnumSet.of(Task.REGRESSION), Preparation.NUMERIC);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("penalty", 1.0, FloatDistribution.log(1e-3, 1e4), FloatDistribution.log(1e-5, 1e5),
                        FloatDistribution.log(1e-8, 1e8))
                .list();
    }

    @Override
    FittedModel fitNumbers(double[][] x, double[] y, Configuration c, long seed, FitContext context) {
        // Smile refuses constant features, which have no say anyway.
        int[] varying = IntStream.range(0, x[0].length).filter(j -> varies(x, j)).toArray();
        double[] w = new double[x[0].length];
        if (varying.length == 0) return new LinearPrediction(TargetScale.of(y).mean(), w);
        double[][] kept = Arrays.stream(x)
                .map(row -> Arrays.stream(varying).mapToDouble(j -> row[j]).toArray()).toArray(double[][]::new);
        String[] names = Arrays.stream(varying).mapToObj(j -> "x" + j).toArray(String[]::new);
        DataFrame frame = DataFrame.of(kept, names).add(new DoubleVector("y", y));
        context.check();
        LinearModel model = RidgeRegression.fit(Formula.lhs("y"), frame, c.number("penalty"));
        context.check();
        for (int v = 0; v < varying.length; v++) w[varying[v]] = model.coefficients().get(v);
        return new LinearPrediction(model.intercept(), w);
    }

    private static boolean varies(double[][] x, int j) {
        for (double[] row : x) if (Math.abs(row[j] - x[0][j]) > 1e-6) return true;
        return false;
    }
}
