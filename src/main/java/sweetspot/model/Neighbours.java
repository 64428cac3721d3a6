package sweetspot.model;

/// Finds the training rows nearest to a point, with weights that add up to 1.
///
/// @param rows the training rows
/// @param k number of neighbours, at most the number of rows; of rows equally far the first counts
/// @param power of the Minkowski distance: 1 = city block, 2 = Euclidean
/// @param byDistance whether a neighbour weighs one over its distance (rows at the point itself then weigh all) instead
///     of all the same
record Neighbours(double[][] rows, int k, double power, boolean byDistance) {

    /// Told of each neighbour.
    @FunctionalInterface
    interface Visitor {
        void visit(int row, double weight);
    }

    void visit(double[] point, Visitor visitor) {
        int[] nearest = new int[k];
        double[] distances = new double[k];
        int found = 0;
        for (int i = 0; i < rows.length; i++) {
            double limit = found < k ? Double.POSITIVE_INFINITY : distances[k - 1];
            double d = poweredDistance(point, rows[i], limit);
            if (found == k && d >= limit) continue;
            int at = found < k ? found++ : k - 1;
            while (at > 0 && distances[at - 1] > d) {
                distances[at] = distances[at - 1];
                nearest[at] = nearest[at - 1];
                at--;
            }
            distances[at] = d;
            nearest[at] = i;
        }
        double[] weights = weights(distances);
        for (int i = 0; i < k; i++) visitor.visit(nearest[i], weights[i]);
    }

    /// The distance to the `power`, which ranks alike; anything from `limit` on once it is known to be that far.
    private double poweredDistance(double[] a, double[] b, double limit) {
        double sum = 0;
        if (power == 2) {
            for (int j = 0; j < a.length; j++) sum += (a[j] - b[j]) * (a[j] - b[j]);
        } else if (power == 1) {
            for (int j = 0; j < a.length; j++) sum += Math.abs(a[j] - b[j]);
        } else {
            for (int j = 0; j < a.length && sum < limit; j++) sum += Math.pow(Math.abs(a[j] - b[j]), power);
        }
        return sum;
    }

    private double[] weights(double[] poweredDistances) {
        double[] weights = new double[k];
        boolean exact = byDistance && poweredDistances[0] == 0;
        double sum = 0;
        for (int i = 0; i < k; i++) {
            if (!byDistance) weights[i] = 1;
            else if (exact) weights[i] = poweredDistances[i] == 0 ? 1 : 0;
            // Relative to the nearest, so that nothing overflows.
            else weights[i] = Math.pow(poweredDistances[0] / poweredDistances[i], 1 / power);
            sum += weights[i];
        }
        for (int i = 0; i < k; i++) weights[i] /= sum;
        return weights;
    }
}
