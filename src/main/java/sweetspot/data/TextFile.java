package sweetspot.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sweetspot.data.format.ReadingWatch;
import sweetspot.data.format.StoredFile;

/// A file of text whose charset is known, and that is known to be text.
///
/// @param file where it is
/// @param charset how its characters are written
/// @param skip bytes of the byte order mark
record TextFile(StoredFile file, Charset charset, int skip) {
    private static final int BUFFER = 1 << 16;

    /// The file at a path.
    ///
    /// @throws DataException if it is missing, a folder, empty or unreadable
    static StoredFile stored(Path file, ReadingWatch watch) throws DataException {
        if (!Files.exists(file)) throw DataException.of("data.error.missing", file.normalize());
        if (Files.isDirectory(file)) throw DataException.of("data.error.folder", file.normalize());
        // A pipe is read once and may never end; a table is read twice.
        if (!Files.isRegularFile(file)) throw DataException.of("data.error.no_regular_file", file.normalize());
        try {
            if (Files.size(file) == 0) throw DataException.of("data.error.empty", nameOf(file));
            return StoredFile.of(file, watch);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Looks at a file.
    ///
    /// @param head its first bytes
    /// @throws DataException if it is empty, unreadable, or not text
    static TextFile inspect(StoredFile file, byte[] head, ImportOptions options) throws DataException {
        String name = file.name();
        try {
            int skip = 0;
            Charset charset = options.charset().orElse(null);
            if (FileFormat.starts(head, 0xEF, 0xBB, 0xBF)) {
                skip = 3;
                charset = charset == null ? StandardCharsets.UTF_8 : charset;
            } else if (FileFormat.starts(head, 0xFF, 0xFE)) {
                skip = 2;
                charset = charset == null ? StandardCharsets.UTF_16LE : charset;
            } else if (FileFormat.starts(head, 0xFE, 0xFF)) {
                skip = 2;
                charset = charset == null ? StandardCharsets.UTF_16BE : charset;
            } else if (charset == null) {
                charset = guess(file, head, name);
            }
            if (head.length == skip) throw DataException.of("data.error.empty", name);
            return new TextFile(file, charset, skip);
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
    }

    static DataException unreadable(Path file, IOException e) {
        if (e instanceof StoredFile.UnpackingException) return new DataException(String.valueOf(e.getMessage()), e);
        String reason = e instanceof java.nio.file.AccessDeniedException ? "access is denied" : e.getMessage();
        return DataException.of("data.error.unreadable", file, reason == null ? e.toString() : reason);
    }

    static String nameOf(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    /// UTF-8 if all of the file is valid UTF-8, else windows-1252, which every byte but five can be.
    private static Charset guess(StoredFile file, byte[] head, String name) throws IOException, DataException {
        Charset wide = wide(head);
        if (wide != null) return wide;
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer sink = CharBuffer.allocate(BUFFER);
        byte[] block = new byte[BUFFER];
        ByteBuffer pending = ByteBuffer.allocate(BUFFER + 8);
        boolean utf8 = true;
        long offset = 0;
        try (InputStream in = file.open()) {
            for (int n = in.read(block); n > 0; n = in.read(block)) {
                for (int i = 0; i < n; i++) {
                    if (block[i] == 0) throw DataException.of("data.error.binary", name, offset + i);
                }
                offset += n;
                if (!utf8) continue;
                pending.put(block, 0, n).flip();
                utf8 = drain(decoder, pending, sink, false);
                pending.compact();
            }
        }
        pending.flip();
        utf8 = utf8 && drain(decoder, pending, sink, true);
        return utf8 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    private static boolean drain(CharsetDecoder decoder, ByteBuffer from, CharBuffer sink, boolean end) {
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            sink.clear();
            result = decoder.decode(from, sink, end);
        }
        return !result.isError();
    }

    /// UTF-16 without a mark shows as a zero in nearly every other byte; null if it does not.
    private static @Nullable Charset wide(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) if (head[i] == 0) zeros[i & 1]++;
        int half = head.length / 2;
        if (half < 2) return null;
        if (zeros[1] > 0.8 * half && zeros[0] == 0) return StandardCharsets.UTF_16LE;
        if (zeros[0] > 0.8 * half && zeros[1] == 0) return StandardCharsets.UTF_16BE;
        return null;
    }

    /// Opens the text, from after the byte order mark. A byte that is no character of the charset fails the reading.
    Reader open() throws IOException {
        InputStream in = file.open();
        in.skipNBytes(skip);
        CharsetDecoder decoder = charset.newDecoder();
        // The guess is proven for UTF-8; windows-1252 is a last resort and should show what it can.
        boolean strict = charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
        CodingErrorAction action = strict ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        return new InputStreamReader(in, decoder.onMalformedInput(action).onUnmappableCharacter(action));
    }

    /// The beginning of the file, at most `limit` characters.
    String beginning(int limit) throws IOException {
        char[] chars = new char[file.packed() ? limit : (int) Math.min(limit, file.size())];
        int n = 0;
        try (Reader in = open()) {
            for (int read = 0; n < chars.length && read >= 0; n += Math.max(0, read)) {
                read = in.read(chars, n, chars.length - n);
            }
        }
        return new String(Arrays.copyOf(chars, n));
    }
}
