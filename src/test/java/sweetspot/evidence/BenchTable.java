package sweetspot.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The rows that a bench has measured, in a CSV file under `target/bench`: each is written once it is there, so that a
/// bench that was interrupted goes on with the next.
final class BenchTable {
    private final Path file;
    private final List<String> columns;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    /// Opens it; rows of another layout are forgotten.
    ///
    /// @param columns the first names the row
    BenchTable(String name, List<String> columns) throws IOException {
        this.file = Path.of("target", "bench", name + ".csv");
        this.columns = columns;
        Files.createDirectories(file.getParent());
        String head = String.join(",", columns);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.isEmpty() || !lines.getFirst().equals(head)) {
            Files.writeString(file, head + "\n");
            return;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            // A line that was being written when the bench ended is measured again.
            if (cells.length == columns.size()) put(cells);
        }
    }

    private void put(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) row.put(columns.get(i), cells[i]);
        rows.put(cells[0], row);
    }

    boolean has(String id) {
        return rows.containsKey(id);
    }

    /// Adds a row and prints it.
    void add(Object... cells) throws IOException {
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = cells[i] instanceof Double d ? String.format(Locale.ROOT, "%.6g", d) : String.valueOf(cells[i]);
        }
        if (texts.length != columns.size())
            throw new IllegalArgumentException("a row has " + columns.size() + " cells");
        put(texts);
        Files.writeString(file, String.join(",", texts) + "\n", StandardOpenOption.APPEND);
        System.out.println(String.join("  ", texts));
    }

    /// The rows with these names, in their order, that are there.
    List<Map<String, String>> rows(List<String> ids) {
        return ids.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
