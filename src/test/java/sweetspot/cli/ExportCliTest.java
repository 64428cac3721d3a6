package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.export.ExportCatalog;
import sweetspot.export.ExportFormat;
import tools.jackson.databind.json.JsonMapper;

class ExportCliTest {
    @TempDir
    Path folder;

    private record Result(int code, String out, String err) {}

    private static Result sweetspot(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(Arrays.stream(args).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path study;

    @BeforeEach
    void search() {
        Path file = folder.resolve("e.json");
        study = folder.resolve("e.log");
        assertEquals(0,
                sweetspot("new", "--function", "branin", "-o", file, "--sampler", "random", "--trials", 12).code());
        assertEquals(0, sweetspot("run", file).code());
    }

    @Test
    void everyFormatIsPrintedAndWritten() throws Exception {
        for (ExportFormat format : ExportCatalog.all()) {
            Result printed = sweetspot("export", study, "--format", format.id());
            if (format.id().equals("ensemble")) {
                // No study of one model has one.
                assertEquals(2, printed.code(), printed.out());
                assertTrue(printed.err().contains("no ensemble") && printed.out().isEmpty(), printed.err());
                continue;
            }
            assertEquals(0, printed.code(), printed.err());
            Path file = folder.resolve("out-" + format.id());
            Result written = sweetspot("export", study, "--format", format.id(), "-o", file);
            assertEquals(0, written.code(), written.err());
            assertEquals("", written.out());
            assertEquals(printed.out(), Files.readString(file));
        }
    }

    @Test
    void theJsonScoresTheBestAgain() throws Exception {
        Path best = folder.resolve("best.json");
        assertEquals(0, sweetspot("export", study, "-o", best).code());
        Result again = sweetspot("run", best, "--json");
        assertEquals(0, again.code(), again.err());
        String found = sweetspot("best", study, "--json").out();
        assertEquals(JsonMapper.shared().readTree(found).get("best_value"),
                JsonMapper.shared().readTree(again.out()).get("best_value"));
    }

    @Test
    void theEndingSaysWhatToWrite() throws Exception {
        assertEquals(0, sweetspot("export", study, "-o", folder.resolve("a.yaml")).code());
        assertTrue(Files.readString(folder.resolve("a.yaml")).contains("\nparameters:\n"));
        Result other = sweetspot("export", study, "-o", folder.resolve("a.toml"));
        assertEquals(2, other.code());
        assertTrue(other.err().contains(ExportCatalog.all().stream().map(ExportFormat::id)
                .collect(Collectors.joining(", ")) + "."), other.err());
        assertTrue(other.err().contains("json, yaml, csv"), other.err());
        assertFalse(Files.exists(folder.resolve("a.toml")));
    }

    @Test
    void nothingIsOverwrittenUnasked() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.csv"), "mine");
        Result refused = sweetspot("export", study, "-o", file);
        assertEquals(2, refused.code());
        assertEquals("mine", Files.readString(file));
        assertEquals(0, sweetspot("export", study, "-o", file, "--force").code());
        assertTrue(Files.readString(file).startsWith("kind,name,value"));
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws Exception {
        Path results = Files.createDirectory(folder.resolve("results"));
        Result isFolder = sweetspot("export", study, "-o", results, "--force");
        assertEquals(2, isFolder.code());
        assertTrue(isFolder.err().contains("is a folder"), isFolder.err());
        Result none = sweetspot("export", study, "-o", results.resolve("none").resolve("best.yaml"));
        assertEquals(2, none.code());
        assertTrue(none.err().contains("folder") && !none.err().contains("Exception"), none.err());
    }

    @Test
    void whatCannotBeExportedIsSaid() {
        Result unknown = sweetspot("export", study, "--format", "xml");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("“xml”") && unknown.err().contains("yaml"), unknown.err());
        Result trial = sweetspot("export", study, "--trial", 999);
        assertEquals(2, trial.code());
        assertTrue(trial.err().contains("one objective"), trial.err());
        Result folderMissing = sweetspot("export", study, "-o", folder.resolve("no").resolve("b.json"));
        assertEquals(2, folderMissing.code());
        assertTrue(folderMissing.err().contains("There is no folder"), folderMissing.err());
    }
}
