package sweetspot.search.cmaes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import sweetspot.search.Dimension;
import sweetspot.search.SearchContext;
import sweetspot.search.SpaceStructure;

/// The evolution of a CMA-ES search with its restarts: takes the finished points one by one and tells what to draw
/// the next from. A function of the points it was given and the seed alone.
///
/// The points before the first that was drawn here, whoever drew them, are the warm start (after Nomura and others,
/// "Warm starting CMA-ES for hyperparameter optimization", AAAI 2021): the evolution begins around the best of them,
/// with steps as long as those lie apart. Whole numbers keep a chance to change by a margin on
/// their deviation (after Hamano and others, "CMA-ES with margin", GECCO 2022); lists of choices have probabilities
/// that follow the ranking and keep a margin too (after Hamano and others, "CatCMA", GECCO 2024). When a run has
/// converged, a new one starts elsewhere, every second time with twice as many points a generation (after Auger and
/// Hansen, "A restart CMA evolution strategy with increasing population size", CEC 2005, and Hansen, BIPOP, 2009).
final class CmaEsRun {
    /// Step size of the first run, as a share of each range.
    static final double FIRST_SIGMA = 0.2;
    private static final double LEAST_SIGMA = 1e-6;
    /// Share of the warm start's points that the evolution begins around, and bounds on their number.
    private static final double ELITE_SHARE = 0.1;
    private static final int LEAST_ELITE = 4;
    private static final int MOST_ELITE = 30;
    private static final double LEAST_FIRST_SIGMA = 0.02;
    private static final int KEPT_DISTRIBUTIONS = 3;

    /// A finished point.
    ///
    /// @param latent where it was drawn; NaN where nothing is known
    /// @param loss lower is better; infinite for a trial without a value
    record Point(double[] latent, double loss) {}

    private static final Comparator<Point> BEST_FIRST = Comparator.comparingDouble(Point::loss);

    private final SpaceStructure structure;
    private final SearchContext seeds;
    private final double firstSigma;
    private final int[] numbers;
    private final int[] choices;
    private final int smallest;
    /// Points of the warm start, best first.
    private final List<Point> earlier = new ArrayList<>();
    /// Points of the generation so far.
    private final List<Point> block = new ArrayList<>();
    private final Deque<CmaEsDistribution> recent = new ArrayDeque<>();
    private final Deque<Double> bests = new ArrayDeque<>();
    private double[][] shares;
    /// Of no generation before [#begin].
    private CmaEsState state;
    private boolean warming = true;
    private int begunWith;
    private int restarts;

    /// @param seeds gives the restarts' generators, which depend on its seed alone
    /// @param firstSigma step size of the first run, as a share of each range
    CmaEsRun(SpaceStructure structure, SearchContext seeds, double firstSigma) {
        this.structure = structure;
        this.firstSigma = firstSigma;
        this.seeds = seeds;
        int[] varying = structure.varying();
        numbers = Arrays.stream(varying).filter(i -> !structure.dimension(i).isCategorical()).toArray();
        choices = Arrays.stream(varying).filter(i -> structure.dimension(i).isCategorical()).toArray();
        smallest = 4 + (int) (3 * Math.log(Math.max(1, varying.length)));
        evenShares();
        state = new CmaEsState(centre(), firstSigma, smallest);
    }

    SpaceStructure structure() {
        return structure;
    }

    private void evenShares() {
        shares = new double[choices.length][];
        for (int c = 0; c < choices.length; c++) {
            shares[c] = new double[(int) structure.dimension(choices[c]).count()];
            Arrays.fill(shares[c], 1.0 / shares[c].length);
        }
    }

    /// The distributions to draw from, newest first: the current distribution and the few before it; empty before the
    /// warm start has enough points.
    Deque<CmaEsDistribution> distributions() {
        return recent;
    }

    /// Takes the next finished point.
    ///
    /// @param own whether it was drawn from one of [#distributions]
    void add(Point point, boolean own) {
        if (warming && !own) {
            int at = Collections.binarySearch(earlier, point, BEST_FIRST);
            earlier.add(at < 0 ? -at - 1 : at + 1, point);
            // Not at every point, because a long history of another sampler is gone through like this.
            if (earlier.size() % smallest == 0) begin();
            return;
        }
        if (warming && begunWith < earlier.size()) begin();
        warming = false;
        block.add(point);
        if (block.size() < state.lambda()) return;
        block.sort(BEST_FIRST);
        evolve();
        block.clear();
        publish();
    }

    /// Begins the evolution around the best of the earlier points.
    private void begin() {
        begunWith = earlier.size();
        evenShares();
        moveShares(earlier, 0.5);
        double[] best = numbersOf(earlier.getFirst().latent, centre());
        int elite = Math.clamp((long) (ELITE_SHARE * begunWith), LEAST_ELITE, MOST_ELITE);
        double sigma = firstSigma;
        if (begunWith >= 2 * elite && begunWith >= 2 * smallest) {
            double squares = 0;
            for (Point p : earlier.subList(1, elite)) {
                double[] x = numbersOf(p.latent, best);
                for (int i = 0; i < x.length; i++) squares += (x[i] - best[i]) * (x[i] - best[i]);
            }
            sigma = Math.clamp(Math.sqrt(squares / (elite - 1) / best.length), Math.min(LEAST_FIRST_SIGMA, firstSigma),
                    firstSigma);
        }
        state = new CmaEsState(best, sigma, smallest);
        publish();
    }

    private double[] centre() {
        double[] centre = new double[Math.max(1, numbers.length)];
        Arrays.fill(centre, 0.5);
        return centre;
    }

    private void evolve() {
        double[] mean = state.mean();
        double[] stretch = stretch();
        double[][] points = new double[block.size()][];
        for (int k = 0; k < points.length; k++) {
            points[k] = numbersOf(block.get(k).latent, mean);
            for (int i = 0; i < points[k].length; i++) points[k][i] = mean[i] + (points[k][i] - mean[i]) / stretch[i];
        }
        state.update(points);
        for (int i = 0; i < mean.length; i++) mean[i] = Math.clamp(mean[i], 0.0, 1.0);
        moveShares(block, Math.min(0.3, 0.1 * Math.sqrt(state.lambda())));
        bests.addLast(block.getFirst().loss);
        if (hasConverged()) restart();
    }

    private double[] numbersOf(double[] latent, double[] otherwise) {
        double[] x = otherwise.clone();
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isNaN(latent[numbers[i]])) x[i] = latent[numbers[i]];
        }
        return x;
    }

    /// Moves each list's probabilities towards the choices of the better half of some points, best first.
    private void moveShares(List<Point> points, double rate) {
        int better = Math.max(1, points.size() / 2);
        for (int c = 0; c < choices.length; c++) {
            Dimension d = structure.dimension(choices[c]);
            double[] share = shares[c];
            if (share.length < 2) continue;
            for (int k = 0; k < better; k++) {
                double u = points.get(k).latent[choices[c]];
                if (Double.isNaN(u)) continue;
                double weight = rate * 2.0 * (better - k) / (better * (better + 1.0));
                for (int v = 0; v < share.length; v++) share[v] *= 1 - weight;
                share[(int) d.cell(u)] += weight;
            }
            keepMargin(share, 0.27 / (structure.varying().length * (share.length - 1.0)));
        }
    }

    private static void keepMargin(double[] share, double least) {
        double sum = 0;
        for (int v = 0; v < share.length; v++) {
            share[v] = Math.max(share[v], Math.min(least, 1.0 / share.length));
            sum += share[v];
        }
        for (int v = 0; v < share.length; v++) share[v] /= sum;
    }

    /// The factors that stretch steps of whole numbers so that one in as many draws as there are coordinates in a
    /// generation leaves the mean's cell.
    private double[] stretch() {
        double[] stretch = new double[state.mean().length];
        Arrays.fill(stretch, 1);
        double quantile = Math.sqrt(2) * smile.math.special.Erf.inverf(1 - 2.0 / (stretch.length * state.lambda() + 1));
        for (int i = 0; i < numbers.length; i++) {
            Dimension d = structure.dimension(numbers[i]);
            if (d.kind() != Dimension.Kind.STEPPED) continue;
            double mean = state.mean()[i];
            long cell = d.cell(mean);
            double up = cell == d.count() - 1 ? 1 : d.cellHigh(cell) - mean;
            double down = cell == 0 ? 1 : mean - d.cellLow(cell);
            stretch[i] = Math.max(1, Math.min(up, down) / (quantile * Math.max(state.deviation(i), 1e-12)));
        }
        return stretch;
    }

    private boolean hasConverged() {
        int window = 10 + 30 * state.mean().length / state.lambda();
        while (bests.size() > window) bests.removeFirst();
        if (bests.size() == window) {
            double low = bests.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            double high = bests.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            if (!(high - low > 1e-12 * Math.max(1e-300, Math.abs(low)))) return true;
        }
        double widest = 0;
        for (int i = 0; i < state.mean().length; i++) widest = Math.max(widest, state.deviation(i));
        return !(widest > LEAST_SIGMA) || !(state.axisRatio() < 1e7);
    }

    private void restart() {
        restarts++;
        var random = seeds.studyRandom(100 + restarts);
        boolean large = restarts % 2 == 0;
        int lambda = large ? Math.min(1024, smallest << Math.min(restarts / 2, 8)) : smallest;
        double sigma = large ? firstSigma : firstSigma * Math.pow(10, -random.nextDouble());
        double[] mean = centre();
        for (int i = 0; i < mean.length; i++) mean[i] = random.nextDouble();
        state = new CmaEsState(mean, sigma, lambda);
        evenShares();
        bests.clear();
    }

    private void publish() {
        double[][] copies = Arrays.stream(shares).map(double[]::clone).toArray(double[][]::new);
        recent.addFirst(new CmaEsDistribution(structure, numbers, choices, state.mean().clone(), state.transform(),
                stretch(), copies));
        if (recent.size() > KEPT_DISTRIBUTIONS) recent.removeLast();
    }
}
