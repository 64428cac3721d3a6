package sweetspot.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads values of a file that is too large to be held, one after the other: those of the file itself, which may be
/// several, or those of its outermost array.
public final class JsonStream implements Closeable {
    private final JsonParser parser;

    /// What comes next.
    public enum Next {
        /// An array; [#next] goes into it, [#value] takes it as a whole.
        ARRAY,
        /// An object, to be taken by [#value].
        OBJECT,
        /// A single value, to be taken by [#value].
        VALUE,
        /// The end of the array that was gone into.
        END_ARRAY,
        /// The end of the file.
        END
    }

    /// Text that is no JSON.
    public static final class FaultException extends Exception {
        private static final long serialVersionUID = 1L;
        private final long line;

        private FaultException(long line, String reason, Throwable cause) {
            super(reason, cause);
            this.line = line;
        }

        /// The line, from 1.
        public long line() {
            return line;
        }

        /// What is wrong, in the words of the parser.
        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /// @param in closed with this
    /// @throws IOException if it cannot be read
    public JsonStream(InputStream in) throws IOException {
        try {
            parser = JsonReader.parser(in);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    /// Goes on to what comes next.
    public Next next() throws IOException, FaultException {
        try {
            JsonToken token = parser.nextToken();
            return switch (token) {
                case null -> Next.END;
                case START_ARRAY -> Next.ARRAY;
                case START_OBJECT -> Next.OBJECT;
                case END_ARRAY -> Next.END_ARRAY;
                default -> Next.VALUE;
            };
        } catch (JacksonException e) {
            throw fault(e);
        }
    }

    /// The value that [#next] came to, as [JsonReader] makes it.
    public @Nullable Object value() throws IOException, FaultException {
        try {
            return JsonReader.value(parser);
        } catch (JacksonException e) {
            throw fault(e);
        }
    }

    private FaultException fault(JacksonException e) throws IOException {
        if (e.getCause() instanceof IOException io) throw io;
        return new FaultException(e.getLocation() == null ? line() : e.getLocation().getLineNr(),
                reason(e.getOriginalMessage()), e);
    }

    /// What the parser says, without where an unfinished value began: there it names its own settings.
    private static String reason(String message) {
        int start = message.indexOf(" (start marker at ");
        return start < 0 ? message : message.substring(0, start);
    }

    /// The line of what [#next] came to, from 1.
    public long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    @Override
    public void close() throws IOException {
        try {
            parser.close();
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
