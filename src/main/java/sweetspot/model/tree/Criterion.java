package sweetspot.model.tree;

/// How the impurity of classes is measured.
public enum Criterion {
    /// Chance that two rows drawn from the node differ in class.
    GINI,
    /// Shannon's entropy of the classes' shares.
    ENTROPY
}
