package sweetspot.model.tree;

/// A measure of the impurity of classes.
public enum Criterion {
    /// Chance that two rows drawn from the node differ in class.
    GINI,
    /// Shannon's entropy of the classes' shares.
    ENTROPY
}
