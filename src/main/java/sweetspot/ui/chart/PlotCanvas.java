package sweetspot.ui.chart;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import sweetspot.plot.Axes;
import sweetspot.plot.Highlight;
import sweetspot.plot.Hit;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTable;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.Zoom;
import sweetspot.plot.ZoomablePlot;

/// A region that shows a [Plot] and lets the user explore it with pointer and keyboard.
///
/// It paints at most once per pulse, however often its properties change. Its theme follows the window: the style
/// class `dark` of the scene's root or a light colour of text, and the font size it inherits. A zoomable plot's range is kept here, so that it
/// survives every new plot of the same kind.
///
/// Pointer: hovering emphasizes a mark at once and calls `onCard` after 150 ms; a click picks; dragging zooms into
/// the range of x (into both ranges, if the drag is high); the wheel zooms when the plot has the focus or Shortcut is
/// held; a double click shows all. Keys: ← → Home End move between marks, Enter picks, Esc clears, + and - zoom, 0
/// shows all, L switches between a linear and a logarithmic axis where both are possible.
public final class PlotCanvas extends Region {
    private static final Duration CARD_DELAY = Duration.millis(150);

    private final Canvas canvas = new Canvas();
    private final Text fontProbe = new Text();
    private final ObjectProperty<Plot> plot = new SimpleObjectProperty<>(this, "plot");
    private final ObjectProperty<Highlight> highlight = new SimpleObjectProperty<>(this, "highlight", Highlight.NONE);
    private final ObjectProperty<Optional<Zoom>> zoom = new SimpleObjectProperty<>(this, "zoom", Optional.empty());
    private final ReadOnlyObjectWrapper<PlotTheme> theme = new ReadOnlyObjectWrapper<>(this, "theme",
            PlotTheme.light());
    private final PauseTransition cardDelay = new PauseTransition(CARD_DELAY);
    private final Runnable paintInPulse = this::paintInPulse;
    private final ListChangeListener<String> rootClasses = _ -> updateTheme();
    private final PlotGestures gestures = new PlotGestures(this);
    private Subscription sceneSubscription = Subscription.EMPTY;
    private @Nullable Scene pulseScene;
    private @Nullable CanvasPainter painter;
    private int hovered = -1;
    private IntConsumer onHover = _ -> {};
    private IntConsumer onPick = _ -> {};
    private Consumer<Optional<Hit>> onCard = _ -> {};
    private Optional<Consumer<PlotTable>> onShowTable = Optional.empty();
    private Optional<Runnable> onSave = Optional.empty();
    private Optional<LogAxis> logAxis = Optional.empty();

    /// An empty region.
    public PlotCanvas() {
        getStyleClass().add("plot-canvas");
        fontProbe.setVisible(false);
        fontProbe.setManaged(false);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, fontProbe);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        for (var property : java.util.List.of(plot, highlight, zoom, theme)) property.subscribe(this::repaint);
        plot.subscribe(() -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        fontProbe.getStyleClass().add("plot-probe");
        fontProbe.fontProperty().subscribe(this::updateTheme);
        fontProbe.fillProperty().subscribe(this::updateTheme);
        sceneProperty().subscribe(this::sceneChanged);
        cardDelay.setOnFinished(_ -> onCard.accept(locate(hovered)));
        gestures.install();
    }

    /// A region that shows `plot`.
    public PlotCanvas(Plot plot) {
        this();
        setPlot(plot);
    }

    public Plot getPlot() {
        return plot.get();
    }

    public void setPlot(Plot newPlot) {
        plot.set(newPlot);
    }

    /// The picked and selected items. The item under the pointer is added here, unless the highlight names one itself.
    public ObjectProperty<Highlight> highlightProperty() {
        return highlight;
    }

    public void setHighlight(Highlight newHighlight) {
        highlight.set(newHighlight);
    }

    /// The range the user has zoomed to; empty = all.
    public ObjectProperty<Optional<Zoom>> zoomProperty() {
        return zoom;
    }

    /// Shows all again.
    public void resetZoom() {
        zoom.set(Optional.empty());
    }

    /// Colours and sizes, as the window has them.
    public ReadOnlyObjectProperty<PlotTheme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /// Called with the item under the pointer or the keyboard's cursor, at once; -1 = none.
    public void setOnHover(IntConsumer action) {
        onHover = action;
    }

    /// Called with the item that was clicked; -1 = a click beside all, or Esc.
    public void setOnPick(IntConsumer action) {
        onPick = action;
    }

    /// Called with the mark to show a card for, in this region's coordinates; empty = hide the card.
    public void setOnCard(Consumer<Optional<Hit>> action) {
        onCard = action;
    }

    /// Sets what "Show as table" in the context menu does.
    public void setOnShowTable(Consumer<PlotTable> action) {
        onShowTable = Optional.of(action);
    }

    /// Sets what "Save picture…" in the context menu does; see [PlotPictures#save].
    public void setOnSave(Runnable action) {
        onSave = Optional.of(action);
    }

    /// Offers to draw the axis of the scores in another way, in the context menu and by the key L.
    ///
    /// @param possible whether both ways are possible
    /// @param on whether it is logarithmic now
    /// @param action draws it logarithmically, or linearly
    public void setLogAxis(boolean possible, boolean on, Consumer<Boolean> action) {
        logAxis = possible ? Optional.of(new LogAxis(on, action)) : Optional.empty();
    }

    /// The choice of a logarithmic axis for the scores.
    record LogAxis(boolean on, Consumer<Boolean> action) {
        void toggle() {
            action.accept(!on);
        }
    }

    Optional<LogAxis> logAxis() {
        return logAxis;
    }

    Optional<Consumer<PlotTable>> onShowTable() {
        return onShowTable;
    }

    Optional<Runnable> onSave() {
        return onSave;
    }

    /// The plot as it is drawn: zoomed and with its emphasis; empty if there is none.
    public Optional<Plot> shownPlot() {
        Plot p = plot.get();
        if (p == null) return Optional.empty();
        Plot zoomed = p instanceof ZoomablePlot z && zoom.get().isPresent() ? z.zoomed(zoom.get()) : p;
        Highlight h = highlight.get();
        return Optional.of(zoomed.highlighted(hovered >= 0 ? h.hovering(hovered) : h));
    }

    /// The axes as drawn, if the plot can be zoomed.
    Optional<Axes> axes() {
        return shownPlot().filter(ZoomablePlot.class::isInstance)
                .map(p -> ((ZoomablePlot) p).axes(getWidth(), getHeight(), theme.get()));
    }

    /// The place of an item's mark in this region; empty if it is not shown.
    public Optional<Hit> locate(int item) {
        return item < 0 ? Optional.empty()
                : shownPlot().flatMap(p -> p.locate(item, getWidth(), getHeight(), theme.get()));
    }

    Optional<Hit> hit(double x, double y) {
        return shownPlot().flatMap(p -> p.hitTest(x, y, getWidth(), getHeight(), theme.get()));
    }

    OptionalInt cursor() {
        int item = hovered >= 0 ? hovered : highlight.get().picked();
        return item >= 0 ? OptionalInt.of(item) : OptionalInt.empty();
    }

    /// Moves the emphasis.
    ///
    /// @param wait whether the card waits 150 ms, as for the pointer
    void hover(int item, boolean wait) {
        if (item == hovered) return;
        hovered = item;
        repaint();
        onHover.accept(item);
        cardDelay.stop();
        if (item < 0) onCard.accept(Optional.empty());
        else if (wait) cardDelay.playFromStart();
        else onCard.accept(locate(item));
    }

    void pick(int item) {
        onPick.accept(item);
    }

    private void sceneChanged(Scene scene) {
        sceneSubscription.unsubscribe();
        sceneSubscription = Subscription.EMPTY;
        if (pulseScene != null) pulseScene.removePreLayoutPulseListener(paintInPulse);
        pulseScene = null;
        cardDelay.stop();
        if (scene == null) return;
        // The theme may be changed on the same root or with another one.
        Subscription[] ofRoot = {Subscription.EMPTY};
        Subscription root = scene.rootProperty().subscribe(r -> {
            ofRoot[0].unsubscribe();
            r.getStyleClass().addListener(rootClasses);
            ofRoot[0] = () -> r.getStyleClass().removeListener(rootClasses);
            updateTheme();
        });
        sceneSubscription = () -> {
            root.unsubscribe();
            ofRoot[0].unsubscribe();
        };
        repaint();
    }

    private void updateTheme() {
        if (getScene() == null || getScene().getRoot() == null) return;
        // A popup has the window's stylesheets but not the class of its root: there the colour of text tells.
        boolean dark = getScene().getRoot().getStyleClass().contains("dark")
                || fontProbe.getFill() instanceof javafx.scene.paint.Color ink && ink.getBrightness() > 0.6;
        PlotTheme base = dark ? PlotTheme.night() : PlotTheme.light();
        theme.set(base.withEm(Math.max(6, fontProbe.getFont().getSize())));
    }

    /// Asks for one painting before the next frame.
    void repaint() {
        Scene scene = getScene();
        if (scene == null || pulseScene != null) return;
        pulseScene = scene;
        scene.addPreLayoutPulseListener(paintInPulse);
        Platform.requestNextPulse();
    }

    /// Paints what was asked for at once instead of in the next pulse; for measurements.
    void paintNow() {
        paintInPulse();
    }

    private void paintInPulse() {
        if (pulseScene != null) pulseScene.removePreLayoutPulseListener(paintInPulse);
        pulseScene = null;
        paint();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() == getWidth() && canvas.getHeight() == getHeight()) return;
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (!(width > 0) || !(height > 0)) return;
        CanvasPainter p = painter();
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        try {
            shownPlot().ifPresent(shown -> shown.paint(p, width, height, theme.get()));
        } catch (RuntimeException e) {
            // Thrown on from a layout, a fault of one picture would leave the whole window as it stands, for good.
            canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
        gestures.paintBand(p, theme.get());
    }

    /// The painter for the screen's present resolution; kept, because it knows the widths of texts.
    private CanvasPainter painter() {
        boolean shown = getScene() != null && getScene().getWindow() != null;
        double scale = shown ? getScene().getWindow().getOutputScaleX() : 1;
        if (painter == null || painter.scale() != scale) {
            painter = new CanvasPainter(canvas.getGraphicsContext2D(), scale);
        }
        return painter;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT && plot.get() != null) return plot.get().accessibleText();
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 200;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
