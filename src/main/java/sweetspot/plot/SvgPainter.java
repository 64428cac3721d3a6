package sweetspot.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Writes a plot as a scalable vector graphic (SVG 1.1) that stands on its own.
public final class SvgPainter implements Painter {
    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private int clips;

    /// @param width of the picture in pixels
    /// @param height of the picture in pixels
    public SvgPainter(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// A plot on the theme's background as the text of an SVG file, titled with its accessible text.
    public static String render(Plot plot, double width, double height, PlotTheme theme) {
        SvgPainter painter = new SvgPainter(width, height);
        painter.fill(0, 0, width, height, theme.background());
        plot.paint(painter, width, height, theme);
        return painter.toSvg(plot.accessibleText());
    }

    /// The text of an SVG file with everything painted so far.
    ///
    /// @param title what a screen reader says
    public String toSvg(String title) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
                + number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(width) + " "
                + number(height) + "\" role=\"img\" font-family=\"Inter, 'DejaVu Sans', sans-serif\">\n<title>"
                + escape(title) + "</title>\n" + body + "</svg>\n";
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        if (!stroke.visible()) return;
        body.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1)).append("\" x2=\"")
                .append(number(x2)).append("\" y2=\"").append(number(y2)).append('"');
        stroke(stroke);
        end();
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, Stroke stroke) {
        if (!stroke.visible() || count < 2) return;
        points("polyline", xs, ys, count);
        body.append(" fill=\"none\"");
        stroke(stroke);
        end();
    }

    @Override
    public void polygon(double[] xs, double[] ys, int count, Color fill, Stroke stroke) {
        if (count < 3 || !fill.visible() && !stroke.visible()) return;
        points("polygon", xs, ys, count);
        fill(fill);
        stroke(stroke);
        end();
    }

    @Override
    public void rect(double x, double y, double w, double h, double radius, Color fill, Stroke stroke) {
        if (!(w > 0) || !(h > 0) || !fill.visible() && !stroke.visible()) return;
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"")
                .append(number(w)).append("\" height=\"").append(number(h)).append('"');
        if (radius > 0) body.append(" rx=\"").append(number(radius)).append('"');
        fill(fill);
        stroke(stroke);
        end();
    }

    @Override
    public void circle(double x, double y, double radius, Color fill, Stroke stroke) {
        if (!fill.visible() && !stroke.visible()) return;
        body.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y)).append("\" r=\"")
                .append(number(radius)).append('"');
        fill(fill);
        stroke(stroke);
        end();
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, TextStyle style, Color color) {
        if (text.isEmpty() || !color.visible()) return;
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" font-size=\"")
                .append(number(style.size())).append('"');
        if (style.weight() != 400) body.append(" font-weight=\"").append(style.weight()).append('"');
        if (anchor != Anchor.START) {
            body.append(" text-anchor=\"").append(anchor == Anchor.MIDDLE ? "middle" : "end").append('"');
        }
        fill(color);
        body.append('>').append(escape(text)).append("</text>\n");
    }

    @Override
    public double textWidth(String text, TextStyle style) {
        return TextWidths.of(text, style);
    }

    @Override
    public void clipped(double x, double y, double w, double h, Runnable inside) {
        int id = ++clips;
        body.append("<clipPath id=\"clip").append(id).append("\"><rect x=\"").append(number(x)).append("\" y=\"")
                .append(number(y)).append("\" width=\"").append(number(Math.max(0, w))).append("\" height=\"")
                .append(number(Math.max(0, h)))
                .append("\"/></clipPath>\n<g clip-path=\"url(#clip").append(id).append(")\">\n");
        inside.run();
        body.append("</g>\n");
    }

    private void points(String element, double[] xs, double[] ys, int count) {
        body.append('<').append(element).append(" points=\"");
        for (int i = 0; i < count; i++) {
            if (i > 0) body.append(' ');
            body.append(number(xs[i])).append(',').append(number(ys[i]));
        }
        body.append('"');
    }

    private void fill(Color color) {
        body.append(" fill=\"").append(color.visible() ? color.hex() : "none").append('"');
        if (color.visible() && color.alpha() < 1) {
            body.append(" fill-opacity=\"").append(number(color.alpha())).append('"');
        }
    }

    private void stroke(Stroke stroke) {
        if (!stroke.visible()) return;
        body.append(" stroke=\"").append(stroke.color().hex()).append("\" stroke-width=\"")
                .append(number(stroke.width())).append('"');
        if (stroke.color().alpha() < 1) {
            body.append(" stroke-opacity=\"").append(number(stroke.color().alpha())).append('"');
        }
        if (stroke.dash() > 0) {
            body.append(" stroke-dasharray=\"").append(number(stroke.dash())).append(' ').append(number(stroke.gap()))
                    .append('"');
        }
    }

    private void end() {
        body.append("/>\n");
    }

    /// At most two decimals: a hundredth of a pixel cannot be seen.
    private static String number(double value) {
        if (!Double.isFinite(value)) return "0";
        BigDecimal d = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return d.signum() == 0 ? "0" : d.toPlainString();
    }

    /// Text as XML content; characters that XML 1.0 cannot hold are left out.
    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean valid = c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF
                            || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
                    if (valid) out.appendCodePoint(c);
                }
            }
        });
        return out.toString();
    }
}
