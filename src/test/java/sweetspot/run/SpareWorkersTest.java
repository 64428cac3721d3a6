package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sweetspot.worker.CommandLines;

/// Workers that are started before a search is: whatever becomes of it, none is left behind.
@Timeout(60)
class SpareWorkersTest {
    private final List<Runnable> later = new ArrayList<>();
    private final SpareWorkers spare = new SpareWorkers(true, later::add);

    private static List<ProcessHandle> workers() {
        return ProcessHandle.current().children().filter(p -> p.isAlive() && CommandLines.of(p)
                .contains("-Xmx77m")).toList();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        spare.close();
        for (int i = 0; i < 200 && !workers().isEmpty(); i++) Thread.sleep(20);
        assertEquals(List.of(), workers());
    }

    @Test
    void thereAreAsManyAsWereAskedForLast() {
        spare.prepare(2, 77);
        assertEquals(2, spare.size());
        spare.prepare(2, 77);
        assertEquals(2, workers().size());
        spare.prepare(1, 77);
        assertEquals(1, spare.size());
        spare.prepare(1, 76);
        assertEquals(1, spare.size(), "those with another memory cap are of no use");
        assertTrue(spare.take(WorkerCommand.of(77)).isEmpty());
    }

    @Test
    void oneThatIsTakenIsNoLongerOurs() throws Exception {
        spare.prepare(2, 77);
        Optional<Process> taken = spare.take(WorkerCommand.of(77));
        spare.release();
        assertEquals(0, spare.size());
        assertTrue(taken.orElseThrow().isAlive());
        // A worker ends with its input, and so with an app that is killed.
        taken.get().getOutputStream().close();
        assertTrue(taken.get().waitFor(30, TimeUnit.SECONDS));
    }

    @Test
    void thoseThatNobodyAsksForEnd() {
        spare.prepare(1, 77);
        Runnable first = later.removeFirst();
        spare.prepare(1, 77);
        first.run();
        assertEquals(1, spare.size(), "somebody has asked again since");
        later.removeFirst().run();
        assertEquals(0, spare.size());
    }

    @Test
    void afterTheEndThereAreNoMore() {
        spare.close();
        spare.prepare(1, 77);
        assertEquals(0, spare.size());
        assertFalse(SpareWorkers.none().take(WorkerCommand.of(77)).isPresent());
    }
}
