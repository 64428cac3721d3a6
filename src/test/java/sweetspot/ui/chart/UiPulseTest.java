package sweetspot.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UiPulseTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        Fx.start();
    }

    @Test
    void floodsBecomeFewAndTheNewestArrives() throws Exception {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        UiPulse<Integer> pulse = new UiPulse<>(seen::add);
        for (int i = 0; i < 200_000; i++) pulse.offer(i);
        assertTrue(Fx.eventually(() -> !seen.isEmpty() && seen.getLast() == 199_999));
        assertTrue(seen.size() < 100, "handed on " + seen.size());
        // It must wake again after it fell asleep.
        Thread.sleep(250);
        pulse.offer(-1);
        assertTrue(Fx.eventually(() -> seen.getLast() == -1));
        Fx.run(pulse::unsubscribe);
        pulse.offer(7);
        Thread.sleep(250);
        assertEquals(-1, seen.getLast());
    }

    @Test
    void anEndedPulseHoldsNothing() throws Exception {
        Object[] view = {new Object()};
        WeakReference<Object> reference = new WeakReference<>(view[0]);
        Object held = view[0];
        UiPulse<String> pulse = new UiPulse<>(holding(held));
        pulse.offer("x");
        Fx.run(pulse::unsubscribe);
        held = null;
        view[0] = null;
        assertTrue(Fx.eventually(() -> {
            System.gc();
            return reference.get() == null;
        }));
        pulse.offer("y");
    }

    private static java.util.function.Consumer<String> holding(Object view) {
        return text -> assertTrue(view.hashCode() != 0 || text.isEmpty());
    }

    @Test
    void refreshedWorkIsFinishedAndThenTheNewestIsTaken() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        List<Integer> published = new ArrayList<>();
        LatestWins<Integer, Integer> worker = new LatestWins<>("test", 1, (Integer i) -> {
            runs.incrementAndGet();
            await(go);
            return i * 10;
        }, published::add, e -> published.add(-99));
        Fx.run(() -> worker.refresh(1));
        assertTrue(Fx.eventually(() -> runs.get() == 1));
        Fx.run(() -> {
            for (int i = 2; i <= 50; i++) worker.refresh(i);
        });
        go.countDown();
        assertTrue(Fx.eventually(() -> published.contains(500)));
        assertEquals(List.of(10, 500), published);
        assertEquals(2, runs.get());
        Fx.run(worker::unsubscribe);
    }

    @Test
    void replacedWorkIsInterruptedAndDropped() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        List<String> published = new ArrayList<>();
        LatestWins<String, String> worker = new LatestWins<>("test", 1, (String s) -> {
            if (!s.equals("slow")) return s;
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException _) {
                interrupted.countDown();
            }
            return s;
        }, published::add, e -> published.add("failed"));
        Fx.run(() -> worker.refresh("slow"));
        Thread.sleep(100);
        Fx.run(() -> worker.replace("quick"));
        interrupted.await();
        assertTrue(Fx.eventually(() -> !published.isEmpty()));
        assertEquals(List.of("quick"), published);
        Fx.run(worker::unsubscribe);
    }

    @Test
    void failuresAreToldAndWorkGoesOn() throws Exception {
        List<String> published = new ArrayList<>();
        LatestWins<Integer, Integer> worker = new LatestWins<>("test", 1, (Integer i) -> 10 / i,
                v -> published.add("" + v), e -> published.add(e.getMessage()));
        Fx.run(() -> worker.refresh(0));
        assertTrue(Fx.eventually(() -> published.size() == 1));
        Fx.run(() -> worker.refresh(5));
        assertTrue(Fx.eventually(() -> published.size() == 2));
        assertEquals(List.of("/ by zero", "2"), published);
        Fx.run(worker::unsubscribe);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
