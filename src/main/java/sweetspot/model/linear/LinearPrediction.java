package sweetspot.model.linear;

import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.Prediction;

/// A linear function of the features.
///
/// @param coefficients per feature
record LinearPrediction(double intercept, double[] coefficients) implements FittedModel {

    @Override
    public Prediction.Numbers predict(double[][] x, FitContext context) {
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double sum = intercept;
            for (int j = 0; j < coefficients.length; j++) sum += coefficients[j] * x[i][j];
            values[i] = sum;
        }
        context.check();
        return new Prediction.Numbers(values);
    }
}
