package sweetspot.ui.kit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTasksTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void workThatComesAfterTheEndIsDropped() throws Exception {
        ExecutorService background = Executors.newSingleThreadExecutor();
        BackgroundTasks tasks = new BackgroundTasks(background, Runnable::run);
        tasks.run(() -> "before", told::add, e -> told.add("failed"));
        background.shutdown();
        assertDoesNotThrow(() -> tasks.run(() -> "after", told::add, e -> told.add("failed")));
        background.awaitTermination(10, TimeUnit.SECONDS);
        assertEquals(List.of("before"), told);
    }

    @Test
    void anExecutorThatIsOnlyFullIsNoEnd() {
        BackgroundTasks tasks = new BackgroundTasks(_ -> {
            throw new RejectedExecutionException("full");
        }, Runnable::run);
        assertThrows(RejectedExecutionException.class,
                () -> tasks.run(() -> "work", told::add, e -> told.add("failed")));
        assertEquals(List.of(), told);
    }

    /// Jobs that wait for their turn once kept all threads of the background.
    @Test
    void jobsInTurnKeepOneThreadAndTheirOrder() throws Exception {
        ExecutorService background = Executors.newFixedThreadPool(2);
        try {
            BackgroundTasks tasks = new BackgroundTasks(background, Runnable::run);
            BackgroundTasks.InTurn turns = tasks.inTurn();
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch last = new CountDownLatch(1);
            turns.run(() -> go.await(60, TimeUnit.SECONDS), _ -> told.add("first"), e -> told.add("failed"));
            for (String name : List.of("second", "third", "fourth"))
                turns.run(() -> name, told::add, e -> told.add("failed"));
            turns.run(() -> "", _ -> last.countDown(), e -> told.add("failed"));
            CountDownLatch other = new CountDownLatch(1);
            tasks.run(() -> "", _ -> other.countDown(), e -> told.add("failed"));
            assertTrue(other.await(20, TimeUnit.SECONDS), "the other thread is free");
            assertEquals(List.of(), told);
            go.countDown();
            assertTrue(last.await(20, TimeUnit.SECONDS));
            assertEquals(List.of("first", "second", "third", "fourth"), told);
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void whatFailsInItsTurnKeepsNobody() {
        BackgroundTasks.InTurn turns = BackgroundTasks.immediate().inTurn();
        turns.run(() -> {
            throw new IllegalStateException("no");
        }, _ -> told.add("done"), e -> told.add(e.getMessage()));
        assertThrows(StackOverflowError.class, () -> turns.run(() -> {
            throw new StackOverflowError();
        }, _ -> told.add("done"), e -> told.add("failed")));
        turns.run(() -> "next", told::add, e -> told.add("failed"));
        assertEquals(List.of("no", "next"), told);
    }
}
