package sweetspot.plot;

/// Colours by role, and sizes, of every plot. Sizes follow the window's text size, so plots zoom with it.
///
/// @param dark whether it is the dark theme
/// @param em body text size in pixels, 14 at 100 %
public record PlotTheme(boolean dark, double em, Color background, Color subtle, Color border, Color faint, Color text,
        Color muted, Color accent, Color selection, Color success, Color warning, Color danger,
        Color blue, Color vermilion, Color green, Color orange, Color purple, Color grey) {

    /// @throws IllegalArgumentException if the text size is not above 0
    public PlotTheme {
        if (!(em > 0)) throw new IllegalArgumentException("the text size must be above 0, not " + em);
    }

    /// The light theme at 100 %.
    public static PlotTheme light() {
        return of(false, 14, "#FFFFFF", "#F6F8FA", "#D0D7DE", "#E4E8EC", "#1F2328", "#57606A", "#0969DA", "#DDF4FF",
                "#1A7F37", "#8A5A00", "#CF222E", "#0072B2", "#D55E00", "#007F5F", "#B87400", "#AA4499", "#595959");
    }

    /// The dark theme at 100 %.
    public static PlotTheme night() {
        return of(true, 14, "#0D1117", "#161B22", "#30363D", "#21262D", "#E6EDF3", "#9AA4AF", "#4493F8", "#12233A",
                "#3FB950", "#D6A032", "#F85149", "#5CB3F0", "#F58B45", "#2FC79A", "#F0B73A", "#E08CC8", "#A8B1BA");
    }

    private static PlotTheme of(boolean dark, double em, String... hex) {
        Color[] c = new Color[hex.length];
        for (int i = 0; i < c.length; i++) c[i] = Color.hex(hex[i]);
        return new PlotTheme(dark, em, c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11], c[12],
                c[13], c[14], c[15], c[16]);
    }

    /// The same colours at another body text size in pixels.
    public PlotTheme withEm(double newEm) {
        return new PlotTheme(dark, newEm, background, subtle, border, faint, text, muted, accent, selection, success,
                warning, danger, blue, vermilion, green, orange, purple, grey);
    }

    /// A length given for 100 % text size, in pixels at this one.
    public double px(double length) {
        return length * em / 14;
    }

    /// Text of axes and captions.
    public TextStyle caption() {
        return new TextStyle(px(12), 400);
    }

    /// Emphasized text of axes and captions.
    public TextStyle captionBold() {
        return new TextStyle(px(12), 600);
    }
}
