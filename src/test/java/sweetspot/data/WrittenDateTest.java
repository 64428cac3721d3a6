package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells that are dates, in the forms that people and programs write them.
class WrittenDateTest {

    private static WrittenDate read(String text) {
        return WrittenDate.read(text.toCharArray(), 0, text.length());
    }

    private static String instant(WrittenDate date, boolean dayFirst) {
        return new DateColumn("d", DateColumn.Form.DATE_TIME, new long[]{date.value(dayFirst)}).instant(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2025-11-03 | 2025-11-03T00:00:00Z", "2025/11/3 | 2025-11-03T00:00:00Z", "2025.11.03 | 2025-11-03T00:00:00Z",
        "2025-11 | 2025-11-01T00:00:00Z", "2025-11-03T04:17 | 2025-11-03T04:17:00Z",
        "2025-11-03 04:17:13.250 | 2025-11-03T04:17:13.250Z", "2025-11-03T04:17:13,25Z | 2025-11-03T04:17:13.250Z",
        "2025-11-03T04:17:13+02:00 | 2025-11-03T02:17:13Z", "2025-11-03T04:17:13-0530 | 2025-11-03T09:47:13Z",
        "2025-11-03 04:17:13+02 | 2025-11-03T02:17:13Z", "2025-11-03 04:17 UTC | 2025-11-03T04:17:00Z",
        "2025-11-03T04:17:13+01:00[Europe/Berlin] | 2025-11-03T03:17:13Z", "20251103T041713Z | 2025-11-03T04:17:13Z",
        "20251103 0417 | 2025-11-03T04:17:00Z", "03.11.2025 | 2025-11-03T00:00:00Z",
        "3.11.25 | 2025-11-03T00:00:00Z", "3.11.70 | 1970-11-03T00:00:00Z", "03.11.2025 4:17 | 2025-11-03T04:17:00Z",
        "03/11/2025 | 2025-11-03T00:00:00Z", "3-11-2025 12:00 AM | 2025-11-03T00:00:00Z",
        "3 Nov 2025 | 2025-11-03T00:00:00Z", "03-NOV-25 | 2025-11-03T00:00:00Z",
        "3rd of November 2025 | 2025-11-03T00:00:00Z", "Nov 3, 2025 4:17:13 PM | 2025-11-03T16:17:13Z",
        "November 3rd 2025 | 2025-11-03T00:00:00Z", "Mon, 03 Nov 2025 04:17:13 GMT | 2025-11-03T04:17:13Z",
        "Monday, November 3, 2025 | 2025-11-03T00:00:00Z", "03/Nov/2025:04:17:13 +0100 | 2025-11-03T03:17:13Z",
        "2025-Nov-03 | 2025-11-03T00:00:00Z", "Nov 2025 | 2025-11-01T00:00:00Z", "11/2025 | 2025-11-01T00:00:00Z",
        "2025-11-03T24:00 | 2025-11-04T00:00:00Z", "0001-01-01 | 0001-01-01T00:00:00Z",
        "3. Dezember 2025 | 2025-12-03T00:00:00Z", "03. März 2025 04:17 Uhr | 2025-03-03T04:17:00Z",
        "3-Okt-25 | 2025-10-03T00:00:00Z", "Mo, 03.11.2025 | 2025-11-03T00:00:00Z",
        "Samstag, 3. Mai 2025 | 2025-05-03T00:00:00Z", "3 févr. 2025 | 2025-02-03T00:00:00Z",
        "1er août 2025 | 2025-08-01T00:00:00Z", "3 de enero de 2025 | 2025-01-03T00:00:00Z",
        "Juli 2025 | 2025-07-01T00:00:00Z", "Maerz 2025 | 2025-03-01T00:00:00Z", "3 mrt 2025 | 2025-03-03T00:00:00Z",
        "Mon Nov 03 04:17:13 2025 | 2025-11-03T04:17:13Z", "Mon Nov  3 04:17:13 CET 2025 | 2025-11-03T03:17:13Z",
        "2025-11-03 04:17 EST | 2025-11-03T09:17:00Z", "2025-11-03-04.17.13.250000 | 2025-11-03T04:17:13.250Z",
        "03.11.2025 04.17 Uhr | 2025-11-03T04:17:00Z", "3/11/2025 4h17 | 2025-11-03T04:17:00Z",
        "2025-11-03T04 | 2025-11-03T04:00:00Z", "2025-11-03 04:17:13[Europe/Berlin] | 2025-11-03T04:17:13Z",
        "2025-W45-1 | 2025-11-03T00:00:00Z", "2025-W45 | 2025-11-03T00:00:00Z", "2025W451 | 2025-11-03T00:00:00Z",
        "2026-W01-1 | 2025-12-29T00:00:00Z", "2025年11月3日 | 2025-11-03T00:00:00Z",
        "2025年11月3日 04:17 | 2025-11-03T04:17:00Z", "2024-02-29 | 2024-02-29T00:00:00Z", "04:17 | 1970-01-01T04:17:00Z",
        "4:17:13 pm | 1970-01-01T16:17:13Z"})
    void isUnderstood(String text, String instant) {
        WrittenDate date = read(text);
        assertNotNull(date, text);
        assertEquals(instant, instant(date, true), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-30", "2025-13-01", "31.04.2025", "13/13/2025", "29.02.2023", "0000-00-00", "25:00",
        "4:60", "13:00 PM", "2025-11-03 soon", "2025-11-03T04:17+02:99", "2025-11-03T25:00", "1.2.3.4", "1.2.3", "May",
        "12-34-5678", "3/4", "2025/26", "1234-12", "hello 3, 2025", "Mai 3, 2025", "12:5", "3 2025", "2025-11-03/05",
        "20251332T0000", "1-800-555-1234", "Mon", "Fri 3", "2025--11-03",
        "2025-W54-1", "2025-W53", "2025-W45-8", "2025-W", "3 jui 2025", "3 Fnord 2025", "2025-11-03 04:17 XYZ",
        "2025-11-03-04", "2025年13月3日", "2025年11月", "Mon Nov 03 04:17:13", "Mon Nov 03 04:17:13 25"})
    void isNone(String text) {
        assertNull(read(text), text);
    }

    @ParameterizedTest
    @CsvSource({"20251103, 2025-11-03T00:00:00Z", "202511030417, 2025-11-03T04:17:00Z",
        "20251103041713, 2025-11-03T04:17:13Z"})
    void digitsAloneAreADateWithATimeOrWithout(String text, String instant) {
        assertTrue(DateDigits.isDate(text.toCharArray(), 0, text.length()));
        assertEquals(instant, instant(DateDigits.read(text.toCharArray(), 0, text.length()), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20251332", "202511032417", "20251103041760", "2025110304", "18991231000000", "1762143433"})
    void otherDigitsAreNoDate(String text) {
        assertFalse(DateDigits.isDate(text.toCharArray(), 0, text.length()));
    }

    @Test
    void theOrderOfDayAndMonthIsLeftOpenWhereBothArePossible() {
        assertTrue(read("03/11/2025").isOpen());
        assertEquals("2025-03-11T00:00:00Z", instant(read("03/11/2025"), false));
        assertFalse(read("11/11/2025").isOpen());
        assertTrue(read("13/11/2025").onlyDayFirst());
        assertTrue(read("11/13/2025").onlyMonthFirst());
        assertEquals(DateColumn.MISSING, read("13/11/2025").value(false));
        assertFalse(read("2025-03-11").isOpen());
    }
}
