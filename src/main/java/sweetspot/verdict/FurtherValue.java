package sweetspot.verdict;

/// Another objective than the one that is judged. Its values are known as totals, not fold by fold, so that nothing is
/// said of chance.
///
/// @param name of the objective
/// @param higher whether higher values are better
/// @param base the default's value; NaN if unknown
/// @param judged value of the trial that is judged
/// @param best the best value that a trial has
public record FurtherValue(String name, boolean higher, double base, double judged, double best) {}
