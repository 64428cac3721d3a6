package sweetspot.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.ProgramSubject;

class ProgramFilesTest {
    @TempDir
    Path folder;

    private static SearchSpace space(double high, String... choices) {
        return SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, high), 0.5),
                new Parameter("kind", new CategoricalDistribution(List.of((Object[]) choices)), choices[0]));
    }

    private Set<String> prints(ProgramSubject program, SearchSpace space) {
        return ProgramFiles.prints(program, space, folder);
    }

    @Test
    void whateverWouldBeRunIsInThePrints() throws Exception {
        Path script = Files.writeString(folder.resolve("train.py"), "print(1)");
        ProgramSubject program = new ProgramSubject(List.of("python3", "-u", "train.py", "{x}", "{kind}"), false,
                Direction.MINIMIZE);
        Set<String> before = prints(program, space(1, "a", "b"));
        assertEquals(before, prints(program, space(1, "a", "b")));
        assertEquals(before, prints(program, space(9, "a", "b")), "a range of numbers runs nothing new");
        assertTrue(before.containsAll(prints(program, space(1, "a"))), "a choice less runs nothing new");
        assertFalse(before.containsAll(prints(program, space(1, "a", "; rm -rf"))), "a new text may");

        assertFalse(before.containsAll(prints(program.in("sub"), space(1, "a", "b"))));
        assertFalse(before.containsAll(prints(new ProgramSubject(program.command(), true, Direction.MINIMIZE),
                space(1, "a", "b"))));
        assertFalse(
                before.containsAll(prints(new ProgramSubject(List.of("python3", "-u", "train.py {x}", "{kind}"), false,
                        Direction.MINIMIZE), space(1, "a", "b"))));
        assertTrue(before.containsAll(prints(new ProgramSubject(program.command(), false, Direction.MAXIMIZE),
                space(1, "a", "b"))), "what counts as better runs nothing new");
        Files.writeString(script, "print(2)");
        assertFalse(before.containsAll(prints(program, space(1, "a", "b"))), "the script has changed");
    }

    @Test
    void aProgramIsFoundWhereTheSystemWouldFindIt() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path tool = Files.writeString(bin.resolve("tool"), "");
        assertTrue(tool.toFile().setExecutable(true));
        Path plain = Files.writeString(bin.resolve("notes"), "");
        assertTrue(plain.toFile().setExecutable(false));
        String path = "/nowhere" + File.pathSeparator + bin;
        assertEquals(Optional.of(tool), ProgramFiles.locate("tool", folder, path));
        assertEquals(Optional.of(tool), ProgramFiles.locate("bin/tool", folder, ""));
        assertEquals(Optional.of(tool), ProgramFiles.locate(tool.toString(), folder, ""));
        assertEquals(Optional.empty(), ProgramFiles.locate("tool", folder, "/nowhere"));
        assertEquals(Optional.empty(), ProgramFiles.locate("tool", bin, ""), "not the folder itself, as in a shell");
        assertEquals(Optional.empty(), ProgramFiles.locate("bin", folder, path));
        assertEquals(Optional.empty(), ProgramFiles.locate("a\0b", folder, path));
    }
}
