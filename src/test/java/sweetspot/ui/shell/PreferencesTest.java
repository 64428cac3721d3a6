package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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

    /// As whoever keeps dot files in one place has it; and nothing else is left beside it.
    @Test
    void aLinkStaysOne() throws IOException {
        Path real = Files.writeString(folder.resolve("real.properties"), "zoom=1.1\n");
        Path link = Files.createSymbolicLink(folder.resolve("preferences.properties"), real);
        Preferences preferences = new Preferences(link);
        preferences.zoomBy(1);
        preferences.save();
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(1.2, new Preferences(real).zoom().get());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
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
