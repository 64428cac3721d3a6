package sweetspot.model;

import java.util.Arrays;
import smile.util.function.DifferentiableMultivariateFunction;

/// The penalized negative log-likelihood of multinomial logistic regression, with its gradient: what a fit minimizes.
///
/// Coefficients are laid out class by class, each with its intercept last; intercepts are not penalized. All classes
/// have coefficients; the penalty makes the solution unique.
///
/// Smile's logistic regression is not used because it can neither be cancelled nor weigh classes.
final class SoftmaxLoss implements DifferentiableMultivariateFunction {
    private final double[][] x;
    private final int[] codes;
    private final int classes;
    private final int width;
    private final double[] weights;
    private final double penalty;
    private final FitContext context;

    /// @param weights per class how much a row counts
    /// @param penalty factor of half the squared coefficients
    SoftmaxLoss(double[][] x, TargetValues.Classes y, double[] weights, double penalty, FitContext context) {
        this.x = x;
        this.codes = y.codes();
        this.classes = y.count();
        this.width = x[0].length + 1;
        this.weights = weights;
        this.penalty = penalty;
        this.context = context;
    }

    /// Number of coefficients.
    int size() {
        return classes * width;
    }

    /// The classes' linear scores of a row.
    static double[] scores(double[] w, double[] row, int classes) {
        int width = row.length + 1;
        double[] scores = new double[classes];
        for (int k = 0; k < classes; k++) {
            int at = k * width;
            double sum = w[at + row.length];
            for (int j = 0; j < row.length; j++) sum += w[at + j] * row[j];
            scores[k] = sum;
        }
        return scores;
    }

    @Override
    public double f(double[] w) {
        return g(w, new double[w.length]);
    }

    @Override
    public double g(double[] w, double[] gradient) {
        context.check();
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            double[] row = x[i];
            double[] p = Softmax.inPlace(scores(w, row, classes));
            double weight = weights[codes[i]];
            loss -= weight * Math.log(Math.max(Double.MIN_NORMAL, p[codes[i]]));
            for (int k = 0; k < classes; k++) {
                double error = weight * (p[k] - (k == codes[i] ? 1 : 0));
                int at = k * width;
                for (int j = 0; j < row.length; j++) gradient[at + j] += error * row[j];
                gradient[at + row.length] += error;
            }
        }
        for (int c = 0; c < w.length; c++) {
            if (c % width == width - 1) continue;
            loss += penalty / 2 * w[c] * w[c];
            gradient[c] += penalty * w[c];
        }
        return loss;
    }
}
