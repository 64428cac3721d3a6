package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables come back from a file as they were, and a damaged file is noticed.
class KeptTablesTest {
    @TempDir
    Path folder;

    private static Dataset table(int rows) {
        Random random = new Random(5);
        double[] numbers = random.doubles(rows).toArray();
        for (int i = 0; i < rows; i += 7) numbers[i] = Double.NaN;
        List<String> levels = List.of("", "ä\n\"x\"", "long ".repeat(300_000));
        short[] offsets = new short[rows];
        Arrays.fill(offsets, (short) -90);
        return new Dataset("t — ü.csv", List.of(new NumberColumn("a", numbers),
                new CategoryColumn("b", IntStream.range(0, rows).map(i -> i % 4 - 1).toArray(), levels),
                new CategoryColumn("steps", IntStream.range(0, rows).map(i -> i % 2).toArray(), List.of("S", "M"),
                        CategoryColumn.Use.STEPS),
                new DateColumn("d", DateColumn.Form.DATE_TIME, random.longs(rows).toArray(), offsets),
                new DateColumn("t", DateColumn.Form.TIME, random.longs(rows, 0, 1000).toArray())));
    }

    private Path kept(Dataset... tables) throws IOException {
        Path file = Files.createFile(folder.resolve("k" + tables.length));
        KeptTables.write(file, "print", List.of(tables));
        return file;
    }

    @Test
    void tablesComeBackAsTheyWere() throws Exception {
        Dataset big = table(200_001);
        Dataset small = table(3);
        List<Dataset> read = KeptTables.read(kept(big, small), "print");
        assertEquals(2, read.size());
        assertEquals(Fingerprint.of(big, Optional.of(small)), Fingerprint.of(read.get(0), Optional.of(read.get(1))));
        assertEquals("t — ü.csv", read.getFirst().name());
        assertEquals(big.column("d").text(5), read.getFirst().column("d").text(5));
        assertEquals(CategoryColumn.Use.STEPS, ((CategoryColumn) read.getFirst().column("steps")).use());
        assertTrue(KeptTables.bytes(List.of(big)) > 30L * 200_001);
    }

    @Test
    void damageIsNoticedWhereverItIs() throws Exception {
        Path file = kept(table(2000));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = whole.clone();
            int at = i < 30 ? i : random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            assertThrows(IOException.class, () -> KeptTables.read(file, "print"), "at " + at);
        }
        for (int length : new int[]{0, 5, 8, 100, whole.length / 2, whole.length - 8, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(IOException.class, () -> KeptTables.read(file, "print"), length + " bytes");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThrows(IOException.class, () -> KeptTables.read(file, "print"));
        Files.write(file, whole);
        assertThrows(IOException.class, () -> KeptTables.read(file, "other"));
        assertEquals(1, KeptTables.read(file, "print").size());
        Files.delete(file);
        assertThrows(IOException.class, () -> KeptTables.read(file, "print"));
    }
}
