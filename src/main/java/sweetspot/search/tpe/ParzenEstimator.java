package sweetspot.search.tpe;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sweetspot.search.SpaceStructure;

/// A density over the points of a space: a weighted mixture with one kernel a trial and one uniform component.
///
/// A kernel is a product over dimensions: a Gaussian cut to [0, 1] for numbers (summed over the values where
/// they are few, so that it is a distribution over them), and for choices a share that stays and a rest that is
/// spread evenly (Aitchison and Aitken 1976). Densities are relative to the uniform one, so that products over
/// mixed dimensions compare. Where a point or a kernel's centre lacks a dimension because it is inactive there,
/// the factor is 1: the joint density then covers conditional spaces too.
final class ParzenEstimator implements Density {
    /// A kernel whose logarithm is this far below the uniform component's adds nothing that matters.
    private static final double NEGLIGIBLE = 18;

    private final SpaceStructure structure;
    private final int[] dims;
    private final ParzenKernel[] kernels;
    private final int count;
    private final double[] weights;
    private final double uniformWeight;
    /// Centres, dimension by dimension: numbers divided by sigma·√2, choices as coordinates.
    private final double[][] scaled;
    private final double[][] points;
    /// Factor that scales a coordinate; 0 marks a choice.
    private final double[] scale;
    private final double[] logSame;
    private final double[] logOther;
    /// Logarithm of each kernel's weight, less the norms of its numbers where no dimension can be missing.
    private final double[] logConstants;
    /// Logarithms of the norms, dimension by dimension, where dimensions may be missing; null otherwise.
    private final double @Nullable [][] logNorms;
    /// Work space: one logarithm a kernel.
    private final double[] logs;

    /// @param points centres, one a kernel; NaN where a dimension is missing
    /// @param kernelWeights one a kernel, positive
    /// @param priorWeight weight of the uniform component, positive
    /// @param kernels one for each varying dimension, in the order of [SpaceStructure#varying]
    ParzenEstimator(SpaceStructure structure, double[][] points, double[] kernelWeights, double priorWeight,
            ParzenKernel[] kernels) {
        this(structure, structure.varying(), points, kernelWeights, priorWeight, kernels);
    }

    /// @param dims the dimensions it is a density over, ascending
    /// @param kernels one for each of `dims`
    ParzenEstimator(SpaceStructure structure, int[] dims, double[][] points, double[] kernelWeights,
            double priorWeight, ParzenKernel[] kernels) {
        this.structure = structure;
        this.dims = dims;
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
        this.logs = new double[count];
        this.scaled = new double[dims.length][count];
        boolean missing = scaleCentres() || structure.isConditional();
        this.logConstants = new double[count];
        for (int i = 0; i < count; i++) logConstants[i] = Math.log(weights[i]);
        double[][] norms = missing ? new double[dims.length][count] : null;
        this.logNorms = norms;
        if (norms != null) eachNorm(norms);
        else foldNorms();
    }

    /// @return whether some centre lacks a dimension
    private boolean scaleCentres() {
        boolean missing = false;
        for (int j = 0; j < dims.length; j++) {
            for (int i = 0; i < count; i++) {
                double m = points[i][dims[j]];
                missing |= Double.isNaN(m);
                scaled[j][i] = scale[j] == 0 ? m : m * scale[j];
            }
        }
        return missing;
    }

    private void eachNorm(double[][] norms) {
        for (int j = 0; j < dims.length; j++) {
            if (!(kernels[j] instanceof ParzenKernel.Numeric n)) continue;
            for (int i = 0; i < count; i++) {
                double m = points[i][dims[j]];
                if (!Double.isNaN(m)) norms[j][i] = Math.log(n.norm(m));
            }
        }
    }

    private void foldNorms() {
        for (int i = 0; i < count; i++) {
            double product = 1;
            for (int j = 0; j < dims.length; j++) {
                if (kernels[j] instanceof ParzenKernel.Numeric n) product *= n.norm(points[i][dims[j]]);
                // One logarithm for many norms, but before their product underflows.
                if (product < 1e-200 || j == dims.length - 1) {
                    logConstants[i] -= Math.log(product);
                    product = 1;
                }
            }
        }
    }

    @Override
    public double logDensity(double[] point) {
        System.arraycopy(logConstants, 0, logs, 0, count);
        for (int j = 0; j < dims.length; j++) {
            double x = point[dims[j]];
            if (Double.isNaN(x)) continue;
            if (logNorms != null) addPartly(j, x, logNorms[j]);
            else if (scale[j] == 0) addChoice(scaled[j], x, logSame[j], logOther[j]);
            else addNumber(scaled[j], x * scale[j]);
        }
        double least = Math.log(uniformWeight) - NEGLIGIBLE;
        double sum = uniformWeight;
        for (int i = 0; i < count; i++) {
            if (logs[i] > least) sum += FastExp.exp(logs[i]);
        }
        return Math.log(sum);
    }

    private void addNumber(double[] centres, double x) {
        for (int i = 0; i < centres.length; i++) {
            double z = x - centres[i];
            logs[i] -= z * z;
        }
    }

    private void addChoice(double[] centres, double x, double same, double other) {
        for (int i = 0; i < centres.length; i++) logs[i] += x == centres[i] ? same : other;
    }

    /// Adds dimension `j` for the kernels whose centre has it.
    private void addPartly(int j, double x, double[] norms) {
        double[] centres = scaled[j];
        double scaledX = scale[j] == 0 ? x : x * scale[j];
        for (int i = 0; i < centres.length; i++) {
            double z = scaledX - centres[i];
            if (Double.isNaN(z)) continue;
            if (scale[j] == 0) logs[i] += z == 0 ? logSame[j] : logOther[j];
            else logs[i] -= z * z + norms[i];
        }
    }

    @Override
    public double[] sample(RandomGenerator random) {
        return structure.settled(random, point -> fill(point, random));
    }

    /// Sets the coordinates of its active dimensions to a draw from the mixture; what the uniform component is to
    /// give stays NaN.
    void fill(double[] point, RandomGenerator random) {
        int home = pick(random);
        if (home < 0) return;
        for (int j = 0; j < dims.length; j++) {
            if (!structure.active(dims[j], point)) continue;
            int source = Double.isNaN(points[home][dims[j]]) ? holderOf(dims[j], random) : home;
            if (source < 0) continue;
            double drawn = kernels[j].sample(points[source][dims[j]], random);
            point[dims[j]] = structure.dimension(dims[j]).snap(drawn);
        }
    }

    /// The dimensions it is a density over; do not change it.
    int[] dimensions() {
        return dims;
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
