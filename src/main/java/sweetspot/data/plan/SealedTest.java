package sweetspot.data.plan;

import java.util.concurrent.atomic.AtomicInteger;
import sweetspot.data.Dataset;

/// Rows put aside before the search, to score the final choice on. They come out through [#open()] alone.
///
/// A score on these rows is honest only as long as no decision was taken by them. So nothing but the verdict opens
/// them, and each opening is counted.
public final class SealedTest {
    private final Dataset rows;
    private final int[] numbers;
    private final AtomicInteger openings = new AtomicInteger();

    SealedTest(Dataset rows, int[] numbers) {
        this.rows = rows;
        this.numbers = numbers;
    }

    /// Number of sealed rows; 0 if no test set was wanted.
    public int size() {
        return rows.rows();
    }

    /// Tells whether there are no sealed rows.
    public boolean isEmpty() {
        return size() == 0;
    }

    /// Their places in the whole table, from 0, ascending. It tells nothing of what is in them.
    public int[] numbers() {
        return numbers.clone();
    }

    /// Breaks the seal: the rows, with all columns. Counted.
    public Dataset open() {
        openings.incrementAndGet();
        return rows;
    }

    /// The number of times that it was opened.
    public int openings() {
        return openings.get();
    }
}
