package sweetspot.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// Reads UTF-8 lines of bounded length: a program that writes without end and without a line end must not fill the
/// memory.
final class BoundedLines {
    private final InputStream in;
    private final int limit;
    private final boolean cut;
    private final byte[] buffer = new byte[1 << 13];
    private int at;
    private int filled;
    private long left;

    /// A line was longer than the limit.
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// @param limit longest line, in bytes
    /// @param cut whether a longer line is cut to the limit, and says so; else it is an error
    BoundedLines(InputStream in, int limit, boolean cut) {
        this.in = in;
        this.limit = limit;
        this.cut = cut;
    }

    /// The next line without its end; null at the end of the stream.
    @Nullable
    String next() throws IOException {
        byte[] line = new byte[256];
        int length = 0;
        left = 0;
        while (true) {
            if (at == filled) {
                filled = in.read(buffer);
                at = 0;
                if (filled < 0) {
                    filled = 0;
                    return length == 0 ? null : text(line, length);
                }
            }
            int end = at;
            while (end < filled && buffer[end] != '\n') end++;
            int part = Math.min(end - at, limit - length);
            if (part < end - at && !cut) throw new TooLongException();
            if (length + part > line.length) line = Arrays.copyOf(line, Math.max(line.length * 2, length + part));
            System.arraycopy(buffer, at, line, length, part);
            length += part;
            left += end - at - part;
            at = end;
            if (end < filled) {
                at++;
                return text(line, length);
            }
        }
    }

    private String text(byte[] line, int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        String text = new String(line, 0, end, StandardCharsets.UTF_8);
        return left == 0 ? text : Messages.text("worker.line_cut", text, left);
    }
}
