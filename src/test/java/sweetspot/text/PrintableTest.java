package sweetspot.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @Test
    void controlCharactersAreSeen() {
        assertEquals("a␛[2Kb␍c␀␇␉␡", Printable.line("a\u001b[2Kb\rc\0\u0007\t\u007f"));
        assertEquals("\\u009B2K \\u0085", Printable.line("\u009b2K \u0085"));
    }

    @Test
    void lineEndsAreSeenOrKept() {
        assertEquals("echo 1⏎⏎touch EVIL\\u2028x", Printable.line("echo 1\n\ntouch EVIL\u2028x"));
        assertEquals("one\n\ttwo\nthree␍four␛", Printable.block("one\r\n\ttwo\nthree\rfour\u001b", 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202E, 0x2066, 0x2069, 0x200B, 0x200D, 0x200E, 0x200F, 0x061C, 0xFEFF, 0x00AD, 0x2060,
        0x2062, 0x180E, 0xFFF9, 0x034F, 0x3164, 0x115F, 0x2800, 0x00A0, 0x2003, 0xFE00, 0xFFFE, 0xE0041, 0xE0100,
        0x1D173})
    void whatIsUnseenOrTurnsTheTextIsWrittenOut(int c) {
        String text = "x" + Character.toString(c) + "y";
        assertEquals("x" + Printable.escape(c) + "y", Printable.line(text));
        assertTrue(Printable.escape(c).chars().allMatch(i -> i > ' ' && i < 127));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text", "größe → 3 ± 1", "年齢　歳", "שלום", "سن", "नमस्ते", "e\u0301\u0323", "🙂 ❤️",
        "C:\\temp\\u202E"})
    void otherTextsStayAsTheyAre(String text) {
        assertEquals(text, Printable.line(text));
    }

    @Test
    void plainTextIsNotCopied() {
        String text = "learning_rate=0.1";
        assertSame(text, Printable.line(text, Printable.VALUE));
    }

    @Test
    void halvesOfPairsAndTowersOfAccentsAreWrittenOut() {
        assertEquals("a\\uD800b", Printable.line("a\ud800b"));
        assertEquals("a" + "\u0300".repeat(4) + "\\u0300\\u0300b", Printable.line("a" + "\u0300".repeat(6) + "b"));
    }

    @Test
    void longTextsAreCutAndSaySo() {
        assertEquals("abc… (7 more characters)", Printable.line("abcdefghij", 3));
        assertEquals("abcdefghi… (1 more character)", Printable.line("abcdefghij", 9));
        assertEquals("abcdefghij", Printable.line("abcdefghij", 10));
        assertEquals("a… (2,000,001 more characters)", Printable.line("a\ud83d\ude42" + "x".repeat(1_999_999), 2));
    }

    @Test
    void aTerminalWithoutTheSignsGetsAscii() {
        assertEquals("\\x1B", Printable.ascii('␛'));
        assertEquals("\\x7F", Printable.ascii('␡'));
        assertEquals("\\n", Printable.ascii('⏎'));
        assertEquals("\\u00F6", Printable.ascii('ö'));
    }

    @Test
    void aValueInASentenceIsBrief() {
        assertEquals("ab…", Printable.brief("abcd", 3));
        assertEquals("abc", Printable.brief("abc", 3));
        assertEquals("😀…", Printable.brief("😀😀😀", 2));
        assertEquals(60, Printable.brief("x".repeat(100)).length());
        String cut = Printable.brief("\n".repeat(1_000_000));
        assertTrue(cut.length() <= 61 && cut.endsWith("…"), cut);
    }
}
