package sweetspot.model.prepare;

/// The ways in which a column of categories becomes numbers.
public enum CategoryEncoding {
    /// One 0/1 feature per level that the training rows have, up to [#ONE_HOT_LIMIT] levels; a level that they do not
    /// have is all zeros. Above the limit, one feature with the level's share of the training rows.
    ONE_HOT,
    /// One feature: the level's rank by its number of training rows, so that rare levels lie together; a level that
    /// they do not have ranks below all.
    ORDINAL;

    /// Most levels that get a feature each.
    public static final int ONE_HOT_LIMIT = 50;
}
