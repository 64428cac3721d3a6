package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.ImportOptions.DateOrder;

/// Columns of dates, steps and words, found in files or asked for.
class DateReadingTest {
    @TempDir
    Path folder;

    private ImportResult read(ImportOptions options, String header, String... lines) throws Exception {
        return DataReader.read(file(header, lines), options);
    }

    private Path file(String header, String... lines) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), header + "\n" + String.join("\n", lines) + "\n");
    }

    private static String[] with(String end, String... cells) {
        return java.util.Arrays.stream(cells).map(c -> c + end).toArray(String[]::new);
    }

    private DateColumn dates(String... cells) throws Exception {
        return assertInstanceOf(DateColumn.class,
                read(ImportOptions.finding(), "d,x", with(",1", cells)).dataset().column("d"));
    }

    @Test
    void aColumnDecidesWhichOfDayAndMonthComesFirst() throws Exception {
        assertEquals("2025-11-03", dates("03/11/2025", "13/11/2025").text(0));
        assertEquals("2025-03-11", dates("03/11/2025", "11/13/2025").text(0));
        assertEquals("2025-11-03", dates("03.11.2025", "04.11.2025").text(0), "points are German");
        ImportResult open = read(ImportOptions.finding(), "d,x", "03/11/2025,1", "04/11/2025,2");
        assertEquals("2025-03-11", open.dataset().column("d").text(0));
        assertTrue(open.notes().getFirst().contains("“03/11/2025” in line 2"), open.notes().toString());
        assertTrue(open.notes().getFirst().contains("--date-order day_first"), open.notes().toString());
        ImportOptions asked = ImportOptions.finding()
                .withTyping(ColumnTyping.NUMBERS.withFind(true).withDates(DateOrder.DAY_FIRST));
        ImportResult told = read(asked, "d,x", "03/11/2025,1", "04/11/2025,2");
        assertEquals("2025-11-03", told.dataset().column("d").text(0));
        assertTrue(told.notes().stream().noneMatch(n -> n.contains("--date-order")), told.notes().toString());
        ImportResult other = read(ImportOptions.finding(), "d,e,x", "03/11/2025,13/10/2025,1", "04/11/2025,5/1/2025,2");
        assertEquals("2025-11-03", other.dataset().column("d").text(0), "as the other column shows");
        ImportResult comma = read(ImportOptions.finding(), "d;x", "03/11/2025;1,5", "04/11/2025;2,25");
        assertEquals("2025-11-03", comma.dataset().column("d").text(0), "as the decimal comma suggests");
    }

    @Test
    void whatIsNoDateIsMissingAndNamedWithItsLine() throws Exception {
        String[] lines = new String[60];
        for (int i = 0; i < lines.length; i++) lines[i] = "2025-01-%02d,1".formatted(i % 28 + 1);
        lines[7] = "2025-02-30,1";
        lines[9] = "soon,1";
        lines[11] = "-,1";
        lines[12] = ",1";
        lines[13] = "9999-12-31,1";
        ImportResult result = read(ImportOptions.finding(), "d,x", lines);
        DateColumn column = assertInstanceOf(DateColumn.class, result.dataset().column("d"));
        for (int row : new int[]{7, 9, 11, 12, 13}) assertTrue(column.isMissing(row), "row " + row);
        String notes = String.join("\n", result.notes());
        assertTrue(notes.contains("“2025-02-30” in line 9, “soon” in line 11"), notes);
        assertTrue(notes.contains("“-” in “d” counts as missing"), notes);
        assertTrue(notes.contains("9999"), notes);
        assertEquals(5, column.missing());
    }

    @Test
    void bothOrdersInOneColumnAreNoDatesAndTold() throws Exception {
        ImportResult torn = read(ImportOptions.finding(), "d,x", "13/11/2025,1", "11/13/2025,2", "14/11/2025,1");
        assertInstanceOf(CategoryColumn.class, torn.dataset().column("d"));
        assertTrue(torn.notes().getFirst().contains("line 2") && torn.notes().getFirst().contains("line 3"),
                torn.notes().toString());
    }

    @Test
    void theDistanceFromUtcIsKept() throws Exception {
        DateColumn zoned = dates("2025-07-01T10:00:00+02:00", "2025-12-01T10:00:00+01:00");
        assertEquals("2025-07-01T08:00:00Z", zoned.instant(0));
        assertEquals(10, zoned.local(1).getHour(), "the clock on the wall");
        assertEquals("2025-12-01 10:00+01:00", zoned.text(1));
        assertEquals(zoned.text(1), zoned.rows(new int[]{1}).text(0));
    }

    @Test
    void digitsAreDatesOnlyIfAllAreAndNumbersOnlyIfAsked() throws Exception {
        String[] days = new String[20];
        for (int i = 0; i < days.length; i++) days[i] = "202501" + "%02d".formatted(i + 1);
        assertEquals("2025-01-03", dates(days).text(2));
        days[3] = "20251301";
        assertInstanceOf(NumberColumn.class,
                read(ImportOptions.finding(), "d,x", with(",1", days)).dataset().column("d"));
        ImportOptions asked = ImportOptions.automatic().withTypes(Map.of("d", ColumnType.DATE));
        Dataset epochs = read(asked, "d,x", "1730000000,1", "1730000000000,1").dataset();
        assertEquals("2024-10-27 03:33:20", epochs.column("d").text(0));
        assertEquals(epochs.column("d").text(0), epochs.column("d").text(1));
    }

    @Test
    void anExperimentOfBeforeReadsDatesAsTextsAndANewOnePinsWhatItFound() throws Exception {
        Path file = file("d,x", "2025-11-03,1", "2025-11-04,2", "2025-11-05,3");
        assertInstanceOf(CategoryColumn.class,
                DataReader.read(file, ImportOptions.fromMap(Map.of())).dataset().column("d"));
        Dataset found = DataReader.read(file, ImportOptions.finding()).dataset();
        ImportOptions pinned = ImportOptions.finding().pinned(found);
        assertEquals(Map.of("types", Map.of("d", "date")), pinned.toMap());
        assertEquals(Fingerprint.of(found),
                Fingerprint.of(DataReader.read(file, ImportOptions.fromMap(pinned.toMap())).dataset()));
        assertNotEquals(Fingerprint.of(found), Fingerprint.of(DataReader.dataset(file)));
    }

    @Test
    void stepsHaveTheirOrder() throws Exception {
        ImportOptions asked = ImportOptions.fromMap(Map.of("types", Map.of("size", List.of("S", "M", "L"))));
        assertEquals(asked, ImportOptions.fromMap(asked.toMap()));
        ImportResult read = read(asked, "size,x", "L,1", "S,2", "XL,3", "M,4");
        CategoryColumn size = assertInstanceOf(CategoryColumn.class, read.dataset().column("size"));
        assertEquals(CategoryColumn.Use.STEPS, size.use());
        assertEquals(List.of(2, 0, -1, 1), List.of(size.code(0), size.code(1), size.code(2), size.code(3)));
        assertTrue(read.notes().getFirst().contains("XL"), read.notes().toString());
        Dataset guessed = read(ImportOptions.automatic().withTypes(Map.of("size", ColumnType.ORDERED)), "size,x",
                "high,1", "low,2", "medium,3").dataset();
        assertEquals(List.of("low", "medium", "high"), ((CategoryColumn) guessed.column("size")).levels());
    }

    @Test
    void wholeNumbersLeaveFractionsOutAndSaySo() throws Exception {
        ImportResult read = read(ImportOptions.automatic().withTypes(Map.of("n", ColumnType.WHOLE)), "n,x", "1,1",
                "2.5,1", "3,1");
        assertTrue(read.dataset().column("n").isMissing(1));
        assertTrue(read.notes().getFirst().contains("2.5"), read.notes().toString());
    }

    @Test
    void datesCannotBePredicted() throws Exception {
        String[] days = new String[28];
        for (int i = 0; i < days.length; i++) days[i] = "2025-01-%02d,%d".formatted(i + 1, i % 3);
        Dataset data = read(ImportOptions.finding(), "d,x", days).dataset();
        TargetAnalysis analysis = TargetAnalysis.of(data, "d", 5);
        assertFalse(analysis.possible());
        assertTrue(analysis.problems().getFirst().contains("holds dates"), analysis.problems().toString());
    }

    @Test
    void anOffsetForEachRowOrNone() {
        assertThrows(IllegalArgumentException.class,
                () -> new DateColumn("d", DateColumn.Form.DATE, new long[]{1, 2}, new short[]{0}));
    }
}
