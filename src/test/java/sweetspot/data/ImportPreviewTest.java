package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.ImportPreview.Kind;
import sweetspot.data.ImportPreview.Line;
import sweetspot.data.ImportPreview.View;
import sweetspot.data.format.ReadingWatch;

class ImportPreviewTest {
    @TempDir
    Path folder;

    private ImportPreview preview(String text, ImportOptions options) throws Exception {
        return DataReader.preview(Files.writeString(folder.resolve("t.csv"), text), options, new ReadingWatch());
    }

    @Test
    void eachLineStandsBesideWhatItBecomes() throws Exception {
        String rows = IntStream.range(0, 100).mapToObj(i -> i + ";x").collect(Collectors.joining("\n"));
        ImportPreview preview = preview("# head\nn;k\n" + rows + "\n1;2;3\n7;y\n", ImportOptions.automatic());
        List<Line> first = preview.lines().get(View.FIRST);
        assertEquals(new Line(1, "# head", Kind.SKIPPED, -1, 0), first.get(0));
        assertEquals(new Line(2, "n;k", Kind.HEADER, -1, 0), first.get(1));
        assertEquals(new Line(3, "0;x", Kind.ROW, 0, 0), first.get(2));
        assertEquals(new Line(103, "1;2;3", Kind.BAD, -1, 3), first.get(102));
        assertEquals(new Line(104, "7;y", Kind.ROW, 100, 0), first.get(103));
        List<Line> around = preview.lines().get(View.PROBLEMS);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 101L, 102L, 103L, 104L),
                around.stream().map(Line::number).toList());
        assertEquals(new Line(6, "", Kind.GAP, -1, 95), around.get(5));
        ImportFound found = preview.result().orElseThrow().found();
        assertEquals(1, found.badCount());
        assertEquals(new ImportFound.BadLine(103, 3, 2), found.bad().getFirst());
        assertEquals(101, preview.result().orElseThrow().dataset().rows());
    }

    @Test
    void whatWasLeftOutByConsentIsStillNamedWithItsCause() throws Exception {
        ImportPreview preview = preview("a,b\n1,2\n3,4,5\n6,7\n8,9\n",
                ImportOptions.automatic().withLeaveOut(Set.of(3L, 4L)));
        ImportFound found = preview.result().orElseThrow().found();
        assertEquals(List.of(3L, 4L), found.leftOut());
        assertEquals(List.of(new ImportFound.BadLine(3, 3, 2)), found.bad());
        assertEquals(List.of(Kind.HEADER, Kind.ROW, Kind.LEFT_OUT, Kind.LEFT_OUT, Kind.ROW),
                preview.lines().get(View.FIRST).stream().map(Line::kind).toList());
    }

    @Test
    void aFileThatCannotBeReadShowsItsLinesAndTheReason() throws Exception {
        ImportPreview preview = preview("a,b\n1,2\n3," + "4".repeat(1_000_001) + "\n5,6\n", ImportOptions.automatic());
        assertTrue(preview.result().isEmpty());
        assertTrue(preview.problem().contains("Line 3"), preview.problem());
        assertEquals("3,44", preview.lines().get(View.FIRST).get(2).raw().substring(0, 4));
    }

    @Test
    void cellsOfAWorkbookAreShownInPlaceOfLines() throws Exception {
        Path file = Path.of(NastyFilesTest.class.getResource("nasty/merged.xlsx").toURI());
        ImportPreview preview = DataReader.preview(file, ImportOptions.automatic(), new ReadingWatch());
        assertEquals(new Line(3, "north | 1 | 2", Kind.ROW, 0, 0), preview.lines().get(View.FIRST).get(2));
    }

    @Test
    void aReadingThatIsEndedEndsAtOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n3,4\n");
        ReadingWatch watch = new ReadingWatch();
        watch.stop();
        assertThrows(CancellationException.class, () -> DataReader.read(file, ImportOptions.automatic(), watch));
        assertThrows(CancellationException.class, () -> DataReader.preview(file, ImportOptions.automatic(), watch));
    }

    @Test
    void theEndOfAReadingIsNoDamageOfTheFile() {
        Reader ended = new Reader() {
            @Override
            public int read(char[] chars, int offset, int length) {
                throw new CancellationException();
            }

            @Override
            public void close() throws IOException {}
        };
        CsvDialect dialect = new CsvDialect(',', false, "", 0, false, List.of("a"), List.of());
        CsvCells.Sink nowhere = new CsvCells.Sink() {
            @Override
            public void cell(int column, char[] text, int from, int to, boolean padded, long line) {}

            @Override
            public void endRow() {}
        };
        assertThrows(CancellationException.class,
                () -> CsvCells.walk(ended, dialect, false, Set.of(), "t.csv", nowhere));
    }

    @Test
    void aReadingTellsHowFarItIs() throws Exception {
        Path file = Files.write(folder.resolve("t.csv"), "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        ReadingWatch watch = new ReadingWatch();
        DataReader.read(file, ImportOptions.automatic(), watch);
        assertTrue(watch.share() >= 0.6 && watch.share() <= 1, () -> "at " + watch.share());
    }
}
