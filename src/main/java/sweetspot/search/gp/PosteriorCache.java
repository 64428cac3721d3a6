package sweetspot.search.gp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps the latest posterior of each set of hyperparameters, because the next suggestion's data mostly extend the
/// last one's: then one row is added instead of factorizing all anew, with the same result bit for bit.
final class PosteriorCache {
    private final Map<Key, GaussianProcess> latest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, GaussianProcess> eldest) {
            return size() > 2;
        }
    };

    private record Key(List<Double> theta) {
        static Key of(double[] theta) {
            return new Key(Arrays.stream(theta).boxed().toList());
        }
    }

    /// The posterior of the data. Posteriors handed out before for these hyperparameters must not be used any more.
    GaussianProcess of(GpSpace space, double[] theta, double[][] points, double[] targets, double[] noise) {
        Key key = Key.of(theta);
        GaussianProcess before = latest.get(key);
        GaussianProcess now = before == null ? new GaussianProcess(new Kernel(space, theta), points, targets, noise)
                : before.successor(points, targets, noise);
        latest.put(key, now);
        return now;
    }

    /// The posterior if the pending trials end as `process` predicts.
    GaussianProcess believing(GaussianProcess process, double[] theta, double[][] points, double[] targets,
            double[] noise,
            List<double[]> pending) {
        int n = points.length;
        int m = pending.size();
        double[][] allPoints = Arrays.copyOf(points, n + m);
        double[] allTargets = Arrays.copyOf(targets, n + m);
        double[] allNoise = Arrays.copyOf(noise, n + m);
        for (int i = 0; i < m; i++) {
            allPoints[n + i] = pending.get(i);
            allTargets[n + i] = process.mean(pending.get(i));
        }
        GaussianProcess believing = process.successor(allPoints, allTargets, allNoise);
        latest.put(Key.of(theta), believing);
        return believing;
    }
}
