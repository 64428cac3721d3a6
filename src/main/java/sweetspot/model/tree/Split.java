package sweetspot.model.tree;

/// A split of a node: rows whose code is at most `code` go left.
///
/// @param threshold the same in values
/// @param missingLeft whether rows that lack the value go left
/// @param gain decrease of the node's impurity, times its weight
record Split(int feature, int code, double threshold, boolean missingLeft, double gain) {}
