package sweetspot.model.prepare;

import java.util.stream.IntStream;

/// Fills gaps of numbers with the mean of the nearest training rows that have the number (Troyanskaya et al., "Missing
/// value estimation methods for DNA microarrays", Bioinformatics 2001; as scikit-learn's `KNNImputer` with equal weights).
///
/// Near is measured over the numbers that both rows have, each divided by its standard deviation, and scaled up for
/// those that they have not. Of more than [#MOST_ROWS] training rows as many are looked at, evenly spread. A column
/// without any number in training is filled with 0. Immutable.
///
/// @param columns positions of the features that are numbers
/// @param factors per column what differences are multiplied by; 0 for a constant one
/// @param donors rows that gaps are filled from: per column their number, NaN where it is missing
/// @param means per column the mean of what training has, for rows that are near to none
/// @param neighbours how many rows are averaged, at least 1
record NeighbourFiller(int[] columns, double[] factors, double[][] donors, double[] means, int neighbours) {
    /// The most training rows that are looked at.
    static final int MOST_ROWS = 2_000;

    /// @param x training rows × features, NaN where a number is missing
    static NeighbourFiller fit(double[][] x, int[] columns, int neighbours) {
        int d = columns.length;
        double[] factors = new double[d];
        double[] means = new double[d];
        for (int j = 0; j < d; j++) {
            double mean = 0;
            double squares = 0;
            int n = 0;
            for (double[] row : x) {
                double value = row[columns[j]];
                if (Double.isNaN(value)) continue;
                double before = value - mean;
                mean += before / ++n;
                squares += before * (value - mean);
            }
            double deviation = n == 0 ? 0 : Math.sqrt(squares / n);
            boolean constant = !(deviation > 1e-14 * Math.abs(mean)) || !Double.isFinite(1 / deviation);
            factors[j] = constant ? 0 : 1 / deviation;
            means[j] = mean;
        }
        int rows = Math.min(x.length, MOST_ROWS);
        double[][] donors = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double[] row = x[(int) ((long) i * x.length / rows)];
            donors[i] = IntStream.of(columns).mapToDouble(c -> row[c]).toArray();
        }
        return new NeighbourFiller(columns, factors, donors, means, neighbours);
    }

    /// Fills the gaps of rows in place.
    void apply(double[][] x) {
        double[] distances = new double[donors.length];
        for (double[] row : x) {
            if (IntStream.of(columns).noneMatch(c -> Double.isNaN(row[c]))) continue;
            double[] own = IntStream.of(columns).mapToDouble(c -> row[c]).toArray();
            for (int i = 0; i < donors.length; i++) distances[i] = distance(own, donors[i]);
            for (int j = 0; j < columns.length; j++) {
                if (Double.isNaN(own[j])) row[columns[j]] = filled(j, distances);
            }
        }
    }

    /// Squared; NaN if they have no number in common.
    private double distance(double[] a, double[] b) {
        double sum = 0;
        int common = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = (a[j] - b[j]) * factors[j];
            if (Double.isNaN(difference)) continue;
            sum += difference * difference;
            common++;
        }
        return common == 0 ? Double.NaN : sum * a.length / common;
    }

    private double filled(int column, double[] distances) {
        double[] nearest = new double[neighbours];
        double[] values = new double[neighbours];
        int found = 0;
        for (int i = 0; i < donors.length; i++) {
            double value = donors[i][column];
            if (Double.isNaN(value) || Double.isNaN(distances[i])) continue;
            if (found == neighbours && distances[i] >= nearest[found - 1]) continue;
            int at = found < neighbours ? found++ : found - 1;
            // Of equally near rows the first counts.
            while (at > 0 && nearest[at - 1] > distances[i]) {
                nearest[at] = nearest[at - 1];
                values[at] = values[at - 1];
                at--;
            }
            nearest[at] = distances[i];
            values[at] = value;
        }
        if (found == 0) return means[column];
        // Divided before adding: huge numbers would add up to infinity.
        double mean = 0;
        for (int i = 0; i < found; i++) mean += values[i] / found;
        return mean;
    }
}
