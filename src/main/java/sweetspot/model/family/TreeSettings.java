package sweetspot.model.family;

import sweetspot.model.ClassWeights;
import sweetspot.model.TargetValues;
import sweetspot.model.tree.Criterion;
import sweetspot.model.tree.TreeLimits;
import sweetspot.space.Configuration;

/// Reads the hyperparameters that families of trees share. Null means no limit.
final class TreeSettings {
    private TreeSettings() {}

    /// The limits of trees; those that a family does not have are open.
    static TreeLimits limits(Configuration c) {
        return new TreeLimits(limit(c, "max_depth"), limit(c, "max_leaves"), c.integer("min_leaf"),
                c.has("min_split") ? c.integer("min_split") : 2);
    }

    private static int limit(Configuration c, String name) {
        return c.getOr(name, null) == null ? TreeLimits.NONE : c.integer(name);
    }

    /// Number of features a split may look at, from 1 to `features`.
    static int candidates(Configuration c, int features) {
        double wanted = switch (c.text("feature_sampling")) {
            case "all", "null" -> features;
            case "sqrt" -> Math.sqrt(features);
            case "log2" -> Math.log(features) / Math.log(2);
            case "fraction" -> c.get("feature_fraction") == null ? features : c.number("feature_fraction") * features;
            default -> throw new IllegalArgumentException("feature_sampling must be all, sqrt, log2 or fraction, not "
                    + c.text("feature_sampling"));
        };
        // The logarithm of 8 must not come to 2.
        return Math.clamp((int) (wanted + 1e-9), 1, features);
    }

    static Criterion criterion(Configuration c) {
        return c.text("split_rule").equals("entropy") ? Criterion.ENTROPY : Criterion.GINI;
    }

    /// The weight of each row: its own times that of its class.
    static double[] weights(TargetValues.Classes y, Configuration c) {
        double[] classes = ClassWeights.of(y, c);
        double[] weights = new double[y.size()];
        for (int i = 0; i < weights.length; i++) weights[i] = classes[y.codes()[i]] * y.weights().of(i);
        return weights;
    }
}
