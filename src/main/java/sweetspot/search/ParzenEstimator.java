package sweetspot.search;

import java.util.random.RandomGenerator;

/// A density over the points of a space: a weighted mixture with one kernel a trial and one uniform component.
///
/// A kernel is a product over dimensions: a Gaussian cut to [0, 1] for numbers (summed over the values where
/// they are few, so that it is a distribution over them), and for choices a share that stays and a rest that is
/// spread evenly (Aitchison and Aitken 1976). Densities are relative to the uniform one, so that products over
/// mixed dimensions compare. Where a point or a kernel's centre lacks a dimension because it is inactive there,
/// the factor is 1: the joint density then covers conditional spaces too.
final class ParzenEstimator {
    private final SpaceStructure structure;
    private final int[] dims;
    private final int kernels;
    private final double[] centres;
    private final double[] weights;
    private final double uniformWeight;
    private final ParzenKernel[] kernel;

    /// @param points centres, one a kernel; NaN where a dimension is missing
    /// @param kernelWeights one a kernel, positive
    /// @param priorWeight weight of the uniform component, positive
    /// @param kernel one for each varying dimension, in the order of [SpaceStructure#varying]
    ParzenEstimator(SpaceStructure structure, double[][] points, double[] kernelWeights, double priorWeight,
                    ParzenKernel[] kernel) {
        this.structure = structure;
        this.dims = structure.varying();
        this.kernels = points.length;
        this.kernel = kernel;
        double total = priorWeight;
        for (double w : kernelWeights) total += w;
        this.uniformWeight = priorWeight / total;
        this.weights = new double[kernels];
        this.centres = new double[kernels * dims.length];
        for (int i = 0; i < kernels; i++) {
            weights[i] = kernelWeights[i] / total;
            for (int j = 0; j < dims.length; j++) centres[i * dims.length + j] = points[i][dims[j]];
        }
    }

    /// Logarithm of the density at a settled point, relative to the uniform density.
    double logDensity(double[] point) {
        double sum = uniformWeight;
        for (int i = 0; i < kernels; i++) {
            double log = 0;
            for (int j = 0, at = i * dims.length; j < dims.length; j++, at++) {
                double x = point[dims[j]];
                double m = centres[at];
                if (x == x && m == m) log += kernel[j].log(x, m);
            }
            sum += weights[i] * Math.exp(log);
        }
        return Math.log(sum);
    }

    /// A settled point drawn from the mixture.
    double[] sample(RandomGenerator random) {
        double[] point = new double[structure.size()];
        java.util.Arrays.fill(point, Double.NaN);
        int home = pick(random);
        if (home >= 0) {
            for (int j = 0; j < dims.length; j++) {
                if (!structure.active(dims[j], point)) continue;
                int source = Double.isNaN(centres[home * dims.length + j]) ? holderOf(j, random) : home;
                if (source < 0) continue;
                point[dims[j]] = kernel[j].sample(centres[source * dims.length + j], random);
            }
        }
        return structure.settle(point, random);
    }

    /// A kernel by weight; -1 = the uniform component.
    private int pick(RandomGenerator random) {
        double u = random.nextDouble() - uniformWeight;
        if (u < 0) return -1;
        for (int i = 0; i < kernels; i++) {
            u -= weights[i];
            if (u < 0) return i;
        }
        return kernels - 1;
    }

    /// A kernel by weight among those that have dimension number `j`; -1 = none, or the uniform component.
    private int holderOf(int j, RandomGenerator random) {
        double total = uniformWeight;
        for (int i = 0; i < kernels; i++) {
            if (!Double.isNaN(centres[i * dims.length + j])) total += weights[i];
        }
        double u = random.nextDouble() * total - uniformWeight;
        for (int i = 0; i < kernels && u >= 0; i++) {
            if (Double.isNaN(centres[i * dims.length + j])) continue;
            u -= weights[i];
            if (u < 0) return i;
        }
        return -1;
    }
}
