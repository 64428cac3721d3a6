package sweetspot.model;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;

/// Runs work on one thread of its own, parallel streams inside it included.
///
/// Smile uses parallel streams, which would spread one trial over all cores of the common pool and make concurrent
/// trials wait for each other. A stream that is started inside a pool stays in it. The thread is a new one, so that
/// what Smile keeps per thread (its random numbers, a network's moments) begins afresh, and it stays the same until it
/// is closed, so that work can go on.
public final class SingleCore implements AutoCloseable {
    private static final long FOR_EVER_DAYS = 10_000;

    private final ForkJoinPool pool = new ForkJoinPool(1, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, false,
            1, 1, 1, null, FOR_EVER_DAYS, TimeUnit.DAYS);

    /// Runs `work` on a thread of its own and waits for it.
    ///
    /// @throws Exception whatever the work throws
    public static <T> T call(Callable<T> work) throws Exception {
        try (SingleCore core = new SingleCore()) {
            return core.run(work);
        }
    }

    /// Runs `work` on the thread and waits for it.
    ///
    /// @throws Exception whatever the work throws
    public <T> T run(Callable<T> work) throws Exception {
        Object[] outcome = new Object[1];
        Exception[] problem = new Exception[1];
        // Exceptions travel by hand: the pool would wrap or copy them.
        pool.invoke(ForkJoinTask.adapt(() -> {
            try {
                outcome[0] = work.call();
            } catch (Exception e) {
                problem[0] = e;
            }
        }));
        if (problem[0] != null) throw problem[0];
        @SuppressWarnings("unchecked")
        T result = (T) outcome[0];
        return result;
    }
    @Override
    public void close() {
        pool.shutdown();
    }
}
