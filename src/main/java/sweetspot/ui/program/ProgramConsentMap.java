package sweetspot.ui.program;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The consents that are kept with the preferences: a property for each experiment's folder. Those of experiments that
/// are gone are not written again.
public final class ProgramConsentMap implements ProgramConsents {
    private static final String PREFIX = "program.";

    private final Map<String, Set<String>> given = new TreeMap<>();
    private Runnable onChange = () -> {};

    public ProgramConsentMap() {}

    @Override
    public Set<String> allowed(Path place) {
        return Set.copyOf(given.getOrDefault(place.toString(), Set.of()));
    }

    @Override
    public void allow(Path place, Set<String> prints) {
        // What was allowed before is replaced: only what would be run now has been seen.
        if (!new TreeSet<>(prints).equals(given.put(place.toString(), new TreeSet<>(prints)))) onChange.run();
    }

    /// Sets what to do each time a consent is given.
    public void setOnChange(Runnable action) {
        onChange = action;
    }

    public void read(Properties properties) {
        for (String key : properties.stringPropertyNames()) {
            if (!key.startsWith(PREFIX)) continue;
            Set<String> prints = new TreeSet<>(List.of(properties.getProperty(key).strip().split("\\s+")));
            given.put(key.substring(PREFIX.length()), prints);
        }
    }

    public void write(Properties properties) {
        given.forEach((place, prints) -> {
            if (isThere(place)) properties.setProperty(PREFIX + place, String.join(" ", prints));
        });
    }

    private static boolean isThere(String place) {
        try {
            return Files.isDirectory(Path.of(place));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
