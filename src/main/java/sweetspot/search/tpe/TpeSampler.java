package sweetspot.search.tpe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.EncodedHistory;
import sweetspot.search.QuasiRandom;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.SpaceStructure;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;

/// Tree-structured Parzen estimator: models where good trials lie and where the others do, and suggests a point
/// that is likely among the good and unlikely among the others.
///
/// Sources: Bergstra, Bardenet, Bengio, Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011, section 4;
/// Watanabe, "Tree-structured Parzen estimator", 2023 (arXiv 2304.11127), for the effect of its parts. What differs
/// here: both densities are joint over all dimensions, conditional ones included ([ParzenEstimator]); the good
/// trials' kernels shrink with their spread ([ParzenFit]); the uniform component has the same share in both
/// densities however many trials there are, so that empty regions do not attract more and more; and the ratio is
/// maximized by a small evolution of candidates instead of the best of a sample. Running and waiting trials count
/// as not good (constant liar), so that parallel workers spread out; so do pruned trials, and failed ones twice. The
/// options take
/// this apart: dimensions may be modelled one by one (Bergstra's original) or in groups that are always active
/// together (as Optuna's), and running trials be passed over.
public final class TpeSampler implements Sampler {
    /// Trials before the model is asked; they come from a quasi-random sequence.
    private static final int STARTUP = 6;

    public static final List<StrategyOption> OPTIONS = List.of(StrategyOption.startup((long) STARTUP),
            StrategyOption.whole("candidates", 1, 10_000, (long) ParzenProposals.DRAWN),
            StrategyOption.flag("multivariate", true), StrategyOption.flag("grouped", false),
            StrategyOption.decimal("prior", 0.01, 100, 1.0), StrategyOption.flag("constant_liar", true));

    private final StrategySettings settings;
    private final int startup;
    private final EncodedHistory history = new EncodedHistory();
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final QuasiRandom start = new QuasiRandom();

    /// A sampler with nothing set.
    public TpeSampler() {
        this(StrategySettings.standard(OPTIONS));
    }

    public TpeSampler(StrategySettings settings) {
        this.settings = settings;
        this.startup = settings.whole("startup");
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        history.update(context);
        duplicates.update(context);
        if (duplicates.isExhausted()) return new Suggestion.Exhausted();
        SpaceStructure structure = history.structure();
        if (history.ranked().size() < 2 || history.size() < startup || structure.varying().length == 0) {
            Configuration first = structure.decode(start.point(context));
            return point(duplicates.isKnown(first) ? Optional.empty() : Optional.of(first), context, "startup");
        }
        ParzenFit.Shape shape =
                new ParzenFit.Shape(settings.decimal("prior"), settings.flag("constant_liar"), groups());
        ParzenProposals proposals = new ParzenProposals(history, shape, settings.whole("candidates"));
        return point(proposals.next(duplicates, context.random()), context, "model");
    }

    private Suggestion point(Optional<Configuration> found, SearchContext context, String origin) {
        return found.or(() -> duplicates.unknown(history.structure(), context, 1))
                .<Suggestion>map(c -> new Suggestion.Point(c, origin)).orElseGet(Suggestion.Exhausted::new);
    }

    /// The dimensions that are modelled together: all, those that are always active together, or each by itself.
    private List<int[]> groups() {
        SpaceStructure structure = history.structure();
        if (!settings.flag("multivariate")) {
            return Arrays.stream(structure.varying()).mapToObj(j -> new int[]{j}).toList();
        }
        return settings.flag("grouped") ? structure.groups() : List.of(structure.varying());
    }
}
