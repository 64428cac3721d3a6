package sweetspot.space;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/// Arithmetic over parameters, as a rule or a derived parameter is written in.
public sealed interface Expression {

    /// A number.
    record Constant(double value) implements Expression {}

    /// The value of a parameter.
    record Reference(String name) implements Expression {}

    /// Two parts, added, subtracted, multiplied or divided.
    ///
    /// @param sign one of `+ - * /`
    record Operation(char sign, Expression left, Expression right) implements Expression {}

    /// The natural logarithm of a part.
    record Log(Expression of) implements Expression {}

    /// Reads an expression.
    ///
    /// @throws IllegalArgumentException if it cannot be read; the message says what is wrong and at which column
    static Expression read(String text) {
        return new ExpressionReader(text).expression();
    }

    /// The result for given values.
    default double value(ToDoubleFunction<String> values) {
        return switch (this) {
            case Constant c -> c.value;
            case Reference r -> values.applyAsDouble(r.name);
            case Log l -> Math.log(l.of.value(values));
            case Operation o -> {
                double a = o.left.value(values);
                double b = o.right.value(values);
                yield switch (o.sign) {
                    case '+' -> a + b;
                    case '-' -> a - b;
                    case '*' -> a * b;
                    default -> a / b;
                };
            }
        };
    }

    /// The same over parameters of other names.
    default Expression renamed(UnaryOperator<String> naming) {
        return switch (this) {
            case Constant c -> c;
            case Reference r -> new Reference(naming.apply(r.name));
            case Log l -> new Log(l.of.renamed(naming));
            case Operation o -> new Operation(o.sign, o.left.renamed(naming), o.right.renamed(naming));
        };
    }

    /// Names of the parameters, in the order in which they occur.
    default Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        collect(this, names);
        return names;
    }

    private static void collect(Expression part, Set<String> names) {
        switch (part) {
            case Constant _ -> {}
            case Reference r -> names.add(r.name);
            case Log l -> collect(l.of, names);
            case Operation o -> {
                collect(o.left, names);
                collect(o.right, names);
            }
        }
    }

    /// The expression as files hold it; [#read] takes it back.
    default String text() {
        return text(ExpressionReader::quoted, false);
    }

    /// The expression with names as `naming` has them.
    ///
    /// @param wide whether signs of products stand free
    private String text(UnaryOperator<String> naming, boolean wide) {
        return switch (this) {
            case Constant c -> number(c.value);
            case Reference r -> naming.apply(r.name);
            case Log l -> ExpressionReader.LOG + "(" + l.of.text(naming, wide) + ")";
            case Operation o -> {
                boolean product = o.sign == '*' || o.sign == '/';
                String left = o.left.text(naming, wide);
                if (product && isSum(o.left)) left = "(" + left + ")";
                boolean enclosed = product ? o.right instanceof Operation : o.sign == '-' && isSum(o.right);
                String right = o.right.text(naming, wide);
                if (enclosed) right = "(" + right + ")";
                String sign = wide && o.sign == '*' ? "×" : String.valueOf(o.sign);
                yield product && !wide ? left + sign + right : left + " " + sign + " " + right;
            }
        };
    }

    /// The expression for people.
    ///
    /// @param naming gives parameters' names in words
    default String label(UnaryOperator<String> naming) {
        return text(naming, true);
    }

    private static boolean isSum(Expression part) {
        return part instanceof Operation o && (o.sign == '+' || o.sign == '-');
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }
}
