package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.text.Printable;

class TypedCommandTest {

    private static String[] typed(String command) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", "sweetspot() { printf '%s\\0' \"$@\"; }; " + command);
        bash.environment().put("LC_ALL", "C.UTF-8");
        Process process = bash.redirectErrorStream(true).start();
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return all.split("\0", -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e.json", "my file.json", "it's \"quoted\".json", "$HOME/`id`.json",
        "a;b&c|d>e(f)*?[g]~!#.json",
        "back\\slash.json", "größe 年.json", "tab\tand\nnew line.json", "esc\u001b[2K\u202e.json",
        "soft\u00adhyphen's \\.json",
        "nbsp\u00a0.json", "{a,b}.json", "=x", "~/e.json"})
    @DisabledOnOs(OS.WINDOWS)
    void bashTakesItAsItIsPrinted(String name) throws Exception {
        String command = new TypedCommand("run").file(Path.of(name)).option("--study", name).option("--resume", true)
                .option("--json", false).option("--worker-memory", null).text();
        assertEquals(Printable.line(command), command, "nothing in it is changed when it is printed");
        assertArrayEquals(new String[]{"run", name, "--study", name, "--resume", ""}, typed(command));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatBeginsLikeAnOptionIsNone() throws Exception {
        String command = new TypedCommand("run").file(Path.of("-e.json")).option("--study", Path.of("-s.log"))
                .option("--study-name", "-n'").text();
        assertArrayEquals(new String[]{"run", "./-e.json", "--study=-s.log", "--study-name=-n'", ""}, typed(command));
    }

    @Test
    void windowsHasQuotesOfItsOwn() {
        assertEquals(List.of("C:\\a\\e.json", "\"C:\\my folder\\e.json\"", "\"say \\\"hi\\\"\"", "\"a b\\\\\""),
                List.of("C:\\a\\e.json", "C:\\my folder\\e.json", "say \"hi\"", "a b\\").stream()
                        .map(TypedCommand::forWindows).toList());
    }
}
