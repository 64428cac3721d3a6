package sweetspot.plot;

import java.util.Locale;

/// A colour in sRGB with straight alpha.
///
/// @param red 0 to 255
/// @param green 0 to 255
/// @param blue 0 to 255
/// @param alpha 0 (invisible) to 1 (opaque)
public record Color(int red, int green, int blue, double alpha) {
    /// Paints nothing: the fill or stroke colour of a shape that has none.
    public static final Color NONE = new Color(0, 0, 0, 0);

    /// @throws IllegalArgumentException if a value is out of its range
    public Color {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
            throw new IllegalArgumentException("red, green and blue must be from 0 to 255");
        }
        if (!(alpha >= 0 && alpha <= 1)) throw new IllegalArgumentException("alpha must be from 0 to 1, not " + alpha);
    }

    /// The opaque colour written as `#RRGGBB`.
    ///
    /// @throws IllegalArgumentException if `text` is not written so
    public static Color hex(String text) {
        if (!text.matches("#[0-9A-Fa-f]{6}")) throw new IllegalArgumentException("not a colour like #0072B2: " + text);
        int rgb = Integer.parseInt(text, 1, 7, 16);
        return new Color(rgb >> 16, rgb >> 8 & 255, rgb & 255, 1);
    }

    /// The same colour with another alpha.
    public Color withAlpha(double newAlpha) {
        return new Color(red, green, blue, newAlpha);
    }

    /// The opaque mixture of `share` of this colour (0 to 1) and the rest of `other`.
    public Color mix(Color other, double share) {
        double s = Math.clamp(share, 0.0, 1.0);
        return new Color(blend(red, other.red, s), blend(green, other.green, s), blend(blue, other.blue, s), 1);
    }

    private static int blend(int a, int b, double share) {
        return (int) Math.round(a * share + b * (1 - share));
    }

    /// Tells whether it paints anything.
    public boolean visible() {
        return alpha > 0;
    }

    /// The colour as `#RRGGBB`, without its alpha.
    public String hex() {
        return String.format(Locale.ROOT, "#%02X%02X%02X", red, green, blue);
    }
}
