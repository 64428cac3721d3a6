package sweetspot.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// The call that stands behind the `~` of a mark, such as `choices(['a', 'b'], default_value='a')`: a function's name
/// with values and named options, in Python's notation. A bare word counts as a text, because shells eat quotes.
///
/// @param function the function's name
/// @param values in their order: Long, Double, String, Boolean, null, a List of these, or a Map
/// @param options by name
record MarkExpression(String function, List<Object> values, Map<String, Object> options) {

    /// @throws IllegalArgumentException if the text is no such call
    static MarkExpression parse(String text) {
        Matcher call = Pattern.compile("([A-Za-z_]\\w*)\\s*\\(").matcher(text);
        if (!call.lookingAt()) throw new IllegalArgumentException(Messages.text("worker.mark.branch"));
        Parser parser = new Parser(text, call.end());
        List<Object> values = new ArrayList<>();
        Map<String, Object> options = new LinkedHashMap<>();
        while (!parser.takes(')')) {
            String name = parser.optionName();
            if (name.isEmpty()) values.add(parser.value());
            else options.put(name, parser.value());
            if (!parser.takes(',')) parser.require(')');
        }
        parser.requireEnd();
        return new MarkExpression(call.group(1), values, options);
    }

    /// Reads values from a text, left to right.
    private static final class Parser {
        private static final Pattern OPTION = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*=");
        private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

        private final String text;
        private int at;

        Parser(String text, int at) {
            this.text = text;
            this.at = at;
        }

        private char next() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
            return at < text.length() ? text.charAt(at) : 0;
        }

        boolean takes(char c) {
            if (next() != c) return false;
            at++;
            return true;
        }

        /// Accepts the character without taking it.
        void require(char c) {
            if (next() == 0) throw new IllegalArgumentException(Messages.text("worker.mark.open"));
            if (next() != c) throw unexpected();
        }

        void requireEnd() {
            if (next() != 0) throw unexpected();
        }

        private IllegalArgumentException unexpected() {
            return new IllegalArgumentException(Messages.text("worker.mark.unexpected", text.substring(at)));
        }

        String optionName() {
            Matcher option = OPTION.matcher(text).region(at, text.length());
            if (!option.lookingAt()) return "";
            at = option.end();
            return option.group(1);
        }

        @Nullable
        Object value() {
            char c = next();
            return switch (c) {
                case 0 -> throw new IllegalArgumentException(Messages.text("worker.mark.open"));
                case '[', '(' -> list(c == '[' ? ']' : ')');
                case '{' -> {
                    // Weights of choices: not searched here, so only where they end matters.
                    while (next() != '}') {
                        if (next() == 0) throw new IllegalArgumentException(Messages.text("worker.mark.open"));
                        at++;
                    }
                    at++;
                    yield Map.of();
                }
                case '\'', '"' -> quoted(c);
                default -> plain();
            };
        }

        private List<Object> list(char end) {
            at++;
            List<Object> values = new ArrayList<>();
            while (!takes(end)) {
                values.add(value());
                if (!takes(',')) require(end);
            }
            return values;
        }

        private String quoted(char quote) {
            int end = text.indexOf(quote, at + 1);
            if (end < 0) throw new IllegalArgumentException(Messages.text("worker.mark.open"));
            String value = text.substring(at + 1, end);
            at = end + 1;
            return value;
        }

        private @Nullable Object plain() {
            int from = at;
            while (at < text.length() && ",)]}=:".indexOf(text.charAt(at)) < 0) at++;
            String word = text.substring(from, at).strip();
            if (word.isEmpty()) throw unexpected();
            if (NUMBER.matcher(word).matches()) {
                String digits = word.replace("_", "");
                if (digits.matches("[-+]?\\d{1,18}")) return Long.parseLong(digits);
                return Double.parseDouble(digits);
            }
            return switch (word) {
                case "True" -> true;
                case "False" -> false;
                case "None" -> null;
                default -> word;
            };
        }
    }
}
