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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.NumberColumn;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.space.Configuration;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.Gap;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.Validation;

/// Data on which a wrong fold scores 1.0: what is learned by heart must not be asked again.
class PlanLeakageTest {
    private static final SearchSpace SPACE =
            SearchSpace.of(new Parameter("trees", IntDistribution.linear(5, 50), 20L));
    private static final int PATIENTS = 60;

    @TempDir
    Path folder;

    /// Each patient has a mark of its own, `mark`, and an outcome that nothing explains; each month has one outcome too.
    @BeforeEach
    void write() throws IOException {
        Random random = new Random(2);
        double[] mark = random.doubles(PATIENTS).toArray();
        boolean[] ill = new boolean[PATIENTS];
        for (int p = 0; p < PATIENTS; p++) ill[p] = random.nextBoolean();
        List<String> lines = new ArrayList<>(List.of("patient_id,mark,day,month,visit,outcome,episode,price"));
        boolean episode = false;
        for (int i = 0; i < 600; i++) {
            int p = random.nextInt(PATIENTS);
            if (i % 20 == 0) episode = random.nextBoolean();
            lines.add("P-" + (1000 + p) + "," + mark[p] + "," + i + "," + i / 20 + ","
                    + java.time.LocalDate.of(2024, 1, 1).plusDays(i) + "," + (ill[p] ? "ill" : "well") + ","
                    + (episode ? "up" : "down") + "," + (i + random.nextGaussian()));
        }
        Files.write(folder.resolve("visits.csv"), lines);
    }

    private static Experiment experiment(String target, List<String> exclude, SplitPlan plan) {
        return experiment(target, exclude, Validation.standard().withPlan(plan));
    }

    private static Experiment experiment(String target, List<String> exclude, Validation validation) {
        boolean price = target.equals("price");
        Target what = new Target("visits.csv", target, price ? Task.REGRESSION : Task.CLASSIFICATION, "", exclude,
                price ? "r2" : "accuracy");
        return new Experiment("test", new ModelSubject(what, "random_forest", validation), SPACE, "random", "none",
                Budget.ofTrials(5), 1, 3);
    }

    private Evaluation evaluate(Experiment experiment, int trial) throws Exception {
        return ObjectiveFactory.create(experiment, folder).objective()
                .evaluate(Configuration.of(java.util.Map.of("trees", 20L)), TrialContext.standalone(trial));
    }

    private double score(String target, List<String> exclude, SplitPlan plan) throws Exception {
        return evaluate(experiment(target, exclude, plan), 0).values()[0];
    }

    @Test
    void aGroupLearnedByHeartIsNotAskedAgain() throws Exception {
        List<String> others = List.of("day", "month", "visit", "episode", "price");
        assertTrue(score("outcome", others, SplitPlan.standard()) > 0.99);
        assertEquals(0.5, score("outcome", others, new SplitPlan.Grouped("patient_id")), 0.2);
        assertEquals(0.5, score("outcome", others, new SplitPlan.GroupedTime("patient_id", "day", Gap.NONE, false)),
                0.2);
        // The same without leaving the patients apart, in time.
        assertTrue(score("outcome", others, new SplitPlan.TimeOrdered("day", Gap.NONE, false)) > 0.9);
    }

    private double calibrated(SplitPlan plan, boolean calibrate) throws Exception {
        Target what = new Target("visits.csv", "outcome", Task.CLASSIFICATION, "ill",
                List.of("day", "month", "visit", "episode", "price"), "log_loss");
        Experiment e = new Experiment("test", new ModelSubject(what, "random_forest",
                Validation.standard().withPlan(plan)), SPACE, "random", "none", Budget.ofTrials(5), 1, 3);
        java.util.Map<String, Object> values = new java.util.LinkedHashMap<>(java.util.Map.of("trees", 20L));
        if (calibrate) values.put("decide.calibrate", "sigmoid");
        return ObjectiveFactory.create(e, folder).objective().evaluate(Configuration.of(values),
                TrialContext.standalone(0)).values()[0];
    }

    /// Inner parts that tear patients apart would find the forest as good as it is sure of itself.
    @Test
    void calibrationKeepsGroupsTogetherToo() throws Exception {
        SplitPlan grouped = new SplitPlan.Grouped("patient_id");
        assertTrue(calibrated(grouped, false) > 1, "sure and wrong");
        assertEquals(Math.log(2), calibrated(grouped, true), 0.1);
        SplitPlan both = new SplitPlan.GroupedTime("patient_id", "day", Gap.NONE, false);
        assertTrue(calibrated(both, true) < 0.6 * calibrated(both, false));
    }

    @Test
    void partsWithinTrainingRowsObeyThePlan() throws Exception {
        ResamplingPlan plan = task(experiment("outcome", List.of(), new SplitPlan.GroupedTime("patient_id", "day",
                Gap.parse("5"), false))).plan();
        int[] rows = plan.folds().getLast().train();
        List<Fold> parts = plan.within(rows, 3).orElseThrow();
        assertEquals(3, parts.size());
        NumberColumn day = (NumberColumn) plan.search().column("day");
        for (Fold part : parts) {
            java.util.Set<String> tested = new java.util.HashSet<>();
            double first = Double.POSITIVE_INFINITY;
            for (int i : part.test()) {
                tested.add(plan.search().column("patient_id").text(rows[i]));
                first = Math.min(first, day.value(rows[i]));
            }
            assertTrue(part.train().length > 0 && part.test().length > 0);
            for (int i : part.train()) {
                assertFalse(tested.contains(plan.search().column("patient_id").text(rows[i])));
                assertTrue(day.value(rows[i]) <= first - 5, "known by then");
            }
        }
        assertTrue(task(experiment("outcome", List.of(), SplitPlan.standard())).plan().within(rows, 3).isEmpty());
    }

    private LearningTask task(Experiment e) throws Exception {
        return ObjectiveFactory.create(e, folder).task().orElseThrow();
    }

    @Test
    void whatIsOnlyKnownLaterDoesNotTrain() throws Exception {
        List<String> others = List.of("patient_id", "mark", "visit", "outcome", "price", "month");
        assertTrue(score("episode", others, SplitPlan.standard()) > 0.95);
        assertEquals(0.5, score("episode", others, new SplitPlan.TimeOrdered("day", Gap.parse("20"), false)), 0.25);
    }

    @Test
    void aTrendCannotBeInterpolatedFromTheFuture() throws Exception {
        List<String> others = List.of("patient_id", "mark", "visit", "outcome", "episode", "month");
        assertTrue(score("price", others, SplitPlan.standard()) > 0.99);
        assertTrue(score("price", others, new SplitPlan.TimeOrdered("day", Gap.NONE, false)) < 0);
    }

    @Test
    void aColumnOfGroupsOrFoldsIsNoFeature() throws Exception {
        for (SplitPlan plan : List.of(new SplitPlan.Grouped("patient_id"),
                new SplitPlan.FoldColumn("patient_id", ""))) {
            Validation v = new Validation(5, 0, true, 1).withPlan(plan);
            LearningTask task = ObjectiveFactory.create(experiment("outcome", List.of("visit"), v), folder).task()
                    .orElseThrow();
            assertFalse(task.features().has("patient_id"));
            assertTrue(task.features().has("mark"));
        }
    }

    @Test
    void sealedGroupsDoNotTrainTheFinalModelAndSealedRowsAreTheLast() throws Exception {
        Experiment e = experiment("outcome", List.of("visit"),
                new SplitPlan.GroupedTime("patient_id", "day", Gap.parse("10"), false));
        LearningTask task = ObjectiveFactory.create(e, folder).task().orElseThrow();
        assertTrue(task.plan().refit().length < task.plan().search().rows() / 2);
        assertEquals(480, task.sealedRows()[0]);
        assertEquals(120, task.sealedRows().length);
        assertEquals(9, task.plan().gap());
        Configuration c = Configuration.of(java.util.Map.of("trees", 20L));
        double value = SealedTestScore.of(task, c, c, () -> false).best().value();
        assertEquals(0.5, value, 0.25);
    }

    @Test
    void reshuffledTrialsScoreOnOtherRowsAndTheSameTrialOnTheSame() throws Exception {
        Experiment e = experiment("outcome", List.of("mark", "visit", "patient_id"), new SplitPlan.Holdout(0.2, true));
        double first = evaluate(e, 0).values()[0];
        assertEquals(first, evaluate(e, 0).values()[0]);
        List<Double> others = new ArrayList<>();
        for (int trial = 1; trial < 5; trial++) others.add(evaluate(e, trial).values()[0]);
        assertNotEquals(List.of(first, first, first, first), others);
        assertFalse(evaluate(e, 0).attributes().containsKey(Trial.STANDARD_ERROR), "a single split has no error bar");
        Experiment other = e.withSeed(4);
        assertNotEquals(List.of(first, others.getFirst()),
                List.of(evaluate(other, 0).values()[0], evaluate(other, 1).values()[0]));
    }

    @Test
    void leavingOneOutScoresAllPredictionsTogether() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("visits.csv")).subList(0, 51);
        Files.write(folder.resolve("visits.csv"), lines);
        Experiment e = experiment("price", List.of("patient_id", "visit"),
                new Validation(5, 0, true, 1).withPlan(new SplitPlan.LeaveOneOut()));
        Evaluation scored = evaluate(e, 0);
        // R² is not defined on a single row.
        assertTrue(scored.values()[0] > 0.9, scored.values()[0] + "");
        double error = (Double) scored.attributes().get(Trial.STANDARD_ERROR);
        assertTrue(error > 0 && error < 0.1, error + "");
    }

    @Test
    void aResourceNeedsFolds() {
        Validation v = Validation.standard().withResource(Resource.ROWS);
        for (SplitPlan plan : List.of(new SplitPlan.LeaveOneOut(), new SplitPlan.Holdout(0.2, true))) {
            ExperimentException e = assertThrows(ExperimentException.class, () -> ObjectiveFactory.create(
                    experiment("outcome", List.of("visit"), v.withTestFraction(0.5).withPlan(plan)), folder));
            assertEquals("validation.resource", e.field());
        }
    }

    @Test
    void theRowsOfATestFileAreSealed() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("visits.csv"));
        List<String> test = new ArrayList<>(lines.subList(0, 1));
        test.addAll(lines.subList(401, 601));
        Files.write(folder.resolve("test.csv"), test);
        Files.write(folder.resolve("visits.csv"), lines.subList(0, 401));
        Validation v = new Validation(5, 0, true, 1).withPlan(new SplitPlan.Grouped("patient_id"))
                .withTestFile("test.csv");
        LearningTask task = ObjectiveFactory.create(experiment("outcome", List.of("visit", "day"), v), folder).task()
                .orElseThrow();
        assertEquals(400, task.plan().search().rows());
        assertEquals(200, task.plan().sealed().size());
        assertEquals(400, task.sealedRows()[0]);
        assertTrue(task.plan().refit().length < 100, "patients of the test do not train");
        Files.writeString(folder.resolve("test.csv"), "mark,outcome\n0.5,dead\n");
        ExperimentException e = assertThrows(ExperimentException.class, () -> ObjectiveFactory
                .create(experiment("outcome", List.of("visit", "day"), v), folder));
        assertTrue(String.valueOf(e.getMessage()).contains("no column “patient_id”")
                || String.valueOf(e.getMessage()).contains("no column “month”"), e.getMessage());
    }
}
