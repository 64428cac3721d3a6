package sweetspot.data.format;

import java.util.concurrent.CancellationException;

/// Lets another thread see how far the reading of a file has come, and end it. For one reading; any thread may ask.
public final class ReadingWatch {
    private volatile double share;
    private volatile long rows;
    private volatile boolean stopped;

    private double from;
    private double to = 1;

    /// The share of the work that is done, 0 to 1; an estimate.
    public double share() {
        return share;
    }

    /// The number of rows that the present pass has seen.
    public long rows() {
        return rows;
    }

    /// Asks the reading to end; it does so within some thousand rows, by a [CancellationException].
    public void stop() {
        stopped = true;
    }

    /// Says that the reading goes on with another pass.
    ///
    /// @param begin the share of all work that is done before it
    /// @param end the share that is done after it
    public void pass(double begin, double end) {
        from = begin;
        to = end;
        rows = 0;
        share = begin;
        check();
    }

    /// Says how far the present pass is.
    ///
    /// @param done the share of it, 0 to 1
    public void at(double done) {
        share = from + (to - from) * Math.clamp(done, 0, 1);
        check();
    }

    /// Says how many rows the present pass has seen; to be called every few rows.
    public void rows(long seen) {
        rows = seen;
        check();
    }

    /// @throws CancellationException if the reading is to end, or its thread was interrupted
    public void check() {
        if (stopped || Thread.currentThread().isInterrupted()) throw new CancellationException("the reading was ended");
    }
}
