package sweetspot.verdict;

import java.util.List;

/// The trial that the verdict recommends: the one with the best posterior mean once scores are smoothed over like
/// configurations, which is not always the one with the luckiest score; or the default, where the gain over it does not
/// hold once it is corrected for the search.
///
/// @param trial its number
/// @param luckiest number of the trial with the best score
/// @param smoothed its posterior mean, in units of the score
/// @param deviation posterior standard deviation of that
/// @param luckiestSmoothed posterior mean of the luckiest trial
/// @param candidates the best trials by posterior mean, best first
/// @param fit share of the scores' variance that the smoothing explains when each is predicted without itself; at most
///     1, below 0 if it explains nothing
/// @param keepsDefault whether it is the default because the corrected gain over it is less than half a standard error
public record Recommendation(int trial, int luckiest, double smoothed, double deviation, double luckiestSmoothed,
        List<Candidate> candidates, double fit, boolean keepsDefault) {

    /// A trial with its smoothed score.
    ///
    /// @param trial its number
    /// @param score as the search saw it
    /// @param smoothed posterior mean
    /// @param deviation posterior standard deviation
    public record Candidate(int trial, double score, double smoothed, double deviation) {}

    public Recommendation {
        candidates = List.copyOf(candidates);
    }

    /// Whether it is another trial than the one with the best score.
    public boolean differs() {
        return trial != luckiest;
    }
}
