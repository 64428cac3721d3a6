package sweetspot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A disk that fills up, at any byte, and may fail in other ways; and that remembers what was asked of it.
@SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes at a time
class FaultyDisk implements JournalFile.Opener {
    /// Bytes that it still takes.
    volatile long room = Long.MAX_VALUE;
    /// Whether it can no longer make files shorter.
    volatile boolean stuck;
    /// Whether it fails to bring anything to safety.
    volatile boolean broken;
    /// Why nothing can be created in the folder; null while it can.
    volatile IOException lockFault;
    /// Why no lock can be removed; null while they can.
    volatile IOException removeFault;
    /// Whether there are no symbolic links.
    volatile boolean noLinks;
    /// The clock.
    private volatile long nanos = 1_000_000_000L;
    /// How long was waited, in milliseconds, each time.
    final List<Long> sleeps = new ArrayList<>();
    /// What happens elsewhere during each wait.
    volatile Runnable meanwhile = () -> {};
    /// What was done, in order: "write" and "force".
    final List<String> done = new ArrayList<>();

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        return new Channel(FileChannel.open(file, options));
    }

    @Override
    public void makeLock(Path lock, Path target, byte[] content) throws IOException {
        if (lockFault != null) throw lockFault;
        if (target != null && noLinks) throw new UnsupportedOperationException();
        JournalFile.Opener.super.makeLock(lock, target, content);
    }

    @Override
    public void removeLock(Path lock, Path aside) throws IOException {
        if (removeFault != null && Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) throw removeFault;
        JournalFile.Opener.super.removeLock(lock, aside);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /// Nothing waits: only the clock moves on.
    @Override
    public void sleep(long millis) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        sleeps.add(millis);
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        meanwhile.run();
    }

    private final class Channel extends FileChannel {
        private final FileChannel inner;

        Channel(FileChannel inner) {
            this.inner = inner;
        }

        @Override
        public int write(ByteBuffer src, long position) throws IOException {
            done.add("write");
            if (room <= 0) throw new IOException("No space left on device");
            int part = (int) Math.min(room, src.remaining());
            ByteBuffer taken = src.slice(src.position(), part);
            while (taken.hasRemaining()) inner.write(taken, position + taken.position());
            src.position(src.position() + part);
            room -= part;
            return part;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            done.add("force");
            if (broken) throw new IOException("Input/output error");
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            if (stuck) throw new IOException("Input/output error");
            long before = inner.size();
            inner.truncate(size);
            if (room != Long.MAX_VALUE) room += Math.max(0, before - size);
            return this;
        }

        @Override
        public int read(ByteBuffer dst, long position) throws IOException {
            return inner.read(dst, position);
        }

        @Override
        public long size() throws IOException {
            return inner.size();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            inner.close();
        }

        @Override
        public int read(ByteBuffer dst) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] dsts, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer src) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] srcs, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long newPosition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel src, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
