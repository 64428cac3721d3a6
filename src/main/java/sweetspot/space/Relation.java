package sweetspot.space;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import sweetspot.text.Messages;

/// A rule that numbers of a configuration obey: an inequality of sums of multiples of parameters or of their logarithms,
/// such as `min_leaf <= 2*min_split` or `log(a) + 2*b <= 1`, or of products and quotients, such as `rate*trees <= 50`.
///
/// A rule of products is one of sums of logarithms, so that both are kept alike; parameters that are multiplied or whose
/// logarithm is taken are above 0 everywhere.
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

    /// A parameter, or its logarithm.
    record Term(String name, boolean log) {}

    /// The rule as `sum of factor * term <= bound`.
    ///
    /// @param factors by term, none of them 0
    record Linear(Map<Term, Double> factors, double bound) {}

    /// @throws IllegalArgumentException if it multiplies parameters and adds to that, or none is left of them
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

    /// The same over parameters of other names.
    public Relation renamed(UnaryOperator<String> naming) {
        return new Relation(left.renamed(naming), comparison, right.renamed(naming));
    }

    /// Names of its parameters.
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Term t : linear().factors.keySet()) names.add(t.name);
        return names;
    }

    /// Names of the parameters that must be above 0, since their logarithm counts.
    public Set<String> positive() {
        Set<String> names = new LinkedHashSet<>();
        for (Term t : linear().factors.keySet()) if (t.log) names.add(t.name);
        return names;
    }

    Linear linear() {
        return linear(left, comparison, right);
    }

    private static Linear linear(Expression left, Comparison comparison, Expression right) {
        Map<Term, Double> sum = new LinkedHashMap<>();
        double sign = comparison.isUpward() ? -1 : 1;
        double constant;
        if (isSum(left) && isSum(right)) {
            constant = add(left, sign, sum) + add(right, -sign, sum);
        } else {
            constant = multiply(left, sign, sum) + multiply(right, -sign, sum);
        }
        sum.values().removeIf(c -> c == 0);
        return new Linear(sum, -constant);
    }

    /// Tells whether parameters are multiplied and divided by numbers only, outside of logarithms.
    private static boolean isSum(Expression part) {
        return !(part instanceof Expression.Operation o) || switch (o.sign()) {
            case '*' -> (o.left().names().isEmpty() || o.right().names().isEmpty()) && isSum(o.left())
                    && isSum(o.right());
            case '/' -> o.right().names().isEmpty() && isSum(o.left());
            default -> isSum(o.left()) && isSum(o.right());
        };
    }

    /// Adds `factor * part` to the sum.
    ///
    /// @return what it adds to the constant
    private static double add(Expression part, double factor, Map<Term, Double> sum) {
        return switch (part) {
            case Expression.Constant c -> factor * c.value();
            case Expression.Reference r -> {
                sum.merge(new Term(r.name(), false), factor, Double::sum);
                yield 0;
            }
            case Expression.Log l -> multiply(l.of(), factor, sum);
            case Expression.Operation o -> switch (o.sign()) {
                case '+' -> add(o.left(), factor, sum) + add(o.right(), factor, sum);
                case '-' -> add(o.left(), factor, sum) + add(o.right(), -factor, sum);
                case '*' -> o.left().names().isEmpty() ? add(o.right(), factor * constant(o.left()), sum)
                        : add(o.left(), factor * constant(o.right()), sum);
                default -> add(o.left(), factor / constant(o.right()), sum);
            };
        };
    }

    /// Adds `factor * log(part)` to the sum; the part is a product or quotient of parameters and numbers.
    ///
    /// @return what it adds to the constant
    private static double multiply(Expression part, double factor, Map<Term, Double> sum) {
        if (part.names().isEmpty()) {
            double value = part.value(_ -> Double.NaN);
            if (value > 0 && Double.isFinite(value)) return factor * Math.log(value);
            throw new IllegalArgumentException(Messages.text("space.relation.log", part.text()));
        }
        return switch (part) {
            case Expression.Reference r -> {
                sum.merge(new Term(r.name(), true), factor, Double::sum);
                yield 0;
            }
            case Expression.Operation o when o.sign() == '*' -> multiply(o.left(), factor, sum)
                    + multiply(o.right(), factor, sum);
            case Expression.Operation o when o.sign() == '/' -> multiply(o.left(), factor, sum)
                    + multiply(o.right(), -factor, sum);
            default -> throw new IllegalArgumentException(
                    Messages.text("space.relation.linear", String.join(", ", new TreeSet<>(part.names()))));
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
