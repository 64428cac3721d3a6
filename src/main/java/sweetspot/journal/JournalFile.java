package sweetspot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.file.FileKind;
import sweetspot.journal.file.Reasons;
import sweetspot.journal.file.SharedFiles;
import sweetspot.json.JsonReader;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// A study file, open for writing: a journal log that Optuna reads and writes too.
///
/// An append takes the format's lock, reads what others have written, repairs a torn last line, writes all its
/// lines at once, and forces them to disk. What is in memory is always the replay of what is in the file. Without
/// forcing, appends in quick succession share one [LockLease].
public final class JournalFile implements Journal {
    private final Path file;
    private final Sync sync;
    private final SessionLock session;
    private final LockLease lease;
    private final FileChannel channel;
    private final Object fileKey;
    private final JournalReader reader;
    private final String worker = "sweetspot-" + UUID.randomUUID().toString().substring(0, 13);
    private @Nullable StudyReplay study;
    private @Nullable RecordEncoder encoder;

    /// The moment at which an append has reached the disk.
    public enum Sync {
        /// Before it returns: a power cut loses nothing that was acted on.
        EACH_APPEND,
        /// When the system gets to it: a killed process loses nothing, a power cut may. Others that write to the file
        /// may have to wait some milliseconds longer.
        SYSTEM
    }

    /// Disk and clock; tests put failing ones in their place.
    interface Opener {
        Opener SYSTEM = FileChannel::open;

        FileChannel open(Path file, OpenOption... options) throws IOException;

        /// Makes the file of a lock: a link to `target`, or a plain file with `content` if that is null.
        ///
        /// @throws IOException if it is there already, or cannot be made
        default void makeLock(Path lock, @Nullable Path target, byte[] content) throws IOException {
            if (target == null) {
                Files.write(lock, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } else {
                Files.createSymbolicLink(lock, target);
            }
        }

        /// Takes the file of a lock away under another name, which only one can do, and deletes it.
        ///
        /// @throws NoSuchFileException if it is gone already
        default void removeLock(Path lock, Path aside) throws IOException {
            // Atomic: a plain move asks the system twice more, and this is done for each append.
            SharedFiles.retry(() -> Files.move(lock, aside, StandardCopyOption.ATOMIC_MOVE));
            SharedFiles.retry(() -> Files.deleteIfExists(aside));
        }

        /// A clock that only moves on, in nanoseconds.
        default long nanos() {
            return System.nanoTime();
        }

        default void sleep(long millis) throws InterruptedException {
            Thread.sleep(millis);
        }
    }

    private JournalFile(Path file, Sync sync, boolean create, Opener opener) throws JournalException {
        this.file = file;
        this.sync = sync;
        this.lease = new LockLease(new JournalLock(file, opener), sync == Sync.SYSTEM);
        this.reader = new JournalReader(file);
        this.session = SessionLock.acquire(file);
        FileChannel opened = null;
        try {
            FileKind.requireFile(file);
            opened = create ? opener.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE) : opener.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            this.channel = opened;
            this.fileKey = key();
            reader.refresh(channel);
        } catch (IOException e) {
            lease.close();
            session.close();
            closeQuietly(opened);
            throw failed("journal.unopened", e);
        }
    }

    /// Creates a study file with one study.
    ///
    /// @param directions one per objective
    /// @throws JournalException of kind EXISTS if the file holds something already
    public static JournalFile create(Path file, Experiment experiment, List<Direction> directions, Sync sync)
            throws JournalException {
        return create(file, experiment, directions, sync, Opener.SYSTEM);
    }

    static JournalFile create(Path file, Experiment experiment, List<Direction> directions, Sync sync, Opener opener)
            throws JournalException {
        JournalFile journal = new JournalFile(file, sync, true, opener);
        try {
            if (journal.reader.offset() > 0 || journal.reader.tail().length > 0) {
                throw new JournalException(Kind.EXISTS, 0, Messages.text("journal.exists", file), null);
            }
            journal.encoder = new RecordEncoder(journal.worker, experiment.space(), java.util.Map.of());
            journal.patience(experiment.budget());
            journal.append(List.of(new StudyCreated(experiment.name(), directions),
                    new StudyAttributeSet(RecordedStudy.EXPERIMENT, ExperimentFile.toMap(experiment))));
            return journal;
        } catch (JournalException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /// Opens a study file to go on writing its [JournalContents#main()] study. A torn last line is repaired before
    /// the first append.
    ///
    /// @throws JournalException of kind MISSING, DAMAGED, IN_USE or IO
    public static JournalFile open(Path file, Sync sync) throws JournalException {
        return open(file, sync, Optional.empty());
    }

    /// Opens a study file as [#open(Path, Sync)], to go on with the study of that name or number, see
    /// [JournalContents#study].
    public static JournalFile open(Path file, Sync sync, Optional<String> wanted) throws JournalException {
        if (Files.notExists(file)) {
            throw new JournalException(Kind.MISSING, 0, Messages.text("journal.missing", file), null);
        }
        JournalFile journal = new JournalFile(file, sync, false, Opener.SYSTEM);
        try {
            if (journal.reader.damage().isPresent()) throw journal.reader.damage().get();
            RecordedStudy main = journal.reader.contents().study(wanted);
            journal.study = journal.reader.replay().study(main.id());
            journal.space(main.space());
            return journal;
        } catch (JournalException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /// Reads a study file without locking or changing it.
    ///
    /// @throws JournalException of kind MISSING or IO, or DAMAGED if nothing at all can be read
    public static JournalContents read(Path file) throws JournalException {
        JournalContents contents = new JournalReader(file).refresh();
        if (contents.studies().isEmpty() && contents.damage().isPresent()) throw contents.damage().get();
        return contents;
    }

    /// Saves what can be read of a damaged study file as a new one; the damaged file stays as it is.
    ///
    /// @return number of lines saved
    /// @throws JournalException of kind EXISTS if `copy` is there already, MISSING or IO; DAMAGED if nothing can be read
    public static long salvage(Path damaged, Path copy) throws JournalException {
        JournalReader reader = new JournalReader(damaged);
        JournalContents contents = reader.refresh();
        if (contents.studies().isEmpty() && contents.damage().isPresent()) throw contents.damage().get();
        try (FileChannel from = FileChannel.open(damaged, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(copy, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            long done = 0;
            while (done < reader.offset()) done += from.transferTo(done, reader.offset() - done, to);
            to.force(true);
            return reader.lines();
        } catch (FileAlreadyExistsException e) {
            throw new JournalException(Kind.EXISTS, 0, Messages.text("journal.copy_exists", copy), e);
        } catch (IOException e) {
            throw new JournalException(Kind.IO, 0, Messages.text("journal.copy_unwritable", copy, Reasons.of(e)), e);
        }
    }

    /// Tells whether a Sweetspot, this one included, has the study open for writing.
    public static boolean isOpen(Path file) {
        return SessionLock.isHeld(file);
    }

    /// The study as it stands: experiment, space, id.
    public RecordedStudy study() {
        return JournalReader.recorded(written());
    }

    /// The study, which is there as soon as this has been created or opened.
    private StudyReplay written() {
        return Objects.requireNonNull(study);
    }

    @Override
    public void patience(Duration longest) {
        lease.patience(longest);
    }

    @Override
    public void onWait(Consumer<Boolean> told) {
        lease.onWait(told);
    }

    /// A search that has little time does not spend more than that on waiting for another program.
    public void patience(Budget budget) {
        if (budget.seconds() > 0) patience(Duration.ofSeconds(budget.seconds()));
    }

    /// From now on takes the distributions of parameters from `space`.
    public void space(SearchSpace space) {
        encoder = new RecordEncoder(worker, space, written().recorded());
    }

    @Override
    public StudySnapshot snapshot() {
        return study == null ? StudySnapshot.empty() : study.snapshot();
    }

    @Override
    public StudySnapshot append(List<StudyEvent> events) throws JournalException {
        if (events.isEmpty()) return snapshot();
        boolean fresh = lease.enter();
        boolean done = false;
        try {
            if (fresh || channel.size() != reader.offset()) catchUp();
            byte[] lines = encode(events);
            write(lines);
            reader.accept(lines, lines.length);
            if (reader.damage().isPresent()) throw reader.damage().get();
            if (study == null) study = reader.replay().studies().getLast();
            done = true;
            return study.snapshot();
        } catch (IOException e) {
            throw failed("journal.unwritable", e);
        } finally {
            lease.exit(done);
        }
    }

    /// Reads what others have written meanwhile.
    private void catchUp() throws IOException, JournalException {
        requireSameFile();
        long before = reader.offset();
        reader.refresh(channel);
        if (reader.damage().isPresent()) throw reader.damage().get();
        if (reader.offset() != before) lease.shared();
        repairTail();
    }

    /// A whole record that lacks its line end gets one; half a record goes.
    private void repairTail() throws IOException, JournalException {
        byte[] tail = reader.tail();
        if (tail.length == 0) return;
        long end = reader.offset();
        if (isWhole(tail)) {
            writeFully(ByteBuffer.wrap(new byte[]{'\n'}), end + tail.length);
        } else {
            channel.truncate(end);
        }
        reader.refresh(channel);
        if (reader.damage().isPresent()) throw reader.damage().get();
    }

    private static boolean isWhole(byte[] tail) {
        return JsonReader.object(new String(tail, StandardCharsets.UTF_8)).isPresent();
    }

    private byte[] encode(List<StudyEvent> events) throws JournalException {
        int existing = study == null ? 0 : study.size();
        int created = 0;
        List<Trial> fresh = new ArrayList<>();
        for (StudyEvent event : events) {
            if (event instanceof TrialCreated e) {
                if (e.number() != existing + created) {
                    throw new JournalException(Kind.STALE, 0,
                            Messages.text("journal.stale", String.valueOf(e.number()), file), null);
                }
                fresh.add(e.running() ? Trial.started(e.number(), e.configuration(), e.millis())
                        : Trial.waiting(e.number(), e.configuration()));
                created++;
            }
        }
        int nextId = reader.replay().nextTrialId();
        try {
            return Objects.requireNonNull(encoder).encode(events, study == null ? 0 : study.id(),
                    new RecordEncoder.Trials() {
                        @Override
                        public int id(int number) {
                            if (number >= existing + fresh.size()) {
                                throw new IllegalArgumentException(
                                        Messages.text("journal.no_trial", String.valueOf(number)));
                            }
                            return number < existing ? written().trialId(number) : nextId + number - existing;
                        }

                        @Override
                        public Trial trial(int number) {
                            return number < existing ? written().snapshot().trials().get(number)
                                    : fresh.get(number - existing);
                        }
                    });
        } catch (IllegalArgumentException e) {
            throw new JournalException(Kind.VALUE, 0, String.valueOf(e.getMessage()), e);
        }
    }

    private void write(byte[] lines) throws IOException {
        long end = reader.offset();
        try {
            writeFully(ByteBuffer.wrap(lines), end);
            if (sync == Sync.EACH_APPEND) channel.force(false);
        } catch (IOException e) {
            // Not acted on, so it must not be there when the file is read again.
            try {
                channel.truncate(end);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private void writeFully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) at += channel.write(bytes, at);
    }

    /// The file may have been deleted, or replaced by another of its name, while we held it open.
    private void requireSameFile() throws IOException, JournalException {
        Object now;
        try {
            now = key();
        } catch (NoSuchFileException e) {
            throw new JournalException(Kind.IO, 0, Messages.text("journal.moved", file), e);
        }
        if (!Objects.equals(now, fileKey)) {
            throw new JournalException(Kind.IO, 0, Messages.text("journal.replaced", file), null);
        }
        if (channel.size() < reader.offset()) {
            throw new JournalException(Kind.IO, 0, Messages.text("journal.cut", file), null);
        }
    }

    private Object key() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private JournalException failed(String key, IOException e) {
        return new JournalException(Kind.IO, 0, Messages.text(key, file, Reasons.of(e)), e);
    }

    @Override
    public void close() {
        lease.close();
        closeQuietly(channel);
        session.close();
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel == null) return;
        try {
            channel.close();
        } catch (IOException _) {
            // Everything acted on has been forced to disk already.
        }
    }
}
