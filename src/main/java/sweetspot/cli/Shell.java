package sweetspot.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Writes a command's output: the answer, and beside it what only a watching person needs.
///
/// Whatever comes from files and programs passes through here, so here it is made fit for a terminal ([Printable]). Signs
/// that the stream's charset lacks are replaced by plain ones, so that no ± becomes a question mark, and letters by their
/// number, so that two names stay two.
final class Shell {
    private static final Map<Character, String> PLAIN = new LinkedHashMap<>();

    static {
        PLAIN.put('±', "+/-");
        PLAIN.put('–', "-");
        PLAIN.put('−', "-");
        PLAIN.put('…', "...");
        PLAIN.put('“', "\"");
        PLAIN.put('”', "\"");
        PLAIN.put('‘', "'");
        PLAIN.put('’', "'");
        PLAIN.put('×', "x");
        PLAIN.put('·', "-");
        PLAIN.put('²', "2");
        PLAIN.put('√', "sqrt");
        PLAIN.put('✓', "ok");
        PLAIN.put('→', "->");
        PLAIN.put('←', "<-");
        PLAIN.put('≤', "<=");
        PLAIN.put('≥', ">=");
        PLAIN.put('≠', "!=");
        PLAIN.put('∞', "infinity");
    }

    /// More than any command that a system can run, since a question must show all of it.
    private static final int LONGEST_LINE = 4 << 20;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    Shell(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        Console console = err == System.err ? System.console() : null;
        String kind = System.getenv().getOrDefault("TERM", "");
        this.terminal = console != null && console.isTerminal() && !kind.equals("dumb");
    }

    /// A line of the answer.
    void answer(String line) {
        out.println(fitting(line, out));
        out.flush();
    }

    /// A text of the answer that must come out as it is.
    void exactAnswer(String text) {
        out.print(text);
        out.flush();
    }

    /// A line for the watching person.
    void note(String line) {
        err.println(fitting(line, err));
        err.flush();
    }

    /// The one line that says why the command ends.
    void error(String message) {
        note(Messages.text("cli.error.line", message.strip()));
    }

    /// Replaces the line that the cursor is in; a terminal only.
    void redraw(String line) {
        err.print("\r" + fitting(line, err) + "\u001b[K");
        err.flush();
    }

    /// Clears the line that the cursor is in; a terminal only.
    void clearLine() {
        err.print("\r\u001b[K");
        err.flush();
    }

    /// Tells whether a person watches in a terminal.
    boolean isTerminal() {
        return terminal;
    }

    /// Columns of the terminal; 80 if nobody says.
    int width() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{2,3}") ? Math.max(40, Integer.parseInt(columns)) : 80;
    }

    private static String fitting(String text, PrintStream stream) {
        String safe = Printable.line(text, LONGEST_LINE);
        CharsetEncoder encoder = stream.charset().newEncoder();
        if (encoder.canEncode(safe)) return safe;
        StringBuilder plain = new StringBuilder();
        safe.codePoints().forEach(c -> {
            String sign = Character.toString(c);
            if (encoder.canEncode(sign)) plain.append(sign);
            else plain.append(c <= Character.MAX_VALUE && PLAIN.containsKey((char) c) ? PLAIN.get((char) c)
                    : Printable.ascii(c));
        });
        return plain.toString();
    }

    /// A table: the columns as wide as their widest cell, two blanks between them; long cells are cut.
    ///
    /// @param right which columns stand at their right edge
    void table(java.util.List<String[]> texts, boolean... right) {
        List<String[]> rows = texts.stream().map(row -> Arrays.stream(row)
                .map(cell -> Printable.line(cell, Printable.VALUE)).toArray(String[]::new)).toList();
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int c = 0; c < right.length; c++) widths[c] = Math.max(widths[c], row[c].length());
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < right.length; c++) {
                String format = "%" + (right[c] ? "" : "-") + Math.max(1, widths[c]) + "s";
                line.append(c == 0 ? "" : "  ").append(String.format(Locale.ROOT, format, row[c]));
            }
            answer(line.toString().stripTrailing());
        }
    }
}
