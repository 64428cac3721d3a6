package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Thousands;

class NumbersAsWrittenTest {
    @TempDir
    Path folder;

    /// A table of an amount and, beside it, what shows how the file writes decimals.
    private TableFile table(String beside, String... amounts) throws Exception {
        return TableFile.of(folder, Arrays.stream(amounts).map(a -> a + ";" + beside)
                .collect(Collectors.joining("\n", "amount;other\n", "\n")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"9,916|0.5|9916", "9.916|0,5|9916", "9.916|0.5|9.916",
        "9,916|0,5|9.916",
        "1,234,567|x|1234567", "1.234.567|x|1234567", "1.234,56|x|1234.56", "1,234.56|x|1234.56", "9'916|0.5|9916",
        "9’916|0,5|9916", "1'234.5|x|1234.5", "9\u202f916|0,5|9916", "9\u00a0916|0.5|9916", "9\u2009916,5|x|9916.5",
        "9 916|0.5|9916",
        "1,23,456|x|123456", "12,34,567.8|x|1234567.8", "−5|x|-5", "–5.5|x|-5.5", "5-|x|-5", "+5|x|5", "+5,5|x|5.5",
        "(1,234.50)|x|-1234.5",
        "12.3%|x|12.3", "12,3 %|x|12.3", "$5|x|5", "-$5.20|x|-5.2", "$-5.20|x|-5.2", "($5.20)|x|-5.2", "5 €|x|5",
        "€ 1.234,50|x|1234.5",
        "£5|x|5", "¥500|x|500", "kr 5,50|x|5.5", "5,50 kr|x|5.5", "CHF 1'234.50|x|1234.5", "CHF 1'234.-|x|1234",
        "12.–|x|12", "EUR 5|x|5", "5.5 USD|x|5.5", "5.5 kg|x|5.5",
        "180cm|x|180", "36,6 °C|x|36.6", "250ms|x|250", "3 h|x|3", "90 km/h|x|90", "4 m²|x|4", "4 m3|x|4",
        "1.5e3|x|1500", "1,5E+03|x|1500",
        "1e-5|x|1e-5", "'512|x|512", "(12.5)%|x|-12.5", "(5) kg|x|-5", "$1.2M|x|1200000", "€565K|x|565000",
        "€1,5 Mrd.|0,5|1500000000", "-$3bn|x|-3000000000", "RM5.50|x|5.5", "Rp 5.000|0,5|5000", "MX$5|x|5", "NT$5|x|5",
        ".5|x|0.5", ",5|x|0.5", "5.|x|5", "007.5|x|7.5", "1,234e3|0,5|1234"})
    void aCellIsTheNumberThatItsFileMeans(String written, String beside, double expected) throws Exception {
        String[] amounts = new String[12];
        Arrays.fill(amounts, written);
        double[] read = table(beside, amounts).numbers("amount");
        for (double value : read) assertEquals(expected, value, Math.abs(expected) * 1e-15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.2024", "12:30", "10.0.0.1", "0x1F", "A12", "Q1", "12-34", "3/4", "1,2,3", "12,34,56",
        "1 23 456", "1,234'567",
        "<5", "5a6", "(5", "5)", "--5", "$", "%", "e5", "1e", "5 10", "٣", "'05", "=\"05\"", "=\"x\"", "=5", "$1.2e3M",
        "$1.2X", "(5)x"})
    void whatIsNoNumberStaysText(String text) {
        WrittenNumber n = WrittenNumber.read(text.toCharArray(), 0, text.length());
        assertNull(n, () -> text + " as " + n);
    }

    @Test
    void threeDecimalsEverywhereAreNoReasonToWarn() throws Exception {
        TableFile t = TableFile.of(folder, "a,b\n6.594,x\n1.250,y\n3.871,z\n");
        assertArrayEquals(new double[]{6.594, 1.25, 3.871}, t.numbers("a"));
        assertEquals(Severity.NOTE, t.read().remarks().getFirst().severity());
        assertTrue(t.read().remarks().getFirst().text().contains("--decimals comma"));
        TableFile beside = TableFile.of(folder, "a,b\n6.594,x\n250,y\n3.871,z\n");
        assertEquals(Severity.WARNING, beside.read().remarks().getFirst().severity(), "small whole numbers beside are");
    }

    @Test
    void aSpreadsheetsTextMarkIsNoPartOfANumber() throws Exception {
        TableFile t = TableFile.of(folder, "a,b\n\"=\"\"512\"\"\",1\n'7,2\n694,3\n");
        assertArrayEquals(new double[]{512, 7, 694}, t.numbers("a"));
    }

    @Test
    void whatAMagnitudeIsReadAsIsTold() throws Exception {
        TableFile t = TableFile.of(folder, "value,b\n€110.5M,1\n€565K,2\n€0,3\n");
        assertArrayEquals(new double[]{110_500_000, 565_000, 0}, t.numbers("value"));
        t.tells("“€110.5M” in line 2 is read as 110500000");
    }

    @Test
    void oneMarkHoldsForAllColumnsTheTargetToo() throws Exception {
        TableFile t = TableFile.of(folder, "y;x\n29,748;1.25\n594;2.5\n1,003;0.5\n");
        assertArrayEquals(new double[]{29748, 594, 1003}, t.numbers("y"));
        t.tells("“29,748” in “y” is read as 29748", "decimal point");
    }

    @Test
    void quotedThousandsAreReadInACommaFile() throws Exception {
        TableFile t = TableFile.of(folder, "a,b\n\"9,916\",1\n694,2\n\"31,949\",3\n");
        assertArrayEquals(new double[]{9916, 694, 31949}, t.numbers("a"));
        ImportNote note = t.read().remarks().getFirst();
        assertEquals(Severity.WARNING, note.severity(), "nothing in the file shows what the comma is");
        assertTrue(note.text().contains("--decimals comma"), note::text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"9,916 694 31,949|;|9916", "9,916 1,694 31,949|;|9.916",
        "9,916 12345 31,949|;|9.916",
        "9.916 694 31.949|;|9916", "9.916 1.694 31.949|;|9.916", "9.916 694 31.949|TAB|9.916",
        "9,916 694 31,949|TAB|9916"})
    void anAmbiguousFileGetsTheLikelierReadingAndIsTold(String cells, String delimiter, double first) throws Exception {
        char mark = delimiter.equals("TAB") ? '\t' : ';';
        TableFile t = TableFile.of(folder, Arrays.stream(cells.split(" ")).map(c -> c + mark + "x")
                .collect(Collectors.joining("\n", "a" + mark + "b\n", "\n")));
        assertEquals(first, t.numbers("a")[0]);
        assertEquals(Severity.WARNING, t.read().remarks().getFirst().severity());
        t.tells("is read as", "--decimals");
    }

    @Test
    void theMarksCanBeChosen() throws Exception {
        TableFile t = table("x", "9,916", "694");
        ImportOptions o = ImportOptions.automatic();
        assertEquals(9.916, t.with(o.withDecimals(DecimalMark.COMMA)).numbers("amount")[0]);
        assertEquals(9916, t.with(o.withDecimals(DecimalMark.POINT)).numbers("amount")[0]);
        assertEquals(9916, t.with(o.withThousands(Thousands.COMMA)).numbers("amount")[0]);
        assertEquals(9.916, t.with(o.withThousands(Thousands.POINT)).numbers("amount")[0]);
        assertEquals(9.916, t.with(o.withThousands(Thousands.NONE)).numbers("amount")[0]);
        assertEquals(9.916, t.with(o.withThousands(Thousands.APOSTROPHE)).numbers("amount")[0]);
    }

    @Test
    void aColumnWithMarksOfItsOwnIsReadSoAndTold() throws Exception {
        TableFile t = TableFile.of(folder, "a;b;c\n1,5;2,5;0.25\n2,75;3,5;1.5\n3,25;1,5;2.75\n");
        assertArrayEquals(new double[]{1.5, 2.75, 3.25}, t.numbers("a"));
        assertArrayEquals(new double[]{0.25, 1.5, 2.75}, t.numbers("c"));
        t.tells("“c”", "decimal point");
    }

    @Test
    void marksThatDifferWithinAColumnAreTold() throws Exception {
        TableFile t = table("x", "1,5", "1.5", "2,5", "2.5");
        assertEquals(List.of("1,5", "1.5", "2,5", "2.5"), t.texts("amount"));
        t.tells("“amount” mixes decimal points and commas");
    }

    @Test
    void unitsPercentAndAccountsAreTold() throws Exception {
        TableFile t = TableFile.of(folder, "p,w,c\n12.3%,5 kg,$5\n9%,7 kg,($6)\n1%,8 kg,$7\n");
        t.tells("“p”", "percent");
        t.tells("“w”", "“kg”");
        t.tells("“c”", "“$”");
        t.tells("“c”", "parentheses");
        assertArrayEquals(new double[]{5, -6, 7}, t.numbers("c"));
    }

    /// Letters before digits are nearly always codes, so they are amounts only if the user says so.
    @ParameterizedTest
    @ValueSource(strings = {"R", "Fcfa", "Lek", "Bs.", "JD"})
    void amountsWithAnUnknownMarkAreToldAndReadWhenAsked(String mark) throws Exception {
        TableFile t = TableFile.of(folder,
                IntStream.range(1, 40).mapToObj(i -> "\"" + mark + i + ",727." + (10 + i) + "\",k" + i % 3)
                        .collect(Collectors.joining("\n", "price,b\n", "\n")));
        assertEquals(mark + "1,727.11", t.texts("price").getFirst());
        boolean word = mark.length() > 3;
        if (word) {
            t.tellsNothingOf("looks like amounts");
            return;
        }
        t.tells("“price” looks like amounts with the mark “" + mark + "”", "“" + mark + "1,727.11” in line 2",
                "--number");
        TableFile asked = t.with(ImportOptions.automatic().withTypes(Map.of("price", ColumnType.NUMBER)));
        assertEquals(1727.11, asked.numbers("price")[0]);
        asked.tells("“price” is read as numbers, without its unit “" + mark + "”");
    }

    @Test
    void codesWithLettersAreNoAmounts() throws Exception {
        table("x", "A12", "A13", "A14", "A150").tellsNothingOf("looks like amounts");
        table("x", "E11.9", "I10.0", "F32.1", "A41.9").tellsNothingOf("looks like amounts");
        TableFile t = table("x", "R8.727,74", "-R12,50", "R 1,00");
        assertArrayEquals(new double[]{8727.74, -12.5, 1},
                t.with(ImportOptions.automatic().withTypes(Map.of("amount", ColumnType.NUMBER))).numbers("amount"));
    }

    @Test
    void mixedUnitsAreNotMixedSilently() throws Exception {
        TableFile mixed = table("x", "1 kg", "500 g", "2 kg", "700 g");
        assertEquals("500 g", mixed.texts("amount").get(1));
        mixed.tells("“amount” mixes units", "kg, g");
        TableFile partly = table("x", "1 kg", "2", "3 kg", "4");
        assertArrayEquals(new double[]{1, 2, 3, 4}, partly.numbers("amount"));
        partly.tells("2 values have no unit", "kg");
        String[] one = IntStream.range(1, 31).mapToObj(i -> i == 7 ? "900 g" : i + " kg").toArray(String[]::new);
        TableFile rare = table("x", one);
        assertTrue(Double.isNaN(rare.numbers("amount")[6]));
        rare.tells("“900 g” in line 8");
        TableFile words = table("x", "1 day", "2 days", "3 days");
        assertArrayEquals(new double[]{1, 2, 3}, words.numbers("amount"));
    }

    @Test
    void codesStayCategoriesAndOneOddZeroMakesNone() throws Exception {
        TableFile zip = TableFile.of(folder, "zip\n01067\n10115\n99999\n80331\n");
        assertEquals("01067", zip.texts("zip").getFirst());
        zip.tells("“zip” is read as categories", "“01067” in line 2");
        TableFile forced = zip.with(ImportOptions.automatic().withTypes(Map.of("zip", ColumnType.NUMBER)));
        assertEquals(1067, forced.numbers("zip")[0]);
        String amounts =
                IntStream.range(0, 40).mapToObj(i -> Integer.toString(i * 37)).collect(Collectors.joining("\n"));
        TableFile odd = TableFile.of(folder, "a\n" + amounts + "\n00\n");
        assertEquals(0, odd.numbers("a")[40]);
        odd.tells("“a”", "“00” in line 42");
        TableFile longOne = TableFile.of(folder, "a\n" + amounts + "\n4000123412341234\n");
        assertEquals(4000123412341234.0, longOne.numbers("a")[40]);
        longOne.tells("“4000123412341234” in line 42");
        TableFile cards = TableFile.of(folder, "a\n4000123412341234567\n4000123412341234568\n");
        assertEquals(List.of("4000123412341234567", "4000123412341234568"), cards.texts("a"),
                "beyond 2^53 they stay distinct");
    }

    /// What each locale's own formatter writes is read back equal.
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "fr-FR", "de-CH", "en-IN", "pt-BR", "sv-SE", "ru-RU", "nb-NO", "it-IT",
        "cs-CZ", "pl-PL", "tr-TR",
        "ja-JP", "de-AT", "fr-CH", "da-DK", "fi-FI"})
    void numbersInALocalesStyleAreReadBack(String tag) throws Exception {
        NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag(tag));
        Random random = new Random(tag.hashCode());
        for (int digits = 0; digits <= 4; digits++) {
            format.setMaximumFractionDigits(digits);
            format.setMinimumFractionDigits(digits == 3 ? 0 : digits);
            List<Double> values = new ArrayList<>();
            StringBuilder text = new StringBuilder("n;share;x\n");
            for (int row = 0; row < 200; row++) {
                double scale = Math.pow(10, random.nextInt(8));
                double value = Math.rint(random.nextGaussian() * scale * 1e4) / 1e4;
                double written = format.parse(format.format(value)).doubleValue();
                values.add(written);
                text.append(format.format(value)).append(';')
                        .append(NumberFormat.getInstance(Locale.forLanguageTag(tag)).format(row / 200.0))
                        .append(";k\n");
            }
            double[] read = TableFile.of(folder, text.toString()).numbers("n");
            for (int row = 0; row < read.length; row++)
                assertEquals(values.get(row) + 0.0, read[row] + 0.0, tag + ", row " + row);
        }
    }
}
