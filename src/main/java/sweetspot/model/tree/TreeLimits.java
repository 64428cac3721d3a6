package sweetspot.model.tree;

/// The limits of a tree's growth.
///
/// @param depth most splits from root to leaf, at least 1
/// @param leaves most leaves, at least 2; with a limit, the split that helps most comes next
/// @param leafRows fewest rows in a leaf, at least 1
/// @param splitRows fewest rows that may be split, at least 2
public record TreeLimits(int depth, int leaves, int leafRows, int splitRows) {
    /// The depth or number of leaves of a tree without that limit.
    public static final int NONE = Integer.MAX_VALUE;

    public TreeLimits {
        if (depth < 1) throw new IllegalArgumentException("depth must be at least 1, not " + depth);
        if (leaves < 2) throw new IllegalArgumentException("leaves must be at least 2, not " + leaves);
        if (leafRows < 1) throw new IllegalArgumentException("leafRows must be at least 1, not " + leafRows);
        if (splitRows < 2) throw new IllegalArgumentException("splitRows must be at least 2, not " + splitRows);
    }

    /// Tells whether a node of that many rows at that depth may be split.
    boolean allow(int rows, int nodeDepth) {
        return nodeDepth < depth && rows >= splitRows && rows / 2 >= leafRows;
    }
}
