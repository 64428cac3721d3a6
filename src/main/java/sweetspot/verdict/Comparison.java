package sweetspot.verdict;

import java.util.List;
import sweetspot.analysis.Gain;

/// The default against the best, fold by fold.
///
/// @param base number of the default's trial
/// @param better number of the trial that is compared with it
/// @param splits which splits the scores are of
/// @param baseScores the default's score on each fold, shuffle after shuffle; empty if only totals are known
/// @param betterScores the other's on the same folds
/// @param shuffles number of times that the rows were dealt, at least 1; each has as many folds
/// @param gain the mean difference with its standard error and the allowance for the choice of the best
/// @param low lower end of the gain's 95 % interval, which allows for the choice; NaN if unknown
/// @param high its upper end
/// @param odds where the true gain lies, as a posterior; empty odds (NaN) if unknown
/// @param answer what follows from it
public record Comparison(int base, int better, Splits splits, List<Double> baseScores, List<Double> betterScores,
        int shuffles, Gain gain, double low, double high, Odds odds, Answer answer) {

    /// The splits of scores.
    public enum Splits {
        /// Those that the search saw.
        SEARCH,
        /// Others of the same rows, dealt after the search.
        FRESH
    }

    /// The posterior chances that the true gain is below, in or above the region of practical equivalence, by the
    /// correlated Bayesian t test (Corani and Benavoli, "A Bayesian approach for comparing cross-validated algorithms on
    /// multiple data sets", Machine Learning 2015). They do not allow for the choice of the best.
    ///
    /// @param worse from 0 to 1; NaN if unknown
    /// @param equal from 0 to 1
    /// @param better from 0 to 1; the three add up to 1
    public record Odds(double worse, double equal, double better) {
        static final Odds UNKNOWN = new Odds(Double.NaN, Double.NaN, Double.NaN);
    }

    public Comparison {
        baseScores = List.copyOf(baseScores);
        betterScores = List.copyOf(betterScores);
        if (baseScores.size() != betterScores.size()) throw new IllegalArgumentException("scores must be paired");
        if (shuffles < 1) throw new IllegalArgumentException("there is at least one shuffle, not " + shuffles);
    }

    /// Number of folds that were compared; 0 if only totals were.
    public int folds() {
        return baseScores.size();
    }

    /// Number of folds on which the better one is better.
    ///
    /// @param higher whether higher scores are better
    public int wins(boolean higher) {
        int wins = 0;
        for (int i = 0; i < folds(); i++) {
            int order = Double.compare(betterScores.get(i), baseScores.get(i));
            if (higher ? order > 0 : order < 0) wins++;
        }
        return wins;
    }
}
