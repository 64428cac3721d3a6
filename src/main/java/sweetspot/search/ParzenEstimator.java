package sweetspot.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A density over the points of a space: a weighted mixture with one kernel a trial and one uniform component.
///
/// A kernel is a product over dimensions: a Gaussian cut to [0, 1] for numbers (summed over the values where
/// they are few, so that it is a distribution over them), and for choices a share that stays and a rest that is
/// spread evenly (Aitchison and Aitken 1976). Densities are relative to the uniform one, so that products over
/// mixed dimensions compare. Where a point or a kernel's centre lacks a dimension because it is inactive there,
/// the factor is 1: the joint density then covers conditional spaces too.
final class ParzenEstimator {
    /// A kernel whose logarithm is this far below the uniform component's adds nothing that matters.
    private static final double NEGLIGIBLE = 18;

    private final SpaceStructure structure;
    private final int[] dims;
    private final ParzenKernel[] kernels;
    private final int count;
    private final double[] weights;
    private final double uniformWeight;
    /// Centres, kernel by kernel: numbers divided by sigma·√2, choices as coordinates.
    private final double[] scaled;
    private final double[][] points;
    /// Factor that scales a coordinate; 0 marks a choice.
    private final double[] scale;
    private final double[] logSame;
    private final double[] logOther;
    /// Logarithm of each kernel's weight less the norms of its numbers, where no dimension can be missing.
    private final double[] logConstants;
    /// Norms kernel by kernel, where dimensions may be missing; null otherwise.
    private final double[] logNorms;

    /// @param points centres, one a kernel; NaN where a dimension is missing
    /// @param kernelWeights one a kernel, positive
    /// @param priorWeight weight of the uniform component, positive
    /// @param kernels one for each varying dimension, in the order of [SpaceStructure#varying]
    ParzenEstimator(SpaceStructure structure, double[][] points, double[] kernelWeights, double priorWeight,
                    ParzenKernel[] kernels) {
        this.structure = structure;
        this.dims = structure.varying();
        this.kernels = kernels;
        this.points = points;
        this.count = points.length;
        double total = priorWeight + Arrays.stream(kernelWeights).sum();
        this.uniformWeight = priorWeight / total;
        this.weights = new double[count];
        for (int i = 0; i < count; i++) weights[i] = kernelWeights[i] / total;
        this.scale = new double[dims.length];
        this.logSame = new double[dims.length];
        this.logOther = new double[dims.length];
        for (int j = 0; j < dims.length; j++) {
            switch (kernels[j]) {
                case ParzenKernel.Numeric n -> scale[j] = 1 / (n.sigma() * Math.sqrt(2));
                case ParzenKernel.Choice c -> {
                    logSame[j] = c.logSame();
                    logOther[j] = c.logOther();
                }
            }
        }
        this.scaled = new double[count * dims.length];
        this.logConstants = new double[count];
        boolean missing = layOut();
        this.logNorms = missing ? norms() : null;
    }

    /// Fills in scaled centres and constants.
    ///
    /// @return whether some centre lacks a dimension
    private boolean layOut() {
        boolean missing = structure.isConditional();
        for (int i = 0; i < count; i++) {
            double constant = Math.log(weights[i]);
            for (int j = 0, at = i * dims.length; j < dims.length; j++, at++) {
                double m = points[i][dims[j]];
                missing |= Double.isNaN(m);
                scaled[at] = scale[j] == 0 ? m : m * scale[j];
                if (!missing && kernels[j] instanceof ParzenKernel.Numeric n) constant -= n.logNorm(m);
            }
            logConstants[i] = constant;
        }
        return missing;
    }

    private double[] norms() {
        double[] norms = new double[scaled.length];
        for (int i = 0; i < count; i++) {
            logConstants[i] = Math.log(weights[i]);
            for (int j = 0; j < dims.length; j++) {
                double m = points[i][dims[j]];
                if (!Double.isNaN(m) && kernels[j] instanceof ParzenKernel.Numeric n) norms[i * dims.length + j] = n.logNorm(m);
            }
        }
        return norms;
    }

    /// Logarithm of the density at a settled point, relative to the uniform density.
    double logDensity(double[] point) {
        double[] x = new double[dims.length];
        for (int j = 0; j < x.length; j++) x[j] = scale[j] == 0 ? point[dims[j]] : point[dims[j]] * scale[j];
        double least = Math.log(uniformWeight) - NEGLIGIBLE;
        double sum = uniformWeight;
        for (int i = 0; i < count; i++) {
            double log = logNorms == null ? plain(i, x) : partial(i, x);
            if (log > least) sum += Math.exp(log);
        }
        return Math.log(sum);
    }

    private double plain(int i, double[] x) {
        double log = logConstants[i];
        for (int j = 0, at = i * x.length; j < x.length; j++, at++) {
            if (scale[j] == 0) {
                log += x[j] == scaled[at] ? logSame[j] : logOther[j];
            } else {
                double z = x[j] - scaled[at];
                log -= z * z;
            }
        }
        return log;
    }

    private double partial(int i, double[] x) {
        double log = logConstants[i];
        for (int j = 0, at = i * x.length; j < x.length; j++, at++) {
            double z = x[j] - scaled[at];
            if (Double.isNaN(z)) continue;
            if (scale[j] == 0) log += z == 0 ? logSame[j] : logOther[j];
            else log -= z * z + logNorms[at];
        }
        return log;
    }

    /// A settled point drawn from the mixture.
    double[] sample(RandomGenerator random) {
        double[] point = new double[structure.size()];
        Arrays.fill(point, Double.NaN);
        int home = pick(random);
        if (home >= 0) {
            for (int j = 0; j < dims.length; j++) {
                if (!structure.active(dims[j], point)) continue;
                int source = Double.isNaN(points[home][dims[j]]) ? holderOf(dims[j], random) : home;
                if (source >= 0) point[dims[j]] = structure.dimension(dims[j]).snap(kernels[j].sample(points[source][dims[j]], random));
            }
        }
        return structure.settle(point, random);
    }

    /// A kernel by weight; -1 = the uniform component.
    private int pick(RandomGenerator random) {
        double u = random.nextDouble() - uniformWeight;
        if (u < 0) return -1;
        for (int i = 0; i < count; i++) {
            u -= weights[i];
            if (u < 0) return i;
        }
        return count - 1;
    }

    /// A kernel by weight among those that have dimension `dim`; -1 = none, or the uniform component.
    private int holderOf(int dim, RandomGenerator random) {
        double total = uniformWeight;
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(points[i][dim])) total += weights[i];
        }
        double u = random.nextDouble() * total - uniformWeight;
        for (int i = 0; i < count && u >= 0; i++) {
            if (Double.isNaN(points[i][dim])) continue;
            u -= weights[i];
            if (u < 0) return i;
        }
        return -1;
    }
}
