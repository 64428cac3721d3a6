package sweetspot.search.gp;

/// Points by dimension: the coordinates of all points in one dimension lie side by side, for loops that vectorize.
///
/// @param columns one array per dimension, with a coordinate for each point
/// @param size number of points
record PointColumns(double[][] columns, int size) {

    static PointColumns of(double[][] points, int dimensions) {
        double[][] columns = new double[dimensions][points.length];
        for (int j = 0; j < points.length; j++) {
            for (int k = 0; k < dimensions; k++) columns[k][j] = points[j][k];
        }
        return new PointColumns(columns, points.length);
    }
}
