package sweetspot.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.LongPredicate;

/// A text in which some lines are empty. The others keep their numbers.
final class LinesWithout extends FilterReader {
    private final LongPredicate dropped;
    private long line = 1;
    private boolean drops;
    private boolean afterCr;

    /// @param dropped whether the line of that number, from 1, is to be empty
    LinesWithout(Reader in, LongPredicate dropped) {
        super(in);
        this.dropped = dropped;
        this.drops = dropped.test(1);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (true) {
            int n = in.read(buffer, offset, length);
            if (n < 0) return n;
            int kept = offset;
            for (int i = offset; i < offset + n; i++) {
                char c = buffer[i];
                boolean end = c == '\n' || c == '\r';
                if (end || !drops) buffer[kept++] = c;
                if (end && !(c == '\n' && afterCr)) drops = dropped.test(++line);
                afterCr = c == '\r';
            }
            if (kept > offset) return kept - offset;
        }
    }
}
