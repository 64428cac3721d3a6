package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;

/// Feeds 10,000 mutated files to the readers: they answer or refuse in the documented way, and never hang.
@Timeout(120)
class ReaderFuzzTest {
    private static final int FILES = 5_000;
    private static final String[] TOKENS = {"NaN", "-Infinity", "null", "1e999", "-1", "99999999999999999999", "[", "{",
        "}", "]", "\"", ",", ":", "\n", "\r\n", "\u0000", "true", "\"\\u0000\"", "[[[[[[[[", "{\"a\":{\"a\":",
        "0.0000001",
        "\"op_code\":4", "\"trial_id\":0", "\"state\":9", "\"step\":1e5", "\\ud800"};

    @TempDir
    Path folder;

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original;
        int times = 1 + random.nextInt(4);
        for (int k = 0; k < times; k++) {
            int at = random.nextInt(bytes.length + 1);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(5) == 0 ? 400 : 8));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, at);
            int rest = at + length;
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> {
                    byte[] noise = new byte[length];
                    random.nextBytes(noise);
                    out.writeBytes(noise);
                }
                case 2 -> {
                    out.writeBytes(TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8));
                    rest = random.nextBoolean() ? at : rest;
                }
                case 3 -> {
                    out.write(bytes, at, length);
                    rest = at;
                }
                case 4 -> rest = bytes.length;
                default -> {
                    for (int i = at; i < rest; i++) out.write(bytes[i] ^ 1 << random.nextInt(8));
                }
            }
            out.write(bytes, rest, bytes.length - rest);
            bytes = out.toByteArray();
            if (bytes.length == 0) return bytes;
        }
        return bytes;
    }

    private List<byte[]> journals() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of("whole", "utf8_raw", "crlf", "last_line_cut_in_half")) {
            try (var in = ReaderFuzzTest.class.getResourceAsStream("/optuna/hand/" + name + ".log")) {
                seeds.add(in.readAllBytes());
            }
        }
        for (int i = 0; i < 6; i++) {
            RandomFacts facts = new RandomFacts(i);
            Experiment experiment = facts.experiment();
            Path file = folder.resolve("seed" + i);
            try (JournalFile journal = JournalFile.create(file, experiment, List.of(Direction.MAXIMIZE), Sync.SYSTEM)) {
                for (StudyEvent event : facts.events(experiment.space(), 4)) journal.append(List.of(event));
            }
            seeds.add(Files.readAllBytes(file));
        }
        return seeds;
    }

    @Test
    void theJournalReaderRefusesInWordsOrReads() throws Exception {
        List<byte[]> seeds = journals();
        Random random = new Random(7);
        Path file = folder.resolve("fuzz.log");
        int damaged = 0;
        int appended = 0;
        for (int i = 0; i < FILES; i++) {
            Files.write(file, mutate(seeds.get(i % seeds.size()), random));
            try {
                JournalContents contents = JournalFile.read(file);
                if (contents.damage().isPresent()) {
                    damaged++;
                    requireSentence(contents.damage().get().getMessage());
                }
                try (JournalFile journal = JournalFile.open(file, Sync.SYSTEM)) {
                    journal.append(List.of(new StudyAttributeSet("mark", (long) i)));
                    appended++;
                }
                // What we have written to must be whole, for us and so for Optuna.
                JournalContents after = JournalFile.read(file);
                assertTrue(after.damage().isEmpty());
                assertEquals((long) i, after.main().snapshot().attributes().get("mark"));
            } catch (JournalException e) {
                requireSentence(e.getMessage());
            }
        }
        assertTrue(damaged > FILES / 10 && appended > FILES / 10, damaged + " damaged, " + appended + " appended");
    }

    @Test
    void theExperimentReaderRefusesInWordsOrReads() throws Exception {
        Random random = new Random(8);
        Path file = folder.resolve("fuzz.json");
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            String json = ExperimentFile.toJson(new RandomFacts(i % 50).experiment());
            Files.write(file, mutate(json.getBytes(StandardCharsets.UTF_8), random));
            try {
                Experiment experiment = ExperimentFile.read(file, ExperimentDefaults.none());
                assertEquals(experiment, ExperimentFile.fromMap(ExperimentFile.toMap(experiment), "",
                        ExperimentDefaults.none()));
                read++;
            } catch (ExperimentFileException e) {
                requireSentence(e.getMessage());
            }
        }
        assertTrue(read > FILES / 100 && read < FILES * 9 / 10, read + " read");
    }

    private static void requireSentence(String message) {
        assertTrue(message != null && message.length() > 10 && message.length() < 2_000, message);
    }
}
