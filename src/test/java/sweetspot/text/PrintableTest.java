package sweetspot.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatSteersATerminalIsWrittenOut() {
        assertEquals("a\\u001b[31mb\\u0007", Printable.line("a\u001b[31mb\u0007"));
        assertEquals("\\r\\n\\t\\u0085\\u2028", Printable.line("\r\n\t\u0085\u2028"));
        assertEquals("x\\u202egnp.exe\\u2066", Printable.line("x\u202egnp.exe\u2066"));
        assertEquals("\\ud800", Printable.line("\ud800"));
        assertEquals("\\u{e0041}", Printable.line(new String(Character.toChars(0xE0041))));
        assertEquals("\\u200b", Printable.line("\u200b"));
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "Größe 価格 👩\u200d🔬 می\u200cخواهم 10\u00a0%";
        assertSame(text, Printable.line(text));
    }

    @Test
    void endlessTextIsCut() {
        assertEquals("ab…", Printable.brief("abcd", 3));
        assertEquals("abc", Printable.brief("abc", 3));
        assertEquals("😀…", Printable.brief("😀😀😀", 2));
        String cut = Printable.brief("\n".repeat(1_000_000));
        assertTrue(cut.length() <= 61, cut);
        assertTrue(cut.endsWith("…"), cut);
        assertEquals(60, Printable.brief("x".repeat(100)).length());
    }
}
