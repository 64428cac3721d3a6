package sweetspot.model.linear;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sweetspot.model.FitContext;

/// Features less their means, and with more features than rows turned into the few directions in which the rows differ:
/// squared distances of the training rows are kept, and matrices of features² are not needed.
public final class RowSpace {
    /// Further out squares would become infinite.
    private static final double FARTHEST = 1e100;
    /// What is left of a row that lies in the span of the others, as a share of its length.
    private static final double NOTHING = 1e-10;

    private final double[] means;
    private final double @Nullable [][] directions;

    private RowSpace(double[] means, double @Nullable [][] directions) {
        this.means = means;
        this.directions = directions;
    }

    /// The space of some rows; the directions are found by Gram and Schmidt's method, each taken out twice.
    public static RowSpace of(double[][] x, FitContext context) {
        double[] means = new double[x[0].length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < means.length; j++) means[j] += (clamped(x[i][j]) - means[j]) / (i + 1);
        }
        RowSpace plain = new RowSpace(means, null);
        if (means.length <= x.length) return plain;
        List<double[]> directions = new ArrayList<>();
        for (double[] row : x) {
            context.check();
            double[] left = plain.turned(row);
            double length = length(left);
            for (int times = 0; times < 2; times++) {
                for (double[] d : directions) {
                    double along = CentredColumns.dot(left, d, 0, d.length);
                    for (int j = 0; j < d.length; j++) left[j] -= along * d[j];
                }
            }
            double rest = length(left);
            if (!(rest > NOTHING * length)) continue;
            for (int j = 0; j < left.length; j++) left[j] /= rest;
            directions.add(left);
        }
        return directions.isEmpty() ? plain : new RowSpace(means, directions.toArray(double[][]::new));
    }

    private static double length(double[] a) {
        return Math.sqrt(CentredColumns.dot(a, a, 0, a.length));
    }

    private static double clamped(double value) {
        return Math.clamp(value, -FARTHEST, FARTHEST);
    }

    /// A row in this space.
    public double[] turned(double[] row) {
        double[] centred = new double[means.length];
        for (int j = 0; j < centred.length; j++) centred[j] = clamped(row[j]) - means[j];
        if (directions == null) return centred;
        double[] turned = new double[directions.length];
        for (int d = 0; d < turned.length; d++) turned[d] = CentredColumns.dot(centred, directions[d], 0, means.length);
        return turned;
    }

    /// Rows in this space.
    public double[][] turned(double[][] rows, FitContext context) {
        double[][] turned = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (i % 256 == 0) context.check();
            turned[i] = turned(rows[i]);
        }
        return turned;
    }
}
