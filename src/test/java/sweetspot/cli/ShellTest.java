package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import sweetspot.text.Printable;
import tools.jackson.databind.json.JsonMapper;

class ShellTest {
    private static final String EVIL = "a\u001b[2J\r\u202eb\nc\u009bd\u007f";

    private static String printed(Charset charset, Consumer<Shell> what) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, charset);
        what.accept(new Shell(stream, stream));
        return out.toString(charset);
    }

    private static String printed(Consumer<Shell> what) {
        return printed(StandardCharsets.UTF_8, what);
    }

    @Test
    void nothingReachesATerminalRaw() {
        String seen = "a␛[2J␍\\u202Eb⏎c\\u009Bd␡";
        assertEquals(seen + "\n", printed(s -> s.answer(EVIL)));
        assertEquals(seen + "\n", printed(s -> s.note(EVIL)));
        assertEquals("sweetspot: " + seen + "\n", printed(s -> s.error(EVIL)));
        assertEquals("x  " + seen + "\n", printed(s -> s.table(List.of(new String[][]{{"x", EVIL}}), false, false)));
        assertTrue(printed(s -> s.redraw(EVIL)).startsWith("\r" + seen));
    }

    @Test
    void columnsStandAlignedAndLongCellsAreCut() {
        String text = printed(s -> s.table(List.of(new String[]{"a\n", "1"}, new String[]{"bcd", "2"}), false, false));
        assertEquals("a⏎   1\nbcd  2\n", text);
        String cut = printed(s -> s.table(List.of(new String[][]{{"x".repeat(5_000), "1"}}), false, false));
        assertTrue(cut.length() < Printable.VALUE + 60 && cut.contains("4,800 more characters"), cut);
    }

    @Test
    void jsonHoldsEverythingInPlainAscii() {
        String json = printed(s -> JsonOutput.print(s, Map.of("name", EVIL)));
        assertEquals(EVIL, JsonMapper.shared().readTree(json).get("name").asString());
        assertTrue(json.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127), json);
    }

    @Test
    void namesStayApartInAnAsciiTerminal() {
        String text = printed(StandardCharsets.US_ASCII, s -> s.answer("größe ± 1 ✓ grüße \u001b\n🙂 年"));
        assertEquals("gr\\u00F6\\u00DFe +/- 1 ok gr\\u00FC\\u00DFe \\x1B\\n\\uD83D\\uDE42 \\u5E74\n", text);
        assertFalse(text.contains("?"));
    }
}
