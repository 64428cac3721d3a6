package sweetspot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.journal.file.FileKind;
import sweetspot.journal.file.Reasons;
import sweetspot.json.JsonReader;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;

/// Reads a journal file, and goes on reading where it stopped when others have appended. It takes no lock.
///
/// It reads whole lines; bytes after the last line end, and a last line that is no JSON, are looked at each time
/// anew. At the first other line that cannot be understood it stops for good. Used by one thread at a time.
public final class JournalReader {
    private static final int BLOCK = 1 << 20;
    private static final int LONGEST_LINE = 64 << 20;
    private static final int LONGEST_NAME = 80;

    private final Path file;
    private final Optional<CreationWatcher> watcher;
    private final RecordDecoder decoder = new RecordDecoder();
    private final LineShapes shapes;
    private JournalRecord entry = new JournalRecord();
    private JournalReplay replay = new JournalReplay();
    private byte[] buffer = new byte[BLOCK];
    private long offset;
    private long lines;
    private byte[] tail = {};
    private @Nullable JournalException damage;
    private byte @Nullable [] broken;

    /// Sees each trial come into being while a journal is read.
    public interface CreationWatcher {
        /// A trial was created.
        ///
        /// @param studyId the study's number in the file
        /// @param before all that the lines before it tell of the study
        /// @param created the trial
        void created(int studyId, StudySnapshot before, Trial created);
    }

    public JournalReader(Path file) {
        this(file, Optional.empty(), new LineShapes());
    }

    /// @param watcher told of each trial that is created, with what was known before it
    public JournalReader(Path file, CreationWatcher watcher) {
        this(file, Optional.of(watcher), new LineShapes());
    }

    private JournalReader(Path file, Optional<CreationWatcher> watcher, LineShapes shapes) {
        this.file = file;
        this.watcher = watcher;
        this.shapes = shapes;
    }

    /// A reader that parses every line; it is there to be compared with.
    static JournalReader parsing(Path file) {
        return new JournalReader(file, Optional.empty(), LineShapes.none());
    }

    /// Reads what has been appended since the last time. A file that has become shorter is read anew.
    ///
    /// @throws JournalException of kind MISSING or IO; damage is told by the contents
    public JournalContents refresh() throws JournalException {
        try {
            FileKind.requireFile(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                refresh(channel);
            }
        } catch (NoSuchFileException e) {
            throw new JournalException(Kind.MISSING, 0, Messages.text("journal.missing", file), e);
        } catch (IOException e) {
            throw new JournalException(Kind.IO, 0, Messages.text("journal.unreadable", file, Reasons.of(e)),
                    e);
        }
        return contents();
    }

    void refresh(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < offset) {
            replay = new JournalReplay();
            offset = 0;
            lines = 0;
            damage = null;
        }
        int kept = 0;
        long position = offset;
        while (position < size && damage == null) {
            if (kept == buffer.length && !grow()) break;
            ByteBuffer target = ByteBuffer.wrap(buffer, kept, (int) Math.min(buffer.length - kept, size - position));
            int read = channel.read(target, position);
            if (read <= 0) break;
            position += read;
            int end = lastLineEnd(kept, kept + read);
            int whole = end + 1;
            if (whole > 0) accept(buffer, whole);
            kept = kept + read - whole;
            System.arraycopy(buffer, whole, buffer, 0, kept);
        }
        tail = damage == null ? Arrays.copyOf(buffer, kept) : new byte[0];
        if (broken != null && offset + broken.length == size) {
            // Nothing follows it, so it is as harmless as half a line, and Optuna's readers pass over it too.
            damage = null;
            tail = broken;
        }
        broken = null;
        if (buffer.length > BLOCK) buffer = new byte[BLOCK];
    }

    private boolean grow() {
        if (buffer.length >= LONGEST_LINE) {
            damage = damaged(Messages.text("journal.line.long"));
            return false;
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
        return true;
    }

    private int lastLineEnd(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (buffer[i] == '\n') return i;
        }
        return -1;
    }

    /// Replays whole lines: `bytes` up to `length`, the last of which is a line end.
    void accept(byte[] bytes, int length) {
        int line = 0;
        while (line < length && damage == null) {
            int end = replay(bytes, line, length);
            if (damage != null) return;
            lines++;
            offset += end + 1 - line;
            line = end + 1;
        }
    }

    /// Replays one line.
    ///
    /// @return where its line end is; of no use after damage
    private int replay(byte[] bytes, int line, int length) {
        try {
            int end = shapes.match(bytes, line);
            if (end >= 0) {
                apply(shapes.matched());
            } else {
                end = parse(bytes, line, length);
                if (damage != null) return line;
                apply(entry);
                if (shapes.learn(bytes, line, end, entry)) entry = new JournalRecord();
            }
            return end;
        } catch (JacksonException e) {
            damage = damaged(Messages.text("journal.line.no_json", e.getOriginalMessage()));
            broken = Arrays.copyOfRange(bytes, line, lineEnd(bytes, line, bytes.length) + 1);
        } catch (IllegalArgumentException | ArithmeticException e) {
            damage = damaged(String.valueOf(e.getMessage()));
        }
        return line;
    }

    /// Decodes a line into [#entry]. The parser finds its end, so that it knows of records over several lines.
    ///
    /// @return where its line end is; of no use after damage
    private int parse(byte[] bytes, int line, int length) {
        if (bytes[line] == '\n') {
            damage = damaged(Messages.text("journal.line.blank"));
            return line;
        }
        requireUtf8(bytes, line);
        try (JsonParser p = JsonReader.parser(bytes, line, length - line)) {
            JsonToken first = p.nextToken();
            TokenStreamLocation start = p.currentTokenLocation();
            if (first == null || lineEnd(bytes, line, line + (int) start.getByteOffset()) >= 0) {
                damage = damaged(Messages.text("journal.line.blank"));
                return line;
            }
            if (first != JsonToken.START_OBJECT) {
                damage = damaged(Messages.text("journal.line.no_object"));
                return line;
            }
            decoder.decode(p, entry);
            TokenStreamLocation after = p.currentLocation();
            if (after.getLineNr() != start.getLineNr()) {
                damage = damaged(Messages.text("journal.line.cut"));
                return line;
            }
            int end = line + (int) after.getByteOffset();
            for (; bytes[end] != '\n'; end++) {
                if (bytes[end] > ' ') {
                    damage = damaged(Messages.text("journal.line.several"));
                    return line;
                }
            }
            return end;
        }
    }

    /// Jackson would take a byte order mark, or a zero among the first two bytes, for UTF-16 or UTF-32, and then tell
    /// no places.
    private static void requireUtf8(byte[] bytes, int line) {
        boolean marked = (bytes[line] & 0xFE) == 0xFE;
        if (marked || bytes[line] == 0 || bytes[line + 1] == 0) {
            throw new StreamReadException(Messages.text("journal.line.encoding"));
        }
    }

    /// The place of the first line end, from `from` on and before `to`; -1 if there is none.
    private static int lineEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') return i;
        }
        return -1;
    }

    private void apply(JournalRecord said) {
        StudyReplay study = watcher.isPresent() && said.op == Op.CREATE_TRIAL ? replay.study(said.studyId) : null;
        if (study == null) {
            replay.apply(said);
        } else {
            StudySnapshot before = study.snapshot();
            replay.apply(said);
            watcher.get().created(study.id(), before, study.snapshot().trials().get(before.trials().size()));
        }
    }

    private JournalException damaged(String what) {
        String kept = Messages.text("journal.damaged.kept", lines);
        return new JournalException(Kind.DAMAGED, lines + 1,
                Messages.text("journal.damaged", file, String.valueOf(lines + 1), what, kept), null);
    }

    /// Number of bytes of the whole lines read so far.
    long offset() {
        return offset;
    }

    /// Number of whole lines read so far.
    long lines() {
        return lines;
    }

    /// The bytes after the last good line, if nothing can be made of them and nothing follows.
    byte[] tail() {
        return tail;
    }

    Optional<JournalException> damage() {
        return Optional.ofNullable(damage);
    }

    JournalReplay replay() {
        return replay;
    }

    /// The contents that have been read so far.
    public JournalContents contents() {
        List<RecordedStudy> studies = new ArrayList<>();
        for (StudyReplay study : replay.studies()) studies.add(recorded(study));
        return new JournalContents(file, studies, damage(), tail.length);
    }

    static RecordedStudy recorded(StudyReplay study) {
        StudySnapshot snapshot = study.snapshot();
        Optional<Experiment> experiment = experiment(snapshot);
        List<String> notes = new ArrayList<>(study.notes());
        SearchSpace space = experiment.map(Experiment::space).orElseGet(() -> space(study, snapshot, notes));
        return new RecordedStudy(study.id(), snapshot, experiment, space, notes);
    }

    private static Optional<Experiment> experiment(StudySnapshot snapshot) {
        if (!(snapshot.attributes().get(RecordedStudy.EXPERIMENT) instanceof Map<?, ?> map)) return Optional.empty();
        try {
            return Optional.of(ExperimentFile.fromMap(map, snapshot.name(), ExperimentDefaults.none()));
        } catch (ExperimentFileException _) {
            return Optional.empty();
        }
    }

    private static SearchSpace space(StudyReplay study, StudySnapshot snapshot, List<String> notes) {
        List<Parameter> parameters = new ArrayList<>();
        study.seen().forEach((name, recorded) -> {
            try {
                Distribution range = recorded.distribution();
                parameters.add(new Parameter(name, range, firstValue(snapshot, name, range)));
            } catch (IllegalArgumentException e) {
                // A range, name or value that we would never have recorded: it stays in the trials, but is not searched.
                notes.add(Messages.text("journal.note.no_range", Printable.line(name, LONGEST_NAME),
                        String.valueOf(e.getMessage())));
            }
        });
        return new SearchSpace(parameters);
    }

    private static @Nullable Object firstValue(StudySnapshot snapshot, String name, Distribution range) {
        for (Trial trial : snapshot.trials()) {
            Configuration c = trial.configuration();
            if (c.has(name) && range.contains(c.get(name))) return c.get(name);
        }
        return Parameter.middle(range);
    }
}
