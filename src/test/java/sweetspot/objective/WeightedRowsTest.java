package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.data.DataReader;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.json.JsonReader;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Cleaning;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Rows count by their weights from the file to the score: in training, in folds, and on the sealed rows.
class WeightedRowsTest {
    private static final SearchSpace SPACE = SearchSpace.of();
    private static final String HEADER = "x,z,fold,w,kind,price";

    @TempDir
    Path folder;

    private final List<String> honest = new ArrayList<>();
    private final List<String> poison = new ArrayList<>();
    private final List<String> sealed = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(9);
        for (int i = 0; i < 160; i++) {
            boolean lies = i % 4 == 3;
            double x = random.nextGaussian();
            double z = random.nextGaussian();
            boolean big = x + 0.5 * random.nextGaussian() > 0 != lies;
            double price = 3 * x + random.nextGaussian() + (lies ? 100 : 0);
            String weight = lies ? "0" : String.valueOf(1 + random.nextInt(5));
            String row = x + "," + z + "," + (i < 120 ? i % 3 : 9) + "," + weight + "," + (big ? "big" : "small") + ","
                    + price;
            if (i >= 120) {
                if (!lies) sealed.add(row);
            } else if (lies) {
                poison.add(row);
            } else {
                honest.add(row);
            }
        }
        file("honest.csv", honest, sealed);
        file("poisoned.csv", honest, poison, sealed);
        file("light.csv", honest, sealed, List.of("0,0,1,,small,1"));
        file("negative.csv", honest, sealed, List.of("0,0,1,-3,small,1"));
        file("huge.csv", honest.stream().map(r -> weighing(r, "1e308")).toList(), sealed);
        file("one_class.csv", honest.stream().map(r -> r.contains("big") ? weightless(r) : r).toList(),
                sealed.stream().map(r -> r.contains("big") ? weightless(r) : r).toList());
        file("none.csv", honest.stream().map(WeightedRowsTest::weightless).toList(),
                sealed.stream().map(WeightedRowsTest::weightless).toList());
    }

    private static String weightless(String row) {
        return weighing(row, "0");
    }

    private static String weighing(String row, String weight) {
        String[] cells = row.split(",");
        cells[3] = weight;
        return String.join(",", cells);
    }

    @SafeVarargs
    private void file(String name, List<String>... parts) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (List<String> part : parts) lines.addAll(part);
        Files.write(folder.resolve(name), lines);
    }

    private static Experiment experiment(String data, String model, String metric, Roles roles) {
        boolean classes = metric.equals("log_loss") || metric.equals("roc_auc");
        Target target = new Target(data, classes ? "kind" : "price", classes ? Task.CLASSIFICATION : Task.REGRESSION,
                classes ? "big" : "", List.of(classes ? "price" : "kind"), metric, Map.of(), Cleaning.NONE, roles);
        Validation plan = Validation.standard().withStratified(false).withTestFraction(0)
                .withPlan(new SplitPlan.FoldColumn("fold", "9"));
        return new Experiment("test", new ModelSubject(target, model, plan), SPACE, "random", "none",
                Budget.ofTrials(5), 1, 3);
    }

    private static Roles weighing(boolean weighs) {
        return new Roles(Map.of("w", Role.WEIGHT), weighs);
    }

    private Evaluation evaluate(Experiment experiment) throws Exception {
        return ObjectiveFactory.create(experiment, folder).objective().evaluate(SPACE.defaults(),
                TrialContext.standalone(0));
    }

    private double sealed(Experiment experiment) throws Exception {
        LearningTask task = ObjectiveFactory.create(experiment, folder).task().orElseThrow();
        return SealedTestScore.of(task, SPACE.defaults(), SPACE.defaults(), () -> false).best().value();
    }

    /// Rows of weight 0 tell lies; whatever reads them scores otherwise than without them.
    @ParameterizedTest
    @CsvSource({"random_forest,log_loss", "logistic_regression,roc_auc", "svm_rbf,log_loss", "lda,log_loss",
        "gradient_boosting,rmse", "ridge,mae", "gaussian_process,r2", "knn,median_ae"})
    void rowsOfNoWeightAreAsIfTheyWereNotThere(String model, String metric) throws Exception {
        Experiment clean = experiment("honest.csv", model, metric, weighing(true));
        Experiment poisoned = experiment("poisoned.csv", model, metric, weighing(true));
        assertEquals(evaluate(clean).value(), evaluate(poisoned).value(), 1e-9);
        assertEquals(sealed(clean), sealed(poisoned), 1e-9);
        Experiment unweighed = experiment("poisoned.csv", model, metric, weighing(false));
        assertNotEquals(evaluate(clean).value(), evaluate(unweighed).value(), 1e-6);
    }

    /// The values of trials, and the scores of stages, of a search that grows its models.
    @Test
    void weightsCountInFoldsAndOnSealedRows() throws Exception {
        Experiment weighed = experiment("honest.csv", "ridge", "mae", weighing(true));
        Experiment plain = experiment("honest.csv", "ridge", "mae", weighing(false));
        assertNotEquals(evaluate(weighed).value(), evaluate(plain).value(), 1e-6);
        assertNotEquals(sealed(weighed), sealed(plain), 1e-6);
        // An experiment from before rows could be weighed scores as one that leaves the column out.
        Experiment without = experiment("honest.csv", "ridge", "mae", new Roles(Map.of("w", Role.ID)));
        assertEquals(evaluate(without).value(), evaluate(plain).value());
    }

    @Test
    void aFileSaysThatRowsAreWeighed() throws Exception {
        Experiment weighed = experiment("honest.csv", "ridge", "mae", weighing(true));
        String json = ExperimentFile.toJson(weighed);
        assertEquals(weighed, read(json));
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) JsonReader.read(json)).forEach((k, v) -> fields.put(String.valueOf(k), v));
        assertEquals(true, fields.remove("weigh_rows"));
        Experiment before = ExperimentFile.fromMap(fields, "test", ExperimentDefaults.none());
        assertEquals(experiment("honest.csv", "ridge", "mae", weighing(false)), before,
                "files from before mean what they meant");
        assertFalse(ExperimentFile.toJson(before).contains("weigh_rows"));
        assertEquals(List.of("weigh_rows"), ScoreMeaning.differences(before, weighed).stream()
                .map(ScoreMeaning.Difference::field).toList());
        fields.put("weigh_rows", true);
        fields.remove("roles");
        assertThrows(Exception.class, () -> ExperimentFile.fromMap(fields, "test", ExperimentDefaults.none()));
    }

    private static Experiment read(String json) throws Exception {
        return ExperimentFile.fromMap((Map<?, ?>) JsonReader.read(json), "test", ExperimentDefaults.none());
    }

    @ParameterizedTest
    @CsvSource({"light.csv,none", "negative.csv,-3", "none.csv,Every weight", "huge.csv,too large"})
    void weightsThatCannotBeAreTold(String file, String word) throws Exception {
        Experiment experiment = experiment(file, "ridge", "mae", weighing(true));
        ExperimentException e = assertThrows(ExperimentException.class, () -> evaluate(experiment));
        assertEquals("roles", e.field());
        assertTrue(e.getMessage().contains(word), e.getMessage());
        assertTrue(findings(experiment).stream().anyMatch(f -> f.severity() == Severity.SERIOUS
                && f.text().contains(word)));
        evaluate(experiment(file, "ridge", "mae", weighing(false)));
    }

    @Test
    void aClassWithoutWeightIsTold() throws Exception {
        Experiment experiment = experiment("one_class.csv", "logistic_regression", "roc_auc", weighing(true));
        assertTrue(findings(experiment).stream().anyMatch(f -> f.severity() == Severity.SERIOUS
                && f.text().contains("“big”")), findings(experiment).toString());
        ExperimentException e = assertThrows(ExperimentException.class, () -> evaluate(experiment));
        assertTrue(e.getMessage().contains("“big”") && e.getMessage().contains("weight"), e.getMessage());
    }

    private List<Finding> findings(Experiment experiment) throws Exception {
        ModelSubject subject = (ModelSubject) experiment.subject();
        return new DataReport(DataReader.read(folder.resolve(subject.target().data()), ImportOptions.automatic()),
                subject).findings().stream().filter(f -> f.column().equals("w")).toList();
    }

    @Test
    void itIsToldWhetherRowsAreWeighed() throws Exception {
        List<Finding> weighed = findings(experiment("honest.csv", "ridge", "mae", weighing(true)));
        assertEquals(List.of(Severity.NOTE), weighed.stream().map(Finding::severity).toList());
        List<Finding> unable = findings(experiment("honest.csv", "gaussian_process", "mae", weighing(true)));
        assertTrue(unable.stream().anyMatch(f -> f.severity() == Severity.WARNING
                && f.title().contains("Gaussian process")), unable.toString());
        List<Finding> before = findings(experiment("honest.csv", "ridge", "mae", weighing(false)));
        assertEquals(List.of(new Fix.WeighRows("w")), before.stream().map(Finding::fix).toList());
    }
}
