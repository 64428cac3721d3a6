package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.PredictionsFile.Kept;

class PredictionsFileTest {
    @TempDir
    private Path folder;

    private PredictionsFile file(long cap) {
        return PredictionsFile.of(folder.resolve("study.log"), cap);
    }

    private static Kept kept(int trial, double score) {
        float[] values = new float[25];
        Arrays.fill(values, trial + 0.25f);
        return new Kept(trial, score, values);
    }

    @Test
    void whatWasAddedIsReadAndTheLatestOfANumberCounts() throws IOException {
        PredictionsFile file = file(10_000);
        assertEquals(Map.of(), file.read().trials());
        for (int t = 0; t < 3; t++) file.add(kept(t, 0.5 + t), true);
        file.add(new Kept(1, 0.75, new float[]{7}), true);
        PredictionsFile.Contents read = file.read();
        assertTrue(read.problem().isEmpty());
        assertEquals(Set.of(0, 1, 2), read.trials().keySet());
        assertArrayEquals(new float[]{7}, read.trials().get(1).values());
        assertEquals(0.75, read.trials().get(1).score());
        assertArrayEquals(kept(2, 0).values(), read.trials().get(2).values());
    }

    @Test
    void theWorstMakeRoom() throws IOException {
        for (boolean higher : new boolean[]{true, false}) {
            PredictionsFile file = file(1_300);
            file.open(true);
            // 128 bytes each: ten fit.
            for (int t = 0; t < 11; t++) file.add(kept(t, t % 2 == 0 ? t : -t), higher);
            assertTrue(Files.size(file.path()) <= 1_300 * 3 / 4);
            assertEquals(higher ? Set.of(10, 8, 6, 4, 2, 0, 1) : Set.of(9, 7, 5, 3, 1, 0, 2),
                    file.read().trials().keySet());
            file.add(kept(11, 99), higher);
            assertTrue(file.read().trials().containsKey(11));
        }
    }

    @Test
    void aTornOrDamagedRecordCostsNoOther() throws IOException {
        PredictionsFile file = file(10_000);
        for (int t = 0; t < 3; t++) file.add(kept(t, t), true);
        byte[] whole = Files.readAllBytes(file.path());
        for (int cut = 0; cut < whole.length; cut += 7) {
            Files.write(file.path(), Arrays.copyOf(whole, cut));
            assertEquals(cut / 128, file.read().trials().size(), "cut at " + cut);
            assertEquals(cut % 128 == 0, file.read().problem().isEmpty(), "cut at " + cut);
            file.open(false);
            assertTrue(file.read().problem().isEmpty());
            file.add(kept(9, 9), true);
            assertEquals(cut / 128 + 1, file.read().trials().size());
        }
        byte[] damaged = whole.clone();
        damaged[128 + 40] ^= 1;
        Files.write(file.path(), damaged);
        assertEquals(Set.of(0, 2), file.read().trials().keySet());
        assertTrue(file.read().problem().orElseThrow().contains("128"));
    }

    @Test
    void aNewStudyBeginsWithoutThoseOfAnother() throws IOException {
        PredictionsFile file = file(10_000);
        file.add(kept(0, 1), true);
        file.open(false);
        assertEquals(1, file.read().trials().size());
        file.open(true);
        assertEquals(Map.of(), file.read().trials());
    }
}
