package sweetspot.plot;

import sweetspot.analysis.History;

/// Describes the axis of a score apart from the scores: the possible values, and how it is drawn.
///
/// @param least no score is below; negative infinity if there is no such value
/// @param most no score is above; infinity if there is no such value
/// @param kind linear, logarithmic, or whichever suits the scores
public record ScoreAxis(double least, double most, Kind kind) {
    /// Any score, drawn as it suits.
    public static final ScoreAxis ANY =
            new ScoreAxis(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Kind.AUTOMATIC);

    /// The ways in which values become lengths.
    public enum Kind { AUTOMATIC, LINEAR, LOG }

    /// @throws IllegalArgumentException if no score is possible
    public ScoreAxis {
        if (!(most > least)) throw new IllegalArgumentException("least must be below most, not " + least + " and " + most);
    }

    /// The same, drawn in another way.
    public ScoreAxis as(Kind other) {
        return new ScoreAxis(least, most, other);
    }

    /// Tells whether the scores of a study are drawn on a logarithmic axis: only where all of them are above 0.
    public boolean isLog(History history) {
        return history.logRange().isPresent()
                && (kind == Kind.LOG || kind == Kind.AUTOMATIC && history.spansDecades());
    }
}
