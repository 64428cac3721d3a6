package sweetspot.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sweetspot.study.Target.Task;

/// The tables that `src/bench/export-data.R` has written, and small samples of them: some rows are searched, many others
/// are sealed.
final class PublicTables {
    static final Path FOLDER =
            Path.of(System.getProperty("sweetspot.evidence.data", "target/bench/data")).toAbsolutePath();
    private static final int MOST_SEALED = 3_000;

    private PublicTables() {}

    /// A table.
    ///
    /// @param classes number of classes; 0 where a number is predicted
    record Table(String id, String target, Task task, int rows, int columns, int classes) {}

    /// Every table; empty if none has been written.
    static List<Table> all() throws IOException {
        Path list = FOLDER.resolve("sets.csv");
        if (!Files.exists(list)) return List.of();
        List<Table> tables = new ArrayList<>();
        for (String line : Files.readAllLines(list).stream().skip(1).toList()) {
            String[] f = line.split(",");
            tables.add(new Table(f[0], f[2], f[3].equals("regression") ? Task.REGRESSION : Task.CLASSIFICATION,
                    Integer.parseInt(f[4]), Integer.parseInt(f[5]), Integer.parseInt(f[6])));
        }
        return tables;
    }

    /// Writes `NAME.search.csv` and `NAME.sealed.csv` and returns NAME. Different draws search different rows as far as
    /// there are enough; what is sealed is all the rest, up to a cap, without classes that the search does not have.
    static String sample(Table table, int rows, int draw, Path folder) throws IOException {
        String name = table.id() + "-" + rows + "-" + draw;
        Path sealed = folder.resolve(name + ".sealed.csv");
        if (Files.exists(sealed)) return name;
        List<String> lines = Files.readAllLines(FOLDER.resolve(table.id() + ".csv"));
        int n = lines.size() - 1;
        List<String> searched = new ArrayList<>(List.of(lines.getFirst()));
        List<String> rest = new ArrayList<>(List.of(lines.getFirst()));
        Set<String> known = new HashSet<>();
        for (int i = 0; i < n; i++) {
            String line = lines.get(1 + (int) (((long) draw * rows + i) % n));
            // The target is the last column.
            String answer = line.substring(line.lastIndexOf(',') + 1);
            if (i < rows) {
                searched.add(line);
                known.add(answer);
            } else if (rest.size() <= MOST_SEALED && (table.classes() == 0 || known.contains(answer))) rest.add(line);
        }
        Files.write(folder.resolve(name + ".search.csv"), searched);
        Files.write(sealed, rest);
        return name;
    }
}
