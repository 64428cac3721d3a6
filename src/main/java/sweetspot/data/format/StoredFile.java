package sweetspot.data.format;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file, unpacked on the fly where it is gzipped.
///
/// @param path where it is
/// @param name its name, for messages
/// @param size its bytes as stored
/// @param packed whether it is gzipped
/// @param watch hears how far each pass over it is
public record StoredFile(Path path, String name, long size, boolean packed, ReadingWatch watch) {
    /// Unpacked bytes that no limit is asked for.
    static final long FREE = 256L << 20;
    /// The most unpacked bytes for each byte as stored, beyond [#FREE]. Tables pack to a twentieth; only files made to
    /// fill a disk pack to less than a three-hundredth.
    static final int MOST_TIMES = 300;

    private static final int BUFFER = 1 << 16;

    /// Looks whether a file is gzipped.
    public static StoredFile of(Path path, ReadingWatch watch) throws IOException {
        Path name = path.getFileName();
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(3);
        }
        boolean packed = head.length == 3 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
        return new StoredFile(path, name == null ? path.toString() : name.toString(), Files.size(path), packed, watch);
    }

    /// The most bytes that it may unpack to.
    long limit() {
        return limit(size);
    }

    static long limit(long stored) {
        return Math.max(FREE, stored * MOST_TIMES);
    }

    /// The unpacked content. Reading it fails with an [UnpackingException] where it is damaged, and beyond the limit.
    public InputStream open() throws IOException {
        watch.check();
        InputStream stored = new Told(new BufferedInputStream(Files.newInputStream(path), BUFFER));
        if (!packed) return stored;
        try {
            return new BufferedInputStream(new Limited(new GZIPInputStream(stored, BUFFER)), BUFFER);
        } catch (IOException e) {
            stored.close();
            throw new UnpackingException("data.error.gzip_damaged", name, e);
        }
    }

    /// The first bytes of the unpacked content.
    public byte[] head(int most) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(most);
        }
    }

    /// A file that can be read from any place, for formats that need it: this one, or an unpacked copy among the
    /// temporary files, which whoever asked deletes.
    Path seekable() throws IOException {
        if (!packed) return path;
        Path copy = Files.createTempFile("sweetspot-unpacked-", ".tmp");
        try (InputStream in = open()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /// A gzipped file that is damaged, or unpacks to far more than tables do. The message is for the user.
    public static final class UnpackingException extends IOException {
        private static final long serialVersionUID = 1L;

        UnpackingException(String key, String file, Throwable cause) {
            super(sweetspot.text.Messages.text(key, file), cause);
        }

        UnpackingException(String key, String file, long limit) {
            super(sweetspot.text.Messages.text(key, file, limit >> 20));
        }
    }

    /// Tells the watch how far it is.
    private final class Told extends FilterInputStream {
        private long done;
        private long told;

        Told(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) count(1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            if (n > 0) count(n);
            return n;
        }

        private void count(int n) {
            done += n;
            if (done - told < BUFFER) return;
            told = done;
            watch.at((double) done / size);
        }
    }

    /// Refuses to unpack more than the limit.
    private final class Limited extends FilterInputStream {
        private long done;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int n = super.read(bytes, offset, length);
                if (n > 0) done += n;
                if (done > limit()) throw new UnpackingException("data.error.bomb", name, limit());
                return n;
            } catch (ZipException | java.io.EOFException e) {
                throw new UnpackingException("data.error.gzip_damaged", name, e);
            }
        }

        @Override
        public long skip(long n) throws IOException {
            long left = n;
            byte[] some = new byte[(int) Math.min(BUFFER, Math.max(1, n))];
            while (left > 0) {
                int read = read(some, 0, (int) Math.min(some.length, left));
                if (read < 0) break;
                left -= read;
            }
            return n - left;
        }
    }
}
