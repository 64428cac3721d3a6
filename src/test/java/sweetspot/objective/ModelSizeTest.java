package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelFamily;
import sweetspot.model.TargetValues;
import sweetspot.model.family.ModelCatalog;
import sweetspot.space.Configuration;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Cost;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Sizes that are known, and sizes that grow where they must.
class ModelSizeTest {
    private static final int ROWS = 120;
    private static final int FEATURES = 7;
    private final double[][] x = new double[ROWS][FEATURES];
    private final double[] amounts = new double[ROWS];
    private final int[] classes = new int[ROWS];

    @TempDir
    Path folder;

    ModelSizeTest() {
        Random random = new Random(4);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < FEATURES; j++) x[i][j] = random.nextGaussian();
            amounts[i] = x[i][0] + x[i][1] * x[i][1] + 0.3 * random.nextGaussian();
            classes[i] = amounts[i] > 1 ? 1 : 0;
        }
    }

    private FittedModel fit(ModelFamily family, boolean regression, Map<String, Object> values) throws Exception {
        TargetValues y = regression ? new TargetValues.Numbers(amounts)
                : new TargetValues.Classes(classes, List.of("no", "yes"));
        Configuration c = family.recommendedSpace(new DataShape(ROWS, FEATURES, regression ? 0 : 2)).defaults();
        Map<String, Object> all = new java.util.LinkedHashMap<>(c.asMap());
        all.putAll(values);
        return family.fit(x, y, Configuration.of(all), 1, FitContext.plain());
    }

    @Test
    void aLineKeepsAWeightForEachFeatureAndOneMore() throws Exception {
        assertEquals(8 * (FEATURES + 1), ModelSize.of(fit(ModelCatalog.byId("ridge"), true, Map.of())));
    }

    @Test
    void neighboursKeepTheTrainingRowsAndTreesGrowWithTheirNumber() throws Exception {
        assertTrue(ModelSize.of(fit(ModelCatalog.byId("knn"), true, Map.of())) >= 8L * ROWS * (FEATURES + 1));
        long ten = ModelSize.of(fit(ModelCatalog.byId("random_forest"), false, Map.of("trees", 10L)));
        long forty = ModelSize.of(fit(ModelCatalog.byId("random_forest"), false, Map.of("trees", 40L)));
        assertEquals(4, (double) forty / ten, 0.4);
        assertTrue(ten < 8L * 10 * ROWS * 12, "no training rows among them: " + ten);
    }

    /// Nothing of the search hangs on a model, and its size does not depend on chance.
    @Test
    void everyFamilyHasASizeThatIsItsOwn() throws Exception {
        for (boolean regression : new boolean[]{false, true}) {
            for (ModelFamily family : ModelCatalog.forTask(regression ? Task.REGRESSION : Task.CLASSIFICATION)) {
                if (family.unavailable().isPresent()) continue;
                long size = ModelSize.of(fit(family, regression, Map.of()));
                assertEquals(size, ModelSize.of(fit(family, regression, Map.of())), family.id());
                assertTrue(size >= 8 && size < 20_000_000, family.id() + ": " + size);
            }
        }
    }

    @Test
    void itIsAnObjective() throws Exception {
        StringBuilder csv = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < ROWS; i++)
            csv.append(x[i][0]).append(',').append(x[i][1]).append(',').append(classes[i] == 1 ? "y" : "n")
                    .append('\n');
        Files.writeString(folder.resolve("d.csv"), csv);
        ModelSubject subject = new ModelSubject(new Target("d.csv", "kind", Task.CLASSIFICATION, "y", List.of(),
                "accuracy"), "decision_tree", Validation.standard(), List.of(Cost.MODEL_BYTES));
        SearchSpace space = SearchSpace.of(new Parameter("max_depth", IntDistribution.linear(1, 9), 3L));
        Experiment e = new Experiment("size", subject, space, "random", "none", Budget.ofTrials(2), 1, 1);
        PreparedObjective prepared = ObjectiveFactory.create(e, folder);
        assertEquals("Model size, bytes", prepared.goals().get(1).name());
        double[] small = prepared.objective().evaluate(Configuration.of(Map.of("max_depth", 1L)),
                TrialContext.standalone(0)).values();
        double[] large = prepared.objective().evaluate(Configuration.of(Map.of("max_depth", 9L)),
                TrialContext.standalone(0)).values();
        assertTrue(small[1] > 0 && large[1] > 2 * small[1], small[1] + " and " + large[1]);
        assertEquals(large[1], prepared.objective().evaluate(Configuration.of(Map.of("max_depth", 9L)),
                TrialContext.standalone(1)).values()[1], "the same each time");
    }
}
