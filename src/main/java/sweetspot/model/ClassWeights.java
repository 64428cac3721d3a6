package sweetspot.model;

import java.util.Arrays;
import sweetspot.space.Configuration;

/// Weighs the rows of each class as `class_weight` says.
public final class ClassWeights {
    private ClassWeights() {}

    /// All 1, or for `balanced` the number of rows over the number of classes and the class's rows, as in scikit-learn.
    ///
    /// @param y each class has at least one row
    public static double[] of(TargetValues.Classes y, Configuration c) {
        int k = y.count();
        double[] weights = new double[k];
        Arrays.fill(weights, 1);
        if (!c.text("class_weight").equals("balanced")) return weights;
        int[] counts = y.counts();
        for (int a = 0; a < k; a++) weights[a] = (double) y.size() / (k * (double) counts[a]);
        return weights;
    }
}
