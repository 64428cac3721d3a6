package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.cli.Main;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;

@Timeout(60)
class SuggestionAuditTest {
    @TempDir
    Path folder;

    private Path study(String sampler, int workers, int... budgets) throws Exception {
        Path file = folder.resolve("study.log");
        Experiment e = KillTarget.experiment().withSampler(sampler).withWorkers(workers);
        for (int trials : budgets) {
            try (StudySession session = StudySession.open(e.withBudget(Budget.ofTrials(trials)), folder, file,
                    Options.of(Mode.NEW_OR_RESUME))) {
                session.start(_ -> {}).ended().get();
            }
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({"random, 1", "tpe, 1", "tpe, 4", "grid, 3", "auto, 2"})
    void confirmsEverySuggestionAlsoOfSeveralWorkersAndSittings(String sampler, int workers) throws Exception {
        SuggestionAudit.Report report = SuggestionAudit.of(study(sampler, workers, 20, 35));
        assertEquals(List.of(), report.differences());
        assertEquals(34, report.checked());
        assertEquals(1, report.others());
    }

    @Test
    void noticesATrialThatWasChanged() throws Exception {
        Path file = study("tpe", 1, 20);
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            boolean creates = lines.get(i).contains("\"op_code\":4");
            if (creates) lines.set(i, lines.get(i).replaceAll("(\"params\":\\{\"x1\":)([-0-9.E]+)", "$1" + 0.125));
        }
        Files.write(file, lines);
        SuggestionAudit.Report report = SuggestionAudit.of(file);
        assertTrue(report.differences().size() >= 19, () -> report.differences().size() + " differences");
        assertEquals(1, report.differences().getFirst().trial());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(1, Main.run(new String[]{"replay", file.toString()}, new PrintStream(out), new PrintStream(out)));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("0 of 19 suggestions confirmed; 1 trial was not"),
                out.toString(StandardCharsets.UTF_8));
    }
}
