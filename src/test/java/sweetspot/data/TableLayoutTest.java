package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.data.ImportOptions.Header;
import sweetspot.data.ImportOptions.Ragged;

class TableLayoutTest {
    /// Thirty rows of a number, a fraction and a class.
    private static final String ROWS =
            IntStream.range(0, 30).mapToObj(i -> i + "," + i * 0.25 + "," + (i % 3 == 0 ? "no" : "yes"))
                    .collect(Collectors.joining("\n", "", "\n"));
    private static final String TABLE = "a,b,label\n" + ROWS;

    @TempDir
    Path folder;

    private TableFile file(String text) throws Exception {
        return TableFile.of(folder, text);
    }

    private static void isWhole(TableFile t) throws Exception {
        t.hasColumns("a", "b", "label");
        assertEquals(30, t.read().dataset().rows());
        assertEquals(7.25, t.numbers("b")[29]);
        assertEquals(29, t.numbers("a")[29]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=,\n", "SEP=,\r\n", "\"sep=,\"\n", "\uFEFFsep=,\n", "\uFEFF\"sep=,\"\n", "# a tool\n",
        "# one\n#two, three\n", "% by, a tool\n",
        "// one\n// two\n\n", "#\n# a, b, and c\n", "\n\n  \n", "Sales report\n", "Sales report, 2024\nby me\n\n",
        "Sales report,,\n,,\n",
        "; by a tool\n; 2, b\n", "! a tool\n!\n", "Sales, by region, by month, all of them, 2024\n",
        "Umsatz,,\nStand:,01.02.2024,\n", "\uFEFF"})
    void whatStandsAboveTheTableIsPassedOver(String above) throws Exception {
        isWhole(file(above + TABLE));
        isWhole(file((above + TABLE).replace("\n", "\r\n")));
        isWhole(file((above + TABLE).replace("\r", "").replace('\n', '\r')));
    }

    @Test
    void commentsAndTitlesThatArePassedOverAreTold() throws Exception {
        file("# one\n# two\n" + TABLE).tells("2 comment lines", "#");
        file("My report\n" + TABLE).tells("above the table", "My report");
        file(TABLE + "# end, with \"quotes\n").tellsNothingOf("“label”");
        TableFile between = file("# top\n" + TABLE + "# between \"x\n" + ROWS);
        assertEquals(60, between.read().dataset().rows());
        TableFile semicolons = file("; top\n" + TABLE + "; between, x\n" + ROWS);
        assertEquals(60, semicolons.read().dataset().rows());
        semicolons.tells("begins with ;");
        file(";b;label\n" + ROWS.replace(',', ';')).hasColumns("column 1", "b", "label");
        TableFile none = file(TABLE + "# 30 rows\n");
        isWhole(none);
        none.tells("One comment line between the rows");
    }

    @Test
    void aNameThatBeginsWithTheMarkOfCommentsStays() throws Exception {
        file("#id,b,label\n" + ROWS).hasColumns("#id", "b", "label");
        file("##meta\n#CHROM,POS,label\n" + ROWS).hasColumns("#CHROM", "POS", "label");
        file("# a,b,label\n" + ROWS).hasColumns("a", "b", "label");
        TableFile numbered = file("#,b\n#1,2\n#2,3\n#3,4\n");
        assertEquals(3, numbered.read().dataset().rows());
    }

    @Test
    void theOptionsOverruleWhatWasFound() throws Exception {
        ImportOptions auto = ImportOptions.automatic();
        TableFile t = file("x,y,z\n" + TABLE);
        isWhole(t.with(auto.withSkip(OptionalInt.of(1))));
        isWhole(file("; made by\n" + TABLE).with(auto.withComment(Optional.of(";"))));
        TableFile hash = file("# a,b,label\n" + ROWS).with(auto.withComment(Optional.of("")));
        hash.hasColumns("# a", "b", "label");
        file(ROWS).with(auto.withHeader(Header.YES)).hasColumns("0", "0.0", "no");
        file(TABLE).with(auto.withDelimiter(';').withHeader(Header.YES)).hasColumns("a,b,label");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ",,,"})
    void delimitersAtTheEndOfLinesAreNoColumns(String end) throws Exception {
        isWhole(file("a,b,label\n" + ROWS.replace("\n", end + "\n")));
        isWhole(file(TABLE.replace("\n", end + "\n")));
        isWhole(file("a,b,label,\n" + ROWS));
        isWhole(file(TABLE.replace(',', ';').replace("\n", ";\n").replace("label;", "label")));
    }

    @Test
    void namesAreMadeUniqueAndTold() throws Exception {
        TableFile t = file("a,a,b,a.1,a\n1,2,x,3,4\n");
        t.hasColumns("a", "a.2", "b", "a.1", "a.3");
        t.tells("Several columns are named “a”");
        file("a,,label\n" + ROWS).hasColumns("a", "column 2", "label");
        file("\"\uFEFFa\",b,label\n" + ROWS).hasColumns("a", "b", "label");
    }

    @Test
    void aHeaderOfYearsOrNumbersInTurnIsOne() throws Exception {
        String rows = IntStream.range(0, 30).mapToObj(i -> "c" + i + ";" + i + ";" + 2 * i + ";" + (1990 + i))
                .collect(Collectors.joining("\n"));
        file("country;2019;2020;2021\n" + rows.replaceAll(";\\d+(?=\n|$)", ";5")).hasColumns("country", "2019", "2020",
                "2021");
        file("2019,2020\n1,2\n3,4\n").hasColumns("2019", "2020");
        file("2019.0,2020.0\n1,2\n3,4\n").hasColumns("2019.0", "2020.0");
        file("0,1,2\n1.5,2.5,x\n2.5,3.5,y\n").hasColumns("0", "1", "2");
        file("1990,1.5\n1991,2.5\n1992,1\n").hasColumns("column 1", "column 2");
        file(ROWS).hasColumns("column 1", "column 2", "column 3");
        file("12%,a\n13%,b\n").hasColumns("column 1", "column 2");
    }

    @Test
    void namesOfRowsAsRWritesThemAreAColumn() throws Exception {
        TableFile t = file("\"a\",\"label\"\n" + IntStream.range(1, 20)
                .mapToObj(i -> "\"" + i + "\"," + i * 0.5 + ",\"x\"").collect(Collectors.joining("\n")));
        t.hasColumns("column 1", "a", "label");
        t.tells("names of the rows");
    }

    @Test
    void raggedLinesAreNamedAndLeftOutOnlyWithConsent() throws Exception {
        TableFile t = file(TABLE + "1,2\n" + ROWS + "1,2,3,4\n");
        String refusal = t.refusal();
        assertTrue(refusal.startsWith("2 lines of t.csv do not have 3 values: 32, 63;"), refusal);
        assertTrue(refusal.contains("--ragged leave_out"), refusal);
        TableFile left = t.with(ImportOptions.automatic().withRagged(Ragged.LEAVE_OUT));
        assertEquals(60, left.read().dataset().rows());
        left.tells("2 lines", "left out", "32, 63");
        assertEquals(30, file(TABLE + ",,\n").read().dataset().rows());
        file(TABLE + ",,\n").tells("Line 32 has no values");
    }

    @Test
    void quotedLineBreaksCountAsLines() throws Exception {
        TableFile t = file("a,b\n" + "1,\"x\ny\"\n".repeat(20) + "oops,z\n");
        t.tells("“oops” in line 42");
        assertTrue(file(TABLE + "1,2,\"x\n" + ROWS).refusal().startsWith("Line 32 of t.csv has a quotation mark"));
    }

    @Test
    void columnsAlignedWithBlanksAreRead() throws Exception {
        isWhole(file(("  " + TABLE).replace(",", "    ").replace("\n", "\n  ")));
        isWhole(file(TABLE.replace(',', ' ')));
        assertEquals(' ', file(TABLE.replace(',', ' ')).read().delimiter());
        TableFile quoted = file("n   name\n1   \"a b\"\n2   \"c  d\"\n");
        assertEquals("c  d", quoted.texts("name").get(1));
        TableFile text = file("text\nhello big world\nbye now\n");
        text.hasColumns("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", " "})
    void eachDelimiterMeetsEachCharset(String delimiter) throws Exception {
        String text = TABLE.replace("yes", "größer").replace(",", delimiter);
        for (String charset : new String[]{"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"}) {
            TableFile t = TableFile.of(folder, "c.csv", text.getBytes(Charset.forName(charset)));
            isWhole(t);
            assertTrue(t.texts("label").contains("größer"), charset);
        }
    }

    @Test
    void twentyThousandColumnsAreRead() throws Exception {
        int columns = 20_000;
        String header = IntStream.range(0, columns).mapToObj(i -> "feature_with_a_long_name_" + i)
                .collect(Collectors.joining(","));
        String row = IntStream.range(0, columns).mapToObj(i -> i + ".5").collect(Collectors.joining(","));
        TableFile t = file(header + ",y\n" + (row + ",1\n").repeat(12));
        assertEquals(columns + 1, t.read().dataset().columns().size());
        assertEquals(19_999.5, t.numbers("feature_with_a_long_name_19999")[11]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTML:<!DOCTYPE html>\n<html>", "HTML:<table><tr>",
        "XML:<?xml version=\"1.0\"?><a/>", "compressed:PK\u0003\u0004data", "Excel:PK\u0003\u0004..[Content_Types].xml",
        "PDF:%PDF-1.4", "SQLite:SQLite format 3\u0000",
        "Parquet:PAR1", "ARFF:% x\n@relation iris\n@bogus\n", "Git LFS:version https://git-lfs.github.com/spec/v1\n"})
    void otherFormatsUnderThatNameAreNamed(String what) throws Exception {
        String name = what.substring(0, what.indexOf(':'));
        byte[] bytes = what.substring(what.indexOf(':') + 1).getBytes(StandardCharsets.ISO_8859_1);
        String refusal = TableFile.of(folder, "t.csv", bytes).refusal();
        assertTrue(refusal.contains(name), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON:[{\"a\":1},{\"a\":2}]", "JSON:{\"a\":1}\n{\"a\":2}",
        "ARFF:% x\n@relation iris\n@attribute a numeric\n@data\n1\n2"})
    void otherFormsOfTablesUnderThatNameAreReadAndNamed(String what) throws Exception {
        String name = what.substring(0, what.indexOf(':'));
        TableFile file = TableFile.of(folder, "t.csv",
                what.substring(what.indexOf(':') + 1).getBytes(StandardCharsets.ISO_8859_1));
        assertArrayEquals(new double[]{1, 2}, file.numbers("a"));
        file.tells("t.csv is " + name, "whatever its name says");
    }

    @Test
    void tablesThatLookLikeOtherFormatsAreRead() throws Exception {
        file("[id],[b],[label]\n" + ROWS).hasColumns("[id]", "[b]", "[label]");
        file("<5,b,label\n" + ROWS).hasColumns("<5", "b", "label");
        file("{a},b,label\n" + ROWS).hasColumns("{a}", "b", "label");
    }

    @Test
    void aFileOfOneLineIsNamedForWhatItIs() throws Exception {
        String numbers = IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertTrue(file("abc;".repeat(500)).refusal().contains("one line only, of"));
        assertTrue(file("a,b,label\\n1,2,yes\\n3,4,yes\\n".repeat(20)).refusal().contains("one line only, of"));
        assertTrue(file(numbers).refusal().contains("one line only, of 5,000 values"));
        assertTrue(file("QUJD".repeat(2_000)).refusal().contains("no end"));
        assertTrue(file("a,b,c").refusal().contains("header of 3 columns but no rows"));
        assertTrue(file("# only\n# comments\n").refusal().contains("comment lines only"));
    }

    @Test
    void aDeviceIsRefused() {
        Path device = Path.of("/dev/null");
        if (!java.nio.file.Files.exists(device)) return;
        assertTrue(new TableFile(device, ImportOptions.automatic()).refusal().contains("pipe or a device"));
        assertFalse(java.nio.file.Files.isRegularFile(device));
    }

    @Test
    void noteworthyThingsComeFirst() throws Exception {
        TableFile t = file("# c\na,b,label\n" + ROWS + "oops,1,no\nTotal,2,yes\n");
        assertTrue(t.read().remarks().getFirst().text().contains("totals"));
        assertArrayEquals(new boolean[]{true, true}, new boolean[]{t.read().remarks().get(1).text().contains("oops"),
            t.read().notes().getLast().startsWith("Delimiter")});
    }
}
