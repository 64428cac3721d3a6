package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ProgramSubject;
import sweetspot.worker.CommandText;
import sweetspot.worker.SmallProgram;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's own program, tuned from the shell.
class ProgramCliTest {
    @TempDir
    Path folder;
    private String out;
    private String err;

    private int sweetspot(Object... args) {
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        ByteArrayOutputStream e = new ByteArrayOutputStream();
        int code = Main.run(Arrays.stream(args).map(Object::toString).toArray(String[]::new),
                new PrintStream(o, true, StandardCharsets.UTF_8), new PrintStream(e, true, StandardCharsets.UTF_8));
        out = o.toString(StandardCharsets.UTF_8);
        err = e.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Experiment made(String name) throws Exception {
        return ExperimentFile.read(folder.resolve(name), ExperimentDefaults.none());
    }

    private void refused(String reason, Object... more) {
        Object[] args = new Object[more.length + 3];
        args[0] = "new";
        args[1] = "-o";
        args[2] = folder.resolve("refused.json");
        System.arraycopy(more, 0, args, 3, more.length);
        assertEquals(2, sweetspot(args), err);
        assertTrue(err.contains(reason), err);
        assertFalse(Files.exists(folder.resolve("refused.json")));
    }

    @Test
    void aMarkedCommandIsSearchedOnceItIsAllowed() throws Exception {
        Path file = folder.resolve("parabola.json");
        String command = CommandText.join(SmallProgram.command("parabola")) + " --x~'uniform(-4, 8)'";
        assertEquals(0, sweetspot("new", "--program", command, "-o", file, "--folder", folder, "--trials", 5), err);
        Experiment experiment = made("parabola.json");
        assertEquals(new ProgramSubject(SmallProgram.command("parabola", "--x", "{x}"), false, Direction.MINIMIZE),
                experiment.subject());
        assertEquals(FloatDistribution.linear(-4, 8), experiment.space().get("x").range());

        assertEquals(2, sweetspot("run", file));
        assertTrue(err.contains("--allow-program") && err.contains(SmallProgram.class.getName()), err);
        assertFalse(Files.exists(folder.resolve("parabola.log")));
        assertEquals(0, sweetspot("run", file, "--allow-program", "--json"), err);
        assertEquals(5, JsonMapper.shared().readTree(out).at("/trials/complete").asInt());
        assertEquals(0, JsonMapper.shared().readTree(out).get("default_value").asDouble(),
                "(2 - 2)² is the default's value");
    }

    @Test
    void aProgramThatSpeaksTheProtocolKeepsItsCommandFreeOfPlaces() throws Exception {
        Files.createDirectories(folder.resolve("code"));
        assertEquals(0, sweetspot("new", "--protocol", "--direction", "maximize", "--folder", folder.resolve("code"),
                "--program", "python3 train.py --lr~'loguniform(1e-5,1)' data -n~'uniform(1,9,discrete=True)'",
                "-o", folder.resolve("p.json")), err);
        Experiment experiment = made("p.json");
        assertEquals(
                new ProgramSubject(java.util.List.of("python3", "train.py", "data"), true, Direction.MAXIMIZE, "code"),
                experiment.subject());
        assertEquals(IntDistribution.linear(1, 9), experiment.space().get("n").range());
        assertEquals(folder.resolve("code"), ((ProgramSubject) experiment.subject()).folderIn(folder));
    }

    @Test
    void whatCannotBeUnderstoodIsRefused() {
        refused("no marks", "--program", "python train.py --lr {lr}");
        refused("--depth~'uniform(low, high)'", "--program", "python train.py --lr~'uniform(0,1)' --depth {depth}");
        refused("normal", "--program", "python train.py --lr~'normal(0,1)'");
        refused("not closed", "--program", "python train.py --lr~'uniform(0,1)");
        refused("sideways", "--program", "train --lr~'uniform(0,1)'", "--direction", "sideways");
        refused("--data", "--program", "train --lr~'uniform(0,1)'", "--data", "x.csv");
    }
}
