package sweetspot.search.gp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;

/// Smooths the losses of tried configurations: the posterior of a Gaussian process, in which like configurations lend
/// each other strength. A loss that is much better than those around it is taken to be luck in part.
///
/// The process is the sampler's, with both of its kernels' starting points averaged; beyond the noise that it is told
/// of it finds noise of its own. Losses in the worse half are warped ([OutputWarp]), so that what it tells of bad
/// configurations is rough.
public final class ScoreSmoother {
    /// More configurations than that take too long; the best half and an even selection of the others then count.
    private static final int MOST = 250;
    private static final int EVALUATIONS = 40;
    private static final int PARTS = 5;

    private final GpSpace space;
    private final List<GaussianProcess> processes;
    private final double scale;
    private final double offset;
    private final double fit;

    private ScoreSmoother(GpSpace space, List<GaussianProcess> processes, double scale, double offset, double fit) {
        this.space = space;
        this.processes = processes;
        this.scale = scale;
        this.offset = offset;
        this.fit = fit;
    }

    /// A smoothed loss.
    ///
    /// @param mean posterior mean, in units of the losses
    /// @param deviation its posterior standard deviation
    public record Smoothed(double mean, double deviation) {}

    /// Learns from tried configurations.
    ///
    /// @param losses finite; lower is better
    /// @param variances known variance of each loss, in its units squared; at least 0
    /// @param cancelled whether to give up
    /// @return empty where nothing varies
    /// @throws CancellationException if it was cancelled
    public static Optional<ScoreSmoother> of(SearchSpace space, List<Configuration> configurations, double[] losses,
            double[] variances, BooleanSupplier cancelled) {
        GpSpace known = new GpSpace(space);
        double least = Arrays.stream(losses).min().orElse(0);
        if (known.dimensions() == 0 || losses.length < 2 || least == Arrays.stream(losses).max().orElse(0)) {
            return Optional.empty();
        }
        OutputWarp warp = new OutputWarp(losses);
        int[] kept = kept(losses);
        double[][] points = Arrays.stream(kept).mapToObj(i -> known.point(configurations.get(i)))
                .toArray(double[][]::new);
        double[] targets = Arrays.stream(kept).mapToDouble(i -> warp.targets()[i]).toArray();
        double square = warp.scale() * warp.scale();
        double[] noise = Arrays.stream(kept).mapToDouble(i -> variances[i] / square).toArray();
        KernelFit kernels = new KernelFit(known, points, targets, noise);
        List<double[]> thetas = KernelFit.starts(known.dimensions()).stream().map(start -> {
            if (cancelled.getAsBoolean()) throw new CancellationException();
            return kernels.maximize(start, EVALUATIONS);
        }).toList();
        double offset = least - warp.scale() * Arrays.stream(targets).min().orElse(0);
        return Optional.of(new ScoreSmoother(known, processes(known, thetas, points, targets, noise), warp.scale(),
                offset, fit(known, thetas, points, targets, noise)));
    }

    private static int[] kept(double[] losses) {
        int n = losses.length;
        if (n <= MOST) return IntStream.range(0, n).toArray();
        int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> losses[i]))
                .mapToInt(Integer::intValue).toArray();
        int best = MOST / 2;
        return IntStream.concat(IntStream.range(0, best).map(i -> order[i]),
                IntStream.range(0, MOST - best)
                        .map(i -> order[best + (int) ((long) i * (n - best) / (MOST - best))]))
                .sorted().toArray();
    }

    private static List<GaussianProcess> processes(GpSpace space, List<double[]> thetas, double[][] points,
            double[] targets, double[] noise) {
        return thetas.stream().map(t -> new GaussianProcess(new Kernel(space, t), points, targets, noise)).toList();
    }

    /// Share of the variance that is explained where each fifth is predicted from the others.
    private static double fit(GpSpace space, List<double[]> thetas, double[][] points, double[] targets,
            double[] noise) {
        double mean = Arrays.stream(targets).average().orElse(0);
        double all = Arrays.stream(targets).map(t -> (t - mean) * (t - mean)).sum();
        double left = 0;
        for (int part = 0; part < PARTS; part++) {
            int now = part;
            int[] train = IntStream.range(0, points.length).filter(i -> i % PARTS != now).toArray();
            if (train.length == 0) return Double.NaN;
            List<GaussianProcess> some = processes(space, thetas,
                    Arrays.stream(train).mapToObj(i -> points[i]).toArray(double[][]::new),
                    Arrays.stream(train).mapToDouble(i -> targets[i]).toArray(),
                    Arrays.stream(train).mapToDouble(i -> noise[i]).toArray());
            for (int i = part; i < points.length; i += PARTS) {
                double told = 0;
                for (GaussianProcess p : some) told += p.mean(points[i]) / some.size();
                left += (targets[i] - told) * (targets[i] - told);
            }
        }
        return 1 - left / all;
    }

    /// The smoothed loss of a configuration, tried or not.
    public Smoothed at(Configuration configuration) {
        double[] point = space.point(configuration);
        double mean = 0;
        double square = 0;
        for (GaussianProcess p : processes) {
            GaussianProcess.Prediction told = p.predict(point);
            mean += told.mean() / processes.size();
            square += (told.variance() + told.mean() * told.mean()) / processes.size();
        }
        return new Smoothed(offset + scale * mean, scale * Math.sqrt(Math.max(0, square - mean * mean)));
    }

    /// Share of the warped losses' variance that is explained where each is predicted without itself; at most 1, below 0
    /// if nothing is.
    public double fit() {
        return fit;
    }
}
