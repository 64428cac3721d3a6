package sweetspot.data.plan;

import java.util.Arrays;

/// One fold of a validation plan: the rows that train and the rows that score, as ascending row numbers of
/// [ResamplingPlan#search()]. None is in both. Rows in neither are in the gap before the test, left out since their group
/// is tested, or not used: later than the test, or so old that a sliding window has passed them.
public final class Fold {
    private static final int[] NONE = {};

    private final int[] train;
    private final int[] test;
    private final int[] gap;
    private final int[] leftOut;

    /// A fold all of whose rows train or score.
    public Fold(int[] train, int[] test) {
        this(train, test, NONE, NONE);
    }

    Fold(int[] train, int[] test, int[] gap, int[] leftOut) {
        this.train = train;
        this.test = test;
        this.gap = gap;
        this.leftOut = leftOut;
    }

    /// Rows that train, as a copy.
    public int[] train() {
        return train.clone();
    }

    /// Rows that score, as a copy.
    public int[] test() {
        return test.clone();
    }

    /// Rows between training and test, whose answers were not known yet, as a copy.
    public int[] gap() {
        return gap.clone();
    }

    /// Rows that would train if no row of their group were tested, as a copy.
    public int[] leftOut() {
        return leftOut.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Fold f && Arrays.equals(train, f.train) && Arrays.equals(test, f.test)
                && Arrays.equals(gap, f.gap) && Arrays.equals(leftOut, f.leftOut);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(test);
    }

    @Override
    public String toString() {
        return "Fold of " + train.length + " + " + test.length + " rows";
    }
}
