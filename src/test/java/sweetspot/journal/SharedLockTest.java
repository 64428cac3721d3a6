package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent.StudyAttributeSet;

/// Other writers that keep to Optuna's lock protocol, of both its kinds, beside ours on one file; where Python has
/// Optuna itself, `OptunaLiveTest` does the same with it.
@Timeout(120)
class SharedLockTest {
    private static final int EACH = 120;

    @TempDir
    Path folder;
    private Path file;

    /// Appends as Optuna does: takes the lock by creating it, opens, writes, syncs, renames the lock and deletes it.
    /// A line is written in two halves, so that whoever writes in between is found out.
    @SuppressWarnings("ThreadPriorityCheck") // gives the others their chance, no more
    private void append(String writer, boolean link, int number) throws Exception {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        for (long sleep = 1; !taken(lock, link); sleep = Math.min(1000, sleep * 2)) Thread.sleep(sleep);
        byte[] line = ("{\"op_code\":2,\"worker_id\":\"" + writer + "\",\"study_id\":0,\"user_attr\":{\"" + writer
                + number + "\":" + number + "}}\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(line, 0, line.length / 2));
            Thread.yield();
            channel.write(ByteBuffer.wrap(line, line.length / 2, line.length - line.length / 2));
            channel.force(true);
        }
        Path aside = lock.resolveSibling(lock.getFileName() + UUID.randomUUID().toString() + ".rename");
        Files.move(lock, aside);
        Files.delete(aside);
    }

    private boolean taken(Path lock, boolean link) throws IOException {
        try {
            if (link) Files.createSymbolicLink(lock, file.toAbsolutePath());
            else Files.createFile(lock);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothKindsOfLockAreHonouredAndHonourOurs(Sync sync) throws Exception {
        file = folder.resolve("study.log");
        SearchSpace space = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5));
        Experiment experiment = new Experiment("shared", new FunctionSubject("branin"), space, "random", "none",
                Budget.ofTrials(5), 1, 1);
        try (JournalFile journal = JournalFile.create(file, experiment, List.of(Direction.MINIMIZE), sync);
                var others = Executors.newFixedThreadPool(2)) {
            List<Future<?>> working = new ArrayList<>();
            for (boolean link : new boolean[]{true, false}) {
                Callable<Void> work = () -> {
                    for (int i = 0; i < EACH; i++) append(link ? "link" : "file", link, i);
                    return null;
                };
                working.add(others.submit(work));
            }
            for (int i = 0; i < EACH; i++) journal.append(List.of(new StudyAttributeSet("own" + i, (long) i)));
            for (Future<?> f : working) f.get();
        }
        JournalContents contents = JournalFile.read(file);
        assertTrue(contents.damage().isEmpty(), () -> contents.damage().get().getMessage());
        Map<String, Object> attributes = contents.main().snapshot().attributes();
        for (String writer : List.of("own", "link", "file")) {
            for (int i = 0; i < EACH; i++) assertEquals((long) i, attributes.get(writer + i), writer + i);
        }
        assertEquals(2 + 3 * EACH, Files.readAllLines(file).size());
        assertTrue(Files.notExists(folder.resolve("study.log.lock")));
    }
}
