package sweetspot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import sweetspot.ui.shell.Preferences.Placement;

/// Where the window opens.
class AppWindowPlaceTest {
    private static Placement fitted(Placement wanted, Rectangle2D... screens) {
        return AppWindow.fitted(wanted, screens[0], List.of(screens));
    }

    /// On a small screen the title bar, above the content, was half off.
    @Test
    void theDefaultFitsASmallScreenWithItsFrame() {
        Rectangle2D screen = new Rectangle2D(0, 24, 1366, 744);
        Placement p = fitted(Placement.DEFAULT, screen);
        assertTrue(p.height() + 40 <= screen.getHeight() || p.height() == 700, p::toString);
        assertTrue(p.y() >= screen.getMinY() && p.x() >= 0 && p.x() + p.width() <= screen.getMaxX(), p::toString);
        assertEquals(1360, p.width());
        Placement large = fitted(Placement.DEFAULT, new Rectangle2D(0, 0, 1920, 1080));
        assertEquals(new Placement(280, (1080 - 40 - 850) / 3.0, 1360, 850, false), large);
    }

    @Test
    void itComesBackWhereItWasAndNeverAboveTheScreen() {
        Rectangle2D left = new Rectangle2D(0, 0, 1366, 768);
        Rectangle2D right = new Rectangle2D(1366, 0, 1920, 1080);
        Placement was = new Placement(1500, 60, 1500, 950, false);
        assertEquals(was, fitted(was, left, right));
        assertEquals(0, fitted(new Placement(1500, -12, 1500, 950, false), left, right).y());
        Placement gone = fitted(was, left);
        assertTrue(gone.x() >= 0 && gone.x() + gone.width() <= 1366, "its screen is no longer there");
    }
}
