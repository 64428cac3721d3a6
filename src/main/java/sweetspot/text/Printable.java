package sweetspot.text;

/// Makes texts that come from files and programs fit to be shown: what would steer a terminal, change the order of what
/// is read, or stand there unseen is written out instead.
///
/// Control characters become their pictures (␛ for an escape), the end of a line ⏎. Characters that are invisible or
/// turn the direction of writing (Unicode's categories Cf, Zl, Zp, and the fillers), blanks that only look like one, and
/// halves of surrogate pairs become \u202E and the like. Nothing else changes, so texts of all scripts stay readable.
public final class Printable {
    /// As much of a value as is shown among others, as in a table's cell.
    public static final int VALUE = 200;
    /// Enough of a name or value to know it by, within a sentence.
    private static final int BRIEF = 60;
    /// As much as is shown of the longest text.
    public static final int TEXT = 20_000;
    /// Accents upon one letter; more of them climb over the lines around it.
    private static final int MARKS = 4;
    private static final char LINE_END = '⏎';
    private static final int PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;

    private Printable() {}

    /// The text in one line, all of it.
    public static String line(String text) {
        return shown(text, false);
    }

    /// The text in one line, cut after so many characters, with how many are left out.
    ///
    /// @param longest at least 1
    public static String line(String text, int longest) {
        return shown(cut(text, longest), false);
    }

    /// A name or a value within a sentence: in one line, cut after some sixty characters.
    public static String brief(String text) {
        return brief(text, BRIEF);
    }

    /// The text in one line, cut after `most` characters, the ellipsis among them.
    ///
    /// @param most at least 1
    public static String brief(String text, int most) {
        // What is cut off need not be written out: a value may have a million characters.
        boolean cut = text.length() > 2 * most;
        String line = line(cut ? text.substring(0, 2 * most) : text);
        if (!cut && line.codePointCount(0, line.length()) <= most) return line;
        int end = line.offsetByCodePoints(0, Math.min(most - 1, line.codePointCount(0, line.length())));
        return line.substring(0, end) + "…";
    }

    /// The text with its line ends and tabs, cut after so many characters, with how many are left out.
    ///
    /// @param longest at least 1
    public static String block(String text, int longest) {
        return shown(cut(text.replace("\r\n", "\n"), longest), true);
    }

    /// The text as it is, cut after so many characters, with how many are left out.
    ///
    /// @param longest at least 1
    public static String cut(String text, int longest) {
        if (text.length() <= longest) return text;
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) && longest > 1 ? longest - 1 : longest;
        return Messages.text("text.cut", text.substring(0, end), text.length() - end);
    }

    private static String shown(String text, boolean lines) {
        int first = 0;
        while (first < text.length() && text.charAt(first) >= ' ' && text.charAt(first) < 0x7F) first++;
        if (first == text.length()) return text;
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        int marks = 0;
        for (int i = first; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (lines && (c == '\n' || c == '\t')) out.append((char) c);
            else if (c == '\n') out.append(LINE_END);
            else if (c < ' ') out.append((char) (PICTURES + c));
            else if (c == 0x7F) out.append((char) PICTURE_OF_DELETE);
            else if (marks > MARKS || isUnseen(c)) out.append(escape(c));
            else out.appendCodePoint(c);
        }
        return out.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                 Character.SURROGATE -> true;
            // The blank of Chinese and Japanese is as wide as a letter, and seen.
            case Character.SPACE_SEPARATOR -> c != ' ' && c != 0x3000;
            default -> c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x2800
                    || c == 0x3164 || c == 0xFFA0 || c >= 0x180B && c <= 0x180F || c >= 0xFE00 && c <= 0xFE0D
                    || c >= 0xE0000 && c <= 0xE0FFF || (c & 0xFFFE) == 0xFFFE;
        };
    }

    /// The character as a program's source would write it, `\u202E`.
    public static String escape(int codePoint) {
        StringBuilder out = new StringBuilder();
        for (char c : Character.toChars(codePoint)) out.append(String.format(java.util.Locale.ROOT, "\\u%04X", (int) c));
        return out.toString();
    }

    /// The plain ASCII form of a character that a terminal's charset lacks: `\x1B` for the picture of a control
    /// character, `\n` for the sign of a line's end, else [#escape].
    public static String ascii(int codePoint) {
        if (codePoint == LINE_END) return "\\n";
        if (codePoint >= PICTURES && codePoint < PICTURES + ' ') {
            return String.format(java.util.Locale.ROOT, "\\x%02X", codePoint - PICTURES);
        }
        return codePoint == PICTURE_OF_DELETE ? "\\x7F" : escape(codePoint);
    }
}
