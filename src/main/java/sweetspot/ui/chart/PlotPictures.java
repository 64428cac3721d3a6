package sweetspot.ui.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.SvgPainter;

/// Makes files and images of plots.
public final class PlotPictures {
    private PlotPictures() {}

    /// A plot on the theme's background. On the FX thread.
    ///
    /// @param scale pixels of the image per pixel of the plot
    public static WritableImage image(Plot plot, double width, double height, PlotTheme theme, double scale) {
        Canvas canvas = new Canvas(Math.max(1, width), Math.max(1, height));
        CanvasPainter painter = new CanvasPainter(canvas.getGraphicsContext2D(), scale);
        painter.fill(0, 0, width, height, theme.background());
        plot.paint(painter, width, height, theme);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        return canvas.snapshot(parameters, null);
    }

    /// Writes a plot to a file: SVG if its name ends in `.svg`, else PNG at twice the size. On the FX thread.
    ///
    /// @throws IOException if the file cannot be written
    public static void save(Path file, Plot plot, double width, double height, PlotTheme theme) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            Files.writeString(file, SvgPainter.render(plot, width, height, theme), StandardCharsets.UTF_8);
        } else {
            Files.write(file, png(image(plot, width, height, theme, 2)));
        }
    }

    /// An image as the bytes of a PNG file.
    public static byte[] png(WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        buffered.setRGB(0, 0, width, height, pixels, 0, width);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(buffered, "png", out);
        return out.toByteArray();
    }
}
