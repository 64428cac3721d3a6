package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A text table in a folder of a test, and what reading it gives.
record TableFile(Path file, ImportOptions options) {
    static TableFile of(Path folder, String text) throws IOException {
        return of(folder, "t.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static TableFile of(Path folder, String name, byte[] bytes) throws IOException {
        return new TableFile(Files.write(folder.resolve(name), bytes), ImportOptions.automatic());
    }

    TableFile with(ImportOptions other) {
        return new TableFile(file, other);
    }

    ImportResult read() throws DataException {
        return DataReader.read(file, options);
    }

    String refusal() {
        return assertThrows(DataException.class, this::read).getMessage();
    }

    /// Checks the names of all columns.
    void hasColumns(String... names) throws DataException {
        assertEquals(List.of(names), read().dataset().columns().stream().map(Column::name).toList());
    }

    double[] numbers(String column) throws DataException {
        ImportResult r = read();
        return assertInstanceOf(NumberColumn.class, r.dataset().column(column), r.notes()::toString).values();
    }

    /// The texts of a column; null where one is missing.
    List<String> texts(String column) throws DataException {
        Column c = assertInstanceOf(CategoryColumn.class, read().dataset().column(column));
        return Arrays.asList(IntStream.range(0, c.size()).mapToObj(r -> c.isMissing(r) ? null : c.text(r))
                .toArray(String[]::new));
    }

    /// Checks that one note has all these parts.
    void tells(String... parts) throws DataException {
        List<String> notes = read().notes();
        assertTrue(notes.stream().anyMatch(n -> Arrays.stream(parts).allMatch(n::contains)),
                () -> "no note with " + List.of(parts) + " in " + notes);
    }

    /// Checks that no note has that part.
    void tellsNothingOf(String part) throws DataException {
        List<String> notes = read().notes();
        assertTrue(notes.stream().noneMatch(n -> n.contains(part)), notes::toString);
    }
}
