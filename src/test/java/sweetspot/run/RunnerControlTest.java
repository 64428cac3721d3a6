package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.run.Runs.experiment;
import static sweetspot.run.Runs.memory;
import static sweetspot.run.Runs.runner;
import static sweetspot.run.Runs.score;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.objective.Evaluation;
import sweetspot.study.Trial;

/// Pause, resume, finish and stop, as the user asks for them.
@Timeout(60)
class RunnerControlTest {
    @Test
    void pauseLetsRunningTrialsEndAndResumeGoesOn() throws Exception {
        Semaphore permits = new Semaphore(0);
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch paused = new CountDownLatch(1);
        StudyRunner runner = runner(experiment(6, 2), (c, _) -> {
            started.countDown();
            permits.acquire();
            return Evaluation.of(score(c));
        }, memory(), status -> {
            if (status.phase() == RunPhase.PAUSED) paused.countDown();
        });
        runner.start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.pause();
        permits.release(6);
        assertTrue(paused.await(10, TimeUnit.SECONDS));
        assertEquals(2, runner.status().snapshot().complete());
        assertEquals(0, runner.status().snapshot().running());
        runner.resume();
        assertEquals(6, runner.ended().get().snapshot().complete());
    }

    @Test
    void finishThenStopLetsRunningTrialsEnd() throws Exception {
        Semaphore permits = new Semaphore(0);
        CountDownLatch started = new CountDownLatch(2);
        StudyRunner runner = runner(experiment(100, 2), (c, _) -> {
            started.countDown();
            permits.acquire();
            return Evaluation.of(score(c));
        }, memory(), _ -> {});
        runner.start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.finishThenStop();
        permits.release(2);
        RunStatus end = runner.ended().get(10, TimeUnit.SECONDS);
        assertEquals(StopReason.USER, end.reason());
        assertEquals(2, end.snapshot().complete());
        assertEquals(2, end.snapshot().trials().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopNowEndsEvenATrialThatIgnoresIt(boolean polite) throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        AtomicBoolean over = new AtomicBoolean();
        StudyRunner runner = runner(experiment(100, 2), (c, context) -> {
            started.countDown();
            while (!(polite && context.cancelled()) && !over.get()) Thread.onSpinWait();
            throw new CancellationException();
        }, memory(), _ -> {});
        runner.start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.stopNow();
        RunStatus end = runner.ended().get(5, TimeUnit.SECONDS);
        assertEquals(StopReason.USER, end.reason());
        assertEquals(0, end.snapshot().failed(), "that somebody stopped them is no fault of theirs");
        assertEquals(2, end.snapshot().stopped());
        assertEquals(2, end.snapshot().finished());
        assertEquals(Trial.BY_USER, end.snapshot().trials().getFirst().stopped());
        assertEquals("Stopped by you", end.snapshot().trials().getFirst().failure());
        if (!polite) Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("sweetspot-trial"))
                .forEach(t -> assertTrue(t.isDaemon()));
        over.set(true);
    }
}
