package sweetspot.model.tree;

/// The loss that boosting lowers: outputs of the model against the truth.
sealed interface Loss permits SquaredLoss, LogLoss {

    /// Number of outputs a row.
    int outputs();

    /// The value of output `k` before the first round.
    double start(int k);

    /// Looks at all outputs before a round.
    void prepare(double[][] sums);

    /// Writes the first and second derivative by output `k` for each row, times its weight.
    void derive(int k, double[][] sums, double[] weights, double[] first, double[] second);

    /// Turns the outputs of a row into what is predicted: a number, or the classes' probabilities.
    double[] predict(double[] outputs);
}
