package sweetspot.plot;

/// Estimates the width of text set in Inter, so that a plot's layout is the same whichever painter draws it.
final class TextWidths {
    /// Advance widths of Inter Regular with tabular figures, in hundredths of an em, for the characters 32 to 126.
    private static final int[] ADVANCE = {
        28, 29, 46, 64, 64, 98, 65, 29, 36, 36, 55, 66, 29, 46, 29, 36, // space to /
        62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 29, 29, 66, 66, 66, 51, // 0 to ?
        97, 68, 65, 73, 72, 60, 58, 75, 74, 27, 57, 67, 56, 90, 75, 77, // @ to O
        63, 77, 64, 64, 64, 74, 68, 99, 67, 67, 63, 36, 36, 36, 47, 46, // P to _
        36, 56, 61, 57, 61, 58, 36, 61, 59, 24, 24, 54, 24, 87, 59, 60, // ` to o
        61, 61, 37, 53, 33, 59, 56, 81, 54, 56, 55, 42, 34, 42, 66}; // p to ~

    private TextWidths() {}

    /// Width in pixels; characters that the table lacks count 0.6 em. Semibold is 4 % wider.
    static double of(String text, TextStyle style) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i) - 32;
            sum += c >= 0 && c < ADVANCE.length ? ADVANCE[c] : 60;
        }
        return sum / 100.0 * style.size() * (style.weight() >= 600 ? 1.04 : 1);
    }

    /// The text, shortened with an ellipsis until it fits.
    static String fit(String text, TextStyle style, double width) {
        if (of(text, style) <= width) return text;
        for (int n = text.length() - 1; n > 0; n--) {
            String shorter = text.substring(0, n).stripTrailing() + "…";
            if (of(shorter, style) <= width) return shorter;
        }
        return "…";
    }
}
