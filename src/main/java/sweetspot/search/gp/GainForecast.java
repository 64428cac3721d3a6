package sweetspot.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.space.SearchSpace;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Forecasts how much the next trial gains on the best score: the expected improvement (Jones, Schonlau & Welch
/// 1998) where a Gaussian process over the finished trials finds it highest, in units of the score.
///
/// The best is what the process believes of it, not its luckiest measurement: known standard errors and fitted noise
/// are taken out of both. Depends on the space and the finished trials alone.
public final class GainForecast {
    /// The process learns from so many trials: the better half, and of the others an even selection.
    private static final int MOST_POINTS = 120;
    private static final int FIT_EVALUATIONS = 25;
    private static final int CANDIDATES = 300;
    private static final int CLIMBS = 3;
    private static final int ANCHORS = 10;

    private GainForecast() {}

    /// Number of finished trials from which on a forecast is made: fewer tell too little of the space.
    public static int leastTrials(SearchSpace space) {
        return 15 + 2 * Math.min(15, new GpSpace(space).dimensions());
    }

    /// The expected gain of the next trial, at least 0; empty while fewer than [#leastTrials] have a score, and for
    /// studies with several objectives, whose best is not one score.
    public static OptionalDouble of(SearchSpace space, StudySnapshot study) {
        if (study.directions().size() != 1) return OptionalDouble.empty();
        GpSpace points = new GpSpace(space);
        List<Trial> scored = new ArrayList<>();
        for (Trial t : study.trials()) {
            boolean ended = t.state() == TrialState.COMPLETE || t.state() == TrialState.PRUNED;
            if (ended && Double.isFinite(t.value())) scored.add(t);
        }
        if (scored.size() < leastTrials(space)) return OptionalDouble.empty();
        if (points.dimensions() == 0) return OptionalDouble.of(0);
        scored.sort(Comparator.comparingDouble((Trial t) -> study.direction().loss(t.value()))
                .thenComparingInt(Trial::number));
        return OptionalDouble.of(expected(points, study, thinned(scored)));
    }

    /// @param ranked best first
    private static List<Trial> thinned(List<Trial> ranked) {
        int n = ranked.size();
        if (n <= MOST_POINTS) return ranked;
        int best = MOST_POINTS / 2;
        List<Trial> kept = new ArrayList<>(ranked.subList(0, best));
        int rest = MOST_POINTS - best;
        for (int i = 0; i < rest; i++) kept.add(ranked.get(best + (int) ((long) i * (n - best) / rest)));
        return kept;
    }

    private static double expected(GpSpace space, StudySnapshot study, List<Trial> trials) {
        OutputWarp warp = new OutputWarp(trials.stream().mapToDouble(t -> study.direction().loss(t.value())).toArray());
        double[] targets = warp.targets();
        List<double[]> failed = study.trials().stream().filter(FailureModel::failed)
                .map(t -> space.point(t.configuration())).toList();
        double[][] points = trials.stream().map(t -> space.point(t.configuration())).toArray(double[][]::new);
        double[] noise = trials.stream().mapToDouble(t -> {
            double error = t.standardError().orElse(0) / warp.scale();
            return Math.min(error * error, 10);
        }).toArray();
        KernelFit fit = new KernelFit(space, points, targets, noise);
        List<Acquisition> parts = new ArrayList<>();
        for (double[] start : KernelFit.starts(space.dimensions())) {
            GaussianProcess process = new GaussianProcess(new Kernel(space, fit.maximize(start, FIT_EVALUATIONS)),
                    points, targets, noise);
            parts.add(new LogExpectedImprovement(process, process.lowestMean()));
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(study.finished());
        Acquisition acquisition = Acquisition.mean(parts);
        List<double[]> anchors = Arrays.asList(points).subList(0, Math.min(ANCHORS, points.length));
        // What is never scored because it fails is no gain.
        if (!failed.isEmpty()) acquisition = new FailureModel().avoiding(acquisition, space, Arrays.asList(points), failed);
        AcquisitionSearch search = new AcquisitionSearch(space, acquisition, random);
        // The warp is linear where scores are good, so an improvement has the scale that it had before.
        return Math.exp(search.run(anchors, CANDIDATES, CLIMBS).getFirst().value()) * warp.scale();
    }
}
