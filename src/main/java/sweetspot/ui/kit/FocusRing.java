package sweetspot.ui.kit;

import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The ring around what has the focus, for those who use the keyboard: one node on top of a window's content, so that
/// it looks the same around every control and moves nothing. Its look is the style class `focus-ring`.
///
/// It is shown from the last key press on, and hidden from the last press of the mouse on; a window that has been
/// opened and not touched yet shows it too. Where a control is cut by what it scrolls in, so is the ring.
public final class FocusRing extends Region {
    /// Pixels between a control's edge and the outer edge of the ring.
    private static final double OUTSIDE = 3;
    /// The same for fields, whose own edge has the colour of the ring while they have the focus.
    private static final double OUTSIDE_FIELD = 1;

    /// Pixels between what is scrolled to and the edge of the view.
    private static final double MARGIN = 8;

    private final Scene scene;
    private boolean toReveal;
    private boolean keyboard = true;
    private double shownRadius = -1;

    private FocusRing(Scene scene) {
        this.scene = scene;
        getStyleClass().add("focus-ring");
        setManaged(false);
        setMouseTransparent(true);
        setFocusTraversable(false);
        setVisible(false);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (!e.getCode().isModifierKey()) keyboard = true;
        });
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> keyboard = false);
        scene.focusOwnerProperty().addListener((_, _, owner) -> {
            // A page that has just come into the window has no size yet, and would be scrolled for nothing.
            toReveal = keyboard && owner != null;
            Platform.requestNextPulse();
        });
        // What has the focus may move for many reasons; where it is after each layout is all that counts.
        scene.addPostLayoutPulseListener(this::follow);
    }

    /// Puts the ring on top of a scene's content.
    ///
    /// @param layer the scene's root, or what fills it
    public static void install(Scene scene, Pane layer) {
        layer.getChildren().add(new FocusRing(scene));
    }

    /// Scrolls what the node lies in, so that it can be seen.
    private static void reveal(Node node) {
        for (Node n = node.getParent(); n != null; n = n.getParent()) {
            if (n instanceof ScrollPane scroll && scroll.getContent() != null
                    && FirstFocus.isWithin(node, scroll.getContent()))
                reveal(node, scroll);
        }
    }

    private static void reveal(Node node, ScrollPane scroll) {
        Bounds content = scroll.getContent().getLayoutBounds();
        Bounds view = scroll.getViewportBounds();
        Bounds at = scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        scroll.setVvalue(moved(scroll.getVvalue(), at.getMinY(), at.getMaxY(), view.getHeight(), content.getHeight()));
        scroll.setHvalue(moved(scroll.getHvalue(), at.getMinX(), at.getMaxX(), view.getWidth(), content.getWidth()));
    }

    /// The position, 0 to 1, of a view on a content of some length that shows a part of it; as it was where it does.
    private static double moved(double value, double from, double to, double view, double length) {
        double room = length - view;
        if (!(room > 0.5) || to - from > view) return value;
        double start = value * room;
        double next = Math.min(Math.max(start, to + MARGIN - view), from - MARGIN);
        return Math.abs(next - start) < 0.5 ? value : Math.clamp(next / room, 0.0, 1.0);
    }

    private void follow() {
        Node owner = scene.getFocusOwner();
        if (toReveal && owner != null) reveal(owner);
        toReveal = false;
        boolean shown = owner != null && (keyboard || owner.isFocusVisible()) && scene.getWindow() != null
                && scene.getWindow().isFocused();
        Bounds place = shown ? place(owner) : null;
        if (place == null) {
            setVisible(false);
            return;
        }
        if (getViewOrder() != -1) setViewOrder(-1);
        double x = Math.round(place.getMinX());
        double y = Math.round(place.getMinY());
        double w = Math.round(place.getMaxX()) - x;
        double h = Math.round(place.getMaxY()) - y;
        if (x != getLayoutX() || y != getLayoutY() || w != getWidth() || h != getHeight()) resizeRelocate(x, y, w, h);
        double radius = radius(owner) + outside(owner);
        if (radius != shownRadius) {
            shownRadius = radius;
            setStyle(String.format(Locale.ROOT, "-fx-border-radius: %.1fpx", radius));
        }
        setVisible(true);
    }

    /// The place of the ring, in the coordinates of its parent; null where nothing of the control can be seen.
    private @Nullable Bounds place(Node target) {
        Parent layer = getParent();
        Bounds all = layer.sceneToLocal(target.localToScene(target.getLayoutBounds()));
        double out = outside(target);
        Bounds place = new BoundingBox(all.getMinX() - out, all.getMinY() - out, all.getWidth() + 2 * out,
                all.getHeight() + 2 * out);
        place = meet(place, layer.getLayoutBounds());
        for (Node n = target; n != null && place != null; n = n.getParent()) {
            if (!n.isVisible()) return null;
            if (n != target && n.getClip() != null) {
                place = meet(place, layer.sceneToLocal(n.localToScene(n.getClip().getBoundsInParent())));
            } else if (n != target && n instanceof ScrollPane scroll) {
                place = meet(place, layer.sceneToLocal(scroll.localToScene(scroll.getLayoutBounds())));
            }
        }
        return place;
    }

    private static double outside(Node target) {
        return target instanceof TextInputControl || target instanceof ComboBoxBase<?> ? OUTSIDE_FIELD : OUTSIDE;
    }

    private static @Nullable Bounds meet(Bounds a, Bounds b) {
        double left = Math.max(a.getMinX(), b.getMinX());
        double top = Math.max(a.getMinY(), b.getMinY());
        double right = Math.min(a.getMaxX(), b.getMaxX());
        double bottom = Math.min(a.getMaxY(), b.getMaxY());
        return right - left < 2 || bottom - top < 2 ? null : new BoundingBox(left, top, right - left, bottom - top);
    }

    private static double radius(Node target) {
        if (!(target instanceof Region region)) return 2;
        double most = Math.min(region.getWidth(), region.getHeight()) / 2;
        double radius = 0;
        if (region.getBackground() != null && !region.getBackground().getFills().isEmpty()) {
            radius = region.getBackground().getFills().getFirst().getRadii().getTopLeftHorizontalRadius();
        }
        if (region.getBorder() != null && !region.getBorder().getStrokes().isEmpty()) {
            radius = Math.max(radius,
                    region.getBorder().getStrokes().getFirst().getRadii().getTopLeftHorizontalRadius());
        }
        return Math.clamp(radius, 2, Math.max(2, most));
    }
}
