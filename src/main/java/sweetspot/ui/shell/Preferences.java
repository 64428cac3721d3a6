package sweetspot.ui.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Properties;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sweetspot.journal.file.AtomicFile;
import sweetspot.ui.program.ProgramConsentMap;
import sweetspot.verdict.Prices;

/// The preferences that the app remembers between starts, in a properties file. A value that cannot be read takes its
/// default.
public final class Preferences {
    /// Smallest and largest zoom, and how far one command moves it.
    public static final double MIN_ZOOM = 0.8;
    public static final double MAX_ZOOM = 1.5;
    public static final double ZOOM_STEP = 0.1;
    /// The most memory that a worker can be given, in MB.
    public static final int MAX_WORKER_MEMORY_MB = 1 << 20;

    /// Light, dark, or whatever the system uses.
    public enum ThemeChoice { SYSTEM, LIGHT, DARK }

    /// The place and size of the window.
    ///
    /// @param x left edge in pixels, NaN = not known
    /// @param y top edge in pixels, NaN = not known
    public record Placement(double x, double y, double width, double height, boolean maximized) {
        /// The default size, in the middle of the screen.
        public static final Placement DEFAULT = new Placement(Double.NaN, Double.NaN, 1360, 850, false);
    }

    private final Path file;
    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(this, "theme", ThemeChoice.SYSTEM);
    private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
    private final BooleanProperty reduceMotion = new SimpleBooleanProperty(this, "reduceMotion");
    private final ObjectProperty<Placement> placement =
            new SimpleObjectProperty<>(this, "placement", Placement.DEFAULT);
    private final ProgramConsentMap consents = new ProgramConsentMap();
    private final IntegerProperty workerMemoryMb = new SimpleIntegerProperty(this, "workerMemoryMb");
    private final ObjectProperty<Prices> prices = new SimpleObjectProperty<>(this, "prices", Prices.NONE);
    private final StringProperty lastFolder = new SimpleStringProperty(this, "lastFolder", "");

    /// Reads the file, if it is there.
    public Preferences(Path file) {
        this.file = file;
        Properties p = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                p.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                // Preferences are a convenience: a damaged file must not keep the app from starting.
                p.clear();
            }
        }
        read(p);
    }

    private void read(Properties p) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (name(choice).equals(p.getProperty("theme"))) theme.set(choice);
        }
        zoom.set(Math.clamp(number(p, "zoom", 1), MIN_ZOOM, MAX_ZOOM));
        reduceMotion.set(Boolean.parseBoolean(p.getProperty("reduceMotion")));
        workerMemoryMb.set((int) Math.clamp(number(p, "workerMemoryMb", 0), 0, MAX_WORKER_MEMORY_MB));
        lastFolder.set(p.getProperty("lastFolder", ""));
        prices.set(new Prices(price(p, "price.watts"), price(p, "price.perKilowattHour"), price(p, "price.perHour"),
                p.getProperty("price.currency", "")));
        consents.read(p);
        Placement d = Placement.DEFAULT;
        placement.set(new Placement(number(p, "window.x", d.x()), number(p, "window.y", d.y()),
                number(p, "window.width", d.width()), number(p, "window.height", d.height()),
                Boolean.parseBoolean(p.getProperty("window.maximized"))));
    }

    /// Writes the file, whole or not at all.
    ///
    /// @throws IOException if it cannot be written
    public void save() throws IOException {
        Properties p = new Properties();
        p.setProperty("theme", name(theme.get()));
        p.setProperty("zoom", Double.toString(zoom.get()));
        p.setProperty("reduceMotion", Boolean.toString(reduceMotion.get()));
        p.setProperty("workerMemoryMb", Integer.toString(workerMemoryMb.get()));
        p.setProperty("lastFolder", lastFolder.get());
        prices.get().watts().ifPresent(w -> p.setProperty("price.watts", Double.toString(w)));
        prices.get().perKilowattHour().ifPresent(e -> p.setProperty("price.perKilowattHour", Double.toString(e)));
        prices.get().perHour().ifPresent(h -> p.setProperty("price.perHour", Double.toString(h)));
        p.setProperty("price.currency", prices.get().currency());
        consents.write(p);
        Placement w = placement.get();
        if (!Double.isNaN(w.x()) && !Double.isNaN(w.y())) {
            p.setProperty("window.x", Double.toString(w.x()));
            p.setProperty("window.y", Double.toString(w.y()));
        }
        p.setProperty("window.width", Double.toString(w.width()));
        p.setProperty("window.height", Double.toString(w.height()));
        p.setProperty("window.maximized", Boolean.toString(w.maximized()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        StringWriter text = new StringWriter();
        p.store(text, null);
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String name(ThemeChoice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static double number(Properties p, String key, double otherwise) {
        try {
            double value = Double.parseDouble(p.getProperty(key, ""));
            return Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static OptionalDouble price(Properties p, String key) {
        double value = number(p, key, -1);
        return value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /// The prices of energy and time, as far as the user has set them.
    public ObjectProperty<Prices> prices() {
        return prices;
    }

    public ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    /// Size of everything; 1 = 100 %, from [#MIN_ZOOM] to [#MAX_ZOOM].
    public DoubleProperty zoom() {
        return zoom;
    }

    /// Makes everything a step larger (1) or smaller (-1).
    public void zoomBy(int steps) {
        double next = Math.round((zoom.get() + steps * ZOOM_STEP) * 10) / 10.0;
        zoom.set(Math.clamp(next, MIN_ZOOM, MAX_ZOOM));
    }

    /// Tells whether to leave out animations.
    public BooleanProperty reduceMotion() {
        return reduceMotion;
    }

    /// The programs that the user has allowed.
    public ProgramConsentMap consents() {
        return consents;
    }

    public ObjectProperty<Placement> placement() {
        return placement;
    }

    /// Memory cap of a worker process in MB; 0 = an even part of most of the machine's memory.
    public IntegerProperty workerMemoryMb() {
        return workerMemoryMb;
    }

    /// Folder of the file that was opened last; "" if none was.
    public StringProperty lastFolder() {
        return lastFolder;
    }
}
