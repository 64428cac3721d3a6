package sweetspot.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;
import sweetspot.plot.Painter;
import sweetspot.plot.PlotTheme;

/// A picture that fills its place, in the colours and the text size of the window.
///
/// Colours and size come from the stylesheets (`-ss-picture-background`, `-ss-picture-em`), so that the picture is
/// painted anew when the theme or the zoom changes.
public final class PictureView extends Region {

    /// Paints a picture in whatever size there is.
    @FunctionalInterface
    public interface Picture {
        void paint(Painter painter, double width, double height, PlotTheme theme);
    }

    private static final CssMetaData<PictureView, Paint> BACKGROUND =
            new CssMetaData<>("-ss-picture-background", StyleConverter.getPaintConverter(), Color.WHITE) {
                @Override
                public boolean isSettable(PictureView view) {
                    return !view.background.isBound();
                }

                @Override
                public StyleableProperty<Paint> getStyleableProperty(PictureView view) {
                    return view.background;
                }
            };
    private static final CssMetaData<PictureView, Number> EM =
            new CssMetaData<>("-ss-picture-em", StyleConverter.getSizeConverter(), 14) {
                @Override
                public boolean isSettable(PictureView view) {
                    return !view.em.isBound();
                }

                @Override
                public StyleableProperty<Number> getStyleableProperty(PictureView view) {
                    return view.em;
                }
            };
    private static final List<CssMetaData<? extends Styleable, ?>> META;

    static {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.add(BACKGROUND);
        all.add(EM);
        META = List.copyOf(all);
    }

    private final StyleableObjectProperty<Paint> background =
            new SimpleStyleableObjectProperty<>(BACKGROUND, this, "pictureBackground", Color.WHITE);
    private final StyleableObjectProperty<Number> em = new SimpleStyleableObjectProperty<>(EM, this, "em", 14);
    private final Canvas canvas = new Canvas();
    private @Nullable CanvasPainter painter;
    private Picture picture = (_, _, _, _) -> {};

    public PictureView() {
        getStyleClass().add("picture-view");
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        background.addListener(_ -> requestLayout());
        em.addListener(_ -> requestLayout());
        setMinSize(0, 0);
    }

    /// Shows a picture from now on.
    public void show(Picture newPicture) {
        picture = newPicture;
        requestLayout();
    }

    /// The colours and sizes in which it is painted.
    public PlotTheme theme() {
        boolean dark = background.get() instanceof Color c && c.getBrightness() < 0.5;
        return (dark ? PlotTheme.night() : PlotTheme.light()).withEm(em.get().doubleValue());
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(getWidth());
        double height = Math.ceil(getHeight());
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        double scale = getScene() == null || getScene().getWindow() == null ? 1
                : getScene().getWindow().getRenderScaleX();
        if (painter == null || painter.scale() != scale) {
            painter = new CanvasPainter(canvas.getGraphicsContext2D(), scale);
        }
        if (width > 0 && height > 0) picture.paint(painter, width, height, theme());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return META;
    }
}
