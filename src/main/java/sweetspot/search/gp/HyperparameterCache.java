package sweetspot.search.gp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Fits hyperparameters at milestones of a growing study and remembers the fits.
///
/// What is fitted depends on the milestone's trials alone, never on earlier fits, so a fresh instance comes to the
/// same hyperparameters. Milestones lie a sixteenth of the trials apart.
final class HyperparameterCache {
    private final Map<Key, Fit> fits = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Fit> eldest) {
            return size() > 8;
        }
    };

    /// The fit to a milestone's trials.
    ///
    /// @param thetas hyperparameters, one set a start of the fit
    /// @param scale units of a loss in one unit of a target. It holds until the next milestone, because known noise
    ///     in other units would be another matrix, to be factorized anew, at every trial.
    record Fit(double[][] thetas, double scale) {}

    private record Key(int d, int count, long hash) {}

    static int milestone(int n) {
        int milestone = 0;
        for (int m = 2; m <= n; m += Math.max(1, m / 16)) milestone = m;
        return milestone;
    }

    Fit hyperparameters(GpSpace space, GpSampler.Observations seen, double[] losses, int maxPoints, int evaluations) {
        int n = milestone(losses.length);
        long hash = 17;
        for (int i = 0; i < n; i++) {
            hash = hash * 31 + Double.hashCode(losses[i]);
            hash = hash * 31 + Double.hashCode(seen.variances()[i]);
            hash = hash * 31 + Arrays.hashCode(seen.points().get(i));
        }
        Key key = new Key(space.dimensions(), n, hash);
        Fit known = fits.get(key);
        if (known != null) return known;
        double[] firstLosses = Arrays.copyOf(losses, n);
        OutputWarp warp = new OutputWarp(firstLosses);
        int[] chosen = chosen(warp.targets(), maxPoints);
        double[][] points = new double[chosen.length][];
        double[] targets = new double[chosen.length];
        double[] noise = new double[chosen.length];
        double[] allNoise = seen.noise(warp.scale());
        double[] allTargets = warp.targets();
        for (int i = 0; i < chosen.length; i++) {
            points[i] = seen.points().get(chosen[i]);
            targets[i] = allTargets[chosen[i]];
            noise[i] = allNoise[chosen[i]];
        }
        KernelFit fit = new KernelFit(space, points, targets, noise);
        double[][] theta = KernelFit.starts(space.dimensions()).stream().map(start -> fit.maximize(start, evaluations))
                .toArray(double[][]::new);
        Fit fitted = new Fit(theta, warp.scale());
        fits.put(key, fitted);
        return fitted;
    }

    /// All trials, or the best half and an even selection of the others.
    private static int[] chosen(double[] targets, int max) {
        int n = targets.length;
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) order[i] = i;
        if (n > max) {
            Arrays.sort(order, Comparator.comparingDouble((Integer i) -> targets[i]).thenComparingInt(i -> i));
            Integer[] kept = new Integer[max];
            int best = max / 2;
            System.arraycopy(order, 0, kept, 0, best);
            for (int i = best; i < max; i++) kept[i] = order[best + (int) ((long) (i - best) * (n - best) / (max - best))];
            order = kept;
            Arrays.sort(order);
        }
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
