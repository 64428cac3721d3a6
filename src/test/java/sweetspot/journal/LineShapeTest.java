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
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;

/// A reader that knows the shapes of lines makes of any file what one makes of it that parses each line.
@Timeout(120)
class LineShapeTest {
    private static final int FILES = 1_500;
    private static final String[] NUMBERS = {"0", "1", "-1", "3", "12.5", "-0", "-0.0", "01", "1.", "1e5", "1E+3",
        "-2e-7", "0.30000000000000004", "9007199254740993.0", "123456789012345678", "12345678901234567890",
        "1e999", "1e-999", "NaN", "Infinity", "-Infinity", "null", "true", "\"1\"", "[1]", "{}",
        "0.1234567890123456789012345678901234567890"};
    private static final String[] PIECES = {" ", "\t", "\r", "  ", ",", ":", "\"", "\\", "\\u0061", "ü", "\u0000", "{",
        "}", "[", "]", "\n", "\"step\":3,", "\"worker_id\":\"me\",", "\"worker_id\":3,",
        "\"trial_id\":1,", "\"values\":[2.5],", "\"value\":3.5,", "\"epoch_ms\":5,", "\"x\":[1,{\"y\":2}],",
        "\"params\":{\"p0\":1.5},", "\"user_attrs\":{\"a\":1,\"b\":{\"c\":[2]}},", "\"state\":2,", "\"st\\u0065p\":4,"};

    @TempDir
    Path folder;

    private List<List<String>> journals() throws Exception {
        List<List<String>> journals = new ArrayList<>();
        for (String name : List.of("hand/whole", "hand/utf8_raw", "hand/crlf", "optuna-4.9.0", "optuna-5.0.0.dev")) {
            try (var in = LineShapeTest.class.getResourceAsStream("/optuna/" + name + ".log")) {
                journals.add(lines(in.readAllBytes()));
            }
        }
        for (int i = 0; i < 8; i++) {
            RandomFacts facts = new RandomFacts(100 + i);
            Experiment experiment = facts.experiment();
            Path file = folder.resolve("seed" + i);
            try (JournalFile journal = JournalFile.create(file, experiment, List.of(Direction.MAXIMIZE), Sync.SYSTEM)) {
                for (StudyEvent event : facts.events(experiment.space(), 6)) journal.append(List.of(event));
            }
            journals.add(lines(Files.readAllBytes(file)));
        }
        return journals;
    }

    private static List<String> lines(byte[] file) {
        List<String> lines = new ArrayList<>();
        for (String line : new String(file, StandardCharsets.UTF_8).split("(?<=\n)")) lines.add(line);
        return lines;
    }

    private static String mutate(String line, Random random) {
        String changed = line;
        for (int k = random.nextInt(3); k >= 0; k--) {
            List<int[]> numbers = new ArrayList<>();
            var matcher = java.util.regex.Pattern.compile("(?<=[:\\[,])-?[0-9][0-9.eE+-]*").matcher(changed);
            while (matcher.find()) numbers.add(new int[]{matcher.start(), matcher.end()});
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + 1 + random.nextInt(6));
            switch (random.nextInt(numbers.isEmpty() ? 4 : 8)) {
                case 0 -> changed = changed.substring(0, at) + PIECES[random.nextInt(PIECES.length)]
                        + changed.substring(at);
                case 1 -> changed = changed.substring(0, at) + changed.substring(to);
                case 2 -> {
                    // A piece that is likely to fit: at the begin of an object.
                    int brace = changed.indexOf('{', random.nextInt(1 + changed.lastIndexOf('{') + 1));
                    if (brace >= 0) changed = changed.substring(0, brace + 1) + PIECES[random.nextInt(PIECES.length)]
                            + changed.substring(brace + 1);
                }
                case 3 -> changed = changed.substring(0, at) + changed.substring(at, to) + changed.substring(at);
                default -> {
                    int[] number = numbers.get(random.nextInt(numbers.size()));
                    String other = random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)]
                            : Double.toString(random.nextInt(3) == 0 ? random.nextInt(4) : random.nextGaussian());
                    changed = changed.substring(0, number[0]) + other + changed.substring(number[1]);
                }
            }
        }
        return changed;
    }

    @Test
    void readsWhatParsingEachLineReads() throws Exception {
        List<List<String>> journals = journals();
        Random random = new Random(5);
        Path file = folder.resolve("mutated.log");
        int whole = 0;
        int damaged = 0;
        for (int i = 0; i < FILES; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (String line : journals.get(i % journals.size())) {
                out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
                if (random.nextInt(12) > 0) continue;
                out.writeBytes(mutate(line, random).getBytes(StandardCharsets.UTF_8));
                if (random.nextBoolean()) out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            }
            Files.write(file, out.toByteArray());
            if (requireSame(file)) {
                damaged++;
            } else {
                whole++;
            }
        }
        assertTrue(whole > FILES / 10 && damaged > FILES / 10, whole + " whole, " + damaged + " damaged");
    }

    /// @return whether the file is damaged
    private static boolean requireSame(Path file) throws Exception {
        JournalReader quick = new JournalReader(file);
        JournalReader careful = JournalReader.parsing(file);
        JournalContents contents = quick.refresh();
        JournalContents expected = careful.refresh();
        assertEquals(expected.damage().map(Exception::getMessage), contents.damage().map(Exception::getMessage));
        assertEquals(careful.lines(), quick.lines());
        assertEquals(careful.offset(), quick.offset());
        assertEquals(careful.tail().length, quick.tail().length);
        List<StudyReplay> studies = quick.replay().studies();
        List<StudyReplay> others = careful.replay().studies();
        assertEquals(others.size(), studies.size());
        for (int i = 0; i < studies.size(); i++) {
            assertEquals(others.get(i).seen(), studies.get(i).seen());
            assertEquals(List.copyOf(others.get(i).seen().keySet()), List.copyOf(studies.get(i).seen().keySet()));
            assertEquals(others.get(i).recorded(), studies.get(i).recorded());
            assertEquals(others.get(i).snapshot(), studies.get(i).snapshot());
            assertEquals(others.get(i).snapshot().trials().toString(), studies.get(i).snapshot().trials().toString());
        }
        return expected.damage().isPresent();
    }

    @Test
    void knowsTheShapesOfWhatSweetspotWrites() throws Exception {
        LineShapes shapes = new LineShapes();
        JournalRecord record = new JournalRecord();
        String line = "{\"op_code\":7,\"worker_id\":\"w\",\"trial_id\":3,\"step\":0,\"intermediate_value\":0.5}\n";
        record.op = 7;
        record.hasIntermediate = true;
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertTrue(shapes.match(bytes, 0) < 0);
        assertTrue(shapes.learn(bytes, 0, bytes.length - 1, record));
        byte[] next = ("?" + line.replace("3", "1234").replace("0.5", "-1.25e-3")
                .replace("\"w\"", "\"another writer\"")).getBytes(StandardCharsets.UTF_8);
        assertEquals(next.length - 1, shapes.match(next, 1));
        assertEquals(1234, shapes.matched().trialId);
        assertEquals(0, shapes.matched().step);
        assertEquals(-1.25e-3, shapes.matched().intermediate);
        assertEquals(7, shapes.matched().op);
    }

    private static final String STUDY = "{\"op_code\":0,\"study_name\":\"s\",\"directions\":[1]}\n"
            + "{\"op_code\":4,\"study_id\":0}\n{\"op_code\":4,\"study_id\":0}\n";

    @Test
    void ofTwoFieldsThatSayTheSameTheLastOneCounts() throws Exception {
        Path file = folder.resolve("twice.log");
        StringBuilder text = new StringBuilder(STUDY);
        for (int i = 0; i < 2; i++) {
            text.append("{\"op_code\":6,\"trial_id\":").append(i).append(",\"state\":1,\"values\":[").append(i + 1)
                    .append(".5],\"value\":").append(i + 3).append(".5}\n");
        }
        Files.writeString(file, text);
        requireSame(file);
        assertEquals(4.5, JournalFile.read(file).main().snapshot().trials().get(1).value());
    }

    @Test
    void noLineBecomesReadableByTheBytesBeforeIt() throws Exception {
        Path file = folder.resolve("zeros.log");
        for (String line : List.of("\u0000\u0000\u0000\u0000\n",
                "\u0000{}\n", "{\u0000}\u0000\n", " \u0000{\u0000}\n", "\n", "\n\u0000\n")) {
            Files.write(file, (STUDY + line + STUDY).getBytes(StandardCharsets.UTF_8));
            JournalContents contents = JournalFile.read(file);
            assertEquals(4, contents.damage().orElseThrow().line());
            assertEquals(2, contents.main().snapshot().trials().size());
        }
    }

    @Test
    void aFileInAnotherEncodingIsDamagedInWords() throws Exception {
        Path file = folder.resolve("utf16.log");
        String more = STUDY + "{\"op_code\":4,\"study_id\":0,\"distributions\":{\"a\":\"{}\"}}\n";
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_32LE, StandardCharsets.UTF_32BE)) {
            Files.write(file, more.getBytes(charset));
            JournalException e = org.junit.jupiter.api.Assertions.assertThrows(JournalException.class,
                    () -> JournalFile.read(file));
            assertEquals(JournalException.Kind.DAMAGED, e.kind());
            assertTrue(e.getMessage().contains("line 1"), e.getMessage());
        }
    }
}
