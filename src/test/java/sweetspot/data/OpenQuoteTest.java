package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.data.ImportOptions.Ragged;
import sweetspot.data.format.ReadingWatch;

/// A quotation mark that is not closed spoils its own line and not the file: the line is told, and left out only with
/// consent.
class OpenQuoteTest {
    @TempDir
    Path folder;

    /// Thirty good rows with bad lines among them.
    private Path file(String... bad) throws Exception {
        StringBuilder text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 30; i++) {
            text.append(i).append(",\"word ").append(i % 3).append("\",").append(i * 2).append('\n');
            if (i == 9) for (String line : bad) text.append(line).append('\n');
        }
        return Files.writeString(folder.resolve("q.csv"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7,\"open,7", "7,\"a\" b,7", "\"7,x,7", "7,x,\"7", "7,\"a\"b\",7", "7,x,7\"\"\",\""})
    void theLineIsToldAndLeftOutWithConsent(String line) throws Exception {
        Path file = file(line);
        String refusal = assertThrows(DataException.class, () -> DataReader.read(file, ImportOptions.automatic()))
                .getMessage();
        assertTrue(refusal.contains("ine 12 "), refusal);
        for (ImportOptions options : List.of(ImportOptions.automatic().withRagged(Ragged.LEAVE_OUT),
                ImportOptions.automatic().withLeaveOut(Set.of(12L)))) {
            ImportResult read = DataReader.read(file, options);
            assertEquals(30, read.dataset().rows());
            assertEquals(58, ((NumberColumn) read.dataset().column("c")).value(29));
            assertTrue(read.remarks().stream().anyMatch(n -> n.text().contains("12")), read.remarks().toString());
        }
    }

    @Test
    void manyAreToldAtOnce() throws Exception {
        Path file = file("7,\"open,7", "8,fine,8", "9,\"open,9", "1,2", "9,\"x\" y,9");
        String refusal = assertThrows(DataException.class, () -> DataReader.read(file, ImportOptions.automatic()))
                .getMessage();
        assertTrue(refusal.contains("12, 14, 15, 16"), refusal);
        ImportResult read = DataReader.read(file, ImportOptions.automatic().withLeaveOut(Set.of(12L, 14L, 15L, 16L)));
        assertEquals(31, read.dataset().rows());
        assertEquals(List.of(12L, 14L, 15L, 16L), read.found().leftOut());
        // One that is left stays a reason to refuse the file.
        assertThrows(DataException.class,
                () -> DataReader.read(file, ImportOptions.automatic().withLeaveOut(Set.of(12L, 15L, 16L))));
    }

    @Test
    void theImportPageListsThem() throws Exception {
        ImportPreview preview = DataReader.preview(file("7,\"open,7", "1,2"), ImportOptions.automatic(),
                new ReadingWatch());
        List<ImportFound.BadLine> bad = preview.result().orElseThrow().found().bad();
        assertEquals(List.of(12L, 13L), bad.stream().map(ImportFound.BadLine::line).toList());
        assertEquals(List.of(true, false), bad.stream().map(ImportFound.BadLine::isTorn).toList());
    }

    /// A mark so far from the next that the value would be longer than any may be.
    @Test
    void anOpenMarkAtTheHeadOfALongFileIsFound() throws Exception {
        StringBuilder text = new StringBuilder("a,b\n1,\"x\n");
        for (int i = 0; i < 200_000; i++) text.append(i).append(",word\n");
        Path file = Files.writeString(folder.resolve("long.csv"), text);
        String refusal = assertThrows(DataException.class, () -> DataReader.read(file, ImportOptions.automatic()))
                .getMessage();
        assertTrue(refusal.contains("ine 2 "), refusal);
        assertEquals(200_000, DataReader.read(file, ImportOptions.automatic().withRagged(Ragged.LEAVE_OUT)).dataset()
                .rows());
    }

    /// Where marks mean inches, nearly every line has one: the file is refused with that reason, and soon.
    @Test
    void marksThatMeanSomethingElseAreTold() throws Exception {
        String lines = IntStream.range(0, 5000).mapToObj(i -> "\"" + i + "\" wide," + i)
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("inches.csv"), "size,n\n" + lines + "\n");
        String refusal = assertThrows(DataException.class,
                () -> DataReader.read(file, ImportOptions.automatic().withRagged(Ragged.LEAVE_OUT))).getMessage();
        assertTrue(refusal.contains("1,000") && refusal.contains("line 2"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nbb\nccc\n", "a\r\nbb\r\nccc", "a\rbb\rccc\r", "\n\n\n", ""})
    void linesKeepTheirNumbersWhateverEndsThem(String text) throws Exception {
        StringBuilder all = new StringBuilder();
        try (LinesWithout in = new LinesWithout(new StringReader(text), line -> line == 2)) {
            for (int c = in.read(); c >= 0; c = in.read()) all.append((char) c);
        }
        assertEquals(text.replace("bb", ""), all.toString());
    }
}
