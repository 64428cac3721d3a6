package sweetspot.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.objective.Evaluation;
import sweetspot.objective.TrialContext;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;

/// What a plain command says, and how it ends.
@Timeout(60)
class CommandObjectiveTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("kind", new CategoricalDistribution(List.of("a", "b")), "a"),
            new Parameter("x", FloatDistribution.linear(0, 4), 1.0),
            new Parameter("n", IntDistribution.linear(1, 9), 3L).when("kind", "b"));

    @TempDir
    Path folder;

    private static TrialContext context(java.util.function.BooleanSupplier cancelled) {
        return new TrialContext() {
            @Override
            public int number() {
                return 0;
            }

            @Override
            public void report(int step, double value) {}

            @Override
            public boolean shouldPrune() {
                return false;
            }

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    private Evaluation score(String... arguments) throws Exception {
        return new CommandObjective(SmallProgram.command(arguments), SPACE, folder)
                .evaluate(SPACE.defaults(), context(() -> false));
    }

    @Test
    void theLastLineOfOutputIsTheValue() throws Exception {
        assertEquals(1.0, score("parabola", "--x", "{x}").value());
        assertEquals(-2.5e-3, score("says", "0.1", " -2.5e-3 ", "", "  ").value());
        assertTrue(Double.isNaN(score("says", "nan").value()));
        assertEquals(Double.NEGATIVE_INFINITY, score("says", "-inf").value());
        assertEquals(0.25, score("says", "{{\"value\": 0.25}}").value());
        Evaluation several = score("says", "{{\"values\": [1, 0.5], \"attributes\": {{\"epochs\": 3}}}}");
        assertArrayEquals(new double[]{1, 0.5}, several.values());
        assertEquals(Map.of("epochs", 3L), several.attributes());
    }

    @Test
    void whatIsNoValueIsAFailureThatSaysWhy() {
        for (String last : List.of("done", "[0.5]", "{{\"loss\": 1}}", "{{\"value\": \"high\"}}", "0.5 0.6")) {
            String reason = assertThrows(IOException.class, () -> score("says", last)).getMessage();
            assertTrue(reason.contains("neither a number nor a JSON object"), reason);
        }
        String silent = assertThrows(IOException.class, () -> score("says")).getMessage();
        assertTrue(silent.contains("nothing"), silent);
        String missing = assertThrows(IOException.class, () -> new CommandObjective(List.of("no-such-program"), SPACE,
                folder).evaluate(SPACE.defaults(), context(() -> false))).getMessage();
        assertTrue(missing.contains("no-such-program"), missing);
    }

    @Test
    void anotherExitCodeIsAFailureWithTheLastErrors() {
        String reason = assertThrows(IOException.class, () -> score("fails")).getMessage();
        assertTrue(reason.startsWith("The command ended with exit code 3."), reason);
        assertTrue(reason.endsWith("error line 30") && reason.contains("error line 19"), reason);
        assertFalse(reason.contains("error line 18"), "only the last lines are kept: " + reason);
    }

    @Test
    void cancellingEndsItWithItsChildren() throws Exception {
        long began = System.nanoTime();
        assertThrows(CancellationException.class,
                () -> new CommandObjective(SmallProgram.command("forks"), SPACE, folder)
                        .evaluate(SPACE.defaults(), context(() -> SmallProgram.running() >= 2)));
        assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(50));
        for (int i = 0; i < 100 && SmallProgram.running() > 0; i++) Thread.sleep(50);
        assertEquals(0, SmallProgram.running());
    }

    @Test
    void anInactiveParameterGoesWithTheOptionBeforeIt() {
        CommandTemplate template = new CommandTemplate(
                List.of("t", "--x", "{x}", "--n", "{n}", "--m={n}", "{{{kind}}}", "-", "{n}", "end"));
        assertEquals(List.of("x", "n", "kind"), List.copyOf(template.names()));
        assertEquals(List.of("t", "--x", "1.0", "{a}", "-", "end"), template.filled(SPACE.defaults()));
        assertEquals(List.of("t", "--x", "0.5", "--n", "3", "--m=3", "{b}", "-", "3", "end"), template.filled(
                Configuration.of(Map.of("kind", "b", "x", 0.5, "n", 3L))));
        assertEquals(List.of("b"), new CommandTemplate(List.of("{n}", "{kind}")).filled(
                Configuration.of(Map.of("kind", "b"))), "nothing is taken away that is not an option");
    }

    /// As with a parser of arguments, none is no argument; "null" would be a text.
    @Test
    void aChoiceOfNullGoesWithTheOptionBeforeIt() {
        Map<String, Object> values = new java.util.HashMap<>(Map.of("x", 0.5));
        values.put("depth", null);
        assertEquals(List.of("t", "--x", "0.5"), new CommandTemplate(List.of("t", "--depth", "{depth}", "--x", "{x}",
                "--d={depth}")).filled(Configuration.of(values)));
    }
}
