package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.json.JsonReader;

/// What each file of the folder `nasty` must give; `src/test/python/nasty_files.py` says how they were written.
class NastyFilesTest {
    private static final int LEAST = 80;

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(NastyFilesTest.class.getResource("nasty/index.json")).toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> index() throws IOException {
        return (List<Map<String, Object>>) Objects.requireNonNull(
                JsonReader.file(Files.readAllBytes(folder().resolve("index.json"))));
    }

    @SuppressWarnings("unchecked")
    private static <T> T of(Map<String, Object> entry, String key, T otherwise) {
        return (T) entry.getOrDefault(key, otherwise);
    }

    @ParameterizedTest
    @MethodSource("index")
    void isReadOrRefusedAsTheIndexSays(Map<String, Object> entry) throws Exception {
        Path file = folder().resolve(of(entry, "file", ""));
        ImportOptions options = ImportOptions.fromMap(of(entry, "import", Map.of()));
        String refused = of(entry, "refused", "");
        if (!refused.isEmpty()) {
            String message =
                    assertThrows(DataException.class, () -> DataReader.read(file, options), file::toString)
                            .getMessage();
            assertTrue(Pattern.compile(refused).matcher(message).find(), message);
            assertFalse(message.matches(".*\\{\\d.*") || message.contains("\n"), message);
            return;
        }
        ImportResult result = DataReader.read(file, options);
        Dataset data = result.dataset();
        if (entry.containsKey("rows")) assertEquals(of(entry, "rows", 0L), data.rows(), file::toString);
        Map<String, List<Object>> columns = of(entry, "columns", Map.of());
        columns.forEach((name, values) -> check(data, name, values));
        for (String says : of(entry, "says", List.<String>of())) {
            assertTrue(result.notes().stream().anyMatch(n -> Pattern.compile(says).matcher(n).find()),
                    () -> says + " in " + result.notes());
        }
        for (String silent : of(entry, "silent", List.<String>of())) {
            assertTrue(result.notes().stream().noneMatch(n -> Pattern.compile(silent).matcher(n).find()),
                    () -> silent + " in " + result.notes());
        }
    }

    private static void check(Dataset data, String name, List<Object> values) {
        assertTrue(data.has(name), () -> name + " in " + data.columns().stream().map(Column::name).toList());
        Column column = data.column(name);
        for (int row = 0; row < values.size(); row++) {
            Object value = values.get(row);
            String where = name + ", row " + (row + 1);
            assertEquals(value == null, column.isMissing(row), where);
            if (value instanceof Number n) {
                assertEquals(n.doubleValue(), assertInstanceOf(NumberColumn.class, column, where).value(row), where);
            } else if (value != null) {
                assertFalse(column instanceof NumberColumn, where);
                assertEquals(value, column.text(row), where);
            }
        }
    }

    @Test
    void theIndexNamesEveryFileOnce() throws Exception {
        List<String> named = index().stream().map(e -> of(e, "file", "")).toList();
        assertTrue(named.size() >= LEAST, () -> named.size() + " files");
        try (Stream<Path> files = Files.list(folder())) {
            TreeSet<String> there = new TreeSet<>(files.map(f -> f.getFileName().toString()).toList());
            there.remove("index.json");
            assertEquals(there, new TreeSet<>(named));
        }
        assertEquals(named.size(), new TreeSet<>(named).size());
    }
}
