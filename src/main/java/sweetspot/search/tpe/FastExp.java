package sweetspot.search.tpe;

/// The exponential function from a table, a few times faster than [Math#exp]; relative error below 1e-11.
final class FastExp {
    private static final int BITS = 11;
    private static final int SIZE = 1 << BITS;
    private static final double PER_STEP = SIZE / Math.log(2);
    private static final double STEP = Math.log(2) / SIZE;
    /// Adding it rounds a double to a whole number, which then stands in its lowest bits.
    private static final double ROUND = 0x1.8p52;
    private static final double[] POWERS = new double[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) POWERS[i] = Math.exp(i * STEP);
    }

    private FastExp() {}

    /// e to the power of `x`, which must lie within ±700.
    static double exp(double x) {
        double steps = x * PER_STEP + ROUND;
        int k = (int) Double.doubleToRawLongBits(steps);
        double rest = x - (steps - ROUND) * STEP;
        double power = POWERS[k & SIZE - 1] * (1 + rest * (1 + 0.5 * rest));
        return power * Double.longBitsToDouble((k >> BITS) + 1023L << 52);
    }
}
