package sweetspot.ui.draft;

import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.Standard;

/// The strategy that searches a space, a part of the state that undo goes back to. Immutable.
///
/// @param sampler the sampler's name with its options, see [SamplerFactory]
/// @param pruner the name of the pruner with its option, see [PrunerFactory]; also while it is switched off, then
///     never "none"
/// @param stopWeak whether the pruner is used
public record Strategy(String sampler, String pruner, boolean stopWeak) {
    public static final String NO_PRUNER = Standard.NO_PRUNER;
    public static final Strategy STANDARD = new Strategy(Standard.SAMPLER, Standard.PRUNER, true);

    /// The same with another sampler.
    public Strategy withSampler(String name) {
        return new Strategy(name, pruner, stopWeak);
    }

    /// The same with another pruner.
    public Strategy withPruner(String name) {
        return new Strategy(sampler, name, stopWeak);
    }

    /// The same with the pruner switched on or off.
    public Strategy stoppingWeak(boolean on) {
        return new Strategy(sampler, pruner, on);
    }

    /// The pruner that is used, "none" included.
    public String usedPruner() {
        return stopWeak ? pruner : NO_PRUNER;
    }
}
