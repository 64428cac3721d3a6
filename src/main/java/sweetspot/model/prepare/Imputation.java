package sweetspot.model.prepare;

import java.util.Locale;

/// The number that is put where one is missing, learned from the training rows. A category that is missing is a level of
/// its own, see [CategoryEncoding].
public enum Imputation {
    /// The middle number, which a few huge ones do not move.
    MEDIAN,
    /// The mean.
    MEAN,
    /// The number that occurs most often; of several the smallest, as in scikit-learn.
    MOST_FREQUENT,
    /// The mean of the nearest rows that have it, see [NeighbourFiller].
    NEIGHBOURS;

    /// The name in files: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
