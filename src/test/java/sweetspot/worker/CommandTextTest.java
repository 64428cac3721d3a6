package sweetspot.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandTextTest {

    @Test
    void splitsAsAShellWouldButExpandsNothing() {
        assertEquals(List.of("python", "train.py", "--lr", "{lr}"), CommandText.split("  python train.py\t--lr {lr} "));
        assertEquals(List.of("a b", "c'd", "e\"f", "", "gh"), CommandText.split("'a b' \"c'd\" 'e\"f' '' g\"h\""));
        assertEquals(List.of("a b", "\"", "x\\y"), CommandText.split("a\\ b \\\" x\\y"));
        assertEquals(List.of("C:\\Users\\me\\python.exe", "in \"quotes\"", "a\\n"),
                CommandText.split("C:\\Users\\me\\python.exe \"in \\\"quotes\\\"\" 'a\\n'"));
        assertEquals(List.of("$HOME", "~/x", "*", "|", "sort", ">", "out"),
                CommandText.split("$HOME ~/x * | sort > out"));
        assertEquals(List.of(), CommandText.split(" \n "));
    }

    @Test
    void saysWhichQuoteIsOpen() {
        String reason = assertThrows(IllegalArgumentException.class,
                () -> CommandText.split("python 'a b' --name 'the last one is not closed")).getMessage();
        assertTrue(reason.contains("'the last one is not"), reason);
        assertThrows(IllegalArgumentException.class, () -> CommandText.split("a \"b"));
    }

    @Test
    void whatIsJoinedSplitsBackWhateverIsInIt() {
        Random random = new Random(7);
        String letters = "ab{}\\\"' \tä$~*=";
        for (int i = 0; i < 5_000; i++) {
            List<String> arguments = new ArrayList<>();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                StringBuilder argument = new StringBuilder();
                for (int k = random.nextInt(6); k > 0; k--) {
                    argument.append(letters.charAt(random.nextInt(letters.length())));
                }
                arguments.add(argument.toString());
            }
            assertEquals(arguments, CommandText.split(CommandText.join(arguments)), CommandText.join(arguments));
        }
        assertEquals("python train.py --lr {lr}", CommandText.join(List.of("python", "train.py", "--lr", "{lr}")));
    }
}
