package sweetspot.journal.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import sweetspot.json.JsonReader;
import sweetspot.json.JsonWriter;

/// Remembers which sealed rows have been opened on this computer, when, and by which study.
///
/// A study remembers that its sealed test was opened, but a copy of it does not, nor does a new experiment on the same
/// rows. So the rows themselves are remembered: a file for each data set, named by its `sweetspot.data.Fingerprint`,
/// gets a line for each opening, in the user's folder beside the experiments. Window and shell read and write the same
/// ones.
public final class SealRegister {
    private static final String FOLDER = "opened";
    /// A line of a million rows has some 150 kB; no file grows beyond a few of them.
    private static final long MAX_BYTES = 64 << 20;
    private static final int MAX_ROWS = 1 << 28;

    private final Path folder;

    /// One opening of sealed rows.
    ///
    /// @param experiment name of the experiment
    /// @param study its study file, in full
    /// @param trial number of the trial whose configuration was tested
    /// @param millis when, since the epoch
    public record Opening(String experiment, String study, int trial, long millis) {}

    /// An opening, and how many of the rows that were asked for it showed.
    public record Seen(Opening opening, int rows) {}

    /// @param folder where it is kept; made when the first seal is opened
    public SealRegister(Path folder) {
        this.folder = folder;
    }

    /// The register of this user, see [ExperimentLibrary#ofUser()].
    public static SealRegister ofUser() {
        return beside(ExperimentLibrary.ofUser());
    }

    /// The register of the user whose library it is.
    public static SealRegister beside(ExperimentLibrary library) {
        return new SealRegister(library.home().toAbsolutePath().resolveSibling(FOLDER));
    }

    /// Tells whether any seal of a data set has been opened.
    public boolean knows(String fingerprint) {
        return isName(fingerprint) && Files.exists(file(fingerprint));
    }

    /// The openings that showed at least one of the given rows, latest first. What cannot be read is passed over: a
    /// damaged line must not keep anyone from their results.
    ///
    /// @param rows numbers in the whole data set, from 0
    public List<Seen> of(String fingerprint, int[] rows) {
        if (!isName(fingerprint) || rows.length == 0) return List.of();
        List<Seen> seen = new ArrayList<>();
        for (String line : lines(file(fingerprint))) {
            try {
                read(line, rows, seen);
            } catch (IllegalArgumentException | DataFormatException _) {
                // See above.
            }
        }
        seen.sort(Comparator.comparingLong((Seen s) -> s.opening().millis()).reversed());
        return List.copyOf(seen);
    }

    private static void read(String line, int[] rows, List<Seen> seen) throws DataFormatException {
        Map<String, Object> map = JsonReader.object(line).orElse(Map.of());
        if (!(map.get("rows") instanceof String text)) return;
        BitSet opened = unpack(text);
        int shared = 0;
        for (int row : rows) if (opened.get(row)) shared++;
        if (shared == 0) return;
        seen.add(new Seen(new Opening(String.valueOf(map.get("experiment")), String.valueOf(map.get("study")),
                map.get("trial") instanceof Number t ? t.intValue() : -1,
                map.get("millis") instanceof Number m ? m.longValue() : 0), shared));
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) return List.of();
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Writes down that rows have been opened; on disk when it returns.
    ///
    /// @param rows numbers in the whole data set, from 0, ascending
    /// @throws IOException if it cannot be written
    public void add(String fingerprint, int[] rows, Opening opening) throws IOException {
        if (!isName(fingerprint)) throw new IllegalArgumentException("not a fingerprint: " + fingerprint);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", opening.experiment());
        map.put("study", opening.study());
        map.put("trial", (long) opening.trial());
        map.put("millis", opening.millis());
        map.put("rows", pack(rows));
        byte[] line = (JsonWriter.compact(map) + "\n").getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(folder);
        // One write at the end of the file: lines of two programs do not mix.
        try (FileChannel channel = FileChannel.open(file(fingerprint), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
    }

    private Path file(String fingerprint) {
        return folder.resolve(fingerprint + ".jsonl");
    }

    /// Tells whether a text from a study file may become a file's name.
    private static boolean isName(String fingerprint) {
        return fingerprint.matches("[0-9a-f]{8,64}");
    }

    private static String pack(int[] rows) {
        BitSet set = new BitSet();
        for (int row : rows) set.set(row);
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(set.toByteArray());
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } finally {
            deflater.end();
        }
    }

    private static BitSet unpack(String text) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getDecoder().decode(text));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 || out.size() > MAX_ROWS / 8) throw new DataFormatException("not a set of rows");
                out.write(buffer, 0, count);
            }
            return BitSet.valueOf(out.toByteArray());
        } finally {
            inflater.end();
        }
    }
}
