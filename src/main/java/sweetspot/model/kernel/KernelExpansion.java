package sweetspot.model.kernel;

import sweetspot.model.FitContext;

/// The decision functions of a support vector machine: weighted sums of the kernel with the training rows that carry
/// weight, which the functions share.
///
/// @param vectors the rows that carry weight in any function
/// @param functions per function the runs of neighbouring vectors that it reads
/// @param biases per function what is added
public record KernelExpansion(GaussianKernel vectors, Run[][] functions, double[] biases) {

    /// Neighbouring vectors with their weights.
    ///
    /// @param from position of the first
    public record Run(int from, double[] weights) {}

    /// The values of each function at some points.
    ///
    /// @return points × functions
    public double[][] at(double[][] points, FitContext context) {
        float[] kernel = new float[vectors.size()];
        double[][] values = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            context.check();
            vectors.at(points[i], kernel);
            values[i] = biases.clone();
            for (int f = 0; f < functions.length; f++) {
                for (Run run : functions[f]) values[i][f] += sum(run, kernel);
            }
        }
        return values;
    }

    /// Four sums at a time, which do not wait for each other.
    private static double sum(Run run, float[] kernel) {
        double[] w = run.weights;
        int from = run.from;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int t = 0;
        for (; t + 3 < w.length; t += 4) {
            a += w[t] * kernel[from + t];
            b += w[t + 1] * kernel[from + t + 1];
            c += w[t + 2] * kernel[from + t + 2];
            d += w[t + 3] * kernel[from + t + 3];
        }
        for (; t < w.length; t++) a += w[t] * kernel[from + t];
        return a + b + (c + d);
    }
}
