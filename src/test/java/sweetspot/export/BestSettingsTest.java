package sweetspot.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.ui.study.StudyFixture;

class BestSettingsTest {
    private final Experiment experiment = StudyFixture.experiment(60);
    private final StudySnapshot study = StudyFixture.study(43, 4);
    private final BestSettings best = new BestSettings(experiment, study, study.best().orElseThrow(), "0.1.0");

    @Test
    void jsonIsAnExperimentFileWhoseOnlyConfigurationIsTheBest(@TempDir Path folder) throws Exception {
        String json = best.toJson(ExperimentFile.toMap(best.fixedExperiment()));
        Path file = Files.writeString(folder.resolve("best.json"), json);
        Experiment read = ExperimentFile.read(file, ExperimentDefaults.none());
        assertEquals(best.fixedExperiment(), read);
        assertEquals(study.best().orElseThrow().configuration(), read.space().defaults());
        assertEquals(0, read.space().dimensions());
        assertEquals(1, read.budget().trials());
        assertEquals(experiment.seed(), read.seed(), "training is seeded by the search's seed");
        assertEquals(experiment.subject(), read.subject(), "same data, folds and metric");
    }

    /// Ranges are narrowed, parameters renamed or made choices after the best was found: it stays what it was.
    @Test
    void aBestOutsideTheSpaceOfTodayIsExportedAsItWasAndSaidToBeOutside(@TempDir Path folder) throws Exception {
        Trial found = study.best().orElseThrow();
        SearchSpace now = SearchSpace.of(
                new Parameter("learning_rate", FloatDistribution.log(0.2, 0.5), 0.3),
                new Parameter("trees", sweetspot.space.CategoricalDistribution.of("few", "many"), "few"));
        BestSettings later = new BestSettings(experiment.withSpace(now), study, found, "0.1.0");
        assertEquals(java.util.List.of("learning_rate", "trees"), later.outside());
        assertTrue(later.gone().contains("depth"), later.gone().toString());
        Path file = Files.writeString(folder.resolve("best.json"),
                later.toJson(ExperimentFile.toMap(later.fixedExperiment())));
        Experiment read = ExperimentFile.read(file, ExperimentDefaults.none());
        assertEquals(found.configuration().asMap(), read.space().defaults().asMap());
        assertEquals(java.util.List.of("learning_rate", "trees"), later.result().get("outside_ranges"));
        assertTrue(best.outside().isEmpty() && best.gone().isEmpty());
    }

    @Test
    void jsonTellsWhatWasFound() {
        assertEquals("""
            {
              "name": "Fraud detection",
              "result": {
                "trial": 4,
                "metric": "average_precision",
                "direction": "maximize",
                "value": 0.9138296166816103,
                "standard_error": 0.01026980311692541,
                "parameters": {
                  "learning_rate": 0.11821654517104928,
                  "trees": 182,
                  "depth": 2,
                  "feature_sampling": "Fraction",
                  "fraction": 0.431208287265042,
                  "class_weights": "None",
                  "subsample": 0.8
                },
                "default": {"value": 0.872, "standard_error": 0.01065349521030021},
                "search": {
                  "sampler": "gp",
                  "pruner": "median",
                  "seed": 42,
                  "workers": 4,
                  "trials": 47,
                  "complete": 28,
                  "stopped_early": 13,
                  "failed": 2,
                  "stopped": 0
                },
                "finished": "2026-01-01T00:00:20.564Z",
                "sweetspot": "0.1.0"
              }
            }
            """, best.toJson(Map.of("name", "Fraud detection")));
    }

    @Test
    void parametersThatAreNotActiveStayAtTheirDefaults() {
        Trial all = study.trials().stream()
                .filter(t -> t.hasValue() && !t.configuration().has("fraction") && t.number() > 0).findFirst()
                .orElseThrow();
        Experiment fixed = new BestSettings(experiment, study, all, "0.1.0").fixedExperiment();
        assertEquals(all.configuration(), fixed.space().defaults());
        assertEquals(0.5, fixed.space().get("fraction").fixed().orElseThrow().value());
    }

    @Test
    void csvHoldsEveryParameterExactly() {
        String csv = best.toCsv();
        assertTrue(csv.startsWith("kind,name,value\r\nresult,trial,4\r\n"), csv);
        Configuration configuration = best.best().configuration();
        for (String name : configuration.names()) {
            assertTrue(csv.contains("\r\nparameter," + name + "," + configuration.get(name) + "\r\n"), name);
        }
        assertTrue(csv.contains("\r\nsetting,validation_seed,1\r\n"), csv);
    }

    @Test
    void anOpenedSealIsTold() {
        SealedTestResult sealed = new SealedTestResult(4, new SealedTestResult.Score(0.905, 0.881, 0.926),
                new SealedTestResult.Score(0.864, Double.NaN, Double.NaN),
                new SealedTestResult.Score(0.041, -0.002, 0.08), 200, 5);
        StudySnapshot opened = study.apply(
                new StudyEvent.StudyAttributeSet(SealedTestResult.ATTRIBUTE, sealed.toAttribute()));
        assertEquals(sealed, SealedTestResult.of(opened).orElseThrow());
        Object told = new BestSettings(experiment, opened, best.best(), "0.1.0").result().get("sealed_test");
        assertEquals(sealed.toAttribute(), told);
    }

    @Test
    void aParameterCalledLikeAFormulaIsHarmlessInCsv() {
        SearchSpace space = SearchSpace.of(new Parameter("=HYPERLINK(1)", FloatDistribution.linear(-2, 1), -0.5));
        StudySnapshot one = study.apply(new StudyEvent.TrialCreated(47, space.defaults(), true, 1));
        String csv = TrialsCsv.write(space, one);
        assertTrue(csv.lines().findFirst().orElseThrow().contains(",params_=HYPERLINK(1),"), "the prefix disarms it");
        assertEquals("'=1+1", CsvText.cell("=1+1"));
        assertEquals("'@x", CsvText.cell("@x"));
        assertEquals("-0.5", CsvText.cell(-0.5), "numbers are no formulas");
    }
}
