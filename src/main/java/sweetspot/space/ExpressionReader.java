package sweetspot.space;

import java.util.Optional;
import java.util.regex.Pattern;
import sweetspot.space.Expression.Constant;
import sweetspot.space.Expression.Log;
import sweetspot.space.Expression.Operation;
import sweetspot.space.Expression.Reference;
import sweetspot.text.Messages;

/// Reads rules and expressions by recursive descent; errors name the column, from 1.
///
/// `expression := product (('+' | '-') product)*`, `product := part (('*' | '/') part)*`,
/// `part := number | name | "'" name "'" | '(' expression ')' | '-' part | 'log' '(' expression ')'`. A name with other characters than letters,
/// digits, `_`, `.` and `:` stands in quotes. `×`, `·`, `≤` and `≥` are understood.
final class ExpressionReader {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.:]*");
    /// The natural logarithm; a parameter of that name stands in quotes where a bracket follows.
    static final String LOG = "log";
    private static final int MOST_CHARACTERS = 1000;
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    ExpressionReader(String text) {
        this.text = text;
        if (text.length() > MOST_CHARACTERS) throw problem("long", MOST_CHARACTERS, MOST_CHARACTERS);
    }

    /// The name as an expression holds it.
    static String quoted(String name) {
        if (PLAIN.matcher(name).matches()) return name;
        return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /// The whole text as an expression.
    Expression expression() {
        Expression result = sum();
        skip();
        if (at < text.length()) throw problem("unexpected", at, shown());
        return result;
    }

    /// The whole text as a rule.
    Relation relation() {
        Expression left = sum();
        skip();
        Optional<Relation.Comparison> comparison = comparison();
        if (comparison.isEmpty()) {
            boolean equal = at < text.length() && text.charAt(at) == '=';
            throw equal ? problem("equal", at) : problem("comparison", at);
        }
        Expression right = sum();
        skip();
        if (at < text.length()) {
            int second = at;
            throw comparison().isPresent() ? problem("chain", second) : problem("unexpected", at, shown());
        }
        return new Relation(left, comparison.get(), right);
    }

    private Optional<Relation.Comparison> comparison() {
        for (Relation.Comparison c : Relation.Comparison.values()) {
            for (String sign : c.signs()) {
                if (!text.startsWith(sign, at)) continue;
                at += sign.length();
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    private Expression sum() {
        Expression result = product();
        while (true) {
            skip();
            char c = peek();
            if (c != '+' && c != '-' && c != '−') return result;
            at++;
            result = new Operation(c == '+' ? '+' : '-', result, product());
        }
    }

    private Expression product() {
        Expression result = part();
        while (true) {
            skip();
            char c = peek();
            if (c != '*' && c != '×' && c != '·' && c != '/') return result;
            int column = at++;
            Expression right = part();
            if (c == '/' && right instanceof Constant k && k.value() == 0) throw problem("zero", column);
            result = new Operation(c == '/' ? '/' : '*', result, right);
        }
    }

    private Expression part() {
        if (++depth > DEEPEST) throw problem("deep", at);
        skip();
        char c = peek();
        Expression result;
        if (c == '(') {
            int opened = at++;
            result = sum();
            skip();
            if (peek() != ')') throw problem("unclosed", opened);
            at++;
        } else if (c == '-' || c == '−') {
            at++;
            Expression inner = part();
            result = inner instanceof Constant k ? new Constant(-k.value())
                    : new Operation('*', new Constant(-1), inner);
        } else if (c == '\'' || c == '"') {
            result = new Reference(quotedName(c));
        } else if (c >= '0' && c <= '9' || c == '.') {
            result = new Constant(number());
        } else {
            var name = PLAIN.matcher(text).region(at, text.length());
            if (!name.lookingAt()) throw at >= text.length() ? problem("end", at) : problem("unexpected", at, shown());
            at = name.end();
            skip();
            result = name.group().equals(LOG) && peek() == '(' ? new Log(part()) : new Reference(name.group());
        }
        depth--;
        return result;
    }

    private String quotedName(char quote) {
        int opened = at++;
        StringBuilder name = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) at++;
            name.append(text.charAt(at++));
        }
        if (at >= text.length() || name.isEmpty()) throw problem("quote", opened);
        at++;
        return name.toString();
    }

    private double number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.' || isExponent())) {
            at++;
        }
        String digits = text.substring(from, at);
        try {
            double value = Double.parseDouble(digits);
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw problem("number", from, digits);
    }

    /// Whether the `e` of a number, or the sign behind it, is next.
    private boolean isExponent() {
        char c = text.charAt(at);
        if (c == 'e' || c == 'E') return true;
        char before = text.charAt(at - 1);
        return (c == '-' || c == '+') && (before == 'e' || before == 'E');
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private String shown() {
        return new String(Character.toChars(text.codePointAt(at)));
    }

    private static IllegalArgumentException problem(String key, int position, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = position + 1;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new IllegalArgumentException(Messages.text("space.relation." + key, all));
    }
}
