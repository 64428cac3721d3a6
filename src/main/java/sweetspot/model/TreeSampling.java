package sweetspot.model;

/// Groups training rows.
final class TreeSampling {
    private TreeSampling() {}

    /// The rows of each class.
    static int[][] byClass(TargetValues.Classes y) {
        int[] counts = y.counts();
        int[][] groups = new int[counts.length][];
        for (int c = 0; c < groups.length; c++) groups[c] = new int[counts[c]];
        int[] filled = new int[counts.length];
        for (int i = 0; i < y.size(); i++) groups[y.codes()[i]][filled[y.codes()[i]]++] = i;
        return groups;
    }
}
