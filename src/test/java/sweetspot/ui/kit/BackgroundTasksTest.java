package sweetspot.ui.kit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
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
        assertThrows(RejectedExecutionException.class, () -> tasks.run(() -> "work", told::add, e -> told.add("failed")));
        assertEquals(List.of(), told);
    }
}
