package sweetspot.model.numeric;

/// Loops over neighbouring numbers in single precision, simple enough for the compiler to turn them into vector
/// instructions.
public final class VectorLoops {
    /// Beyond it squares in single precision become infinite, and differences of those are no numbers.
    private static final double LARGEST = 1e15;

    private VectorLoops() {}

    /// A scaled feature in single precision; one that is absurdly far out is brought to where arithmetic still works.
    public static float single(double value) {
        return (float) Math.clamp(value, -LARGEST, LARGEST);
    }

    /// Adds a weighted sum of arrays to another, four arrays at a time: `out[t] += Σ factors[j] · in[j][t]`.
    ///
    /// @param count how many arrays
    /// @param length how many numbers of each
    public static void combine(float[] factors, int count, float[][] in, float[] out, int length) {
        int j = 0;
        for (; j + 3 < count; j += 4) {
            add(factors[j], in[j], factors[j + 1], in[j + 1], factors[j + 2], in[j + 2], factors[j + 3], in[j + 3], out,
                    length);
        }
        for (; j < count; j++) add(factors[j], in[j], out, length);
    }

    private static void add(float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds,
            float[] out, int length) {
        for (int t = 0; t < length; t++) out[t] += a * as[t] + b * bs[t] + (c * cs[t] + d * ds[t]);
    }

    private static void add(float a, float[] as, float[] out, int length) {
        for (int t = 0; t < length; t++) out[t] += a * as[t];
    }
}
