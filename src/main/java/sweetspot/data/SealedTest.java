package sweetspot.data;

import java.util.concurrent.atomic.AtomicInteger;

/// Rows put aside before the search, to score the final choice on. They come out through [#open()] alone.
///
/// A score on these rows is honest only as long as no decision was taken by them. So nothing but the verdict opens
/// them, and each opening is counted.
public final class SealedTest {
    private final Dataset rows;
    private final AtomicInteger openings = new AtomicInteger();

    SealedTest(Dataset rows) {
        this.rows = rows;
    }

    /// Number of sealed rows; 0 if no test set was wanted.
    public int size() {
        return rows.rows();
    }

    /// Whether there are no sealed rows.
    public boolean isEmpty() {
        return size() == 0;
    }

    /// Breaks the seal: the rows, with all columns. Counted.
    public Dataset open() {
        openings.incrementAndGet();
        return rows;
    }

    /// How often it was opened.
    public int openings() {
        return openings.get();
    }
}
