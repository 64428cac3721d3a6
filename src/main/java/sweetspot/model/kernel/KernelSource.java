package sweetspot.model.kernel;

/// A symmetric matrix of kernel values that is computed row by row.
public interface KernelSource {

    /// Number of rows.
    int size();

    /// Computes a row.
    ///
    /// @param out takes the kernel of row `i` with each row; at least [#size()] long
    void row(int i, float[] out);

    /// The kernel among some of the rows, in their order.
    KernelSource subset(int[] rows);
}
