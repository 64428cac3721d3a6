package sweetspot.journal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Replaces files in one step.
public final class AtomicFile {
    private AtomicFile() {}

    /// Writes a temporary file beside `file`, forces it to disk and moves it into place. Where `file` is a symbolic link,
    /// what it points at is replaced and the link stays.
    ///
    /// @throws IOException if it cannot be written, or is something other than a file: a folder, a device, a pipe
    public static void write(Path file, byte[] bytes) throws IOException {
        FileKind.requireFile(file);
        Path absolute = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // Not createTempFile: its files are for the owner's eyes alone, which the moved file would stay.
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE_NEW)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) channel.write(buffer);
                channel.force(true);
            }
            SharedFiles.retry(() -> move(temporary, absolute));
        } finally {
            SharedFiles.retry(() -> Files.deleteIfExists(temporary));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
