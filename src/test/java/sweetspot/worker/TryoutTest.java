package sweetspot.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ProgramSubject;
import sweetspot.worker.Tryout.Line;
import sweetspot.worker.Tryout.Result;
import sweetspot.worker.Tryout.Source;
import sweetspot.worker.Tryout.State;

/// One run of a program, for the user to see.
@Timeout(60)
class TryoutTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir
    Path folder;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private static Experiment experiment(ProgramSubject subject) {
        return new Experiment("e", subject, SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 4), 0.5)),
                "random", "none", Budget.ofTrials(3), 1, 1);
    }

    private static Experiment command(String... arguments) {
        return experiment(new ProgramSubject(SmallProgram.command(arguments), false, Direction.MINIMIZE));
    }

    private static Experiment protocol(String way) {
        return experiment(new ProgramSubject(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SmallProgram.mark(), "-cp", System.getProperty("java.class.path"), HostileProgram.class.getName(), way),
                true,
                Direction.MINIMIZE));
    }

    private Result run(Experiment experiment, Duration limit) throws Exception {
        return Tryout.run(experiment, folder, limit, () -> false, lines::add);
    }

    @AfterEach
    void nothingIsLeftRunning() throws Exception {
        for (int i = 0; i < 100 && SmallProgram.running() > 0; i++) Thread.sleep(50);
        assertEquals(0, SmallProgram.running());
    }

    @Test
    void aCommandIsRunWithTheDefaults() throws Exception {
        Experiment e = command("parabola", "--x", "{x}");
        assertEquals(SmallProgram.command("parabola", "--x", "0.5"), Tryout.command(e));
        Result result = run(e, LONG);
        assertEquals(State.SCORED, result.state());
        assertEquals(List.of(2.25), result.values());
        assertEquals(OptionalInt.of(0), result.exitCode());
        assertEquals(List.of(new Line(Source.OUTPUT, "epoch 1"), new Line(Source.OUTPUT, "2.25")), lines);
        assertTrue(result.seconds() > 0);
    }

    @Test
    void itRunsInTheFolderOfTheProgram() throws Exception {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/marker"), "");
        ProgramSubject program = (ProgramSubject) command("folder").subject();
        assertEquals(List.of(0.0), run(experiment(program), LONG).values());
        assertEquals(List.of(1.0), run(experiment(program.in("sub")), LONG).values());
    }

    @Test
    void failuresSayWhy() throws Exception {
        Result failed = run(command("fails"), LONG);
        assertEquals(State.FAILED, failed.state());
        assertEquals(OptionalInt.of(3), failed.exitCode());
        assertTrue(failed.problem().contains("error line 30"), failed.problem());
        assertEquals(30, lines.stream().filter(l -> l.source() == Source.ERROR).count());
        Result garbage = run(command("says", "done"), LONG);
        assertEquals(OptionalInt.of(0), garbage.exitCode());
        assertTrue(garbage.problem().contains("done"), garbage.problem());
        assertEquals(State.FAILED, run(experiment(new ProgramSubject(List.of("no-such-program"), true,
                Direction.MINIMIZE)), LONG).state());
    }

    /// What a search takes for a failure is none of the scores of a trial run either.
    @Test
    void aScoreThatIsNoFiniteNumberIsAFailure() throws Exception {
        Result none = run(command("says", "nan"), LONG);
        assertEquals(State.FAILED, none.state());
        assertTrue(none.problem().contains("NaN"), none.problem());
        Result endless = run(command("says", "-inf"), LONG);
        assertEquals(State.FAILED, endless.state());
        assertTrue(endless.problem().contains("infinite (−∞)"), endless.problem());
    }

    @Test
    void theTimeLimitAndCancellingEndItWithItsChildren() throws Exception {
        Result late = run(command("forks"), Duration.ofSeconds(2));
        assertEquals(State.OUT_OF_TIME, late.state());
        AtomicBoolean cancelled = new AtomicBoolean();
        Result stopped = Tryout.run(command("forks"), folder, LONG, cancelled::get, line -> cancelled.set(true));
        assertEquals(State.CANCELLED, stopped.state());
        assertEquals(OptionalInt.empty(), stopped.exitCode());
    }

    @Test
    void aProgramThatSpeaksTheProtocolScoresOneTrial() throws Exception {
        Result twice = run(protocol("answers twice"), LONG);
        assertEquals(List.of(1.0), twice.values(), twice.problem());
        Result garbage = run(protocol("answers garbage"), LONG);
        assertEquals(State.FAILED, garbage.state());
        assertTrue(garbage.problem().contains("epoch 1"), garbage.problem());
        Result dead = run(protocol("cannot be set up"), LONG);
        assertTrue(dead.problem().contains("no module named torch"), dead.problem());
        assertTrue(lines.contains(new Line(Source.ERROR, "Traceback: no module named torch")));
        assertEquals(State.OUT_OF_TIME, run(protocol("ignores stop"), Duration.ofSeconds(3)).state());
        assertTrue(lines.stream().anyMatch(l -> l.source() == Source.MESSAGE && l.text().contains("1.0")));
    }
}
