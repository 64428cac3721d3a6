package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.model.FitContext;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.prepare.CategoryEncoding;
import sweetspot.model.prepare.Imputation;
import sweetspot.model.prepare.Pipeline;
import sweetspot.model.prepare.Preparation;
import sweetspot.model.prepare.Reduction;
import sweetspot.model.prepare.Scaling;
import sweetspot.space.Configuration;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Where the answer is a coin toss, no pipeline may score better than chance, though one that saw the scored rows would
/// score 1.0 or nearly.
class PipelineLeakTest {
    private static final int ROWS = 400;

    @TempDir
    Path folder;

    private LearningTask task(String model, String metric, String table) throws Exception {
        Files.writeString(folder.resolve("t.csv"), table);
        Target target = new Target("t.csv", "y", Task.CLASSIFICATION, "yes", List.of(), metric,
                Map.of("types", Map.of("id", "category")));
        Experiment experiment = new Experiment("leak",
                new ModelSubject(target, model, Validation.standard()),
                ModelCatalog.byId(model).recommendedSpace(new sweetspot.model.DataShape(ROWS, 2, 2)), "random", "none",
                Budget.ofTrials(1), 1, 1, List.of());
        return ObjectiveFactory.create(experiment, folder).task().orElseThrow();
    }

    private static double score(LearningTask task, Object... settings) throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) map.put((String) settings[i], settings[i + 1]);
        return new CrossValidationObjective(task).evaluate(Configuration.of(map), TrialContext.standalone(0))
                .values()[0];
    }

    private static String answer(Random random) {
        return random.nextBoolean() ? "yes" : "no";
    }

    private static String ids(Random random) {
        StringBuilder table = new StringBuilder("id,x,y\n");
        for (int i = 0; i < ROWS; i++)
            table.append("id").append(i).append(',').append(random.nextGaussian()).append(',')
                    .append(answer(random)).append('\n');
        return table.toString();
    }

    /// A thousand columns of noise.
    private static String noise(Random random, int rows, int columns) {
        StringBuilder table = new StringBuilder();
        for (int j = 0; j < columns; j++) table.append('x').append(j).append(',');
        table.append("y\n");
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) table.append((float) random.nextGaussian()).append(',');
            table.append(answer(random)).append('\n');
        }
        return table.toString();
    }

    @Test
    void aTargetEncodingOfIdsSaysNothing() throws Exception {
        for (String model : List.of("gradient_boosting", "logistic_regression", "decision_tree")) {
            LearningTask task = task(model, "roc_auc", ids(new Random(7)));
            for (double smoothing : new double[]{0, 10}) {
                double auc = score(task, "prepare.encode", "target", "prepare.smoothing", smoothing);
                assertEquals(0.5, auc, 0.09, model + " with a smoothing of " + smoothing);
            }
        }
    }

    /// The wrong way round, as a check of the test: encoded over all rows, the same ids tell all.
    @Test
    void encodedOverAllRowsTheIdsWouldTellAll() throws Exception {
        LearningTask task = task("decision_tree", "roc_auc", ids(new Random(7)));
        int[] all = new int[task.features().rows()];
        Arrays.setAll(all, i -> i);
        Preparation encoding =
                new Preparation(Imputation.MEDIAN, CategoryEncoding.TARGET, 0, Scaling.NONE, Reduction.NONE, 1);
        double[][] x = Pipeline.train(encoding, task.features(), all, task.truth().asTargets()).pipeline()
                .transform(task.features());
        int[] train = task.fold(0).train();
        int[] test = task.fold(0).test();
        Configuration complete = task.space().complete(Configuration.empty());
        var model = task.family().fit(rows(x, train), task.truth().rows(train), complete, 1, FitContext.plain());
        double auc = task.metric().score(task.truth().rows(test), model.predict(rows(x, test), FitContext.plain()),
                task.positive());
        assertEquals(1.0, auc, 1e-9);
    }

    private static double[][] rows(double[][] x, int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new);
    }

    @Test
    void theBestOfManyColumnsOfNoiseAreNoise() throws Exception {
        LearningTask task = task("logistic_regression", "roc_auc", noise(new Random(3), 120, 800));
        assertEquals(0.5, score(task, "prepare.reduce", "select", "prepare.columns", 0.02), 0.15);
        // Components take time with the cube of the columns; these are still twice the rows.
        LearningTask fewer = task("logistic_regression", "roc_auc", noise(new Random(3), 120, 240));
        assertEquals(0.5, score(fewer, "prepare.reduce", "pca", "prepare.variance", 0.5), 0.15);
    }

    /// A model that knows its training rows by heart is sure of itself; calibrated on rows it has not seen it is not.
    @Test
    void calibrationLearnsFromRowsThatTheModelHasNotSeen() throws Exception {
        LearningTask task = task("knn", "log_loss", noise(new Random(5), 300, 5));
        assertTrue(score(task, "neighbors", 1L) > 5, "sure and wrong");
        for (String kind : List.of("sigmoid", "isotonic")) {
            assertEquals(Math.log(2), score(task, "neighbors", 1L, "decide.calibrate", kind), 0.06, kind);
        }
    }

    /// Columns chosen by the answers of all training rows would make every inner model look good.
    @Test
    void calibrationChoosesColumnsAnew() throws Exception {
        LearningTask task = task("logistic_regression", "log_loss", noise(new Random(3), 120, 800));
        assertEquals(Math.log(2), score(task, "prepare.reduce", "select", "prepare.columns", 0.02, "decide.calibrate",
                "sigmoid"), 0.12);
    }
}
