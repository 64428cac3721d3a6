package sweetspot.model.prepare;

import java.util.Objects;

/// The preparation of columns before a model trains.
///
/// @param missing what is put where a number is missing
/// @param categories how categories become numbers
/// @param smoothing of [CategoryEncoding#TARGET]: as many rows of the overall mean are mixed into each level's mean; 0
///     or more
/// @param scaling how numbers are brought to one scale
/// @param reduction how there become fewer features
/// @param keep of [Reduction#SELECT] and [Reduction#INFORMATION] the share of the features that stays, of [Reduction#PCA] the share of the variance,
///     above 0, at most 1
/// @param neighbours of [Imputation#NEIGHBOURS]: how many rows are averaged, at least 1
/// @param marked whether a column says for each column of numbers with gaps where they are
public record Preparation(Imputation missing, CategoryEncoding categories, double smoothing, Scaling scaling,
        Reduction reduction, double keep, int neighbours, boolean marked) {
    /// Rows that are averaged unless something else is said, as in scikit-learn.
    public static final int NEIGHBOURS = 5;

    /// For trees: they split codes well enough, and do not mind the scale.
    public static final Preparation TREES = new Preparation(CategoryEncoding.ORDINAL, false);
    /// For models that measure distances or add up features.
    public static final Preparation NUMERIC = new Preparation(CategoryEncoding.ONE_HOT, true);

    public Preparation {
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(categories, "categories");
        Objects.requireNonNull(scaling, "scaling");
        Objects.requireNonNull(reduction, "reduction");
        if (!(smoothing >= 0 && smoothing < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("smoothing must be 0 or more, not " + smoothing);
        }
        if (!(keep > 0 && keep <= 1)) throw new IllegalArgumentException("keep must be above 0 to 1, not " + keep);
        // What is not used makes no difference, so that equal preparations are found in a cache.
        if (categories != CategoryEncoding.TARGET) smoothing = 0;
        if (reduction == Reduction.NONE) keep = 1;
        if (missing != Imputation.NEIGHBOURS) neighbours = NEIGHBOURS;
        if (neighbours < 1) throw new IllegalArgumentException("neighbours must be at least 1, not " + neighbours);
    }

    /// The usual number of neighbours, and no marks of gaps.
    public Preparation(Imputation missing, CategoryEncoding categories, double smoothing, Scaling scaling,
            Reduction reduction, double keep) {
        this(missing, categories, smoothing, scaling, reduction, keep, NEIGHBOURS, false);
    }

    /// The median for missing numbers, and all features.
    ///
    /// @param scaled whether numbers are brought to mean 0 and standard deviation 1
    public Preparation(CategoryEncoding categories, boolean scaled) {
        this(Imputation.MEDIAN, categories, 0, scaled ? Scaling.STANDARD : Scaling.NONE, Reduction.NONE, 1);
    }

    /// Tells whether numbers are brought to one scale.
    public boolean scaled() {
        return scaling != Scaling.NONE;
    }

    /// Tells whether what it learns depends on the target.
    public boolean readsTarget() {
        return categories == CategoryEncoding.TARGET || reduction == Reduction.SELECT
                || reduction == Reduction.INFORMATION;
    }
}
