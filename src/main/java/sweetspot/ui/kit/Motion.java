package sweetspot.ui.kit;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Duration;

/// Lets what newly appears in a window fade in, where motion is wanted. A window without a word on it stands still.
public final class Motion {
    private static final Duration APPEAR = Duration.millis(150);
    private static final String ALLOWED = "sweetspot.motion";
    private static final String FADING = "sweetspot.fading";

    private Motion() {}

    /// Says whether things may move in a window.
    public static void allow(Scene scene, boolean allowed) {
        scene.getRoot().getProperties().put(ALLOWED, allowed);
    }

    /// Lets a node that has just been put into the window appear.
    public static void fadeIn(Node node) {
        if (node.getProperties().remove(FADING) instanceof FadeTransition before) before.stop();
        boolean moves = node.getScene() != null
                && Boolean.TRUE.equals(node.getScene().getRoot().getProperties().get(ALLOWED));
        node.setOpacity(moves ? 0 : 1);
        if (!moves) return;
        FadeTransition fade = new FadeTransition(APPEAR, node);
        fade.setToValue(1);
        fade.setInterpolator(Interpolator.EASE_OUT);
        fade.setOnFinished(_ -> node.getProperties().remove(FADING));
        node.getProperties().put(FADING, fade);
        fade.play();
    }
}
