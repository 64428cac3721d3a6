package sweetspot.ui.chart;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import sweetspot.plot.Anchor;
import sweetspot.plot.Color;
import sweetspot.plot.Painter;
import sweetspot.plot.Stroke;
import sweetspot.plot.TextStyle;

/// Paints on a JavaFX canvas.
///
/// Thin horizontal and vertical lines and edges of rectangles lie on whole pixels of the device. Many equal circles
/// are drawn into an image by [DotRaster], which takes a fraction of the time that as many ovals take.
final class CanvasPainter implements Painter {
    private static final String FAMILY = "Inter Tabular";
    private static final int MANY = 250;
    private static final int WIDTHS_KEPT = 500;

    private final GraphicsContext gc;
    private final double scale;
    private final Map<Color, Paint> paints = new HashMap<>();
    private final Map<TextStyle, Font> fonts = new HashMap<>();
    private final Text measure = new Text();
    private final Map<String, Double> widths = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > WIDTHS_KEPT;
        }
    };

    /// @param scale pixels of the device per pixel of the window
    CanvasPainter(GraphicsContext gc, double scale) {
        this.gc = gc;
        this.scale = scale > 0 ? scale : 1;
        gc.setLineCap(StrokeLineCap.BUTT);
        gc.setLineJoin(StrokeLineJoin.MITER);
        gc.setMiterLimit(4);
    }

    double scale() {
        return scale;
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        if (!stroke.visible()) return;
        use(stroke);
        if (x1 == x2) {
            double x = onPixel(x1, stroke.width());
            gc.strokeLine(x, y1, x, y2);
        } else if (y1 == y2) {
            double y = onPixel(y1, stroke.width());
            gc.strokeLine(x1, y, x2, y);
        } else {
            gc.strokeLine(x1, y1, x2, y2);
        }
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, Stroke stroke) {
        if (!stroke.visible() || count < 2) return;
        use(stroke);
        gc.strokePolyline(xs, ys, count);
    }

    @Override
    public void polygon(double[] xs, double[] ys, int count, Color fill, Stroke stroke) {
        if (fill.visible()) {
            gc.setFill(paint(fill));
            gc.fillPolygon(xs, ys, count);
        }
        if (stroke.visible()) {
            use(stroke);
            gc.strokePolygon(xs, ys, count);
        }
    }

    @Override
    public void rect(double x, double y, double w, double h, double radius, Color fill, Stroke stroke) {
        if (!(w > 0) || !(h > 0)) return;
        double left = edge(x);
        double top = edge(y);
        double right = Math.max(edge(x + w), left + 1 / scale);
        double bottom = Math.max(edge(y + h), top + 1 / scale);
        if (fill.visible()) {
            gc.setFill(paint(fill));
            if (radius > 0) gc.fillRoundRect(left, top, right - left, bottom - top, 2 * radius, 2 * radius);
            else gc.fillRect(left, top, right - left, bottom - top);
        }
        if (!stroke.visible()) return;
        use(stroke);
        double in = pixels(stroke.width()) / 2 / scale;
        double sw = right - left - 2 * in;
        double sh = bottom - top - 2 * in;
        if (sw <= 0 || sh <= 0) return;
        if (radius > 0) gc.strokeRoundRect(left + in, top + in, sw, sh, 2 * radius, 2 * radius);
        else gc.strokeRect(left + in, top + in, sw, sh);
    }

    @Override
    public void circle(double x, double y, double radius, Color fill, Stroke stroke) {
        if (fill.visible()) {
            gc.setFill(paint(fill));
            gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        if (stroke.visible()) {
            use(stroke);
            gc.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    @Override
    public void circles(double[] xs, double[] ys, int count, double radius, Color fill, Stroke stroke) {
        if (count < MANY) {
            Painter.super.circles(xs, ys, count, radius, fill, stroke);
            return;
        }
        new DotRaster(scale).draw(gc, xs, ys, count, radius, fill, stroke);
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, TextStyle style, Color color) {
        if (text.isEmpty() || !color.visible()) return;
        gc.setFont(font(style));
        gc.setFill(paint(color));
        gc.setTextAlign(switch (anchor) {
            case START -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
        });
        gc.fillText(text, x, edge(y));
    }

    @Override
    public double textWidth(String text, TextStyle style) {
        return widths.computeIfAbsent(style.size() + "/" + style.weight() + "/" + text, _ -> {
            measure.setFont(font(style));
            measure.setText(text);
            return measure.getLayoutBounds().getWidth();
        });
    }

    @Override
    public void clipped(double x, double y, double w, double h, Runnable body) {
        gc.save();
        gc.beginPath();
        gc.rect(edge(x), edge(y), edge(x + Math.max(0, w)) - edge(x), edge(y + Math.max(0, h)) - edge(y));
        gc.clip();
        try {
            body.run();
        } finally {
            gc.restore();
        }
    }

    private void use(Stroke stroke) {
        gc.setStroke(paint(stroke.color()));
        gc.setLineWidth(stroke.width() <= 1.2 ? pixels(stroke.width()) / scale : stroke.width());
        if (stroke.dash() > 0) gc.setLineDashes(stroke.dash(), stroke.gap());
        else gc.setLineDashes((double[]) null);
    }

    private double pixels(double width) {
        return Math.max(1, Math.rint(width * scale));
    }

    /// The nearest middle for a line of that width that lets its edges fall on pixel boundaries.
    private double onPixel(double at, double width) {
        return pixels(width) % 2 == 1 ? (Math.floor(at * scale) + 0.5) / scale : Math.rint(at * scale) / scale;
    }

    private double edge(double at) {
        return Math.rint(at * scale) / scale;
    }

    private Paint paint(Color color) {
        return paints.computeIfAbsent(color,
                c -> javafx.scene.paint.Color.rgb(c.red(), c.green(), c.blue(), c.alpha()));
    }

    private Font font(TextStyle style) {
        return fonts.computeIfAbsent(style, s -> Font.font(FAMILY,
                s.weight() >= 600 ? FontWeight.BOLD : FontWeight.NORMAL, s.size()));
    }
}
