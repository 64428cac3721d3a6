package sweetspot.model.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sums in single precision are near the exact ones, and what is said of how near holds.
class PowerSumsTest {
    private static final int ROWS = 300;
    private static final int COLUMNS = 20;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.99, 1.01, 1.7, 2.5, 3, 3.99, 4.2, 5, 6})
    void staysWithinItsBounds(double power) {
        Random random = new Random(6);
        for (double spread : new double[]{1e-4, 1, 300}) {
            double[][] columns = new double[COLUMNS][ROWS];
            double[] point = new double[COLUMNS];
            double largest = 0;
            for (int j = 0; j < COLUMNS; j++) {
                point[j] = spread * random.nextGaussian();
                for (int i = 0; i < ROWS; i++) {
                    // Some equal to the point, some very near, some far.
                    columns[j][i] = i % 3 == 0 ? point[j] + (j % 2) * 1e-5 * spread * random.nextGaussian()
                            : spread * random.nextGaussian() * (i % 50 == 1 ? 30 : 1);
                    largest = Math.max(largest, Math.abs(columns[j][i]));
                }
            }
            PowerSums powers = new PowerSums(power, largest);
            float[] sums = new float[ROWS];
            double[] exact = new double[ROWS];
            for (int j = 0; j < COLUMNS; j++) {
                float[] scaled = new float[ROWS];
                for (int i = 0; i < ROWS; i++) {
                    scaled[i] = powers.scaled(columns[j][i]);
                    exact[i] += Math.pow(Math.abs(columns[j][i] - point[j]), power);
                }
                powers.add(powers.scaled(point[j]), scaled, sums, ROWS, PowerSums.work());
            }
            for (int i = 0; i < ROWS; i++) {
                assertTrue(sums[i] <= powers.bar(exact[i], COLUMNS), power + " " + spread + " " + i);
                assertTrue(exact[i] <= powers.reach(sums[i], COLUMNS), power + " " + spread + " " + i);
                if (i % 3 != 0) assertEquals(1, powers.reach(sums[i], COLUMNS) / exact[i], power < 0.2 ? 5 : 0.02);
            }
        }
    }
}
