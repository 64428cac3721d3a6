package sweetspot.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Printable;

/// A command to be typed, or pasted, as it is printed: what has a meaning for the terminal's shell is quoted.
final class TypedCommand {
    /// The property in which the launcher says how it was called.
    private static final String CALLED = "sweetspot.command";
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final List<String> words = new ArrayList<>();

    /// @param subcommand what Sweetspot is to do
    TypedCommand(String subcommand) {
        words.add(System.getProperty(CALLED, "sweetspot"));
        words.add(subcommand);
    }

    /// Adds a file that is no option's value.
    TypedCommand file(Path file) {
        String text = file.toString();
        words.add(text.startsWith("-") || text.startsWith("@") ? "." + File.separator + text : text);
        return this;
    }

    /// Adds an option without a value, if it is wanted.
    TypedCommand option(String name, boolean wanted) {
        if (wanted) words.add(name);
        return this;
    }

    /// Adds an option with its value; none if that is null.
    TypedCommand option(String name, @Nullable Object value) {
        if (value == null) return this;
        String text = value.toString();
        if (text.startsWith("-")) {
            words.add(name + "=" + text);
        } else {
            words.add(name);
            words.add(text);
        }
        return this;
    }

    /// Adds an option as often as it has values: a list of them, a single one, or `true` for an option without a value.
    void options(String name, Object values) {
        if (values instanceof Boolean wanted) option(name, wanted.booleanValue());
        else if (values instanceof List<?> list) list.forEach(value -> option(name, value));
        else option(name, values);
    }

    /// The command in one line.
    String text() {
        return words.stream().map(w -> WINDOWS ? forWindows(w) : forPosix(w)).collect(Collectors.joining(" "));
    }

    /// The value of an option that takes one.
    static String word(String value) {
        return WINDOWS ? forWindows(Printable.line(value)) : forPosix(value);
    }

    /// One value of an option that takes several, split by commas, quoted as far as need be.
    static String item(String value) {
        String item = value.indexOf(',') >= 0 ? '"' + value + '"' : value;
        return WINDOWS ? forWindows(Printable.line(item)) : forPosix(item);
    }

    /// Undoes the quotes that [#item] put around a comma.
    static String unquoted(String item) {
        return item.length() > 1 && item.startsWith("\"") && item.endsWith("\"") ? item.substring(1, item.length() - 1)
                : item;
    }

    /// A word for sh, bash or zsh.
    static String forPosix(String word) {
        if (word.matches("[A-Za-z0-9_./:=@%+,-]+")) return word;
        // What would not be printed as it is would not be pasted as it is either.
        if (!Printable.line(word).equals(word)) return "$'" + escaped(word) + "'";
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String escaped(String word) {
        StringBuilder out = new StringBuilder();
        word.codePoints().forEach(c -> {
            if (c == '\\' || c == '\'') out.append('\\').append((char) c);
            else if (c < ' ' || c == 0x7F) out.append(String.format(Locale.ROOT, "\\x%02x", c));
            else if (Printable.line(Character.toString(c)).equals(Character.toString(c))) out.appendCodePoint(c);
            else out.append(String.format(Locale.ROOT, "\\U%08x", c));
        });
        return out.toString();
    }

    /// A word for cmd.exe.
    static String forWindows(String word) {
        if (word.matches("[A-Za-z0-9_./:=@+,\\\\-]+")) return word;
        return '"' + word.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + '"';
    }
}
