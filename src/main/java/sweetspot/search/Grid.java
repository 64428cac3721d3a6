package sweetspot.search;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;

/// The configurations of a space that a grid cuts out, numbered from 0, none of them stored.
///
/// Parameters form a forest by their conditions: a tree has, over its root's values, the sum of the product of the
/// trees that each value makes active. A number is taken apart along that forest (mixed radix).
public final class Grid {
    /// The largest grid whose points can be numbered.
    static final long MAX_SIZE = 1L << 62;

    private final SearchSpace space;
    private final Object[][] levels;
    private final long[] treeSizes;
    private final long size;

    /// @param resolution for each position in the space, the number of values a numeric parameter is cut into, at
    ///     least 1; a parameter with fewer values has them all, and choices are never left out
    public Grid(SearchSpace space, IntUnaryOperator resolution) {
        this.space = space;
        this.levels = new Object[space.size()][];
        for (int i = 0; i < levels.length; i++) levels[i] = levels(i, resolution.applyAsInt(i));
        this.treeSizes = new long[space.size()];
        for (int i = levels.length - 1; i >= 0; i--) treeSizes[i] = treeSize(i);
        long product = 1;
        for (int i = 0; i < levels.length; i++) {
            if (space.parentOf(i) < 0) product = times(product, treeSizes[i]);
        }
        this.size = product;
    }

    private Object[] levels(int i, int resolution) {
        var distribution = space.get(i).distribution();
        if (distribution instanceof CategoricalDistribution c) return c.choices().toArray();
        long count = distribution.cardinality().orElse(Long.MAX_VALUE);
        Set<Object> values = new LinkedHashSet<>();
        if (count <= resolution) {
            var d = new Dimension(distribution);
            for (long k = 0; k < count; k++) values.add(UnitCube.decode(distribution, d.centre(k)));
        } else {
            for (int k = 0; k < resolution; k++) {
                values.add(UnitCube.decode(distribution, resolution == 1 ? 0.5 : k / (resolution - 1.0)));
            }
        }
        return values.toArray();
    }

    private long treeSize(int root) {
        long total = 0;
        for (Object value : levels[root]) total = plus(total, below(root, value));
        return total;
    }

    /// Number of ways to fill in what `value` of `parent` makes active.
    private long below(int parent, Object value) {
        long product = 1;
        for (int c = parent + 1; c < levels.length; c++) {
            if (isActivated(c, parent, value)) product = times(product, treeSizes[c]);
        }
        return product;
    }

    private boolean isActivated(int child, int parent, Object value) {
        return space.parentOf(child) == parent && space.get(child).condition().orElseThrow().holds(value);
    }

    private static long times(long a, long b) {
        return a != 0 && b > MAX_SIZE / a ? MAX_SIZE : a * b;
    }

    private static long plus(long a, long b) {
        return Math.min(MAX_SIZE, a + b);
    }

    /// The space that is cut.
    public SearchSpace space() {
        return space;
    }

    /// Number of points, [#MAX_SIZE] if there are that many or more.
    public long size() {
        return size;
    }

    /// Tells whether the points are too many to be numbered.
    public boolean isVast() {
        return size == MAX_SIZE;
    }

    /// Number of values parameter `i` is cut into.
    public int levels(int i) {
        return levels[i].length;
    }

    /// Value number `k` of parameter `i`.
    public Object level(int i, int k) {
        return levels[i][k];
    }

    /// The point of that number.
    ///
    /// @throws IndexOutOfBoundsException if there is none, or the grid is vast
    public Configuration at(long number) {
        if (number < 0 || number >= size || isVast()) {
            throw new IndexOutOfBoundsException("point " + number + " of " + size);
        }
        Object[] values = new Object[levels.length];
        long rest = number;
        for (int i = 0; i < levels.length; i++) {
            if (space.parentOf(i) >= 0) continue;
            fill(i, rest % treeSizes[i], values);
            rest /= treeSizes[i];
        }
        return space.configure(i -> values[i]);
    }

    private void fill(int root, long number, Object[] values) {
        long rest = number;
        for (Object value : levels[root]) {
            long ways = below(root, value);
            if (rest >= ways) {
                rest -= ways;
                continue;
            }
            values[root] = value;
            for (int c = root + 1; c < levels.length; c++) {
                if (!isActivated(c, root, value)) continue;
                fill(c, rest % treeSizes[c], values);
                rest /= treeSizes[c];
            }
            return;
        }
        throw new IndexOutOfBoundsException("point " + number + " of tree " + root);
    }
}
