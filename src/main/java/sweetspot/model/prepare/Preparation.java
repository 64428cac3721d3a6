package sweetspot.model.prepare;

/// The preparation of columns that a model family needs before it can train.
///
/// @param categories how categories become numbers
/// @param scaled whether numbers are brought to mean 0 and standard deviation 1; the 0 and 1 of categories are left as
///     they are, since scaling would put a rare level far from all others
public record Preparation(CategoryEncoding categories, boolean scaled) {
    /// For trees: they split codes well enough, and do not mind the scale.
    public static final Preparation TREES = new Preparation(CategoryEncoding.ORDINAL, false);
    /// For models that measure distances or add up features.
    public static final Preparation NUMERIC = new Preparation(CategoryEncoding.ONE_HOT, true);
}
