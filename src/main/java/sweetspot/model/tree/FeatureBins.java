package sweetspot.model.tree;

import java.util.Arrays;

/// The bins of one feature in ascending order, and which bin each training row lies in.
///
/// A bin is a closed range of values that some training row has; where the feature has few enough different values,
/// each has a bin of its own.
///
/// @param low per bin its smallest value
/// @param high per bin its largest value
/// @param codes per training row its bin, from 0; the number of bins where the value is missing
/// @param missing whether a training row lacks the value
record FeatureBins(double[] low, double[] high, char[] codes, boolean missing) {

    /// Number of bins, missing values not counted.
    int count() {
        return low.length;
    }

    /// Number of codes: the bins, and one more for missing values if there are any.
    int codeCount() {
        return missing ? low.length + 1 : low.length;
    }

    /// The codes of a feature of at most 256 codes as unsigned bytes.
    byte[] narrowCodes() {
        byte[] narrow = new byte[codes.length];
        for (int i = 0; i < narrow.length; i++) narrow[i] = (byte) codes[i];
        return narrow;
    }

    /// The cut between two bins: midway between their values, so that the lower is at most the cut and the upper more.
    double between(int lower, int upper) {
        double below = high[lower];
        double above = low[upper];
        // Halved before adding: two huge numbers would add up to infinity.
        double middle = below / 2 + above / 2;
        return middle >= below && middle < above ? middle : below;
    }

    /// Bins the values of one feature.
    ///
    /// @param order the rows in ascending order of their values, missing ones last
    /// @param values per row; NaN where it is missing
    /// @param most most bins to make
    static FeatureBins of(int[] order, double[] values, int most) {
        int n = order.length;
        int present = n;
        while (present > 0 && Double.isNaN(values[order[present - 1]])) present--;
        int different = 0;
        for (int i = 0; i < present; i++) {
            if (i == 0 || values[order[i]] != values[order[i - 1]]) different++;
        }
        double[] low = new double[Math.min(different, most)];
        double[] high = new double[low.length];
        char[] codes = new char[n];
        int bin = -1;
        int end = 0;
        for (int i = 0; i < present;) {
            double value = values[order[i]];
            int next = i + 1;
            while (next < present && values[order[next]] == value) next++;
            // As many rows for each bin as there is room for; a value with more rows than that fills a bin by itself.
            if (different <= most || (bin < low.length - 1 && 2L * i + (next - i) > 2L * end)) {
                low[++bin] = value;
                end = i + Math.max(1, Math.ceilDiv(present - i, low.length - bin));
            }
            high[bin] = value;
            for (int k = i; k < next; k++) codes[order[k]] = (char) bin;
            i = next;
        }
        int used = bin + 1;
        for (int i = present; i < n; i++) codes[order[i]] = (char) used;
        return new FeatureBins(Arrays.copyOf(low, used), Arrays.copyOf(high, used), codes, present < n);
    }
}
