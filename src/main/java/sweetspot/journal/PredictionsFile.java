package sweetspot.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import sweetspot.journal.file.AtomicFile;
import sweetspot.text.Messages;

/// The out-of-fold predictions of a study's trials, in a file beside the study file: `study.log.predictions`.
///
/// The process that searches the study appends a record a trial: a mark, the trial's number, its score, the number of
/// values, the values as 32-bit numbers, and a CRC-32 of all that, big-endian. A crash costs the last record at most, damage the record where it is.
/// When the file would exceed its cap, the trials with the worst scores are left out of it until it is three quarters
/// full. Ensembles and the score corrected for the search need it, nothing else: it may be deleted at any time.
public final class PredictionsFile {
    /// The largest size of a file, in bytes.
    public static final long CAP = 64L << 20;

    private static final String SUFFIX = ".predictions";
    private static final int MARK = 0x53574F46;
    private static final int HEAD = 4 + 4 + 8 + 4;
    private static final int TAIL = 8;
    /// Damaged places that are passed over, at most.
    private static final int MOST_FAULTS = 100;

    private final Path file;
    private final long cap;

    /// The predictions of one trial.
    ///
    /// @param trial its number
    /// @param score its first value, as the study has it
    /// @param values see `sweetspot.objective.OutOfFold`
    public record Kept(int trial, double score, float[] values) {}

    /// The contents of a file.
    ///
    /// @param trials by number
    /// @param problem why some are missing, and what to do; empty if the file is whole
    public record Contents(Map<Integer, Kept> trials, Optional<String> problem) {}

    private PredictionsFile(Path file, long cap) {
        this.file = file;
        this.cap = cap;
    }

    /// The file beside a study file.
    public static PredictionsFile of(Path studyFile) {
        return of(studyFile, CAP);
    }

    /// @param cap its largest size, in bytes
    static PredictionsFile of(Path studyFile, long cap) {
        return new PredictionsFile(studyFile.resolveSibling(studyFile.getFileName() + SUFFIX), cap);
    }

    /// Its path.
    public Path path() {
        return file;
    }

    /// Removes what an earlier study of that name left, and a record that was not finished.
    ///
    /// @param anew whether the study begins
    /// @throws IOException if it cannot be changed
    public void open(boolean anew) throws IOException {
        if (anew) Files.deleteIfExists(file);
        if (!Files.exists(file)) return;
        Read read = scan();
        if (read.end() < Files.size(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(read.end());
            }
        }
    }

    /// Adds the predictions of a trial; those of the same number count no more.
    ///
    /// @param higher whether higher scores are better
    /// @throws IOException if it cannot be written
    public synchronized void add(Kept kept, boolean higher) throws IOException {
        byte[] record = record(kept);
        if (record.length > cap) return;
        long length = Files.exists(file) ? Files.size(file) : 0;
        if (length + record.length > cap) {
            makeRoom(kept, higher);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(record);
            while (buffer.hasRemaining()) channel.write(buffer);
        }
    }

    private void makeRoom(Kept added, boolean higher) throws IOException {
        Map<Integer, Kept> all = new LinkedHashMap<>(scan().trials());
        all.put(added.trial(), added);
        Comparator<Kept> worstFirst = Comparator.comparingDouble(Kept::score);
        List<Kept> best = new ArrayList<>(all.values());
        best.sort(higher ? worstFirst.reversed() : worstFirst);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Kept kept : best) {
            byte[] record = record(kept);
            if (out.size() > 0 && out.size() + record.length > cap / 4 * 3) break;
            out.writeBytes(record);
        }
        AtomicFile.write(file, out.toByteArray());
    }

    /// Everything that can be read. A missing file holds nothing.
    public synchronized Contents read() {
        if (!Files.exists(file)) return new Contents(Map.of(), Optional.empty());
        try {
            Read read = scan();
            return new Contents(read.trials(), read.damage() < 0 ? Optional.empty()
                    : Optional.of(Messages.text("journal.predictions.damaged", file.getFileName(), read.damage())));
        } catch (IOException e) {
            return new Contents(Map.of(), Optional.of(Messages.text("journal.predictions.unreadable",
                    file.getFileName(), String.valueOf(e.getMessage()))));
        }
    }

    /// @param end of the last record that can be read
    /// @param damage where the first bytes are that are no record; -1 if there are none
    private record Read(Map<Integer, Kept> trials, long end, long damage) {}

    private Read scan() throws IOException {
        long size = Files.size(file);
        if (size > 2 * CAP) throw new IOException(Messages.text("journal.predictions.large", 2 * CAP >> 20));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        Map<Integer, Kept> trials = new LinkedHashMap<>();
        int at = 0;
        int end = 0;
        int damage = -1;
        int faults = 0;
        while (at < bytes.capacity()) {
            Optional<Kept> kept = kept(bytes, at);
            if (kept.isPresent()) {
                trials.put(kept.get().trial(), kept.get());
                at += HEAD + 4 * kept.get().values().length + TAIL;
                end = at;
                continue;
            }
            if (damage < 0) damage = at;
            // What was written after a damaged record is found by its mark; noise could hold many.
            at = ++faults > MOST_FAULTS ? bytes.capacity() : nextMark(bytes, at + 1);
        }
        return new Read(trials, end, damage);
    }

    private static int nextMark(ByteBuffer bytes, int from) {
        int at = from;
        while (at <= bytes.capacity() - 4 && bytes.getInt(at) != MARK) at++;
        return at <= bytes.capacity() - 4 ? at : bytes.capacity();
    }

    private static Optional<Kept> kept(ByteBuffer bytes, int at) {
        int room = bytes.capacity() - at - HEAD - TAIL;
        if (room < 0 || bytes.getInt(at) != MARK) return Optional.empty();
        int count = bytes.getInt(at + HEAD - 4);
        if (count < 0 || count > room / 4) return Optional.empty();
        int body = HEAD + 4 * count;
        if (bytes.getLong(at + body) != checksum(bytes.slice(at, body))) return Optional.empty();
        float[] values = new float[count];
        bytes.slice(at + HEAD, 4 * count).asFloatBuffer().get(values);
        return Optional.of(new Kept(bytes.getInt(at + 4), bytes.getDouble(at + 8), values));
    }

    private static byte[] record(Kept kept) {
        int body = HEAD + 4 * kept.values().length;
        ByteBuffer bytes = ByteBuffer.allocate(body + TAIL);
        bytes.putInt(MARK).putInt(kept.trial()).putDouble(kept.score()).putInt(kept.values().length);
        bytes.asFloatBuffer().put(kept.values());
        bytes.position(body);
        return bytes.putLong(checksum(bytes.slice(0, body))).array();
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
