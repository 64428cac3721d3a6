package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalContents;
import sweetspot.journal.JournalFile;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// Kills a running search at random moments (as `kill -9` does) and looks whether a trial that it knew to be finished
/// is lost, or the file unreadable. Each search goes on with the study that the last one left.
class KillTest {
    private static final int KILLS_PER_FILE = 25;

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void nothingFinishedIsLostInAFewKills() throws Exception {
        kill(5, new Random(1));
    }

    /// The long form: `mvn -Pfaults verify`.
    @Test
    @Tag("faults")
    void nothingFinishedIsLostInThreeHundredKills() throws Exception {
        kill(300, new Random(System.nanoTime()));
    }

    private void kill(int kills, Random random) throws Exception {
        int finished = 0;
        int torn = 0;
        int again = 0;
        Path file = null;
        Map<Integer, String> told = new HashMap<>();
        for (int i = 0; i < kills; i++) {
            if (i % KILLS_PER_FILE == 0) {
                file = folder.resolve("study" + i + ".log");
                finished += told.size();
                told.clear();
            }
            runAndKill(file, told, random);
            JournalContents contents = JournalFile.read(file);
            assertTrue(contents.damage().isEmpty(), () -> contents.damage().get().getMessage());
            StudySnapshot study = contents.main().snapshot();
            told.forEach((number, fact) -> {
                Trial trial = study.trials().get(number);
                assertEquals(fact, trial.state() + " " + Double.doubleToLongBits(trial.value()), "trial " + number);
            });
            assertTrue(study.running() <= 2, () -> study.running() + " trials seem to run");
            if (contents.tornBytes() > 0) torn++;
            again += study.running();
        }
        finished += told.size();
        System.out.printf("kill -9: %d kills, %d finished trials, 0 lost, 0 unreadable files; %d torn last lines, "
                + "%d interrupted trials begun again%n", kills, finished, torn, again);
        assertTrue(finished > kills, "the searches hardly ran");
    }

    /// Lets a search run for a random time after its first finished trial.
    private void runAndKill(Path file, Map<Integer, String> told, Random random) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), KillTarget.class.getName(), file.toString())
                .redirectError(errors.toFile()).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.US_ASCII))) {
            String line = out.readLine();
            assertTrue(line != null, () -> text(errors));
            Thread killer = Thread.ofPlatform().daemon().start(() -> {
                try {
                    Thread.sleep(random.nextInt(250));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                // By its handle: Process.destroyForcibly would also close the stream that is being read.
                process.toHandle().destroyForcibly();
            });
            while (line != null) {
                String[] parts = line.split(" ", 2);
                // The last line may be cut short by the kill.
                if (parts.length == 2 && parts[1].matches("[A-Z]+ -?\\d+") && out.ready()) {
                    told.put(Integer.valueOf(parts[0]), parts[1]);
                }
                line = out.readLine();
            }
            killer.join();
        } finally {
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
