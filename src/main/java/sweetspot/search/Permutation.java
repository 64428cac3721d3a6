package sweetspot.search;

import java.util.random.RandomGenerator;

/// A random order of 0 … size − 1 that is computed, not stored: a Feistel network of four rounds over the smallest
/// power of four that holds the size, walked along its cycle back into the range (format-preserving encryption by
/// cycle walking: Black and Rogaway 2002).
public final class Permutation {
    private static final int ROUNDS = 4;

    private final long size;
    private final int halfBits;
    private final long[] keys = new long[ROUNDS];

    /// @param size 1 to 2^62
    public Permutation(long size, RandomGenerator random) {
        this.size = size;
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, size - 1));
        this.halfBits = (bits + 1) / 2;
        for (int i = 0; i < ROUNDS; i++) keys[i] = random.nextLong();
    }

    /// The entry at `position`; each number below the size occurs at exactly one position.
    public long at(long position) {
        if (position < 0 || position >= size) throw new IndexOutOfBoundsException(position + " of " + size);
        long x = position;
        do {
            x = round(x);
        } while (x >= size);
        return x;
    }

    private long round(long x) {
        long mask = (1L << halfBits) - 1;
        long left = x >>> halfBits;
        long right = x & mask;
        for (long key : keys) {
            long next = left ^ mix(right + key) & mask;
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
