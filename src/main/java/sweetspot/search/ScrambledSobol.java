package sweetspot.search;

import java.util.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

/// The Sobol sequence with nested uniform scrambling: points that fill the unit cube more evenly than random ones,
/// each of them uniformly distributed by itself.
///
/// The sequence comes from Hipparchus (direction numbers of Joe and Kuo 2008); the scrambling is that of Owen,
/// "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995: each binary digit of a coordinate is flipped or not
/// by a coin that depends on the digits before it. Coordinates have 32 binary digits, and a draw below them.
public final class ScrambledSobol {
    /// The most coordinates the sequence has; further ones are independent draws.
    static final int MOST_DIMENSIONS = 1000;
    private static final int DIGITS = 32;

    private final int dimensions;
    private final SobolSequenceGenerator sequence;
    private final long[] keys;

    /// @param dimensions number of coordinates, at least 1
    /// @param random decides the scrambling
    public ScrambledSobol(int dimensions, RandomGenerator random) {
        this.dimensions = dimensions;
        this.sequence = new SobolSequenceGenerator(Math.min(dimensions, MOST_DIMENSIONS));
        this.keys = new long[dimensions];
        for (int i = 0; i < dimensions; i++) keys[i] = random.nextLong();
    }

    /// The point at `index`, each coordinate in [0, 1).
    public double[] point(int index) {
        double[] plain = sequence.skipTo(index);
        double[] point = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            if (i >= plain.length) {
                point[i] = (mix(keys[i] + index * 0x9E3779B97F4A7C15L) >>> 11) * 0x1.0p-53;
                continue;
            }
            long digits = scramble((long) (plain[i] * 0x1.0p32), keys[i]);
            double below = (mix(keys[i] ^ mix(index + 1L)) >>> 11) * 0x1.0p-53;
            point[i] = (digits + below) * 0x1.0p-32;
        }
        return point;
    }

    private static long scramble(long digits, long key) {
        long result = 0;
        for (int k = DIGITS - 1; k >= 0; k--) {
            // The coin of digit k is fixed by its place and by all digits above it.
            long prefix = digits >>> k + 1 | 1L << DIGITS - 1 - k;
            long coin = mix(key + prefix * 0x9E3779B97F4A7C15L) >>> 63;
            result = result << 1 | (digits >>> k & 1 ^ coin);
        }
        return result;
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
