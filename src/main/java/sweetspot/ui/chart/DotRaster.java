package sweetspot.ui.chart;

import java.nio.IntBuffer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import sweetspot.plot.Color;
import sweetspot.plot.Stroke;

/// Draws many equal circles as one image: each is a stamp of precomputed coverage, blended into an `int[]`.
final class DotRaster {
    /// Stamps lie on quarters of a device pixel.
    private static final int SUB = 4;
    private static final int LARGEST = 64_000_000;

    private final double scale;

    /// @param scale pixels of the device per pixel of the window
    DotRaster(double scale) {
        this.scale = scale;
    }

    void draw(GraphicsContext gc, double[] xs, double[] ys, int count, double radius, Color fill, Stroke stroke) {
        double reach = radius + stroke.width() / 2;
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            minX = Math.min(minX, xs[i]);
            maxX = Math.max(maxX, xs[i]);
            minY = Math.min(minY, ys[i]);
            maxY = Math.max(maxY, ys[i]);
        }
        int left = (int) Math.floor((minX - reach) * scale) - 1;
        int top = (int) Math.floor((minY - reach) * scale) - 1;
        int width = (int) Math.ceil((maxX + reach) * scale) + 2 - left;
        int height = (int) Math.ceil((maxY + reach) * scale) + 2 - top;
        if (width <= 0 || height <= 0 || (long) width * height > LARGEST) return;
        int[] pixels = new int[width * height];
        Stamp[] stamps = new Stamp[SUB * SUB];
        for (int i = 0; i < count; i++) {
            double x = xs[i] * scale - left;
            double y = ys[i] * scale - top;
            int cellX = (int) Math.floor(x * SUB);
            int cellY = (int) Math.floor(y * SUB);
            int sub = cellY % SUB * SUB + cellX % SUB;
            if (stamps[sub] == null) {
                stamps[sub] = stamp((cellX % SUB + 0.5) / SUB, (cellY % SUB + 0.5) / SUB, radius * scale, fill, stroke);
            }
            stamps[sub].blend(pixels, width, cellX / SUB, cellY / SUB);
        }
        PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels),
                PixelFormat.getIntArgbPreInstance());
        gc.drawImage(new WritableImage(buffer), left / scale, top / scale, width / scale, height / scale);
    }

    /// A circle's pixels around the pixel that holds its middle, premultiplied.
    private record Stamp(int reach, int[] argb) {

        void blend(int[] pixels, int width, int x, int y) {
            int size = 2 * reach + 1;
            int at = 0;
            for (int row = y - reach; row <= y + reach; row++) {
                int to = row * width + x - reach;
                if (to < 0 || to + size > pixels.length) {
                    at += size;
                    continue;
                }
                for (int k = 0; k < size; k++, at++, to++) {
                    int source = argb[at];
                    int alpha = source >>> 24;
                    if (alpha == 0) continue;
                    pixels[to] = alpha == 255 ? source : over(source, pixels[to], 255 - alpha);
                }
            }
        }

        /// Premultiplied source over destination, two channels at a time.
        private static int over(int source, int below, int rest) {
            int rb = (below & 0xff00ff) * rest + 0x800080;
            int ag = (below >>> 8 & 0xff00ff) * rest + 0x800080;
            rb = rb + (rb >>> 8 & 0xff00ff) >>> 8 & 0xff00ff;
            ag = ag + (ag >>> 8 & 0xff00ff) & 0xff00ff00;
            return source + (rb | ag);
        }
    }

    private Stamp stamp(double middleX, double middleY, double radius, Color fill, Stroke stroke) {
        double half = stroke.visible() ? stroke.width() * scale / 2 : 0;
        int reach = (int) Math.ceil(radius + half + 1);
        int size = 2 * reach + 1;
        int[] argb = new int[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double distance = Math.hypot(column - reach + 0.5 - middleX, row - reach + 0.5 - middleY);
                double disk = fill.alpha() * Math.clamp(radius + 0.5 - distance, 0.0, 1.0);
                double ring = stroke.color().alpha() * (Math.clamp(radius + half + 0.5 - distance, 0.0, 1.0)
                        - Math.clamp(radius - half + 0.5 - distance, 0.0, 1.0));
                if (!stroke.visible()) ring = 0;
                double alpha = ring + disk * (1 - ring);
                if (alpha <= 0) continue;
                argb[row * size + column] = (int) Math.round(alpha * 255) << 24
                        | mix(stroke.color().red(), ring, fill.red(), disk * (1 - ring)) << 16
                        | mix(stroke.color().green(), ring, fill.green(), disk * (1 - ring)) << 8
                        | mix(stroke.color().blue(), ring, fill.blue(), disk * (1 - ring));
            }
        }
        return new Stamp(reach, argb);
    }

    private static int mix(int a, double shareA, int b, double shareB) {
        return (int) Math.round(a * shareA + b * shareB);
    }
}
