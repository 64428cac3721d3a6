package sweetspot.model.family;

/// Sums of powers of distances, nearly: quick, in single precision, with bounds of how far off they are.
///
/// With x the eighth root of a distance d, d^p is x^(8p); what is over a whole number in 8p is taken from a polynomial,
/// the rest are products of d and its roots. Square roots and products are vector instructions, `Math.pow` is not and
/// takes some twenty times as long. Distances are in a unit of which none is more than one, so nothing overflows.
final class PowerSums {
    /// Beyond it the powers of near and far rows lie further apart than single precision reaches.
    static final double MOST = 6;
    /// Rows that are added at a time.
    static final int BLOCK = 512;
    private static final int DEGREE = 6;
    /// Below this distance powers are approximated less well.
    private static final double SMALL = 0x1p-20;
    private static final double ROUNDING = 0x1p-23;
    private static final int SAMPLES = 4 * BLOCK;
    /// The error between samples is less than twice that at samples, by far.
    private static final double CAUTION = 2;

    private final double power;
    private final double unit;
    private final double unitPower;
    private final float[] c = new float[DEGREE + 1];
    /// The power is `whole` + `eighthsLeft` / 8 and what the polynomial is for.
    private final int whole;
    private final int eighthsLeft;
    /// Bound of the relative error from [#SMALL] on.
    private final double relative;
    /// Bound of the error below.
    private final double absolute;

    /// @param power above 0, at most [#MOST]
    /// @param largest what no coordinate of the rows exceeds, above 0
    PowerSums(double power, double largest) {
        this.power = power;
        this.unit = 4 * largest;
        this.unitPower = Math.pow(unit, power);
        this.whole = (int) power;
        this.eighthsLeft = (int) ((power - whole) * 8);
        fit(power * 8 - (whole * 8 + eighthsLeft));
        double worst = 0;
        double small = 0;
        // A block at a time: loops that were short once are not made into vector instructions.
        float[] samples = new float[BLOCK];
        float[][] work = work();
        for (int from = 0; from < SAMPLES; from += BLOCK) {
            for (int t = 0; t < BLOCK; t++) samples[t] = (float) Math.pow(SMALL, 1.5 * (from + t) / SAMPLES);
            if (from + BLOCK >= SAMPLES) samples[BLOCK - 1] = 0;
            float[] sums = new float[BLOCK];
            add(0, samples, sums, BLOCK, work);
            for (int t = 0; t < BLOCK; t++) {
                double exact = Math.pow(samples[t], power);
                double off = Math.abs(sums[t] - exact);
                if (samples[t] >= SMALL) worst = Math.max(worst, off / exact);
                else small = Math.max(small, off);
            }
        }
        relative = CAUTION * worst;
        absolute = CAUTION * small + Float.MIN_NORMAL;
    }

    /// The polynomial that is x to some power between 0 and 1 at Chebyshev's points of the eighth roots (Newton's form,
    /// multiplied out).
    private void fit(double exponent) {
        double low = Math.pow(SMALL, 0.125);
        double[] x = new double[DEGREE + 1];
        double[] d = new double[DEGREE + 1];
        for (int i = 0; i <= DEGREE; i++) {
            x[i] = (1 + low) / 2 + (1 - low) / 2 * Math.cos(Math.PI * (i + 0.5) / (DEGREE + 1));
            d[i] = Math.pow(x[i], exponent);
        }
        for (int k = 1; k <= DEGREE; k++) {
            for (int i = DEGREE; i >= k; i--) d[i] = (d[i] - d[i - 1]) / (x[i] - x[i - k]);
        }
        double[] product = new double[DEGREE + 1];
        for (int k = DEGREE; k >= 0; k--) {
            for (int i = DEGREE; i > 0; i--) product[i] = product[i - 1] - x[k] * product[i];
            product[0] = d[k] - x[k] * product[0];
        }
        for (int i = 0; i <= DEGREE; i++) c[i] = (float) product[i];
    }

    /// A coordinate in the unit.
    float scaled(double coordinate) {
        return (float) (coordinate / unit);
    }

    /// Tells whether a point is near enough to the rows.
    boolean reaches(double mostOfPoint) {
        return mostOfPoint <= 0.75 * unit;
    }

    /// Room for [#add], for one thread.
    static float[][] work() {
        return new float[5][BLOCK];
    }

    /// Adds powers of the distances from `a` in one column. In several short loops, as the compiler makes no vector
    /// instructions of a long one.
    ///
    /// @param column scaled coordinates
    /// @param n at most [#BLOCK]
    /// @param work of [#work()]
    void add(float a, float[] column, float[] sums, int n, float[][] work) {
        float[] distances = work[0];
        float[] halves = work[1];
        float[] fourths = work[2];
        float[] eighths = work[3];
        float[] products = work[4];
        distances(a, column, distances, n);
        root(distances, halves, n);
        root(halves, fourths, n);
        root(fourths, eighths, n);
        fraction(eighths, n, c, products);
        if ((eighthsLeft & 4) != 0) multiply(products, halves, n);
        if ((eighthsLeft & 2) != 0) multiply(products, fourths, n);
        if ((eighthsLeft & 1) != 0) multiply(products, eighths, n);
        for (int left = whole; left != 0; left >>= 1) {
            if ((left & 1) != 0) multiply(products, distances, n);
            if (left > 1) square(distances, n);
        }
        sum(products, sums, n);
    }

    private static void distances(float a, float[] column, float[] out, int n) {
        for (int t = 0; t < n; t++) out[t] = Math.abs(a - column[t]);
    }

    private static void root(float[] in, float[] out, int n) {
        for (int t = 0; t < n; t++) out[t] = (float) Math.sqrt(in[t]);
    }

    private static void square(float[] out, int n) {
        for (int t = 0; t < n; t++) out[t] = out[t] * out[t];
    }

    private static void sum(float[] in, float[] out, int n) {
        for (int t = 0; t < n; t++) out[t] += in[t];
    }

    private static void fraction(float[] eighths, int n, float[] c, float[] out) {
        float c0 = c[0];
        float c1 = c[1];
        float c2 = c[2];
        float c3 = c[3];
        float c4 = c[4];
        float c5 = c[5];
        float c6 = c[6];
        for (int t = 0; t < n; t++) {
            float x = eighths[t];
            out[t] = c0 + x * (c1 + x * (c2 + x * (c3 + x * (c4 + x * (c5 + x * c6)))));
        }
    }

    private static void multiply(float[] out, float[] by, int n) {
        for (int t = 0; t < n; t++) out[t] *= by[t];
    }

    /// The most that a sum in single precision can be where the sum of powers is within the limit.
    ///
    /// @param terms number of columns
    float bar(double limit, int terms) {
        double sum = moved(limit / unitPower, terms) * (1 + error(terms)) + terms * absolute;
        return (float) Math.min(Float.MAX_VALUE, sum * (1 + ROUNDING));
    }

    /// The most that a sum of powers can be, by its sum in single precision.
    double reach(float sum, int terms) {
        double powers = (sum + terms * absolute) / Math.max(ROUNDING, 1 - error(terms));
        return moved(powers, terms) * unitPower;
    }

    private double error(int terms) {
        return relative + (terms + 32) * ROUNDING;
    }

    /// What a sum of powers becomes at most if each distance is off by the rounding of coordinates: the p-th roots of
    /// such sums obey the triangle inequality (Minkowski) for p of at least 1, the sums themselves for less.
    private double moved(double sum, int terms) {
        double off = 2 * ROUNDING;
        if (power < 1) return sum + terms * Math.pow(off, power);
        return Math.pow(Math.pow(sum, 1 / power) + Math.pow(terms, 1 / power) * off, power);
    }
}
