package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.ImportOptions.Header;
import sweetspot.data.ImportOptions.Ragged;
import sweetspot.data.ImportOptions.Thousands;

class DataReaderTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Dataset read(String text) throws Exception {
        return DataReader.dataset(file("t.csv", text));
    }

    private String refusal(Path file, ImportOptions options) {
        String message = assertThrows(DataException.class, () -> DataReader.read(file, options)).getMessage();
        assertFalse(message.contains("\n") || message.contains("{"), message);
        assertTrue(message.contains(file.getFileName().toString()), message);
        return message;
    }

    private String refusal(String text) throws IOException {
        return refusal(file("bad.csv", text), ImportOptions.automatic());
    }

    private static double[] numbers(Dataset data, String column) {
        return assertInstanceOf(NumberColumn.class, data.column(column)).values();
    }

    private static List<String> texts(Dataset data, String column) {
        Column c = assertInstanceOf(CategoryColumn.class, data.column(column));
        return IntStream.range(0, c.size()).mapToObj(r -> c.isMissing(r) ? null : c.text(r)).toList();
    }

    @Test
    void typesFollowTheValuesAndMissingOnesAreFound() throws Exception {
        Dataset d = read("""
            x,n,who,flag,zip,card,mixed
            1.5,3,Ann,yes,01067,4000123412341234,1
            NA,-2, "Bob, Jr.",no,10115,4000123412341235,none
            1e-3,?,,yes,99999,4000123412341236,three
            """);
        assertArrayEquals(new double[]{1.5, Double.NaN, 0.001}, numbers(d, "x"));
        assertArrayEquals(new double[]{3, -2, Double.NaN}, numbers(d, "n"));
        assertEquals(java.util.Arrays.asList("Ann", "Bob, Jr.", null), texts(d, "who"));
        assertEquals(List.of("yes", "no", "yes"), texts(d, "flag"));
        assertEquals(List.of("01067", "10115", "99999"), texts(d, "zip"), "leading zeros are kept");
        assertEquals(List.of("4000123412341234", "4000123412341235", "4000123412341236"), texts(d, "card"),
                "digits beyond a double's precision are kept");
        assertEquals(List.of("1", "none", "three"), texts(d, "mixed"));
    }

    @Test
    void noneIsMissingAmongNumbersAndAValueAmongTexts() throws Exception {
        Dataset d = read("a,b\n1,none\nnone,x\n3,none\n");
        assertArrayEquals(new double[]{1, Double.NaN, 3}, numbers(d, "a"));
        assertEquals(List.of("none", "x", "none"), texts(d, "b"));
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void eachUsualDelimiterIsFound(char delimiter) throws Exception {
        String text = "name,size,kind\n\"a;b\",1.5,x\n\"c|d\",2,y\n\"e,f\",3,z\n".replace(",", "\u0000")
                .replace("e\u0000f", "e,f").replace('\u0000', delimiter);
        ImportResult r = DataReader.read(file("t.csv", text), ImportOptions.automatic());
        assertEquals(delimiter, r.delimiter());
        assertArrayEquals(new double[]{1.5, 2, 3}, numbers(r.dataset(), "size"));
        assertEquals(List.of("a;b", "c|d", "e,f"), texts(r.dataset(), "name"));
    }

    @Test
    void decimalCommasAreReadWhereTheCommaIsNotTheDelimiter() throws Exception {
        Dataset d = read("a;b;c\n1,5;2;1,234\n-0,25;3;2,345\n;4;3,5\n");
        assertArrayEquals(new double[]{1.5, -0.25, Double.NaN}, numbers(d, "a"));
        assertArrayEquals(new double[]{2, 3, 4}, numbers(d, "b"));
        assertArrayEquals(new double[]{1.234, 2.345, 3.5}, numbers(d, "c"));
        Dataset thousands = read("a,b\n\"1,234\",1\n\"2,345\",2\n");
        assertArrayEquals(new double[]{1234, 2345}, numbers(thousands, "a"),
                "a thousands mark is not taken for decimals");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "UTF-16LE,FFFE", "UTF-16BE,FEFF", "UTF-16LE,''", "windows-1252,''"})
    void charsetsAreFoundOut(String charset, String mark) throws Exception {
        byte[] text = "größe,ort\n1,Köln\n2,Zürich\n".getBytes(Charset.forName(charset));
        byte[] bom = java.util.HexFormat.of().parseHex(mark);
        byte[] all = new byte[bom.length + text.length];
        System.arraycopy(bom, 0, all, 0, bom.length);
        System.arraycopy(text, 0, all, bom.length, text.length);
        ImportResult r = DataReader.read(file("t.csv", all), ImportOptions.automatic());
        assertEquals(charset, r.charset().name());
        assertEquals(List.of("Köln", "Zürich"), texts(r.dataset(), "ort"));
        assertArrayEquals(new double[]{1, 2}, numbers(r.dataset(), "größe"));
    }

    @Test
    void aMissingHeaderIsNoticedAndCanBeDecided() throws Exception {
        Dataset none = read("1,a\n2,b\n3,c\n");
        assertEquals(List.of("column 1", "column 2"), none.columns().stream().map(Column::name).toList());
        assertEquals(3, none.rows());
        Path numbers = file("numbers.csv", "7,9\n1,2\n3,4\n");
        assertEquals(3, DataReader.dataset(numbers).rows());
        Dataset named = DataReader.read(numbers, ImportOptions.automatic().withHeader(Header.YES)).dataset();
        assertArrayEquals(new double[]{2, 4}, numbers(named, "9"));
        Path years = file("years.csv", "2019,2020\n1,2\n3,4\n");
        assertEquals(2, DataReader.dataset(years).rows(), "years are names");
        assertEquals(3, DataReader.read(years, ImportOptions.automatic().withHeader(Header.NO)).dataset().rows());
    }

    @Test
    void quotesLineBreaksBlankLinesAndWindowsLineEndsAreRead() throws Exception {
        Dataset d = read("a,b\r\n\r\n\"two\r\nlines\",\"say \"\"hi\"\"\"\r\n   \r\nx,y\r\n");
        assertEquals(2, d.rows());
        assertEquals(List.of("two\r\nlines", "x"), texts(d, "a"));
        assertEquals(List.of("say \"hi\"", "y"), texts(d, "b"));
    }

    @Test
    void missingTextsAndTypesCanBeChosen() throws Exception {
        Path f = file("t.csv", "a,b\n1,1\n-999,2\n3,1\n");
        ImportOptions options = ImportOptions.automatic().withMissing(Set.of("-999"))
                .withTypes(Map.of("b", ColumnType.CATEGORY));
        Dataset d = DataReader.read(f, options).dataset();
        assertArrayEquals(new double[]{1, Double.NaN, 3}, numbers(d, "a"));
        assertEquals(List.of("1", "2", "1"), texts(d, "b"));
    }

    @Test
    void importOptionsSurviveAsPlainValues() {
        assertEquals(Map.of(), ImportOptions.automatic().toMap());
        assertEquals(ImportOptions.automatic(), ImportOptions.fromMap(Map.of()));
        ImportOptions all = ImportOptions.automatic().withDelimiter('|').withHeader(Header.NO)
                .withCharset(StandardCharsets.ISO_8859_1).withDecimals(ImportOptions.DecimalMark.COMMA)
                .withMissing(Set.of("", "-999")).withTypes(Map.of("a", ColumnType.NUMBER, "b", ColumnType.CATEGORY));
        all = all.withThousands(Thousands.POINT).withSkip(OptionalInt.of(3)).withComment(Optional.of("%"))
                .withRagged(Ragged.LEAVE_OUT).withLeaveOut(Set.of(7L, 9L));
        assertEquals(11, all.toMap().size());
        assertEquals(all, ImportOptions.fromMap(all.toMap()));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("delimiter", ";;"),
                Map.of("header", "yes"),
                Map.of("charset", "utf-99"), Map.of("decimals", "dot"), Map.of("missing", "NA"),
                Map.of("types", Map.of("a", "words")), Map.of("quote", "'"), Map.of("thousands", ";"),
                Map.of("skip", -1),
                Map.of("skip", 1.5), Map.of("comment", "####"), Map.of("ragged", "yes"),
                Map.of("leave_out", List.of(0)))) {
            String key = wrong.keySet().iterator().next();
            String message =
                    assertThrows(IllegalArgumentException.class, () -> ImportOptions.fromMap(wrong)).getMessage();
            assertTrue(message.contains(key), message);
        }
        Map<String, Object> same = Map.of("thousands", "comma", "decimals", "comma");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ImportOptions.fromMap(same)).getMessage()
                .contains("must differ"));
    }

    @Test
    void aForcedNumberTellsWhatIsNoneAndRefusesTexts() throws Exception {
        ImportOptions forced = ImportOptions.automatic().withTypes(Map.of("x", ColumnType.NUMBER));
        ImportResult r = DataReader.read(file("t.csv", "id,x\na,1\nb,2\nc,oops\n"), forced);
        assertArrayEquals(new double[]{1, 2, Double.NaN}, numbers(r.dataset(), "x"));
        assertTrue(r.notes().getFirst().contains("“oops” in line 4"), r.notes()::toString);
        assertEquals(
                "Column “x” of u.csv cannot be read as numbers: most of its values are none, the first “two” in line 3. "
                        + "Correct them or read the column as categories.",
                refusal(file("u.csv", "id,x\na,1\nb,two\nc,oops\n"), forced));
    }

    @Test
    void aFewTextsAmongNumbersAreNoted() throws Exception {
        String rows = IntStream.range(0, 30).mapToObj(i -> i + "," + (i == 17 ? "bad" : i * 2))
                .collect(Collectors.joining("\n"));
        ImportResult r = DataReader.read(file("t.csv", "a,b\n" + rows), ImportOptions.automatic());
        assertTrue(r.notes().stream().anyMatch(n -> n.contains("“b”") && n.contains("“bad”") && n.contains("line 19")),
                r.notes()::toString);
    }

    @Test
    void everyDoubleIsReadExactlyAsWritten() throws Exception {
        Random random = new Random(7);
        List<String> values = new ArrayList<>(List.of("0", "-0", "1e22", "1e23", "123456789012345678", ".5", "5.",
                "4.9e-324", "1.7976931348623157e308", "0.1", "9007199254740993"));
        for (int i = 0; i < 2_000; i++) values.add(Double.toString(Double.longBitsToDouble(random.nextLong())));
        for (int i = 0; i < 2_000; i++)
            values.add(String.format(java.util.Locale.ROOT, "%.6f", random.nextGaussian() * 1e4));
        values.removeIf(v -> v.equals("NaN") || v.contains("Infinity"));
        for (String v : values) {
            char[] chars = v.toCharArray();
            assertEquals(Double.parseDouble(v), CellNumber.parse(chars, 0, chars.length, '.'), v);
        }
        for (String v : List.of("", "-", ".", "1d", "0x1p3", "NaN", "Infinity", "1e", "1e999", "1 000", "--1",
                "1.2.3")) {
            assertTrue(Double.isNaN(CellNumber.parse(v.toCharArray(), 0, v.length(), '.')), v);
        }
    }

    @Test
    void wideAndLongTablesAreRead() throws Exception {
        int columns = 3_000;
        String header = IntStream.range(0, columns).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, columns).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Dataset wide = read(header + "\n" + (row + "\n").repeat(20));
        assertEquals(columns, wide.columns().size());
        assertEquals(2_999, numbers(wide, "f2999")[19]);
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 200_000; i++) text.append(i).append(",k").append(i % 100).append('\n');
        Dataset longer = read(text.toString());
        assertEquals(200_000, longer.rows());
        assertEquals(100, ((CategoryColumn) longer.column("b")).levels().size());
    }

    @Test
    void filesThatAreNoTablesAreRefusedWithTheReason() throws Exception {
        assertTrue(refusal(folder.resolve("nowhere.csv"), ImportOptions.automatic()).contains("no file"));
        assertTrue(refusal(Files.createDirectory(folder.resolve("sub")), ImportOptions.automatic()).contains("folder"));
        assertTrue(refusal("").contains("is empty"));
        assertTrue(refusal(file("bom.csv", new byte[]{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}),
                ImportOptions.automatic()).contains("is empty"));
        assertTrue(refusal("\n \n\n").contains("blank"));
        assertTrue(refusal(file("a.csv", new byte[]{'a', ',', 'b', '\n', 1, 0, 7, 'x'}), ImportOptions.automatic())
                .contains("not a text file"));
        assertTrue(
                refusal(file("b.xlsx", new byte[]{'P', 'K', 3, 4, 0, 0}), ImportOptions.automatic()).contains("Excel"));
        assertTrue(refusal(file("c.gz", new byte[]{0x1F, (byte) 0x8B, 8, 0}), ImportOptions.automatic())
                .contains("gzipped, but damaged"));
        assertTrue(refusal("a,b,c\n").contains("header of 3 columns but no rows"));
    }

    @Test
    void damagedTablesAreRefusedWithTheLine() throws Exception {
        assertTrue(refusal("a,b\n1,2\n3\n4,5\n")
                .startsWith("Line 3 of bad.csv has 1 value, but the table has 2 columns."));
        assertTrue(refusal("a,b\n1,2\n3,4,5\n").startsWith("Line 3 of bad.csv has 3 values"));
        assertTrue(refusal("a,b\n1,2\n3,\"4\n5,6\n").startsWith("Line 3 of bad.csv has a quotation mark"));
        assertTrue(refusal("a,b\n1,\"2\"x\n").startsWith("Line 2 of bad.csv has a quotation mark"));
        assertTrue(refusal("a, \"b\"\n1, \"2\n3,4\n").startsWith("Line 2 of bad.csv has a quotation mark"));
        assertTrue(
                refusal("a,b\n1," + "x".repeat(1_000_001) + "\n").startsWith("Line 2 of bad.csv has a value of more"));
        String oneLine = "x".repeat(3_000_000);
        assertTrue(refusal(oneLine).contains("bad.csv"));
    }

    @Test
    void aTableThatFallsIntoOneColumnIsRefused() throws Exception {
        assertTrue(refusal("name\n1,2\n3,4\n5,6\n").contains("bad.csv"));
        assertTrue(refusal("time\n1:20\n3:40\n5:00\n").contains("lines hold a colon"));
        assertEquals(3, read("a\n1\n2\n3\n").rows());
    }

    @Test
    void columnsWithoutANameAreNamedByPosition() throws Exception {
        ImportResult r = DataReader.read(file("t.csv", ",x\n0,1.5\n1,2.5\n"), ImportOptions.automatic());
        assertTrue(r.dataset().has("column 1"));
        assertTrue(r.notes().stream().anyMatch(n -> n.contains("named by position")), r.notes()::toString);
    }
}
