package sweetspot.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import sweetspot.text.Messages;

/// A rule that numbers of a configuration obey: a linear inequality, such as `min_leaf <= 2*min_split`.
///
/// It counts only where all its parameters are active. A parameter that is fixed counts with its value, and null, no
/// limit, as infinity; where both sides are infinite it holds.
///
/// @param left a sum of multiples of parameters and numbers
/// @param right the same
public record Relation(Expression left, Comparison comparison, Expression right) {

    /// What a side is to the other.
    public enum Comparison {
        AT_MOST("<=", "≤"), AT_LEAST(">=", "≥"), BELOW("<"), ABOVE(">");

        private final List<String> signs;

        Comparison(String... signs) {
            this.signs = List.of(signs);
        }

        /// How it may be written, first how it is.
        public List<String> signs() {
            return signs;
        }

        /// Tells whether equal sides are not allowed.
        public boolean isStrict() {
            return this == BELOW || this == ABOVE;
        }

        boolean isUpward() {
            return this == AT_LEAST || this == ABOVE;
        }
    }

    /// The rule as `sum of factor * parameter <= bound`.
    ///
    /// @param factors by parameter, none of them 0
    record Linear(Map<String, Double> factors, double bound) {}

    /// @throws IllegalArgumentException if it multiplies parameters, or none is left of them
    public Relation {
        if (linear(left, comparison, right).factors.isEmpty()) {
            throw new IllegalArgumentException(Messages.text("space.relation.none"));
        }
    }

    /// Reads a rule.
    ///
    /// @throws IllegalArgumentException if it cannot be read; the message says what is wrong and at which column
    public static Relation read(String text) {
        return new ExpressionReader(text).relation();
    }

    /// The rule as files hold it; [#read] takes it back.
    public String text() {
        return left.text() + " " + comparison.signs().getFirst() + " " + right.text();
    }

    /// The rule for people, with the signs of mathematics.
    ///
    /// @param naming gives parameters' names in words
    public String label(UnaryOperator<String> naming) {
        return left.label(naming) + " " + comparison.signs().getLast() + " " + right.label(naming);
    }

    /// Names of its parameters.
    public Set<String> names() {
        return linear().factors.keySet();
    }

    Linear linear() {
        return linear(left, comparison, right);
    }

    private static Linear linear(Expression left, Comparison comparison, Expression right) {
        Map<String, Double> sum = new LinkedHashMap<>();
        double sign = comparison.isUpward() ? -1 : 1;
        double constant = add(left, sign, sum) + add(right, -sign, sum);
        sum.values().removeIf(c -> c == 0);
        return new Linear(sum, -constant);
    }

    /// Adds `factor * part` to the sum.
    ///
    /// @return what it adds to the constant
    private static double add(Expression part, double factor, Map<String, Double> sum) {
        return switch (part) {
            case Expression.Constant c -> factor * c.value();
            case Expression.Reference r -> {
                sum.merge(r.name(), factor, Double::sum);
                yield 0;
            }
            case Expression.Operation o -> switch (o.sign()) {
                case '+' -> add(o.left(), factor, sum) + add(o.right(), factor, sum);
                case '-' -> add(o.left(), factor, sum) + add(o.right(), -factor, sum);
                case '*' -> o.left().names().isEmpty() ? add(o.right(), factor * constant(o.left()), sum)
                        : add(o.left(), factor * constant(o.right()), sum);
                default -> add(o.left(), factor / constant(o.right()), sum);
            };
        };
    }

    private static double constant(Expression part) {
        Set<String> names = part.names();
        if (!names.isEmpty()) {
            throw new IllegalArgumentException(
                    Messages.text("space.relation.linear", String.join(", ", new TreeSet<>(names))));
        }
        double value = part.value(_ -> Double.NaN);
        if (!Double.isFinite(value) || value == 0) {
            throw new IllegalArgumentException(Messages.text("space.relation.factor", part.text()));
        }
        return value;
    }
}
