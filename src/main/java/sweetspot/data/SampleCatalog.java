package sweetspot.data;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The sample data sets that come with Sweetspot, as `catalog.properties` in their folder lists them.
public final class SampleCatalog {
    /// System property with the folder that Sweetspot is installed in; the launcher scripts set it.
    public static final String INSTALL_PROPERTY = "sweetspot.install";

    private static final String FOLDER = "sample-data";
    private static final String CATALOG = "catalog.properties";

    private SampleCatalog() {}

    /// The folder of the samples: `sample-data` in the installation ([#INSTALL_PROPERTY]), else in the working folder,
    /// else in one of the three folders above the jar or the classes. Empty if none of them has it.
    public static Optional<Path> locate() {
        List<Path> places = new ArrayList<>();
        String install = System.getProperty(INSTALL_PROPERTY, "");
        if (!install.isBlank()) places.add(Path.of(install));
        places.add(Path.of(""));
        Path above = code().map(Path::getParent).orElse(null);
        for (int i = 0; i < 3 && above != null; i++, above = above.getParent()) places.add(above);
        return places.stream().map(p -> p.resolve(FOLDER).toAbsolutePath().normalize())
                .filter(p -> Files.isRegularFile(p.resolve(CATALOG))).findFirst();
    }

    private static Optional<Path> code() {
        CodeSource source = SampleCatalog.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) return Optional.empty();
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /// The samples in the order of the catalogue; none if the folder is not there.
    ///
    /// @throws DataException if the catalogue is damaged
    public static List<Sample> list() throws DataException {
        Optional<Path> folder = locate();
        return folder.isPresent() ? read(folder.get()) : List.of();
    }

    /// The sample of that id.
    ///
    /// @throws DataException if the catalogue is damaged
    public static Optional<Sample> find(String id) throws DataException {
        return list().stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /// The samples of a folder.
    ///
    /// @throws DataException if its catalogue is missing or damaged
    public static List<Sample> read(Path folder) throws DataException {
        Path file = folder.resolve(CATALOG);
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw DataException.of("data.error.unreadable", file, String.valueOf(e.getMessage()));
        }
        List<Sample> samples = new ArrayList<>();
        for (String id : words(properties.getProperty("samples", ""))) samples.add(sample(folder, id, properties));
        return List.copyOf(samples);
    }

    private static Sample sample(Path folder, String id, Properties all) throws DataException {
        return new Sample(id, folder.resolve(text(all, id, "file")), text(all, id, "title"), text(all, id, "tag"),
                text(all, id, "description"), number(all, id, "rows"), number(all, id, "columns"),
                text(all, id, "task"), text(all, id, "target"),
                all.getProperty(id + ".positive", ""), words(all.getProperty(id + ".exclude", "")),
                text(all, id, "metric"), text(all, id, "model"), number(all, id, "trials"),
                all.getProperty(id + ".time", ""), all.getProperty(id + ".gap", ""),
                all.getProperty(id + ".query", ""));
    }

    private static String text(Properties all, String id, String key) throws DataException {
        String value = all.getProperty(id + "." + key);
        if (value == null) throw DataException.of("data.error.catalog", CATALOG, id + "." + key);
        return value.strip();
    }

    private static int number(Properties all, String id, String key) throws DataException {
        try {
            return Integer.parseInt(text(all, id, key));
        } catch (NumberFormatException e) {
            throw DataException.of("data.error.catalog", CATALOG, id + "." + key);
        }
    }

    private static List<String> words(String list) {
        return list.isBlank() ? List.of() : List.of(list.strip().split("\\s*,\\s*"));
    }
}
