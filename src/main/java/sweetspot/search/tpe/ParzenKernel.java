package sweetspot.search.tpe;

import java.util.random.RandomGenerator;
import sweetspot.search.Dimension;

/// The kernel of one dimension in a [ParzenEstimator]; densities are relative to the uniform one.
sealed interface ParzenKernel {

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

    /// A kernel over numbers: the density at distance z · sigma from the centre is exp(-z²/2) / norm(centre).
    sealed interface Numeric extends ParzenKernel {

        double sigma();

        /// The integral over [0, 1] of the Gaussian with height 1 around `m`.
        double norm(double m);
    }

    /// A Gaussian cut to [0, 1].
    ///
    /// @param sigma standard deviation before the cut
    record Gaussian(double sigma) implements Numeric {
        private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);

        @Override
        public double norm(double m) {
            return sigma * ROOT_2_PI * NormalTable.inUnitInterval(m, sigma);
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
    final class Steps implements Numeric {
        /// More values than this are as good as continuous.
        static final int MOST = 64;

        private final Dimension dimension;
        private final double sigma;
        private final double[] norms;

        Steps(Dimension dimension, double sigma) {
            this.dimension = dimension;
            this.sigma = sigma;
            this.norms = new double[(int) dimension.count()];
            java.util.Arrays.fill(norms, Double.NaN);
        }

        @Override
        public double sigma() {
            return sigma;
        }

        @Override
        public double norm(double m) {
            int cell = (int) dimension.cell(m);
            if (Double.isNaN(norms[cell])) {
                double sum = 0;
                for (int k = 0; k < norms.length; k++) sum += mass(k, m);
                norms[cell] = sum;
            }
            return norms[cell];
        }

        private double mass(int cell, double m) {
            double z = (dimension.centre(cell) - m) / sigma;
            return Math.exp(-0.5 * z * z) * (dimension.cellHigh(cell) - dimension.cellLow(cell));
        }

        @Override
        public double sample(double m, RandomGenerator random) {
            double u = random.nextDouble() * norm(m);
            int last = norms.length - 1;
            for (int k = 0; k < last; k++) {
                u -= mass(k, m);
                if (u < 0) return dimension.centre(k);
            }
            return dimension.centre(last);
        }
    }

    /// One choice keeps its share, the rest is spread evenly.
    ///
    /// @param count number of choices
    /// @param spread share that is spread evenly, above 0, at most 1
    record Choice(long count, double spread) implements ParzenKernel {

        /// Logarithm of the density at the centre's own choice.
        double logSame() {
            return Math.log(count * (1 - spread) + spread);
        }

        /// Logarithm of the density at any other choice.
        double logOther() {
            return Math.log(spread);
        }

        @Override
        public double sample(double m, RandomGenerator random) {
            return random.nextDouble() < spread ? random.nextDouble() : m;
        }
    }
}
