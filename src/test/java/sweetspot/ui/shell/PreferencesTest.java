package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.ui.shell.Preferences.Placement;
import sweetspot.ui.shell.Preferences.ThemeChoice;

class PreferencesTest {
    @TempDir
    Path folder;

    @Test
    void everythingComesBack() throws IOException {
        Path file = folder.resolve("deep/preferences.properties");
        Preferences preferences = new Preferences(file);
        preferences.theme().set(ThemeChoice.DARK);
        preferences.zoomBy(2);
        preferences.reduceMotion().set(true);
        preferences.workerMemoryMb().set(900);
        preferences.lastFolder().set("/tmp/with space/ä");
        preferences.placement().set(new Placement(-20, 30.5, 1400, 900, true));
        preferences.save();

        Preferences again = new Preferences(file);
        assertEquals(ThemeChoice.DARK, again.theme().get());
        assertEquals(1.2, again.zoom().get());
        assertEquals(true, again.reduceMotion().get());
        assertEquals(900, again.workerMemoryMb().get());
        assertEquals("/tmp/with space/ä", again.lastFolder().get());
        assertEquals(preferences.placement().get(), again.placement().get());
    }

    @Test
    void aDamagedFileGivesDefaults() throws IOException {
        Path file = folder.resolve("preferences.properties");
        Files.writeString(file, "theme=pink\nzoom=NaN\nwindow.width=wide\nwindow.x=Infinity\nbad=\\u00zz\n");
        Preferences preferences = new Preferences(file);
        assertEquals(ThemeChoice.SYSTEM, preferences.theme().get());
        assertEquals(1, preferences.zoom().get());
        assertEquals(Placement.DEFAULT, preferences.placement().get());
    }

    @Test
    void zoomKeepsItsLimits() {
        Preferences preferences = new Preferences(folder.resolve("none"));
        preferences.zoomBy(30);
        assertEquals(Preferences.MAX_ZOOM, preferences.zoom().get());
        preferences.zoomBy(-30);
        assertEquals(Preferences.MIN_ZOOM, preferences.zoom().get());
    }
}
