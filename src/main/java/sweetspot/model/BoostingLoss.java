package sweetspot.model;

import smile.model.cart.Loss;

/// The multinomial or binomial log loss of gradient boosting for one class: what the next tree is fitted to, and the
/// Newton step in its leaves (Friedman, "Greedy function approximation", Annals of Statistics 2001, algorithms 5
/// and 6). Smile has one that does not count how often a row was drawn.
final class BoostingLoss implements Loss {
    private final double[] response;
    private final double[] curvature;
    private final double factor;

    /// @param rows number of training rows
    /// @param factor what a leaf's step is multiplied by: 1 for two classes, (k - 1) / k for k
    BoostingLoss(int rows, double factor) {
        this.response = new double[rows];
        this.curvature = new double[rows];
        this.factor = factor;
    }

    /// Sets what a row still lacks.
    ///
    /// @param probability the model's probability of the class
    /// @param is whether the row is of the class
    void set(int row, double probability, boolean is) {
        response[row] = (is ? 1 : 0) - probability;
        curvature[row] = probability * (1 - probability);
    }

    @Override
    public double value() {
        double sum = 0;
        for (double r : response) sum -= Math.log(Math.max(1e-15, 1 - Math.abs(r)));
        return sum / response.length;
    }

    @Override
    public double output(int[] nodeSamples, int[] sampleCount) {
        double sum = 0;
        double curve = 0;
        for (int i : nodeSamples) {
            sum += sampleCount[i] * response[i];
            curve += sampleCount[i] * curvature[i];
        }
        return curve < 1e-10 ? 0 : factor * sum / curve;
    }

    @Override
    public double intercept(double[] y) {
        throw new IllegalStateException("the booster keeps the intercept");
    }

    @Override
    public double[] response() {
        return response;
    }

    @Override
    public double[] residual() {
        return response;
    }

    @Override
    public String toString() {
        return "BoostingLoss";
    }
}
