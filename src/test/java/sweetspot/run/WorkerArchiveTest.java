package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.model.family.ModelCatalog;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target.Task;

/// The file that workers start from: what goes into it, and that nothing depends on it.
class WorkerArchiveTest {

    @Test
    void rehearsesEachModelOnEachTask(@TempDir Path folder) throws Exception {
        List<String> seen = new ArrayList<>();
        for (String text : WorkerArchive.experiments()) {
            Experiment e =
                    ExperimentFile.read(Files.writeString(folder.resolve("e.json"), text), ExperimentDefaults.none());
            seen.add(((ModelSubject) e.subject()).model());
        }
        assertEquals(ModelCatalog.usable().stream()
                .mapToLong(f -> f.tasks().stream().filter(t -> t != Task.RANKING).count()).sum(), seen.size());
        assertTrue(ModelCatalog.usable().stream().allMatch(f -> seen.contains(f.id())));
    }

    @Test
    void thereIsNoneForClassesInFolders() {
        // As in every build from sources: Java makes such files from jars only.
        assertEquals(Optional.empty(), WorkerArchive.ready());
        WorkerArchive.makeIfMissing();
        assertTrue(WorkerCommand.of(77).stream().noneMatch(a -> a.startsWith("-XX:AOTCache")));
    }

    @Test
    void leavesOfKilledAttemptsAreRemoved(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("workers-1.aot"));
        Path earlier = Files.createFile(folder.resolve("workers-2.aot"));
        Path busy = Files.createFile(folder.resolve("workers-3.aot.7.tmp.config"));
        Path foreign = Files.createFile(folder.resolve("other.tmp"));
        List<Path> left = List.of(folder.resolve("workers-4.aot.8.tmp.config"), folder.resolve("workers-4.aot.making"));
        FileTime anHourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        for (Path path : left) Files.setLastModifiedTime(Files.createFile(path), anHourAgo);
        for (Path path : List.of(file, earlier, foreign)) Files.setLastModifiedTime(path, anHourAgo);
        WorkerArchive.removeOld(file);
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(Set.of(file, earlier, busy, foreign), all.collect(Collectors.toSet()));
        }
    }

    @Test
    void aDamagedFileIsPassedOver(@TempDir Path folder) throws Exception {
        Path damaged = Files.writeString(folder.resolve("damaged.aot"), "no archive");
        for (Path file : List.of(damaged, folder.resolve("missing.aot"))) {
            List<String> command =
                    new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(WorkerCommand.startingFrom(file));
            command.addAll(WorkerCommand.flags(64));
            command.add("-version");
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                    "the protocol's output");
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue());
        }
    }

    @Test
    void theLaunchersKnowTheShellsFileAndTheFlagsItIsMadeWith() throws Exception {
        for (String name : List.of("sweetspot", "sweetspot.cmd")) {
            String script = Files.readString(Path.of("src", "main", "launcher", name));
            assertTrue(script.contains("cache/" + ShellArchive.NAME) || script.contains("cache\\" + ShellArchive.NAME),
                    name);
            for (String flag : ShellArchive.flags()) assertTrue(script.contains(flag), name + " " + flag);
            for (String flag : WorkerCommand.startingFrom(Path.of(""))) {
                assertTrue(script.contains(flag), name + " " + flag);
            }
        }
    }
}
