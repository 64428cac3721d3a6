package sweetspot.model.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.model.FitContext;

/// The nearest rows, against measuring all of them in double precision.
class NeighboursTest {
    private static final int ROWS = 3_000;
    private static final int COLUMNS = 7;

    @ParameterizedTest
    @CsvSource({"gauss", "grid", "alike", "two groups", "far out", "hair"})
    void areThoseOfMeasuringAll(String kind) {
        Random random = new Random(4);
        DoubleSupplier value = switch (kind) {
            case "gauss" -> random::nextGaussian;
            case "grid" -> () -> random.nextInt(3);
            case "alike" -> () -> 1.5;
            case "two groups" -> () -> random.nextInt(2) * 1e-3 + (random.nextInt(100) == 0 ? 40 : 0);
            case "far out" -> () -> 1e5 + random.nextGaussian();
            // Closer together than single precision can tell.
            default -> () -> 1 + random.nextGaussian() * 1e-9;
        };
        double[][] rows = new double[ROWS][COLUMNS];
        for (double[] row : rows) for (int j = 0; j < COLUMNS; j++) row[j] = value.getAsDouble();
        double[][] points = new double[70][COLUMNS];
        for (double[] point : points) for (int j = 0; j < COLUMNS; j++) point[j] = value.getAsDouble();
        points[3] = rows[2_000].clone();
        for (double power : new double[]{1, 2, 3, 0.05, 0.7, 1.3, 4.6, 7.5}) {
            for (int k : new int[]{1, 5, 300, ROWS}) {
                if (k == ROWS && power != 2 || power > 3 && k == 300) continue;
                List<List<Integer>> found = new ArrayList<>();
                for (int i = 0; i < points.length; i++) found.add(new ArrayList<>());
                new Neighbours(rows, k, power, false).visit(points, (i, row, _) -> found.get(i).add(row),
                        FitContext.plain());
                for (int i = 0; i < points.length; i += 3) {
                    assertEquals(nearest(rows, points[i], k, power), found.get(i),
                            kind + " " + power + " " + k + " " + i);
                }
            }
        }
    }

    private static List<Integer> nearest(double[][] rows, double[] point, int k, double power) {
        double[] distances = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < point.length; j++) {
                double d = Math.abs(point[j] - rows[r][j]);
                distances[r] += power == 2 ? d * d : power == 1 ? d : d > 0 ? Math.pow(d, power) : 0;
            }
        }
        return IntStream.range(0, rows.length).boxed().sorted(Comparator.comparingDouble(r -> distances[r])).limit(k)
                .toList();
    }
}
