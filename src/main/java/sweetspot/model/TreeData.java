package sweetspot.model;

import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.model.cart.CART;

/// Training rows in the form that Smile's trees read, with each feature sorted once for all trees.
///
/// @param frame the features
/// @param order per feature the rows in ascending order
record TreeData(DataFrame frame, int[][] order) {
    /// The field of a class.
    static final StructField LABEL = new StructField("y", DataTypes.IntType);
    /// The field of a number.
    static final StructField NUMBER = new StructField("y", DataTypes.DoubleType);

    static TreeData of(double[][] x) {
        DataFrame frame = DataFrame.of(x, names(x[0].length));
        return new TreeData(frame, CART.order(frame));
    }

    private static String[] names(int features) {
        return IntStream.range(0, features).mapToObj(j -> "x" + j).toArray(String[]::new);
    }

    int rows() {
        return frame.nrow();
    }

    int features() {
        return frame.ncol();
    }

    StructType schema() {
        return frame.schema();
    }

    /// One row in the form that trees read.
    static Tuple tuple(StructType schema, double[] row) {
        return Tuple.of(schema, row);
    }
}
