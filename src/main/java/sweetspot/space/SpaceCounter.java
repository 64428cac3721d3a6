package sweetspot.space;

import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Counts the configurations of a space. Parameters form a forest by their conditions, so the count of a tree is
/// the sum over the root's values of the product over the children that each value makes active.
final class SpaceCounter {
    private final SearchSpace space;

    SpaceCounter(SearchSpace space) {
        this.space = space;
    }

    /// Exact count; empty if some reachable parameter is infinite or the count exceeds 2^53.
    OptionalLong count(Function<Parameter, OptionalLong> cardinality) {
        double total = countAsDouble(p -> {
            OptionalLong n = cardinality.apply(p);
            return n.isPresent() ? n.getAsLong() : Double.POSITIVE_INFINITY;
        });
        return total <= 0x1p53 ? OptionalLong.of((long) total) : OptionalLong.empty();
    }

    double countAsDouble(ToDoubleFunction<Parameter> cardinality) {
        double product = 1;
        for (int i = 0; i < space.size(); i++) {
            if (space.parentOf(i) < 0) product *= tree(i, cardinality);
        }
        return product;
    }

    private double tree(int root, ToDoubleFunction<Parameter> cardinality) {
        double values = cardinality.applyAsDouble(space.get(root));
        boolean parent = false;
        for (int c = root + 1; c < space.size() && !parent; c++) parent = space.parentOf(c) == root;
        if (!parent) return values;
        // Values that no child's condition names all contribute the same 1; the named ones their children's product.
        java.util.Set<Object> named = new java.util.LinkedHashSet<>();
        for (int c = root + 1; c < space.size(); c++) {
            if (space.parentOf(c) == root) named.addAll(space.get(c).condition().orElseThrow().values());
        }
        double total = values;
        for (Object value : named) {
            if (!space.get(root).distribution().contains(value)) continue;
            double product = 1;
            for (int c = root + 1; c < space.size(); c++) {
                if (space.parentOf(c) == root && space.get(c).condition().orElseThrow().holds(value)) {
                    product *= tree(c, cardinality);
                }
            }
            total += product - 1;
        }
        return Math.max(total, 1);
    }
}
