package sweetspot.text;

/// Makes text that comes from a file fit to be shown in a terminal or a window: signs that would move the cursor, end
/// the line or turn its direction around are written out, and endless texts are cut.
public final class Printable {
    /// Enough of a name or value to know it by.
    private static final int SHORT = 60;

    private Printable() {}

    /// The text on one line. Control characters, line ends, signs that steer the direction of writing, other invisible
    /// signs and halves of pairs are written as `\n` or `\u001b`; all else stays as it is.
    public static String line(String text) {
        int from = 0;
        while (from < text.length() && harmless(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        if (from == text.length()) return text;
        StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (harmless(c)) line.appendCodePoint(c);
            else line.append(written(c));
        }
        return line.toString();
    }

    /// A name or a value within a sentence: as [#line(String)], cut after some sixty characters.
    public static String brief(String text) {
        return brief(text, SHORT);
    }

    /// As [#line(String)], cut after `most` characters, the ellipsis among them.
    public static String brief(String text, int most) {
        // What is cut off need not be written out: a value may have a million characters.
        boolean cut = text.length() > 2 * most;
        String line = line(cut ? text.substring(0, 2 * most) : text);
        if (!cut && line.codePointCount(0, line.length()) <= most) return line;
        int end = line.offsetByCodePoints(0, Math.min(most - 1, line.codePointCount(0, line.length())));
        return line.substring(0, end) + "…";
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            // Joiners make one sign of several, in Persian as in emoji; the others are invisible or turn the line around.
            case Character.FORMAT -> c == 0x200C || c == 0x200D || c == 0xAD;
            default -> true;
        };
    }

    private static String written(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c > 0xFFFF ? String.format("\\u{%x}", c) : String.format("\\u%04x", c);
        };
    }
}
