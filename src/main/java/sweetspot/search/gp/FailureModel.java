package sweetspot.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Learns where trials fail from those that did and those that did not: a second Gaussian process over "failed" and
/// "succeeded", whose probability of success is a factor of the acquisition (constrained expected improvement: Gelbart,
/// Snoek & Adams 2014, with the least-squares classifier of Rasmussen & Williams 2006, section 6.5, for the latent one).
///
/// Failed trials have no place in the objective's process: whatever value they were given would bend it in the good
/// region next to them. Without this factor, the search would go on improving upon nothing where each trial fails,
/// because there it never learns anything.
final class FailureModel {
    private static final int FIT_POINTS = 110;
    private static final int FIT_EVALUATIONS = 20;
    /// Variance of a label: a trial may fail by chance, and its neighbours must not be given up for it.
    private static final double CHANCE = 0.02;
    /// Power of the probability. At 1 the search tries the border of a failing region over and over, for gains that would
    /// be large if it were wrong about it.
    private static final double WEIGHT = 5;
    /// Logarithm of an improvement, in standardized losses, below which there is next to nothing to gain; what lies below
    /// counts for a fiftieth. Once the best is found, else even the least chance beyond the border would look better than
    /// any place where trials succeed.
    private static final double LITTLE = -6;
    private static final double BELOW_LITTLE = 0.02;

    private final HyperparameterCache cache = new HyperparameterCache();
    private final PosteriorCache posteriors = new PosteriorCache();

    /// Tells whether a trial failed by itself.
    static boolean failed(Trial trial) {
        return trial.state() == TrialState.FAILED && !trial.isStopped()
                || trial.state() == TrialState.COMPLETE && Double.isNaN(trial.value());
    }

    /// `inner` where trials are expected to succeed, and less by as much as they are not.
    ///
    /// @param succeeded points of trials with a value
    /// @param failed points of trials that failed, at least one
    Acquisition avoiding(Acquisition inner, GpSpace space, List<double[]> succeeded, List<double[]> failed) {
        return new Avoiding(inner, success(space, succeeded, failed));
    }

    /// The logarithm of the probability that a trial succeeds.
    private Acquisition success(GpSpace space, List<double[]> succeeded, List<double[]> failed) {
        int n = succeeded.size();
        List<double[]> points = new ArrayList<>(succeeded);
        points.addAll(failed);
        double[] labels = new double[points.size()];
        Arrays.fill(labels, n, labels.length, 1);
        double[] variances = new double[labels.length];
        Arrays.fill(variances, CHANCE);
        OutputWarp warp = new OutputWarp(labels);
        double[] targets = warp.targets();
        double middle = (targets[0] + targets[labels.length - 1]) / 2;
        GpSampler.Observations seen = new GpSampler.Observations(points, labels, variances, new int[0], List.of(), List.of());
        HyperparameterCache.Fit fit = cache.hyperparameters(space, seen, labels, FIT_POINTS, FIT_EVALUATIONS);
        double[][] array = points.toArray(double[][]::new);
        double[] noise = seen.noise(warp.scale());
        List<Acquisition> parts = new ArrayList<>();
        for (double[] theta : fit.thetas()) {
            parts.add(new LogSuccess(posteriors.of(space, theta, array, targets, noise), middle));
        }
        return Acquisition.mean(parts);
    }

    /// log Φ((middle - μ) / √(1 + σ²)), in the units of the standardized labels' noise.
    private record LogSuccess(GaussianProcess process, double middle) implements Acquisition {

        @Override
        public double value(double[] x) {
            GaussianProcess.Prediction p = process.predict(x);
            return LogExpectedImprovement.logCdf((middle - p.mean()) / spread(p));
        }

        @Override
        public double value(double[] x, double[] gradient) {
            double[] meanGradient = new double[x.length];
            double[] varianceGradient = new double[x.length];
            GaussianProcess.Prediction p = process.predict(x, meanGradient, varianceGradient);
            double spread = spread(p);
            double z = (middle - p.mean()) / spread;
            double log = LogExpectedImprovement.logCdf(z);
            double slope = Math.exp(-z * z / 2 - LogExpectedImprovement.LOG_SQRT_2PI - log);
            for (int i = 0; i < x.length; i++) {
                gradient[i] = slope * (-meanGradient[i] - z * varianceGradient[i] / (2 * spread)) / spread;
            }
            return log;
        }

        private double spread(GaussianProcess.Prediction p) {
            double noise = process.noiseDeviation();
            return Math.sqrt(p.variance() + noise * noise + 0.01);
        }
    }

    /// Both, the success as much as its weight says.
    private record Avoiding(Acquisition inner, Acquisition success) implements Acquisition {

        @Override
        public double value(double[] x) {
            return told(inner.value(x)) + WEIGHT * success.value(x);
        }

        @Override
        public double value(double[] x, double[] gradient) {
            double[] other = new double[gradient.length];
            double value = inner.value(x, gradient);
            double chance = success.value(x, other);
            double slope = value < LITTLE ? BELOW_LITTLE : 1;
            for (int i = 0; i < gradient.length; i++) gradient[i] = slope * gradient[i] + WEIGHT * other[i];
            return told(value) + WEIGHT * chance;
        }

        private static double told(double value) {
            return value < LITTLE ? LITTLE + BELOW_LITTLE * (value - LITTLE) : value;
        }
    }
}
