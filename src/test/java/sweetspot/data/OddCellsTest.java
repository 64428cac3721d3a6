package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.data.Finding.Severity;

class OddCellsTest {
    @TempDir
    Path folder;

    /// Numbers with something else in the first rows.
    private TableFile numbers(int rows, String... others) throws Exception {
        return TableFile.of(folder,
                IntStream.range(0, rows).mapToObj(i -> (i < others.length ? others[i] : i + ".5") + ",k" + i % 3)
                        .collect(Collectors.joining("\n", "a,b\n", "\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#DIV/0!", "#N/A", "#N/A N/A", "#NA", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
        "NAN", "NaN", "nan", "Nan",
        "-NaN", "-nan", "na", "NA", "Na", "n/a", "N/A", "n.a.", "<NA>", "null", "NULL", "Null", "None", "none",
        "1.#IND", "-1.#QNAN", "-", "--", "—",
        ".", "?", "missing", "Missing", "unknown", "#WERT!", "#NV", "inf", "-Infinity", "NaT", "\\N"})
    void marksOfSpreadsheetsAndPandasAreMissingAmongNumbers(String mark) throws Exception {
        double[] read = numbers(8, mark, mark, mark, mark).numbers("a");
        for (int i = 0; i < 8; i++) assertEquals(i < 4, Double.isNaN(read[i]), mark + " in row " + i);
        numbers(8, mark, mark).tellsNothingOf("not a number");
    }

    /// Quoted or not, in a file all of whose lines are rows and in one with others.
    @ParameterizedTest
    @ValueSource(strings = {"", "# a comment among the rows\n"})
    void textsThatDifferInTheirBlanksAreToldAsTheSame(String among) throws Exception {
        TableFile t = TableFile.of(folder, "sex,a\nmale,1\nmale ,2\n" + among + "female,3\n\"  male\",4\n");
        assertEquals(java.util.Arrays.asList("male", "male", "female", "male"), t.texts("sex"));
        t.tells("“sex”: 2 values have blanks around them and count as the same", "the first “male” in line 3");
        TableFile.of(folder, "sex, a\nmale , 1\nfemale, 2\nmale , 3\n").tellsNothingOf("blanks around");
    }

    @Test
    void amongTextsOnlyPandasMarksAreMissingAndTold() throws Exception {
        TableFile t = TableFile.of(folder, "a\nx\nNA\nNone\nna\n-\nunknown\n#REF!\n");
        assertEquals(java.util.Arrays.asList("x", null, "None", "na", "-", "unknown", null), t.texts("a"));
        t.tells("“NA” in “a” counts as missing (1 cell)", "--missing");
        assertEquals("NA", t.with(ImportOptions.automatic().withMissing(Set.of(""))).texts("a").get(1));
    }

    @Test
    void aFewWordsAmongNumbersAreMissingAndToldWithTheirLines() throws Exception {
        double[] read = TableFile.of(folder, "a\n" + "1.5\n".repeat(40) + "oops\n2.5\n").numbers("a");
        assertTrue(Double.isNaN(read[40]));
        assertEquals(2.5, read[41]);
        TableFile t = TableFile.of(folder, "a,b\n" + "1.5,x\n".repeat(40) + "oops,x\n2.5,x\nwhat,y\n");
        t.tells("“a”: 2 values are not numbers and count as missing", "“oops” in line 42", "“what” in line 44",
                "--category");
        assertEquals(Severity.WARNING, t.read().remarks().getFirst().severity());
        assertEquals("a", t.read().remarks().getFirst().column());
    }

    @Test
    void moreThanOneInTwentyStaysCategoryAndSaysWhy() throws Exception {
        assertEquals(2, numbers(40, "v", "w").read().dataset().column("a").missing());
        TableFile more = numbers(40, "v", "w", "x");
        assertEquals("v", more.texts("a").getFirst());
        more.tells("“a” is read as categories: 3 of 40 values are no numbers", "“v” in line 2", "--number");
        assertEquals("v", numbers(9, "v").texts("a").getFirst(), "one of nine is too many");
        assertTrue(Double.isNaN(numbers(10, "v").numbers("a")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "TOTAL", "Grand total", "Sum:", "Summe", "Gesamt", "Average", "Total 2024",
        "* Total", "Σ", "Итого", "合計", "Overall", "Std", "Count"})
    void aRowOfTotalsIsNamedWithItsLine(String word) throws Exception {
        String rows = IntStream.range(0, 30).mapToObj(i -> "n" + i + "," + i).collect(Collectors.joining("\n"));
        TableFile t = TableFile.of(folder, "name,x\n" + rows + "\n" + word + ",435\n");
        ImportNote note = t.read().remarks().getFirst();
        assertEquals(Severity.SERIOUS, note.severity());
        assertTrue(note.text().contains("Line 32") && note.text().contains(word), note::text);
        assertEquals(new Finding.Fix.LeaveOutLines(java.util.List.of(32L)), note.fix());
        TableFile without = t.with(ImportOptions.automatic().withLeaveOut(Set.of(32L)));
        assertEquals(30, without.read().dataset().rows());
        without.tellsNothingOf("totals");
    }

    @Test
    void aHeaderThatIsRepeatedIsNamedWithItsLine() throws Exception {
        TableFile t = TableFile.of(folder, "a,kind\n" + "1,x\n2,y\n".repeat(15) + "a,kind\n" + "1,x\n2,y\n".repeat(15));
        assertTrue(t.read().notes().getFirst().startsWith("Line 32 repeats the header"), t.read().notes()::toString);
        assertEquals(new Finding.Fix.LeaveOutLines(java.util.List.of(32L)), t.read().remarks().getFirst().fix());
        assertEquals(60, t.with(ImportOptions.automatic().withLeaveOut(Set.of(32L))).read().dataset().rows());
    }

    @Test
    void aColumnThatIsHalfNumbersSaysWhyItIsNone() throws Exception {
        TableFile t = numbers(40, "<1", "<1", "<1", "<1", "<1", "<1", "<1", "<1");
        assertEquals("<1", t.texts("a").getFirst());
        t.tells("8 of 40 values are no numbers", "“<1” in line 2");
    }

    @Test
    void aWordThatIsACategoryIsNoRowOfTotals() throws Exception {
        TableFile t = TableFile.of(folder, "kind,x\n" + "total,1\nmean,2\nrest,3\n".repeat(8));
        t.tellsNothingOf("totals");
    }

    @Test
    void numbersThatStandForMissingCanBeNamed() throws Exception {
        TableFile t = TableFile.of(folder, "a,b\n1,-999\n-999,2\n3,4\n")
                .with(ImportOptions.automatic().withMissing(Set.of("", "-999")));
        assertArrayEquals(new double[]{1, Double.NaN, 3}, t.numbers("a"));
    }
}
