package sweetspot.model.prepare;

import java.util.Arrays;
import java.util.Random;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;

/// The mean of the target over the training rows of a level, drawn towards the overall mean: (n·level + m·all) / (n + m)
/// for n rows of the level and a smoothing of m (Micci-Barreca 2001, eq. 3 with the weight n / (n + m)). A level that the
/// training rows do not have gets the overall mean.
///
/// With two classes the target is 1 for the second one; with more there is a feature for each class; of amounts there is
/// one. What the training rows themselves get is learned without them, in five parts: else each row would carry its
/// own answer into the model, and a column of names would seem to tell all.
///
/// @param means per target and level the mean; the last of each is that of all rows
/// @param training per target what the training rows get, in their order
record TargetEncoder(LevelCodes levels, double[][] means, double[][] training) implements ColumnEncoder {
    private static final int PARTS = 5;
    private static final long SEED = 0x7A26E7L;

    /// @param targets per feature the target of each of `rows`
    static TargetEncoder fit(CategoryColumn column, int[] rows, double[][] targets, double smoothing) {
        LevelCodes levels = LevelCodes.fit(column, rows);
        int[] positions = levels.of(column, rows);
        int[] part = parts(rows.length);
        double[][] means = new double[targets.length][];
        double[][] training = new double[targets.length][rows.length];
        for (int t = 0; t < targets.length; t++) {
            means[t] = means(levels.size(), positions, targets[t], part, -1, smoothing);
            for (int p = 0; p < PARTS; p++) {
                double[] others = means(levels.size(), positions, targets[t], part, p, smoothing);
                for (int i = 0; i < rows.length; i++) if (part[i] == p) training[t][i] = others[positions[i]];
            }
        }
        return new TargetEncoder(levels, means, training);
    }

    /// The part of each row, at random but always the same. Parts are of equal size, give or take one.
    private static int[] parts(int rows) {
        int[] part = new int[rows];
        Arrays.setAll(part, i -> i % PARTS);
        Random random = new Random(SEED);
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = part[i];
            part[i] = part[j];
            part[j] = swapped;
        }
        return part;
    }

    /// The smoothed mean of each level and, last, of all rows, without one part.
    private static double[] means(int levels, int[] positions, double[] target, int[] part, int without,
            double smoothing) {
        double[] sums = new double[levels];
        int[] counts = new int[levels];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < positions.length; i++) {
            if (part[i] == without) continue;
            sums[positions[i]] += target[i];
            counts[positions[i]]++;
            sum += target[i];
            count++;
        }
        double all = count == 0 ? 0 : sum / count;
        double[] means = new double[levels + 1];
        for (int p = 0; p < levels; p++) {
            means[p] = counts[p] == 0 ? all : (sums[p] + smoothing * all) / (counts[p] + smoothing);
        }
        means[levels] = all;
        return means;
    }

    @Override
    public int width() {
        return levels.size() <= 1 ? 0 : means.length;
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        if (width() == 0) return;
        int[] positions = levels.of(column, rows);
        for (int i = 0; i < rows.length; i++) {
            int p = positions[i] == LevelCodes.UNSEEN ? levels.size() : positions[i];
            for (int t = 0; t < means.length; t++) out[i][at + t] = means[t][p];
        }
    }

    @Override
    public void encodeTraining(Column column, int[] rows, double[][] out, int at) {
        if (width() == 0) return;
        for (int i = 0; i < rows.length; i++) {
            for (int t = 0; t < training.length; t++) out[i][at + t] = training[t][i];
        }
    }
}
