package sweetspot.model;

/// What a model family needs done to the columns before it can train.
///
/// @param categories how categories become numbers
/// @param scaled whether each feature is brought to mean 0 and standard deviation 1
public record Preparation(CategoryEncoding categories, boolean scaled) {
    /// For trees: they split codes well enough, and do not mind the scale.
    public static final Preparation TREES = new Preparation(CategoryEncoding.ORDINAL, false);
    /// For models that measure distances or add up features.
    public static final Preparation NUMERIC = new Preparation(CategoryEncoding.ONE_HOT, true);
}
