package sweetspot.model.family;

import java.util.Locale;
import sweetspot.model.ModelFamily;
import sweetspot.text.Messages;

/// Families that work alike, for choosing among many.
public enum FamilyGroup {
    /// Trees, alone or many together.
    TREES,
    /// Sums of the columns.
    LINEAR,
    /// Likeness to the training rows.
    DISTANCE,
    /// Normal distributions of the classes.
    CLOUDS,
    /// Layers of units.
    NETWORKS;

    /// The group of a family.
    ///
    /// @throws IllegalArgumentException for one that has none
    public static FamilyGroup of(ModelFamily family) {
        return switch (family.id()) {
            case "random_forest", "gradient_boosting", "xgboost", "extra_trees", "decision_tree", "adaboost" -> TREES;
            case "logistic_regression", "elastic_net", "ridge" -> LINEAR;
            case "svm_rbf", "svr", "gaussian_process", "knn" -> DISTANCE;
            case "lda", "qda", "naive_bayes" -> CLOUDS;
            case "mlp" -> NETWORKS;
            default -> throw new IllegalArgumentException(family.id() + " has no group");
        };
    }

    /// The name for people.
    public String label() {
        return Messages.text("model.group." + name().toLowerCase(Locale.ROOT));
    }
}
