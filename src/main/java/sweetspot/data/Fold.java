package sweetspot.data;

import java.util.Arrays;

/// One fold of a cross-validation: the rows that train and the rows that score, as ascending row numbers of
/// [ResamplingPlan#search()]. Together they are all rows, and none is in both.
public final class Fold {
    private final int[] train;
    private final int[] test;

    Fold(int[] train, int[] test) {
        this.train = train;
        this.test = test;
    }

    /// Rows that train, as a copy.
    public int[] train() {
        return train.clone();
    }

    /// Rows that score, as a copy.
    public int[] test() {
        return test.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Fold f && Arrays.equals(train, f.train) && Arrays.equals(test, f.test);
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
