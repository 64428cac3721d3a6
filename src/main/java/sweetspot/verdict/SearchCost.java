package sweetspot.verdict;

import java.util.Optional;
import java.util.OptionalDouble;

/// What a search cost, beside what it gained.
///
/// @param wallMillis time on the clock, pauses left out
/// @param trialMillis sum over the trials, in milliseconds
/// @param trials number of trials that ended
/// @param workers number of trials at once; 0 if unknown
/// @param wattHours energy by the watts that the user gave and the time on the clock: an estimate; empty if unknown
/// @param money by the rate that the user gave; empty if unknown
/// @param prices what the user gave
/// @param brought what the last trials brought; empty if too few trials ended
public record SearchCost(long wallMillis, long trialMillis, int trials, int workers, OptionalDouble wattHours,
        OptionalDouble money, Prices prices, Optional<Yield> brought) {

    /// What the last trials brought.
    ///
    /// @param last number of last trials
    /// @param gain what they added to the best score, in units of the score, at least 0
    /// @param enough number of trials after which the best score was, for practical purposes, what it is at the end;
    ///     the number of all trials if the last ones were needed
    public record Yield(int last, double gain, int enough) {}
}
