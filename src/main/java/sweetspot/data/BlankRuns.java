package sweetspot.data;

import java.io.IOException;
import java.io.Reader;

/// Turns each run of blanks and tabs outside quotation marks into one tab, and drops those at both ends of a line, so
/// that a table aligned with spaces reads as one separated by tabs.
final class BlankRuns extends Reader {
    private final Reader in;
    private final char[] buffer = new char[1 << 13];
    private int position;
    private int limit;
    private int held = -1;
    private boolean quoted;
    private boolean lineStart = true;
    private boolean blanks;

    BlankRuns(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int n = 0;
        while (n < length) {
            if (held >= 0) {
                target[offset + n++] = (char) held;
                held = -1;
                continue;
            }
            int c = next();
            if (c < 0) break;
            if (!quoted && (c == ' ' || c == '\t' || c == 0xA0)) {
                blanks = !lineStart;
                continue;
            }
            boolean end = !quoted && (c == '\n' || c == '\r');
            if (c == '"') quoted = !quoted;
            if (blanks && !end) {
                target[offset + n++] = '\t';
                held = c;
            } else {
                target[offset + n++] = (char) c;
            }
            blanks = false;
            lineStart = end;
        }
        return n == 0 && length > 0 ? -1 : n;
    }

    private int next() throws IOException {
        if (position == limit) {
            limit = in.read(buffer, 0, buffer.length);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                return -1;
            }
        }
        return buffer[position++];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
