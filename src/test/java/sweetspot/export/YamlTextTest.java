package sweetspot.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    private static String field(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", value);
        return YamlText.of(map);
    }

    @Test
    void textsThatAnyVersionReadsAsSomethingElseAreQuoted() {
        for (String text : List.of("no", "Yes", "ON", "y", "N", "null", "None", "~", "true", "1", "1e3", "0x1F", "012",
                "1_000",
                "12:30", "2024-01-01", ".inf", ".nan", "-", "- a", "a: b", "a #b", "", " a", "a ", "*x", "&x", "!x",
                "%x", "@x",
                "`x", "{a}", "[a]", "a\nb", "?", "|", ">", "'a'", "=", "<<", "-1", "+1", "ä")) {
            assertTrue(field(text).startsWith("a: \""), field(text));
        }
        for (String text : List.of("adam", "Balanced", "gradient_boosting", "a b", "a/b.csv", "x-1", "nothing",
                "once")) {
            assertEquals("a: " + text + "\n", field(text));
        }
    }

    @Test
    void whatCannotBeSeenIsEscaped() {
        assertEquals("a: \"q\\\"\\\\\\n\\t\\r\\u0000\\u0085\\u2028\\u202E\\uFEFF\\u007F\"\n",
                field("q\"\\\n\t\r\0\u0085\u2028\u202e\ufeff\u007f"));
        assertEquals("a: \"\\uFFFD\"\n", field("\ud800"), "half a pair is no character");
        assertEquals("a: \"\ud83d\ude00\"\n", field("\ud83d\ude00"));
        assertEquals("\"no\": 1\n", YamlText.of(Map.of("no", 1L)), "names of fields, too");
    }

    @Test
    void numbersAreNumbersInEveryVersion() {
        assertEquals("a: 1.0e-5\n", field(1e-5));
        assertEquals("a: 1.0e+10\n", field(1e10));
        assertEquals("a: 0.1\n", field(0.1));
        assertEquals("a: 3\n", field(3L));
        assertEquals("a: .nan\n", field(Double.NaN));
        assertEquals("a: -.inf\n", field(Double.NEGATIVE_INFINITY));
        assertEquals("a: null\n", field(null));
        assertEquals("a: true\n", field(true));
    }

    @Test
    void mapsAndListsAreIndented() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("x", 1L);
        inner.put("y", List.of("a", "no"));
        List<Object> mixed = new ArrayList<>(List.of(inner, List.of(), Map.of()));
        mixed.add(null);
        assertEquals("a:\n  x: 1\n  \"y\":\n    - a\n    - \"no\"\n", field(inner));
        assertEquals("a:\n  - x: 1\n    \"y\":\n      - a\n      - \"no\"\n  - []\n  - {}\n  - null\n", field(mixed));
        assertEquals("{}\n", YamlText.of(Map.of()));
    }
}
