package sweetspot.search;

import java.util.Optional;
import java.util.random.RandomGenerator;
import sweetspot.space.Configuration;

/// Tree-structured Parzen estimator: models where good trials lie and where the others do, and suggests a point
/// that is likely among the good and unlikely among the others.
///
/// Sources: Bergstra, Bardenet, Bengio, Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011, section 4;
/// Watanabe, "Tree-structured Parzen estimator", 2023, for the effect of its parts. Both densities are joint over
/// all dimensions ([ParzenEstimator]), conditional ones included. Running and waiting trials count as not good
/// (constant liar), so that parallel workers spread out; so do pruned and failed trials.
public final class TpeSampler implements Sampler {
    private static final int STARTUP = 10;
    private static final int CANDIDATES = 32;

    private final EncodedHistory history = new EncodedHistory();
    private final DuplicateFilter duplicates = new DuplicateFilter();

    @Override
    public Suggestion suggest(SearchContext context) {
        history.update(context);
        duplicates.update(context);
        if (duplicates.isExhausted()) return new Suggestion.Exhausted();
        RandomGenerator random = context.random();
        SpaceStructure structure = history.structure();
        if (history.ranked().size() < 2 || history.size() < STARTUP || structure.varying().length == 0) {
            Configuration drawn = structure.decode(structure.uniform(random));
            return point(duplicates.isKnown(drawn) ? Optional.empty() : Optional.of(drawn), context, "startup");
        }
        return point(best(random), context, "model");
    }

    private Suggestion point(Optional<Configuration> found, SearchContext context, String origin) {
        return found.or(() -> duplicates.unknown(history.structure(), context, 1))
                .<Suggestion>map(c -> new Suggestion.Point(c, origin)).orElseGet(Suggestion.Exhausted::new);
    }

    private Optional<Configuration> best(RandomGenerator random) {
        int good = goodCount(history.ranked().size());
        ParzenEstimator below = estimator(rows(0, good), good);
        int[] others = others(good);
        ParzenEstimator above = estimator(others, others.length);
        Configuration best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CANDIDATES; i++) {
            double[] candidate = below.sample(random);
            double score = below.logDensity(candidate) - above.logDensity(candidate);
            if (score <= bestScore) continue;
            Configuration c = history.structure().decode(candidate);
            if (duplicates.isKnown(c)) continue;
            best = c;
            bestScore = score;
        }
        return Optional.ofNullable(best);
    }

    /// Number of trials that count as good: a tenth, at most 25.
    private static int goodCount(int complete) {
        return Math.clamp((int) Math.ceil(0.1 * complete), 1, 25);
    }

    private int[] rows(int from, int to) {
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) rows[i] = history.ranked().get(from + i);
        return rows;
    }

    private int[] others(int good) {
        IntList rows = new IntList();
        for (int i = good; i < history.ranked().size(); i++) rows.add(history.ranked().get(i));
        for (IntList list : new IntList[] {history.pruned(), history.failed(), history.pending()}) {
            for (int i = 0; i < list.size(); i++) rows.add(list.get(i));
        }
        return rows.toArray();
    }

    private ParzenEstimator estimator(int[] rows, int count) {
        SpaceStructure structure = history.structure();
        int[] varying = structure.varying();
        double[][] points = new double[rows.length][];
        double[] weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            points[i] = history.point(rows[i]);
            weights[i] = 1;
        }
        ParzenKernel[] kernels = new ParzenKernel[varying.length];
        double sigma = 0.2 * Math.pow(Math.max(count, 1), -1.0 / (varying.length + 4));
        for (int j = 0; j < kernels.length; j++) {
            Dimension d = structure.dimension(varying[j]);
            double width = d.isCategorical() ? d.count() / (d.count() + (double) count) : sigma;
            kernels[j] = ParzenKernel.of(d, width);
        }
        return new ParzenEstimator(structure, points, weights, 1, kernels);
    }
}
