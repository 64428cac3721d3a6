package sweetspot.model;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Small made-up data that models can learn.
final class Samples {
    private Samples() {}

    /// Blobs, one per class, `spread` apart in the first features; the rest is noise.
    static Data blobs(int rows, int features, int classes, double spread, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[rows][features];
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            codes[i] = i % classes;
            for (int j = 0; j < features; j++) {
                x[i][j] = random.nextGaussian() + (j % classes == codes[i] && j < 2 * classes ? spread : 0);
            }
        }
        List<String> names = IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        return new Data(x, new TargetValues.Classes(codes, names));
    }

    /// A bent surface with a little noise.
    static Data surface(int rows, int features, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[rows][features];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < features; j++) x[i][j] = random.nextGaussian();
            y[i] = 3 * x[i][0] + x[i][features - 1] * x[i][features - 1] + 0.1 * random.nextGaussian();
        }
        return new Data(x, new TargetValues.Numbers(y));
    }

    record Data(double[][] x, TargetValues y) {
        double[][] rows(int from, int to) {
            return java.util.Arrays.copyOfRange(x, from, to);
        }

        TargetValues values(int from, int to) {
            return y.rows(IntStream.range(from, to).toArray());
        }
    }
}
