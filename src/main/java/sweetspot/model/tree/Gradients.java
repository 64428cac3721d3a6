package sweetspot.model.tree;

/// First and second derivatives of the loss by what the model says of each row, as whole multiples of small units.
///
/// Whole numbers add up exactly in any order, so the histogram of one child is that of the parent less the other's to the
/// last digit, however many splits there are, and two such numbers fit where three would be needed: `bends` holds a
/// count of rows above the second derivative. The units leave room for the sum over all rows.
final class Gradients {
    final long[] slopes;
    final long[] bends;
    /// Position of the count in a bend.
    final int countShift;
    private final int rowBits;
    private double slopeUnit;
    private double bendUnit;

    Gradients(int rows) {
        slopes = new long[rows];
        bends = new long[rows];
        rowBits = Long.SIZE - Long.numberOfLeadingZeros(rows);
        countShift = Long.SIZE - 1 - rowBits;
    }

    /// Takes the derivatives of every row; the second ones are not negative.
    void set(double[] first, double[] second) {
        double mostFirst = Double.MIN_NORMAL;
        double mostSecond = Double.MIN_NORMAL;
        for (int i = 0; i < first.length; i++) {
            mostFirst = Math.max(mostFirst, Math.abs(first[i]));
            mostSecond = Math.max(mostSecond, second[i]);
        }
        slopeUnit = unit(mostFirst, Long.SIZE - 2 - rowBits);
        bendUnit = unit(mostSecond, countShift - rowBits);
        double slopeFactor = 1 / slopeUnit;
        double bendFactor = 1 / bendUnit;
        long one = 1L << countShift;
        for (int i = 0; i < first.length; i++) {
            slopes[i] = Math.round(first[i] * slopeFactor);
            bends[i] = one | (long) (second[i] * bendFactor);
        }
    }

    /// A power of two of which `most` is fewer than 2^bits.
    private static double unit(double most, int bits) {
        return Math.scalb(1.0, Math.max(Double.MIN_EXPONENT + 1, Math.getExponent(most) + 1 - bits));
    }

    int count(long bendSum) {
        return (int) (bendSum >>> countShift);
    }

    double slope(long slopeSum) {
        return slopeSum * slopeUnit;
    }

    double bend(long bendSum) {
        return (bendSum & (1L << countShift) - 1) * bendUnit;
    }
}
