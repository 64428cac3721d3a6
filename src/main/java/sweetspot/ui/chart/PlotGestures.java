package sweetspot.ui.chart;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import sweetspot.plot.Axes;
import sweetspot.plot.Hit;
import sweetspot.plot.Painter;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.Stroke;
import sweetspot.plot.Zoom;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;

/// Turns pointer and keys over a [PlotCanvas] into hovering, picking, zooming and its context menu.
final class PlotGestures {
    private static final double DRAG_FROM = 6;
    private static final double DRAG_BOTH = 30;
    private static final double KEY_ZOOM = 0.7;
    private static final int MOST_SKIPPED = 100_000;

    private final PlotCanvas canvas;
    private @Nullable ContextMenu menu;
    private boolean pressed;
    private boolean dragging;
    private double startX;
    private double startY;
    private double endX;
    private double endY;

    PlotGestures(PlotCanvas canvas) {
        this.canvas = canvas;
    }

    void install() {
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, e -> canvas.hover(itemAt(e.getX(), e.getY()), true));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> canvas.hover(-1, true));
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
    }

    private int itemAt(double x, double y) {
        return canvas.hit(x, y).map(Hit::item).orElse(-1);
    }

    private void press(MouseEvent e) {
        if (menu != null) menu.hide();
        if (e.getButton() != MouseButton.PRIMARY) return;
        canvas.requestFocus();
        pressed = true;
        dragging = false;
        startX = endX = e.getX();
        startY = endY = e.getY();
    }

    private void drag(MouseEvent e) {
        Optional<Axes> axes = canvas.axes();
        if (!pressed || axes.isEmpty() || !axes.get().contains(startX, startY)) return;
        endX = Math.clamp(e.getX(), axes.get().left(), axes.get().right());
        endY = Math.clamp(e.getY(), axes.get().top(), axes.get().bottom());
        if (Math.abs(endX - startX) > DRAG_FROM) {
            dragging = true;
            canvas.hover(-1, true);
        }
        canvas.repaint();
    }

    private void release(MouseEvent e) {
        if (!pressed || e.getButton() != MouseButton.PRIMARY) return;
        pressed = false;
        if (dragging) {
            dragging = false;
            canvas.axes().ifPresent(this::zoomToBand);
            canvas.repaint();
        } else if (e.getClickCount() == 2 && canvas.zoomProperty().get().isPresent()) {
            canvas.resetZoom();
        } else if (e.getClickCount() == 1) {
            canvas.pick(itemAt(e.getX(), e.getY()));
        }
    }

    private boolean bandIsHigh() {
        return Math.abs(endY - startY) > DRAG_BOTH;
    }

    private void zoomToBand(Axes axes) {
        double left = Math.min(startX, endX);
        double right = Math.max(startX, endX);
        if (right - left < DRAG_FROM) return;
        double bottom = bandIsHigh() ? Math.max(startY, endY) : axes.bottom();
        double top = bandIsHigh() ? Math.min(startY, endY) : axes.top();
        setZoom(axes.x().toValue(left), axes.x().toValue(right), axes.y().toValue(bottom), axes.y().toValue(top));
    }

    /// Zooms, unless the range would be too narrow for numbers to tell its ends apart.
    private void setZoom(double xLow, double xHigh, double yLow, double yHigh) {
        boolean wide = xHigh - xLow > 1e-9 * Math.max(1, Math.abs(xHigh))
                && yHigh - yLow > 1e-12 * Math.max(1e-12, Math.abs(yHigh));
        if (wide) canvas.zoomProperty().set(Optional.of(new Zoom(xLow, xHigh, yLow, yHigh)));
    }

    /// The band being dragged.
    void paintBand(Painter p, PlotTheme theme) {
        if (!dragging) return;
        canvas.axes().ifPresent(axes -> {
            double top = bandIsHigh() ? Math.min(startY, endY) : axes.top();
            double bottom = bandIsHigh() ? Math.max(startY, endY) : axes.bottom();
            p.rect(Math.min(startX, endX), top, Math.abs(endX - startX), bottom - top, 0,
                    theme.accent().withAlpha(0.14),
                    Stroke.solid(theme.accent(), 1));
        });
    }

    private void scroll(ScrollEvent e) {
        if (e.getDeltaY() == 0 || !canvas.isFocused() && !e.isShortcutDown()) return;
        canvas.axes().filter(a -> a.contains(e.getX(), e.getY())).ifPresent(axes -> {
            double factor = Math.pow(KEY_ZOOM, Math.signum(e.getDeltaY()) * Math.min(1, Math.abs(e.getDeltaY()) / 40));
            zoomX(axes, e.getX(), factor);
            e.consume();
        });
    }

    private void zoomX(Axes axes, double x, double factor) {
        double left = axes.x().toValue(x + (axes.left() - x) * factor);
        double right = axes.x().toValue(x + (axes.right() - x) * factor);
        setZoom(left, right, axes.y().low(), axes.y().high());
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) return;
        boolean used = switch (e.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case HOME -> first(1);
            case END -> first(-1);
            case ENTER -> canvas.cursor().isPresent() && picked();
            case ESCAPE -> clear();
            case PLUS, ADD, EQUALS -> keyZoom(KEY_ZOOM);
            case MINUS, SUBTRACT -> keyZoom(1 / KEY_ZOOM);
            case DIGIT0, NUMPAD0 -> {
                boolean zoomed = canvas.zoomProperty().get().isPresent();
                canvas.resetZoom();
                yield zoomed;
            }
            case L -> {
                canvas.logAxis().ifPresent(PlotCanvas.LogAxis::toggle);
                yield canvas.logAxis().isPresent();
            }
            default -> false;
        };
        if (used) e.consume();
    }

    private boolean picked() {
        canvas.pick(canvas.cursor().getAsInt());
        return true;
    }

    private boolean clear() {
        boolean any = canvas.cursor().isPresent();
        canvas.hover(-1, true);
        canvas.pick(-1);
        return any;
    }

    private boolean keyZoom(double factor) {
        Optional<Axes> axes = canvas.axes();
        axes.ifPresent(a -> {
            double x = canvas.cursor().isPresent()
                    ? canvas.locate(canvas.cursor().getAsInt()).map(Hit::x).orElse((a.left() + a.right()) / 2)
                    : (a.left() + a.right()) / 2;
            zoomX(a, x, factor);
        });
        return axes.isPresent();
    }

    private boolean first(int delta) {
        return move(OptionalInt.empty(), delta);
    }

    private boolean step(int delta) {
        return move(canvas.cursor(), delta);
    }

    /// Moves to the next item that is shown.
    private boolean move(OptionalInt from, int delta) {
        if (canvas.shownPlot().isEmpty()) return false;
        OptionalInt at = from;
        for (int i = 0; i < MOST_SKIPPED; i++) {
            OptionalInt next = canvas.shownPlot().get().neighbour(at, delta);
            if (next.isEmpty()) return false;
            if (next.equals(at)) return true;
            at = next;
            if (canvas.locate(at.getAsInt()).isPresent()) {
                canvas.hover(at.getAsInt(), false);
                return true;
            }
        }
        return false;
    }

    private void showMenu(ContextMenuEvent e) {
        if (canvas.shownPlot().isEmpty()) return;
        if (menu != null) menu.hide();
        ContextMenu now = new ContextMenu();
        menu = now;
        if (canvas.zoomProperty().get().isPresent()) add(now, "chart.menu.reset", canvas::resetZoom);
        canvas.logAxis().ifPresent(axis -> {
            CheckMenuItem item = Controls.checkItem(Messages.text("chart.menu.log"));
            item.setSelected(axis.on());
            item.setOnAction(_ -> axis.toggle());
            now.getItems().add(item);
        });
        canvas.onShowTable()
                .ifPresent(show -> add(now, "chart.menu.table", () -> show.accept(canvas.getPlot().asTable())));
        add(now, "chart.menu.copy", this::copy);
        canvas.onSave().ifPresent(save -> add(now, "chart.menu.save", save));
        now.show(canvas, e.getScreenX(), e.getScreenY());
        e.consume();
    }

    private void add(ContextMenu menu, String key, Runnable action) {
        MenuItem item = Controls.item(Messages.text(key));
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        canvas.shownPlot().ifPresent(p -> content.putImage(PlotPictures.image(p, canvas.getWidth(), canvas.getHeight(),
                canvas.themeProperty().get(), 2)));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
