package sweetspot.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sweetspot.json.JsonReader;
import sweetspot.study.AutoChoice;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.study.AutoFixture;
import sweetspot.ui.study.StudyFixture;

/// What holds for every export.
class ExportCatalogTest {

    private static ExportInput input(StudySnapshot study, boolean described) {
        return ExportInput.of(described ? Optional.of(StudyFixture.experiment(60)) : Optional.empty(),
                StudyFixture.space(),
                study, -1, Path.of("."), Optional.empty());
    }

    private static StudySnapshot withEnsemble(StudySnapshot study) {
        return study.apply(new EnsembleChoice(List.of(new EnsembleChoice.Member(4, 0.75),
                new EnsembleChoice.Member(2, 0.25)), 0.93, 0.92, 0.01, 0.91, 43, 5).event());
    }

    @Test
    void everyFormatHasANameTextsAndATextOfItsOwn() {
        Set<String> ids = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (ExportFormat format : ExportCatalog.all()) {
            assertTrue(ids.add(format.id()) && format.id().matches("[a-z]+"), format.id());
            assertFalse(format.label().isBlank() || format.note().isBlank());
            assertTrue(format.fileName().endsWith("." + format.extension()) && format.fileName().length() > 4);
            ExportInput input = input(withEnsemble(StudyFixture.study(43, 2)), true);
            assertEquals(Optional.empty(), format.missing(input), format.id());
            String text = format.write(input);
            assertTrue(text.endsWith("\n") && texts.add(text), format.id());
            assertTrue(ExportCatalog.byId(format.id()).orElseThrow() == format);
            assertTrue(Messages.text("cli.export.option.format").matches(".*\\b" + format.id() + "\\b.*"),
                    "the text cli.export.option.format does not name " + format.id());
        }
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsWritten() {
        for (ExportFormat format : ExportCatalog.all()) {
            assertEquals(format.needsBest(), format.missing(input(StudyFixture.study(0, 2), true)).isPresent(),
                    format.id());
            assertEquals(format.needsBest(), format.missing(input(StudyFixture.study(43, 2), false)).isPresent(),
                    format.id());
            if (!format.needsBest()) assertTrue(format.write(input(StudyFixture.study(0, 2), false)).endsWith("\n"));
        }
    }

    @Test
    void anEnsembleIsExportedOnlyWhereItIsInUse() {
        ExportFormat format = ExportCatalog.byId("ensemble").orElseThrow();
        StudySnapshot single = StudyFixture.study(43, 2);
        assertTrue(format.missing(input(single, true)).orElseThrow().contains("--use"));
        StudySnapshot used = withEnsemble(single);
        Map<?, ?> map = (Map<?, ?>) JsonReader.read(format.write(input(used, true)));
        List<?> members = (List<?>) map.get("members");
        assertEquals(2, members.size());
        Map<?, ?> second = (Map<?, ?>) members.get(1);
        assertEquals(2L, second.get("trial"));
        assertEquals(0.25, second.get("weight"));
        assertEquals(used.trials().get(2).configuration().asMap().keySet(),
                ((Map<?, ?>) second.get("parameters")).keySet());
        // Each is an experiment of one trial with its own settings.
        Map<?, ?> experiment = (Map<?, ?>) second.get("experiment");
        assertEquals(1L, ((Map<?, ?>) experiment.get("budget")).get("trials"));
        assertEquals(0.92, ((Map<?, ?>) map.get("result")).get("corrected"));
        StudySnapshot back = used.apply(EnsembleChoice.none());
        assertTrue(format.missing(input(back, true)).isPresent());
    }

    @Test
    void yamlOfAnAutoStudyNamesTheFamily() {
        ExportInput input = ExportInput.of(Optional.of(AutoFixture.experiment(240)),
                AutoFixture.experiment(240).space(), AutoFixture.study(60), -1, Path.of("."), Optional.empty());
        String family = AutoChoice.family(input.best().orElseThrow().best().configuration()).orElseThrow();
        String yaml = ExportCatalog.byId("yaml").orElseThrow().write(input);
        assertTrue(yaml.contains("\nmodel: " + family + "\nparameters:\n"), yaml);
    }

    @Test
    void yamlHoldsTheBestParametersAsTheyAre() {
        String yaml = ExportCatalog.byId("yaml").orElseThrow().write(input(StudyFixture.study(43, 2), true));
        assertTrue(yaml.contains("\nparameters:\n  learning_rate: 0."), yaml);
        assertTrue(yaml.startsWith("name: Fraud detection\ntrial: 4\n"), yaml);
        assertTrue(yaml.contains("  class_weights: \"None\"\n"), yaml);
    }
}
