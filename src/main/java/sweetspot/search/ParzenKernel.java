package sweetspot.search;

import java.util.random.RandomGenerator;
import smile.math.special.Erf;

/// The kernel of one dimension in a [ParzenEstimator]; densities are relative to the uniform one.
sealed interface ParzenKernel {

    /// Logarithm of the density at coordinate `x` of the kernel centred at `m`.
    double log(double x, double m);

    /// A coordinate drawn from the kernel centred at `m`, not snapped.
    double sample(double m, RandomGenerator random);

    /// The kernel of a dimension with a given width.
    ///
    /// @param width for numbers the Gaussian's standard deviation on the unit interval; for choices the share,
    ///     0 to 1, that is spread evenly over all
    static ParzenKernel of(Dimension dimension, double width) {
        if (dimension.isCategorical()) return new Choice(dimension.count(), width);
        if (dimension.kind() == Dimension.Kind.STEPPED && dimension.count() <= Steps.MOST) {
            return new Steps(dimension, width);
        }
        return new Gaussian(width);
    }

    /// A Gaussian cut to [0, 1].
    final class Gaussian implements ParzenKernel {
        private final double sigma;
        private final double logSigma;
        private double lastCentre = Double.NaN;
        private double lastLogNorm;

        Gaussian(double sigma) {
            this.sigma = sigma;
            this.logSigma = Math.log(sigma * Math.sqrt(2 * Math.PI));
        }

        @Override
        public double log(double x, double m) {
            double z = (x - m) / sigma;
            return -0.5 * z * z - logNorm(m);
        }

        private double logNorm(double m) {
            if (m != lastCentre) {
                double scale = 1 / (sigma * Math.sqrt(2));
                double mass = 0.5 * (Erf.erf((1 - m) * scale) + Erf.erf(m * scale));
                lastCentre = m;
                lastLogNorm = logSigma + Math.log(mass);
            }
            return lastLogNorm;
        }

        @Override
        public double sample(double m, RandomGenerator random) {
            // At least a third of a normal around a point of the interval lies inside it while sigma is below 1.
            for (int attempt = 0; attempt < 100; attempt++) {
                double x = m + sigma * random.nextGaussian();
                if (x >= 0 && x <= 1) return x;
            }
            return random.nextDouble();
        }
    }

    /// A Gaussian at the centres of a few cells, summed to 1 over their widths.
    final class Steps implements ParzenKernel {
        /// More values than this are as good as continuous.
        static final int MOST = 64;

        private final Dimension dimension;
        private final double sigma;
        private final double[] logNorms;

        Steps(Dimension dimension, double sigma) {
            this.dimension = dimension;
            this.sigma = sigma;
            this.logNorms = new double[(int) dimension.count()];
            java.util.Arrays.fill(logNorms, Double.NaN);
        }

        @Override
        public double log(double x, double m) {
            double z = (x - m) / sigma;
            return -0.5 * z * z - logNorm((int) dimension.cell(m));
        }

        private double logNorm(int cell) {
            if (Double.isNaN(logNorms[cell])) {
                double m = dimension.centre(cell);
                double sum = 0;
                for (int k = 0; k < logNorms.length; k++) {
                    double z = (dimension.centre(k) - m) / sigma;
                    sum += Math.exp(-0.5 * z * z) * (dimension.cellHigh(k) - dimension.cellLow(k));
                }
                logNorms[cell] = Math.log(sum);
            }
            return logNorms[cell];
        }

        @Override
        public double sample(double m, RandomGenerator random) {
            double u = random.nextDouble() * Math.exp(logNorm((int) dimension.cell(m)));
            int last = logNorms.length - 1;
            for (int k = 0; k < last; k++) {
                double z = (dimension.centre(k) - m) / sigma;
                u -= Math.exp(-0.5 * z * z) * (dimension.cellHigh(k) - dimension.cellLow(k));
                if (u < 0) return dimension.centre(k);
            }
            return dimension.centre(last);
        }
    }

    /// One choice keeps its share, the rest is spread evenly.
    final class Choice implements ParzenKernel {
        private final double spread;
        private final double logSame;
        private final double logOther;

        Choice(long count, double spread) {
            this.spread = spread;
            this.logSame = Math.log(count * (1 - spread) + spread);
            this.logOther = Math.log(spread);
        }

        @Override
        public double log(double x, double m) {
            return x == m ? logSame : logOther;
        }

        @Override
        public double sample(double m, RandomGenerator random) {
            return random.nextDouble() < spread ? random.nextDouble() : m;
        }
    }
}
