package sweetspot.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.cli.DataDefaults;
import sweetspot.data.DateColumn;
import sweetspot.data.ImportFound;
import sweetspot.data.NumberColumn;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.TrialContext;
import sweetspot.study.Experiment;
import sweetspot.study.Gap;
import sweetspot.study.ModelSubject;
import sweetspot.study.Role;
import sweetspot.study.SplitPlan;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.shell.Workbench;
import sweetspot.ui.study.StudyViewModel;

/// A German spreadsheet's export with three bad lines, from the refusal to a search on a grouped and time-ordered plan.
class ImportJourneyTest {
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    @TempDir
    Path home;

    private Path export() throws Exception {
        Random random = new Random(6);
        List<String> lines = new ArrayList<>(List.of("Kunden-Nr;Datum;Umsatz (€);Größe;gekündigt"));
        for (int i = 0; i < 400; i++) {
            int customer = random.nextInt(60);
            String amount = String.format(Locale.GERMANY, "%,.2f", 100 + 5000 * random.nextDouble());
            lines.add("K-" + (1000 + customer) + ";" + LocalDate.of(2023, 1, 1).plusDays(random.nextInt(700))
                    .format(GERMAN) + ";" + amount + ";" + "klein|mittel|groß".split("\\|")[random.nextInt(3)] + ";"
                    + (random.nextInt(3) == 0 ? "ja" : "nein"));
            if (i == 40) lines.add("K-1001;01.02.2023;17,50");
            if (i == 80) lines.add("K-1002;\"02.03.2023;18,50;klein;ja");
            if (i == 120) lines.add("K-1003;03.04.2023;19,50;klein;ja;nachgetragen");
        }
        return Files.write(home.resolve("Kündigungen.csv"), lines, Charset.forName("windows-1252"));
    }

    @Test
    void threeBadLinesAreLeftOutByConsentAndTheSearchIsPlanned() throws Exception {
        Workbench workbench = new Workbench(new ExperimentLibrary(home.resolve("experiments")), DataDefaults::new,
                BackgroundTasks.immediate(), StudyViewModel::new, ProgramConsents.inMemory());
        workbench.refresh();
        workbench.openData(export(), "Kündigungen");
        DataViewModel data = workbench.current().get().data();
        assertEquals(DataViewModel.State.FAILED, data.state().get());
        assertTrue(data.problem().get().contains("3 lines") || data.problem().get().contains("43"),
                data.problem()::get);

        ImportViewModel importing = data.importing();
        importing.begin();
        assertEquals(List.of(43L, 84L, 125L), importing.bad().stream().map(ImportFound.BadLine::line).toList());
        assertEquals(List.of(false, true, false), importing.bad().stream().map(ImportFound.BadLine::isTorn).toList());
        assertFalse(importing.obstacle().get().isEmpty(), "nothing is left out without being asked for");
        importing.consent().set(true);
        assertEquals("", importing.obstacle().get());
        importing.use();
        assertEquals(400, data.table().get().orElseThrow().dataset().rows());
        assertTrue(data.table().get().orElseThrow().dataset().column("Umsatz (€)") instanceof NumberColumn);
        assertTrue(data.table().get().orElseThrow().dataset().column("Datum") instanceof DateColumn);

        data.targetColumn().set("gekündigt");
        data.fixes().role("Kunden-Nr", Optional.of(Role.GROUP));
        data.fixes().role("Datum", Optional.of(Role.TIME));
        SplitPlan wanted = new SplitPlan.GroupedTime("Kunden-Nr", "Datum", Gap.NONE, false);
        assertEquals(wanted, data.validation().get().plan());
        workbench.current().get().space().selectModel("decision_tree");
        Experiment e = workbench.current().get().experiment().get().orElseThrow();
        assertEquals(wanted, ((ModelSubject) e.subject()).validation().plan());
        assertEquals(List.of(43, 84, 125), ((List<?>) ((ModelSubject) e.subject()).target().reading().get("leave_out"))
                .stream().map(line -> ((Number) line).intValue()).toList(), "the experiment lists what is left out");
        double score = ObjectiveFactory.create(e, home).objective()
                .evaluate(e.space().defaults(), TrialContext.standalone(0)).value();
        assertTrue(score > 0.3 && score < 0.9, () -> "nothing explains the answer: " + score);
    }
}
