package sweetspot.model;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// Runs work on one thread of its own, parallel streams inside it included.
///
/// Smile uses parallel streams, which would spread one trial over all cores of the common pool and make concurrent
/// trials wait for each other. A stream that is started inside a pool stays in it. The thread is new each time, so
/// that what Smile keeps per thread (its random numbers) begins afresh.
final class SingleCore {
    private SingleCore() {}

    /// Runs `work` and waits for it.
    ///
    /// @throws Exception whatever the work throws
    static <T> T call(Callable<T> work) throws Exception {
        Object[] outcome = new Object[1];
        Exception[] problem = new Exception[1];
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            // Exceptions travel by hand: the pool would wrap or copy them.
            pool.invoke(ForkJoinTask.adapt(() -> {
                try {
                    outcome[0] = work.call();
                } catch (Exception e) {
                    problem[0] = e;
                }
            }));
        } finally {
            pool.shutdown();
        }
        if (problem[0] != null) throw problem[0];
        @SuppressWarnings("unchecked")
        T result = (T) outcome[0];
        return result;
    }
}
