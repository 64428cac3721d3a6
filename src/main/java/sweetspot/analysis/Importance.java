package sweetspot.analysis;

import java.util.List;
import sweetspot.space.SearchSpace;
import sweetspot.study.StudySnapshot;

/// The importance of each hyperparameter for the score, or the reason why it cannot be told yet.
public sealed interface Importance {
    /// Fewest scored trials for which importance is estimated.
    int NEEDED = 10;
    /// Fit of the surrogate below which the shares are noise and none are given.
    double LEAST_FIT = 0.1;
    /// Fit of the surrogate below which a warning belongs to the shares.
    double GOOD_FIT = 0.5;

    /// There are too few trials with a score.
    ///
    /// @param needed number of scored trials that are needed
    /// @param have number of scored trials there are that fit the space
    /// @param scored number of scored trials there are; some may not fit the space, if it was edited since
    record TooEarly(int needed, int have, int scored) implements Importance {}

    /// The surrogate cannot tell good configurations from bad ones, so its shares would be noise: the scores hardly
    /// differ, or differ by chance.
    ///
    /// @param fit R² of the surrogate on trials it has not seen; may be negative
    /// @param trials number of trials it is fitted on
    /// @param stopped how many of them were stopped early
    record NoSignal(double fit, int trials, int stopped) implements Importance {}

    /// The estimate.
    ///
    /// @param effects one per parameter that varies, largest share first
    /// @param pairs the strongest interactions of two parameters, largest share first
    /// @param fit R² of the surrogate on trials it has not seen
    /// @param trials number of trials it is fitted on
    /// @param stopped how many of them were stopped early
    record Estimate(List<Effect> effects, List<Effect> pairs, double fit, int trials, int stopped)
            implements Importance {
        public Estimate {
            effects = List.copyOf(effects);
            pairs = List.copyOf(pairs);
        }

        /// Tells whether the fit is too low to rely on the shares.
        public boolean poorFit() {
            return fit < GOOD_FIT;
        }
    }

    /// The share of one parameter, or of the interaction of two.
    ///
    /// @param parameters names of the parameters, one or two
    /// @param share share of the score's variance over the whole search space, 0 to 1
    /// @param low lower end of the 90 % interval between the trees of the surrogate
    /// @param high upper end
    record Effect(List<String> parameters, double share, double low, double high) {
        public Effect {
            parameters = List.copyOf(parameters);
        }

        /// The parameter's name; of a pair both, joined by ×.
        public String name() {
            return String.join(" × ", parameters);
        }
    }

    /// Estimates the importance of every parameter that varies, by functional analysis of variance (see [Fanova]).
    /// Done trials count with their scores, and trials that were stopped early with the score they were expected to
    /// come to when they were stopped ([sweetspot.study.Reports#estimate]): without them little is left where stopping
    /// works, and those that are left are all good. Failed trials have no score.
    ///
    /// Deterministic: the same space, trials and seed give the same result. It checks for interruption of the thread
    /// between trees.
    ///
    /// @param objective which objective's values are explained, from 0
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    static Importance of(SearchSpace space, StudySnapshot snapshot, long seed, int objective) {
        return new ImportanceEstimator(space, seed).estimate(snapshot, objective);
    }

    /// The importance for the first objective.
    static Importance of(SearchSpace space, StudySnapshot snapshot, long seed) {
        return of(space, snapshot, seed, 0);
    }

    /// The number of trials of a study whose score counts for the importance.
    static int scored(StudySnapshot snapshot) {
        return ImportanceEstimator.scored(snapshot, 0).length;
    }
}
