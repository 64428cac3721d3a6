package sweetspot.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Finds points of high acquisition: many candidates, uniform and around the best trials, the most promising ones
/// improved by gradients over the numbers and by local search over steps, choices and branches.
final class AcquisitionSearch {
    private final GpSpace space;
    private final Acquisition acquisition;
    private final RandomGenerator random;
    private final int d;

    AcquisitionSearch(GpSpace space, Acquisition acquisition, RandomGenerator random) {
        this.space = space;
        this.acquisition = acquisition;
        this.random = random;
        this.d = space.dimensions();
    }

    /// A latent point and its acquisition.
    record Candidate(double[] latent, double value) {}

    /// Points of high acquisition, best first.
    ///
    /// @param anchors observed points to search around, best first; may be empty
    /// @param candidates number of points to look at before improving some
    /// @param starts number of points to improve
    List<Candidate> run(List<double[]> anchors, int candidates, int starts) {
        List<Candidate> pool = new ArrayList<>(candidates + anchors.size());
        int local = anchors.isEmpty() ? 0 : candidates / 2;
        for (int i = 0; i < candidates - local; i++) pool.add(candidate(space.randomLatent(random)));
        for (int i = 0; i < local; i++) {
            // The best anchors get most of the candidates, at every scale from coarse to fine.
            int pick = (int) (anchors.size() * Math.pow(random.nextDouble(), 2));
            double[] anchor = space.latent(anchors.get(pick), random);
            pool.add(candidate(perturbed(anchor, Math.pow(10, -0.5 - 2.5 * random.nextDouble()))));
        }
        pool.sort(Comparator.comparingDouble(Candidate::value).reversed());
        List<Candidate> improved = new ArrayList<>();
        for (Candidate start : spread(pool, starts)) improved.add(improve(start));
        improved.addAll(pool.subList(0, Math.min(pool.size(), 10)));
        improved.sort(Comparator.comparingDouble(Candidate::value).reversed());
        return improved;
    }

    private Candidate candidate(double[] free) {
        double[] latent = space.allowed(free);
        return new Candidate(latent, acquisition.value(space.mask(latent)));
    }

    /// The anchor with a normal step in some of its numbers and, rarely, another choice.
    private double[] perturbed(double[] anchor, double scale) {
        double[] z = anchor.clone();
        // On average two dimensions change in high dimensions, at least one.
        double share = Math.max(0.3, Math.min(1, 3.0 / d));
        int forced = random.nextInt(d);
        for (int k = 0; k < d; k++) {
            if (k != forced && random.nextDouble() >= share) continue;
            if (space.isCategorical(k)) {
                if (k == forced || random.nextDouble() < 0.3) z[k] = random.nextInt(space.choices(k));
            } else {
                double moved = z[k] + scale * random.nextGaussian();
                if (moved < 0) moved = Math.min(1, -moved);
                if (moved > 1) moved = Math.max(0, 2 - moved);
                double snapped = space.snap(k, moved);
                z[k] = snapped != z[k] || space.cells(k) == 0 ? snapped
                        : space.neighbour(k, z[k], random.nextBoolean() ? 1 : -1);
            }
        }
        return z;
    }

    /// The best candidates that are not next to a better one.
    private List<Candidate> spread(List<Candidate> sorted, int count) {
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate c : sorted) {
            if (chosen.size() == count) break;
            boolean near = false;
            for (Candidate other : chosen) near |= distance2(c.latent, other.latent) < 0.0025 * d;
            if (!near) chosen.add(c);
        }
        return chosen;
    }

    private double distance2(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < d; k++)
            sum += space.isCategorical(k) ? (a[k] == b[k] ? 0 : 1) : (a[k] - b[k]) * (a[k] - b[k]);
        return sum;
    }

    private Candidate improve(Candidate start) {
        Candidate best = ascend(start);
        for (int round = 0; round < 3; round++) {
            Candidate moved = discreteMoves(best);
            if (moved.value <= best.value + 1e-9) return best;
            Candidate ascended = ascend(moved);
            best = ascended.value > moved.value ? ascended : moved;
        }
        return best;
    }

    /// Gradient ascent over the active numbers, with whole numbers relaxed and snapped at the end.
    private Candidate ascend(Candidate start) {
        double[] masked = space.mask(start.latent);
        int[] free = java.util.stream.IntStream.range(0, d)
                .filter(k -> !space.isCategorical(k) && !Double.isNaN(masked[k])
                        && (space.cells(k) == 0 || space.cells(k) > 8))
                .toArray();
        if (free.length == 0) return start;
        double[] x = new double[free.length];
        double[] lower = new double[free.length];
        double[] upper = new double[free.length];
        Arrays.fill(upper, 1);
        for (int i = 0; i < free.length; i++) x[i] = start.latent[free[i]];
        BoxMinimizer.minimize(new Slice(masked, free), x, lower, upper, 25, 1e-5);
        double[] z = start.latent.clone();
        for (int i = 0; i < free.length; i++) {
            if (Double.isFinite(x[i])) z[free[i]] = space.snap(free[i], x[i]);
        }
        Candidate end = candidate(z);
        Candidate best = end.value > start.value ? end : start;
        if (space.allows(z)) return best;
        // The climb left what the rules allow: as far along it as they do is worth a look too.
        Candidate edge = candidate(lastAllowed(start.latent, z));
        return edge.value > best.value ? edge : best;
    }

    /// The last point on the way from one to the other that the rules allow, by bisection.
    private double[] lastAllowed(double[] from, double[] to) {
        double[] last = from;
        double near = 0;
        double far = 1;
        for (int i = 0; i < 12; i++) {
            double middle = (near + far) / 2;
            double[] z = from.clone();
            for (int k = 0; k < d; k++) {
                if (!space.isCategorical(k)) z[k] = space.snap(k, from[k] + middle * (to[k] - from[k]));
            }
            if (space.allows(z)) {
                near = middle;
                last = z;
            } else {
                far = middle;
            }
        }
        return last;
    }

    /// Best single change of a stepped number or a choice.
    private Candidate discreteMoves(Candidate from) {
        Candidate best = from;
        double[] masked = space.mask(from.latent);
        for (int k = 0; k < d; k++) {
            if (Double.isNaN(masked[k]) || space.cells(k) == 0) continue;
            for (double value : alternatives(k, from.latent[k])) {
                if (value == from.latent[k]) continue;
                double[] z = from.latent.clone();
                z[k] = value;
                Candidate c = candidate(z);
                if (c.value > best.value) best = c;
            }
        }
        return best;
    }

    private double[] alternatives(int k, double u) {
        int choices = space.choices(k);
        if (choices > 0 && choices <= 12)
            return java.util.stream.IntStream.range(0, choices).asDoubleStream().toArray();
        if (choices > 0) return random.ints(12, 0, choices).asDoubleStream().toArray();
        if (space.cells(k) <= 8) {
            double[] all = new double[(int) space.cells(k)];
            for (int i = 0; i < all.length; i++) all[i] = space.snap(k, (i + 0.5) / all.length);
            return all;
        }
        return new double[]{space.neighbour(k, u, -1), space.neighbour(k, u, 1), space.neighbour(k, u, -3),
            space.neighbour(k, u, 3)};
    }

    /// The negative acquisition over some coordinates of a point, the others held.
    private final class Slice implements BoxMinimizer.Function {
        private final double[] point;
        private final int[] free;
        private final double[] full;

        Slice(double[] point, int[] free) {
            this.point = point.clone();
            this.free = free;
            this.full = new double[d];
        }

        private void set(double[] x) {
            for (int i = 0; i < free.length; i++) point[free[i]] = Math.clamp(x[i], 0.0, 1.0);
        }

        @Override
        public double value(double[] x, double[] gradient) {
            set(x);
            double value = acquisition.value(point, full);
            for (int i = 0; i < free.length; i++) gradient[i] = -full[free[i]];
            return -value;
        }
    }
}
