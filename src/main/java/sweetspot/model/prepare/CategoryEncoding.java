package sweetspot.model.prepare;

import java.util.Locale;

/// The ways in which a column of categories becomes numbers.
public enum CategoryEncoding {
    /// One 0/1 feature per level that the training rows have, up to [#ONE_HOT_LIMIT] levels; a level that they do not
    /// have is all zeros. Above the limit, one feature with the level's share of the training rows.
    ONE_HOT,
    /// One feature: the level's rank by its number of training rows, so that rare levels lie together; a level that
    /// they do not have ranks below all.
    ORDINAL,
    /// One feature: the level's share of the training rows, 0 for a level that they do not have.
    FREQUENCY,
    /// The mean of the target over the training rows of the level, drawn towards the overall mean; see [TargetEncoder].
    TARGET;

    /// Most levels that get a feature each.
    public static final int ONE_HOT_LIMIT = 50;

    /// The name in files: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
