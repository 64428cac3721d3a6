package sweetspot.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import sweetspot.text.Messages;

/// Tables as they were read, kept in a file so that other processes of the same machine need not read and understand the
/// data again. The file is theirs alone: it holds the columns as they lie in memory, a print of what they are, and a
/// check sum (CRC-32C) at its end.
public final class KeptTables {
    private static final long MAGIC = 0x53575450_54424c31L;
    private static final int CHUNK = 1 << 20;
    private static final int LONGEST_TEXT = 1 << 28;

    private KeptTables() {}

    /// About the size of the file.
    public static long bytes(List<Dataset> tables) {
        long bytes = 0;
        for (Dataset table : tables) {
            for (Column column : table.columns()) {
                bytes += switch (column) {
                    case NumberColumn _ -> 8L * table.rows();
                    case CategoryColumn c -> 4L * table.rows() + 8L * c.levels().size();
                    case DateColumn _ -> 12L * table.rows();
                };
            }
        }
        return bytes;
    }

    /// Writes tables; the file is there already, and replaced.
    ///
    /// @param print of what they are, to be compared when they are read
    public static void write(Path file, String print, List<Dataset> tables) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            Writer out = new Writer(channel);
            out.put(MAGIC);
            out.put(print);
            out.put(tables.size());
            for (Dataset table : tables) {
                out.put(table.name());
                out.put(table.columns().size());
                for (Column column : table.columns()) write(out, column);
            }
            out.end();
        }
    }

    private static void write(Writer out, Column column) throws IOException {
        out.put(column.name());
        out.put(column.size());
        switch (column) {
            case NumberColumn n -> {
                out.put("number");
                for (int row = 0; row < n.size(); row++) out.put(Double.doubleToRawLongBits(n.value(row)));
            }
            case CategoryColumn c -> {
                out.put("category");
                out.put(c.use().ordinal());
                out.put(c.levels().size());
                for (String level : c.levels()) out.put(level);
                for (int row = 0; row < c.size(); row++) out.put(c.code(row));
            }
            case DateColumn d -> {
                out.put("date");
                out.put(d.form().ordinal());
                out.put(d.zoned() ? 1 : 0);
                for (int row = 0; row < d.size(); row++) out.put(d.micros(row));
                for (int row = 0; d.zoned() && row < d.size(); row++) out.put(d.offset(row));
            }
        }
    }

    /// Reads tables.
    ///
    /// @param print that they must have
    /// @throws IOException if the file is missing, damaged, or of something else
    public static List<Dataset> read(Path file, String print) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Reader in = new Reader(channel);
            if (in.number() != MAGIC || !in.text().equals(print)) throw damaged(file);
            List<Dataset> tables = new ArrayList<>();
            for (int count = in.whole(); count > 0; count--) {
                String name = in.text();
                List<Column> columns = new ArrayList<>();
                for (int left = in.whole(); left > 0; left--) columns.add(column(in, file));
                tables.add(new Dataset(name, columns));
            }
            in.end(file);
            return tables;
        } catch (EOFException | IllegalArgumentException | OutOfMemoryError e) {
            throw new IOException(damaged(file).getMessage(), e);
        }
    }

    private static Column column(Reader in, Path file) throws IOException {
        String name = in.text();
        int rows = in.whole();
        in.require(rows);
        switch (in.text()) {
            case "number" -> {
                double[] values = new double[rows];
                in.read(values);
                return new NumberColumn(name, values);
            }
            case "category" -> {
                CategoryColumn.Use use = one(CategoryColumn.Use.values(), in.whole(), file);
                List<String> levels = new ArrayList<>();
                for (int left = in.whole(); left > 0; left--) levels.add(in.text());
                int[] codes = new int[rows];
                for (int row = 0; row < rows; row++) codes[row] = in.whole();
                return new CategoryColumn(name, codes, levels, use);
            }
            case "date" -> {
                DateColumn.Form form = one(DateColumn.Form.values(), in.whole(), file);
                boolean zoned = in.whole() == 1;
                long[] micros = new long[rows];
                for (int row = 0; row < rows; row++) micros[row] = in.number();
                short[] offsets = new short[zoned ? rows : 0];
                for (int row = 0; row < offsets.length; row++) offsets[row] = (short) in.whole();
                return new DateColumn(name, form, micros, offsets);
            }
            default -> throw damaged(file);
        }
    }

    private static <E> E one(E[] values, int at, Path file) throws IOException {
        if (at < 0 || at >= values.length) throw damaged(file);
        return values[at];
    }

    private static IOException damaged(Path file) {
        return new IOException(Messages.text("data.kept.damaged", file.getFileName()));
    }

    private static final class Writer {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.nativeOrder());
        private final CRC32C sum = new CRC32C();

        Writer(FileChannel channel) {
            this.channel = channel;
        }

        void put(long value) throws IOException {
            if (buffer.remaining() < Long.BYTES) flush();
            buffer.putLong(value);
        }

        void put(int value) throws IOException {
            if (buffer.remaining() < Integer.BYTES) flush();
            buffer.putInt(value);
        }

        void put(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            put(bytes.length);
            for (int from = 0; from < bytes.length;) {
                if (!buffer.hasRemaining()) flush();
                int count = Math.min(buffer.remaining(), bytes.length - from);
                buffer.put(bytes, from, count);
                from += count;
            }
        }

        private void flush() throws IOException {
            buffer.flip();
            sum.update(buffer.duplicate());
            while (buffer.hasRemaining()) channel.write(buffer);
            buffer.clear();
        }

        void end() throws IOException {
            flush();
            buffer.putLong(sum.getValue());
            buffer.flip();
            while (buffer.hasRemaining()) channel.write(buffer);
        }
    }

    private static final class Reader {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.nativeOrder());
        private final CRC32C sum = new CRC32C();
        private final long size;

        Reader(FileChannel channel) throws IOException {
            this.channel = channel;
            this.size = channel.size();
            buffer.limit(0);
        }

        /// Refuses a number of rows that the file has no room for, before memory is asked for.
        void require(int rows) throws IOException {
            if (rows < 0 || 4L * rows > size) throw new EOFException();
        }

        private void fill(int bytes) throws IOException {
            if (buffer.remaining() >= bytes) return;
            buffer.compact();
            while (buffer.position() < bytes) {
                int before = buffer.position();
                // The check sum at the end is not part of what is summed up.
                long left = size - Long.BYTES - channel.position();
                if (left <= 0) throw new EOFException();
                buffer.limit((int) Math.min(buffer.capacity(), before + left));
                if (channel.read(buffer) < 0) throw new EOFException();
                ByteBuffer read = buffer.duplicate();
                read.limit(buffer.position());
                read.position(before);
                sum.update(read);
            }
            buffer.flip();
        }

        long number() throws IOException {
            fill(Long.BYTES);
            return buffer.getLong();
        }

        int whole() throws IOException {
            fill(Integer.BYTES);
            return buffer.getInt();
        }

        void read(double[] values) throws IOException {
            for (int from = 0; from < values.length;) {
                fill(Long.BYTES);
                int count = Math.min(buffer.remaining() / Long.BYTES, values.length - from);
                buffer.asDoubleBuffer().get(values, from, count);
                buffer.position(buffer.position() + count * Long.BYTES);
                from += count;
            }
        }

        String text() throws IOException {
            int length = whole();
            if (length < 0 || length > Math.min(LONGEST_TEXT, size)) throw new EOFException();
            byte[] bytes = new byte[length];
            for (int from = 0; from < length;) {
                fill(1);
                int count = Math.min(buffer.remaining(), length - from);
                buffer.get(bytes, from, count);
                from += count;
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /// Compares the check sum.
        void end(Path file) throws IOException {
            if (buffer.hasRemaining() || channel.position() != size - Long.BYTES) throw damaged(file);
            buffer.clear().limit(Long.BYTES);
            while (buffer.hasRemaining()) if (channel.read(buffer) < 0) throw new EOFException();
            if (buffer.flip().getLong() != sum.getValue()) throw damaged(file);
        }
    }
}
