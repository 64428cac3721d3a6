package sweetspot.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import sweetspot.text.Messages;

/// A command line as people type it: turned into the program and its arguments as a shell would, and back.
///
/// Blanks part the arguments; single and double quotes keep them together. Outside of single quotes a backslash takes
/// the special meaning from a quote, a blank or a backslash that follows it and else stands for itself, so that paths
/// of Windows need no care. Nothing is expanded: no variables, no `~`, no `*`, no pipes.
public final class CommandText {
    private static final int SHOWN = 24;

    private CommandText() {}

    /// The program and its arguments; empty if there is no text.
    ///
    /// @throws IllegalArgumentException if a quote is not closed; the message says which
    public static List<String> split(String text) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        int opened = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length() && escapable(text.charAt(i + 1), quote)) {
                argument.append(text.charAt(++i));
                begun = true;
            } else if (quote != 0) {
                if (c == quote) quote = 0;
                else argument.append(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                opened = i;
                begun = true;
            } else if (!Character.isWhitespace(c)) {
                argument.append(c);
                begun = true;
            } else if (begun) {
                arguments.add(argument.toString());
                argument.setLength(0);
                begun = false;
            }
        }
        if (quote != 0) {
            String rest = text.substring(opened);
            throw new IllegalArgumentException(Messages.text("worker.text.quote", String.valueOf(quote),
                    rest.length() <= SHOWN ? rest : rest.substring(0, SHOWN) + "…"));
        }
        if (begun) arguments.add(argument.toString());
        return arguments;
    }

    private static boolean escapable(char c, char quote) {
        return c == '\\' || c == '"' || quote == 0 && (c == '\'' || Character.isWhitespace(c));
    }

    /// A text that [#split] turns into these arguments again; quotes stand only where they are needed.
    public static String join(List<String> arguments) {
        return arguments.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        boolean plain =
                !argument.isEmpty() && !argument.endsWith("\\") && argument.chars().noneMatch(c -> c == '"' || c == '\''
                        || Character.isWhitespace(c)) && split(argument).equals(List.of(argument));
        if (plain) return argument;
        if (!argument.contains("'")) return "'" + argument + "'";
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
