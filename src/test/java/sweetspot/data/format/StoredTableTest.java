package sweetspot.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.data.DataException;
import sweetspot.data.DataReader;

/// What all stored forms have in common: they end when asked to, and do not unpack without end.
class StoredTableTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private static Path nasty(String name) throws URISyntaxException {
        return Path
                .of(Objects.requireNonNull(StoredTableTest.class.getResource("/sweetspot/data/nasty/" + name)).toURI());
    }

    @ParameterizedTest
    @CsvSource({"EXCEL,types.xlsx", "PARQUET,nested.parquet", "ARFF,plain.arff", "JSON,records.json",
        "JSON,records.json.gz", "EXCEL,workbook.xlsx.gz"})
    void aReadingThatIsEndedIsNoDamage(FileKind kind, String name) throws Exception {
        ReadingWatch watch = new ReadingWatch();
        StoredFile file = StoredFile.of(nasty(name), watch);
        assertTrue(StoredTable.read(file, kind, Optional.empty(), 1000).cells().rows() > 0);
        watch.stop();
        assertThrows(CancellationException.class, () -> StoredTable.read(file, kind, Optional.empty(), 1000));
    }

    @Test
    void aGzippedFileThatUnpacksWithoutEndIsRefused() throws Exception {
        byte[] lines = new byte[MEGABYTE];
        Arrays.fill(lines, (byte) '1');
        for (int i = 1; i < lines.length; i += 2) lines[i] = '\n';
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(member)) {
            out.write(lines);
        }
        Path file = folder.resolve("bomb.csv.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 400; i++) member.writeTo(out);
        }
        String message = assertThrows(DataException.class, () -> DataReader.dataset(file)).getMessage();
        assertTrue(message.contains("unpacks to more than 256 MB"), message);
    }

    @Test
    void aWorkbookThatUnpacksWithoutEndIsRefused() throws Exception {
        Path file = folder.resolve("bomb.xlsx");
        byte[] blanks = new byte[MEGABYTE];
        Arrays.fill(blanks, (byte) ' ');
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "[Content_Types].xml", "<Types/>");
            entry(zip, "xl/workbook.xml", "<workbook/>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < 300; i++) zip.write(blanks);
            zip.closeEntry();
        }
        String message = assertThrows(DataException.class, () -> DataReader.dataset(file)).getMessage();
        assertTrue(message.contains("unpacks to more than"), message);
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void cellsAreWhatWasPutIn() throws Exception {
        Cells cells = new Cells("t", 10);
        cells.number(0, -0.5);
        cells.text(2, "x");
        cells.endRow(4);
        cells.number(0, Double.NaN);
        cells.whole(1, Long.MAX_VALUE);
        cells.endRow(7);
        assertEquals(3, cells.columns());
        assertEquals(-0.5, cells.value(0, 0));
        assertEquals("-0.5", cells.text(0, 0));
        assertTrue(cells.isEmpty(0, 1) && cells.isText(0, 2) && cells.isEmpty(1, 0) && cells.isEmpty(1, 2));
        assertEquals("9223372036854775807", cells.text(1, 1));
        assertEquals(7, cells.line(1));
        TableException tooMany = assertThrows(TableException.class, () -> cells.number(10, 1));
        assertTrue(String.valueOf(tooMany.getMessage()).contains("11 columns"), tooMany.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"dd.mm.yyyy|DATE", "yyyy-mm-dd hh:mm|DATE_TIME", "[h]:mm|TIME",
        "General|NUMBER", "#,##0.00 [$€-407];[Red]-#,##0.00 \"day\"|NUMBER", "0.00E+00|NUMBER", "mmm yy|DATE",
        "\"year\" 0|NUMBER", "[$-409]d mmm yyyy|DATE", "0 \\d|NUMBER", "mm:ss|TIME", "[Red]0|NUMBER"})
    void theFormatTellsDatesFromNumbers(String format, SheetDates.Meaning meaning) {
        assertEquals(meaning, SheetDates.meaning(null, format));
    }
}
