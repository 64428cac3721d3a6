package sweetspot.search.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MaternTest {

    private static double exact(double q) {
        double s = Math.sqrt(5 * q);
        return (1 + s + s * s / 3) * Math.exp(-s);
    }

    @Test
    void correlationsAreTheFormulas() {
        for (double q = 0; q < 400; q = q * 1.01 + 1e-6) {
            double[] one = {q};
            Matern.correlations(one, 1);
            double tolerance = q <= 4 ? 1e-12 * exact(q) : 3e-15 + 1e-6 * exact(q);
            assertEquals(exact(q), one[0], tolerance, "r² = " + q);
        }
    }

    @Test
    void slopesAreDerivatives() {
        for (double q = 0.01; q < 50; q *= 1.3) {
            double[] correlation = new double[1];
            double[] slope = new double[1];
            Matern.correlationsAndSlopes(new double[]{q}, correlation, slope, 1);
            double step = 1e-5 * q;
            assertEquals((exact(q + step) - exact(q - step)) / (2 * step), slope[0], 1e-7);
            assertEquals(exact(q), correlation[0], 1e-12);
        }
    }

    @Test
    void anEntryIsTheSameWhereverItStands() {
        double[] many = new double[1003];
        for (int i = 0; i < many.length; i++) many[i] = i * 0.0137;
        double[] together = many.clone();
        Matern.correlations(together, together.length);
        for (int i = 0; i < many.length; i++) {
            double[] alone = {many[i]};
            Matern.correlations(alone, 1);
            assertEquals(Double.doubleToRawLongBits(alone[0]), Double.doubleToRawLongBits(together[i]));
        }
    }
}
