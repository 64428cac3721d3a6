package sweetspot.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.study.StudyFixture;

/// What holds for every export.
class ExportCatalogTest {

    private static ExportInput input(StudySnapshot study, boolean described) {
        return ExportInput.of(described ? Optional.of(StudyFixture.experiment(60)) : Optional.empty(),
                StudyFixture.space(),
                study, -1, Path.of("."), Optional.empty());
    }

    @Test
    void everyFormatHasANameTextsAndATextOfItsOwn() {
        Set<String> ids = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (ExportFormat format : ExportCatalog.all()) {
            assertTrue(ids.add(format.id()) && format.id().matches("[a-z]+"), format.id());
            assertFalse(format.label().isBlank() || format.note().isBlank());
            assertTrue(format.fileName().endsWith("." + format.extension()) && format.fileName().length() > 4);
            assertEquals(Optional.empty(), format.missing(input(StudyFixture.study(43, 2), true)), format.id());
            String text = format.write(input(StudyFixture.study(43, 2), true));
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
    void yamlHoldsTheBestParametersAsTheyAre() {
        String yaml = ExportCatalog.byId("yaml").orElseThrow().write(input(StudyFixture.study(43, 2), true));
        assertTrue(yaml.contains("\nparameters:\n  learning_rate: 0."), yaml);
        assertTrue(yaml.startsWith("name: Fraud detection\ntrial: 4\n"), yaml);
        assertTrue(yaml.contains("  class_weights: \"None\"\n"), yaml);
    }
}
