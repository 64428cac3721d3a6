package sweetspot.model.metric;

import sweetspot.model.TargetValues;

/// Scores in the user's currency: what decisions cost.
final class CostScores {
    private CostScores() {}

    /// The mean cost of a row, if each is decided so as to cost least by the probability of the class: it is called
    /// positive where that costs less than not to (Elkan 2001, eq. 1). NaN if there is nothing to find.
    ///
    /// @param missed cost of a positive row that is not called so
    /// @param alarm cost of another row that is called positive
    /// @param hit cost of a positive row that is called so, such as that of looking into it
    static double meanCost(TargetValues.Classes truth, double[][] probabilities, int positive, double missed,
            double alarm,
            double hit) {
        double sum = 0;
        boolean any = false;
        for (int i = 0; i < truth.size(); i++) {
            double p = probabilities[i][positive];
            boolean called = p * hit + (1 - p) * alarm < p * missed;
            boolean is = truth.codes()[i] == positive;
            double weight = truth.weights().of(i);
            any |= is && weight > 0;
            sum += weight * (is ? called ? hit : missed : called ? alarm : 0);
        }
        return any ? sum / truth.weights().total(truth.size()) : Double.NaN;
    }
}
