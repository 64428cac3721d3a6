package sweetspot.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The decision functions of a support vector machine: weighted sums of the kernel with the training rows that carry
/// weight, which the functions share.
///
/// @param vectors the rows that carry weight in any function
/// @param members per function the positions of its rows in `vectors`
/// @param weights per function the weights of its rows
/// @param biases per function what is added
record KernelExpansion(double[][] vectors, double gamma, int[][] members, double[][] weights, double[] biases) {

    /// Gathers solutions.
    ///
    /// @param x the training rows
    /// @param rows per function the training row of each coefficient
    /// @param solutions per function its coefficients and bias
    static KernelExpansion of(double[][] x, double gamma, int[][] rows, SmoSolver.Solution[] solutions) {
        int functions = solutions.length;
        int[] position = new int[x.length];
        int[][] members = new int[functions][];
        double[][] weights = new double[functions][];
        double[] biases = new double[functions];
        boolean[] used = new boolean[x.length];
        for (int f = 0; f < functions; f++) {
            double[] c = solutions[f].coefficients();
            for (int t = 0; t < c.length; t++) used[rows[f][t]] |= c[t] != 0;
        }
        int[] kept = IntStream.range(0, x.length).filter(i -> used[i]).toArray();
        for (int v = 0; v < kept.length; v++) position[kept[v]] = v;
        for (int f = 0; f < functions; f++) {
            double[] c = solutions[f].coefficients();
            int[] own = rows[f];
            int[] active = IntStream.range(0, c.length).filter(t -> c[t] != 0).toArray();
            members[f] = Arrays.stream(active).map(t -> position[own[t]]).toArray();
            weights[f] = Arrays.stream(active).mapToDouble(t -> c[t]).toArray();
            biases[f] = solutions[f].bias();
        }
        double[][] vectors = Arrays.stream(kept).mapToObj(i -> x[i]).toArray(double[][]::new);
        return new KernelExpansion(vectors, gamma, members, weights, biases);
    }

    /// The value of each function at a point.
    double[] at(double[] point) {
        double[] kernel = new double[vectors.length];
        for (int v = 0; v < vectors.length; v++) kernel[v] = KernelRows.kernel(vectors[v], point, gamma);
        double[] values = biases.clone();
        for (int f = 0; f < values.length; f++) {
            for (int t = 0; t < members[f].length; t++) values[f] += weights[f][t] * kernel[members[f][t]];
        }
        return values;
    }
}
