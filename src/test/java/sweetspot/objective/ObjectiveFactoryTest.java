package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.model.prepare.Pipeline;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Cost;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.FurtherMetric;
import sweetspot.study.FurtherObjective;
import sweetspot.study.ModelSubject;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.Validation;

/// From an experiment to scores: what comes out, and what is said when nothing can.
class ObjectiveFactoryTest {
    private static final SearchSpace SMALL = SearchSpace.of(
            new Parameter("trees", IntDistribution.linear(5, 50), 10L),
            new Parameter("min_leaf", IntDistribution.log(1, 20), 1L));

    @TempDir
    Path folder;

    @BeforeEach
    void writeTable() throws IOException {
        Random random = new Random(8);
        List<String> lines = new ArrayList<>(List.of("length,colour,size,kind,price"));
        String[] colours = {"red", "green", "blue", "grey", ""};
        for (int i = 0; i < 120; i++) {
            boolean big = i % 3 == 0;
            double length = random.nextGaussian() + (big ? 2 : 0);
            lines.add((i % 11 == 0 ? "" : length) + "," + colours[random.nextInt(colours.length)] + ","
                    + random.nextInt(50) + "," + (big ? "big" : "small") + "," + (length * 3 + random.nextGaussian()));
        }
        Files.write(folder.resolve("things.csv"), lines);
    }

    private static Target target(String column, Task task, String positive, String metric, String... exclude) {
        return new Target("things.csv", column, task, positive, List.of(exclude), metric);
    }

    private static Experiment experiment(Target target, String model, SearchSpace space) {
        return new Experiment("test", new ModelSubject(target, model, Validation.standard()), space, "random", "none",
                Budget.ofTrials(10), 1, 5);
    }

    private static Experiment kinds(String metric) {
        return experiment(target("kind", Task.CLASSIFICATION, "big", metric, "price"), "random_forest", SMALL);
    }

    private String problem(Experiment experiment, String field) {
        ExperimentException e = assertThrows(ExperimentException.class,
                () -> ObjectiveFactory.create(experiment, folder));
        assertEquals(field, e.field(), e.getMessage());
        return e.getMessage();
    }

    @Test
    void costsAreFurtherValuesInTheirOrder() throws Exception {
        ModelSubject metric = (ModelSubject) kinds("accuracy").subject();
        Experiment weighed = kinds("accuracy").withSubject(new ModelSubject(metric.target(), metric.model(),
                metric.validation(), List.of(Cost.PREDICT_SECONDS, Cost.FIT_SECONDS)));
        PreparedObjective prepared = ObjectiveFactory.create(weighed, folder);
        assertEquals(List.of(Direction.MAXIMIZE, Direction.MINIMIZE, Direction.MINIMIZE), prepared.directions());
        assertEquals("Seconds to train", prepared.goals().get(2).name());
        Evaluation e = prepared.objective().evaluate(SMALL.defaults(), TrialContext.standalone(0));
        assertEquals(e.attributes().get(CrossValidationObjective.PREDICT_SECONDS), e.values()[1]);
        assertEquals(e.attributes().get(CrossValidationObjective.FIT_SECONDS), e.values()[2]);
        assertTrue(e.values()[2] > 0);
        assertEquals(ObjectiveFactory.create(kinds("accuracy"), folder).objective()
                .evaluate(SMALL.defaults(), TrialContext.standalone(0)).value(), e.value(), "the metric is the same");
    }

    /// A group, a weight, a fold and an ID are used, but a model does not see them; the order in time it may see.
    @Test
    void aModelSeesNoColumnWhoseRoleIsNoFeatures() throws Exception {
        Target target = target("kind", Task.CLASSIFICATION, "big", "accuracy", "price", "length");
        Roles roles = new Roles(Map.of("colour", Role.GROUP, "size", Role.TIME, "price", Role.WEIGHT), false);
        Target with = new Target(target.data(), target.column(), target.task(), target.positive(), target.exclude(),
                target.metric(), target.reading(), target.cleaning(), roles);
        LearningTask task = ObjectiveFactory.create(experiment(with, "random_forest", SMALL), folder).task()
                .orElseThrow();
        assertEquals(List.of("size"), task.features().columns().stream().map(c -> c.name()).toList());
        assertEquals(List.of("colour", "size", "kind", "price"),
                task.plan().search().columns().stream().map(c -> c.name()).toList(),
                "what has a role is there for the plan, even if it is left out");
        assertTrue(problem(experiment(new Target(with.data(), "kind", Task.CLASSIFICATION, "big", List.of(), "accuracy",
                Map.of(), with.cleaning(), new Roles(Map.of("nobody", Role.TIME))), "random_forest", SMALL), "roles")
                .contains("nobody"));
    }

    private static Experiment weighing(Experiment experiment, FurtherObjective... further) {
        ModelSubject s = (ModelSubject) experiment.subject();
        return experiment.withSubject(new ModelSubject(s.target(), s.model(), s.validation(), List.of(further)));
    }

    @Test
    void otherMetricsScoreTheSamePredictions() throws Exception {
        PreparedObjective prepared = ObjectiveFactory.create(weighing(kinds("accuracy"), new FurtherMetric("recall"),
                new FurtherMetric("log_loss"), new FurtherMetric("cost:10,1")), folder);
        assertEquals(List.of(Direction.MAXIMIZE, Direction.MAXIMIZE, Direction.MINIMIZE, Direction.MINIMIZE),
                prepared.directions());
        Evaluation e = prepared.objective().evaluate(SMALL.defaults(), TrialContext.standalone(0));
        int at = 0;
        for (String alone : List.of("accuracy", "recall", "log_loss", "cost:10,1")) {
            assertEquals(ObjectiveFactory.create(kinds(alone), folder).objective()
                    .evaluate(SMALL.defaults(), TrialContext.standalone(0)).value(), e.values()[at++], 1e-12, alone);
        }
    }

    @Test
    void anObjectiveThatCannotBeWeighedIsNamed() {
        String unknown = problem(weighing(kinds("accuracy"), new FurtherMetric("memory")), "objectives");
        assertTrue(
                unknown.contains("“memory”") && unknown.contains("fit_seconds, predict_seconds, model_bytes, accuracy"),
                unknown);
        assertTrue(problem(weighing(kinds("accuracy"), new FurtherMetric("rmse")), "objectives").contains("rmse"));
        assertTrue(problem(weighing(kinds("accuracy"), new FurtherMetric("f_beta:0")), "objectives")
                .contains("0.1 to 10"));
    }

    /// Keeps what is reported; stops when told.
    private static class Recording implements TrialContext {
        final List<Double> reports = new ArrayList<>();
        int pruneAfter = Integer.MAX_VALUE;
        int cancelAfter = Integer.MAX_VALUE;

        @Override
        public int number() {
            return 3;
        }

        @Override
        public void report(int step, double value) {
            assertEquals(reports.size(), step);
            reports.add(value);
        }

        @Override
        public boolean shouldPrune() {
            return reports.size() >= pruneAfter;
        }

        @Override
        public boolean cancelled() {
            return reports.size() >= cancelAfter;
        }
    }

    @Test
    void theValueIsTheMeanOfTheFoldsItReports() throws Exception {
        PreparedObjective prepared = ObjectiveFactory.create(kinds("roc_auc"), folder);
        assertEquals(Direction.MAXIMIZE, prepared.direction());
        Recording recording = new Recording();
        Evaluation evaluation = prepared.objective().evaluate(SMALL.defaults(), recording);
        double[] scores = recording.reports.stream().mapToDouble(Double::doubleValue).toArray();
        assertEquals(5, scores.length);
        double mean = java.util.Arrays.stream(scores).average().orElseThrow();
        assertEquals(mean, evaluation.value(), 1e-12);
        double variance = java.util.Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum() / 4;
        assertEquals(Math.sqrt(variance / 5), (double) evaluation.attributes().get(Trial.STANDARD_ERROR), 1e-12);
        assertTrue(mean > 0.7 && mean < 1, () -> "AUC " + mean);
        assertEquals(evaluation.value(), prepared.objective().evaluate(SMALL.defaults(), new Recording()).value());
    }

    /// The same folds by hand: pipeline and model see nothing but the fold's training rows.
    @Test
    void aFoldIsTrainedOnItsOwnRowsAlone() throws Exception {
        LearningTask task = ObjectiveFactory.create(kinds("log_loss"), folder).task().orElseThrow();
        Recording recording = new Recording();
        new CrossValidationObjective(task).evaluate(SMALL.defaults(), recording);
        Configuration complete = ModelCatalog.byId("random_forest").recommendedSpace(task.shape()).defaults()
                .with("trees", 10L).with("min_leaf", 1L);
        for (int f = 0; f < 5; f++) {
            int[] train = task.plan().folds().get(f).train();
            int[] test = task.plan().folds().get(f).test();
            Pipeline pipeline = Pipeline.fit(task.family().preparation(), task.features().rows(train),
                    java.util.stream.IntStream.range(0, train.length).toArray());
            FittedModel model = task.family().fit(pipeline.transform(task.features().rows(train)),
                    task.truth().rows(train), complete, task.seed(f), FitContext.plain());
            assertEquals(recording.reports.get(f), Metric.LOG_LOSS.score(task.truth().rows(test),
                    model.predict(pipeline.transform(task.features().rows(test)), FitContext.plain()), -1));
        }
    }

    @Test
    void stopsBetweenFolds() throws Exception {
        Objective objective = ObjectiveFactory.create(kinds("accuracy"), folder).objective();
        Recording pruned = new Recording();
        pruned.pruneAfter = 2;
        assertThrows(TrialPrunedException.class, () -> objective.evaluate(SMALL.defaults(), pruned));
        assertEquals(2, pruned.reports.size());
        Recording cancelled = new Recording();
        cancelled.cancelAfter = 1;
        assertThrows(CancellationException.class, () -> objective.evaluate(SMALL.defaults(), cancelled));
        assertEquals(1, cancelled.reports.size());
    }

    @Test
    void sealedRowsAreOpenedForTheFinalScoreAlone() throws Exception {
        PreparedObjective prepared = ObjectiveFactory.create(kinds("average_precision"), folder);
        LearningTask task = prepared.task().orElseThrow();
        prepared.objective().evaluate(SMALL.defaults(), new Recording());
        assertEquals(0, task.plan().sealed().openings());
        SealedTestScore.Comparison scores = SealedTestScore.of(task, SMALL.defaults(), SMALL.defaults(), () -> false);
        SealedTestScore score = scores.best();
        assertEquals(1, task.plan().sealed().openings());
        assertEquals(24, score.rows());
        assertTrue(score.low() <= score.value() && score.value() <= score.high(), score::toString);
        assertTrue(score.low() < score.high(), score::toString);
        assertEquals(score, scores.base());
        assertEquals(new SealedTestScore(0, 0, 0, 24), scores.gain(), "the same settings do not differ on any sample");
        assertThrows(CancellationException.class,
                () -> SealedTestScore.of(task, SMALL.defaults(), SMALL.defaults(), () -> true));
    }

    @Test
    void foldsThatDoNotFitInMemoryScoreTheSame() throws Exception {
        LearningTask task = ObjectiveFactory.create(kinds("accuracy"), folder).task().orElseThrow();
        FoldCache kept = new FoldCache(task);
        FoldCache fresh = new FoldCache(task, 100);
        Preparation usual = task.family().preparation();
        assertTrue(kept.get(2, usual) == kept.get(2, usual));
        assertFalse(fresh.get(2, usual) == fresh.get(2, usual));
        assertTrue(java.util.Arrays.deepEquals(kept.get(2, usual).trainX(), fresh.get(2, usual).trainX()));
    }

    @Test
    void regressionIsPreparedAsWell() throws Exception {
        Experiment e = experiment(target("price", Task.REGRESSION, "", "rmse"), "random_forest", SMALL);
        PreparedObjective prepared = ObjectiveFactory.create(e, folder);
        assertEquals(Direction.MINIMIZE, prepared.direction());
        double value = prepared.objective().evaluate(SMALL.defaults(), new Recording()).value();
        assertTrue(value > 0.5 && value < 4, () -> "RMSE " + value);
        assertFalse(prepared.fingerprint().isEmpty());
    }

    @Test
    void functionsNeedNoData() throws Exception {
        Experiment e = kinds("accuracy").withSubject(new FunctionSubject("branin"))
                .withSpace(TestFunctions.byId("branin").space());
        PreparedObjective prepared = ObjectiveFactory.create(e, folder);
        assertTrue(prepared.function().isPresent() && prepared.task().isEmpty());
        assertEquals(24.13, prepared.objective().evaluate(e.space().defaults(), new Recording()).value(), 0.01);
        assertTrue(problem(e.withSpace(SMALL), "space").contains("x1"));
        assertTrue(problem(e.withSubject(new FunctionSubject("brain")), "function").contains("branin"));
    }

    @Test
    void whatCannotBeRunIsSaidInOneSentence() {
        Target good = target("kind", Task.CLASSIFICATION, "big", "f1");
        assertTrue(problem(experiment(good, "forest", SMALL), "model").contains("random_forest"));
        assertTrue(problem(experiment(target("kind", Task.CLASSIFICATION, "big", "f2"), "random_forest", SMALL),
                "metric").contains("f1_macro"));
        assertTrue(problem(kinds("rmse"), "metric").contains("accuracy"));
        assertTrue(problem(experiment(target("sort", Task.CLASSIFICATION, "", "accuracy"), "random_forest", SMALL),
                "target").contains("colour"));
        assertTrue(problem(experiment(target("kind", Task.CLASSIFICATION, "", "f1"), "random_forest", SMALL),
                "positive").contains("small"));
        assertTrue(problem(experiment(target("kind", Task.CLASSIFICATION, "huge", "f1"), "random_forest", SMALL),
                "positive").contains("huge"));
        assertTrue(problem(experiment(target("kind", Task.CLASSIFICATION, "big", "f1", "weight"), "random_forest",
                SMALL), "exclude").contains("weight"));
        assertTrue(problem(experiment(target("kind", Task.CLASSIFICATION, "big", "f1", "length", "colour", "size",
                "price"), "random_forest", SMALL), "exclude").contains("kind"));
        assertTrue(problem(experiment(target("price", Task.REGRESSION, "", "rmsle"), "random_forest", SMALL), "metric")
                .contains("0"));
        assertTrue(problem(kinds("f1").withSubject(new ModelSubject(new Target("nothing.csv", "kind",
                Task.CLASSIFICATION, "", List.of(), "accuracy"), "random_forest", Validation.standard())), "data")
                .contains("nothing.csv"));
    }

    @Test
    void aSpaceThatTheModelCannotTakeIsRefused() {
        SearchSpace unknown = SearchSpace.of(new Parameter("tress", IntDistribution.linear(5, 50), 10L));
        assertTrue(problem(kinds("f1").withSpace(unknown), "space").contains("tress"));
        SearchSpace wide = SearchSpace.of(new Parameter("trees", IntDistribution.linear(0, 50), 10L));
        assertTrue(problem(kinds("f1").withSpace(wide), "space").contains("5000"));
        SearchSpace type = SearchSpace.of(new Parameter("trees", FloatDistribution.linear(5, 50), 10.0));
        assertTrue(problem(kinds("f1").withSpace(type), "space").contains("whole"));
    }

    private String spaceProblem(String name, Object... choices) {
        CategoricalDistribution list = CategoricalDistribution.of(choices);
        return problem(kinds("f1").withSpace(SearchSpace.of(new Parameter(name, list, choices[0]))), "space");
    }

    @Test
    void aListOfNumbersMayStandForARangeAndNullForNoLimit() throws Exception {
        SearchSpace lists = SearchSpace.of(
                new Parameter("trees", CategoricalDistribution.of(5L, 10.0), 5L),
                new Parameter("max_depth", CategoricalDistribution.of(1L, 5L, null), null),
                new Parameter("feature_sampling", CategoricalDistribution.of("sqrt", null), null),
                new Parameter("row_sample", CategoricalDistribution.of(1L, 0.5), 1L));
        Objective objective = ObjectiveFactory.create(kinds("accuracy").withSpace(lists), folder).objective();
        double[] scores = new double[2];
        for (int i = 0; i < 2; i++) {
            Configuration c = lists.defaults().with("max_depth", i == 0 ? 1L : null);
            scores[i] = objective.evaluate(c, new Recording()).value();
        }
        assertTrue(scores[1] != scores[0], "no limit is another depth than 1");
        SearchSpace free = SearchSpace.of(new Parameter("max_depth", IntDistribution.linear(2, 9), null).fixedAt(null));
        Objective fixed = ObjectiveFactory.create(kinds("accuracy").withSpace(free), folder).objective();
        assertEquals(fixed.evaluate(free.defaults(), new Recording()).value(),
                fixed.evaluate(Configuration.of(Map.of("max_depth", 1000L)), new Recording()).value());
    }

    @Test
    void aChoiceThatTheModelCannotTakeIsNamed() {
        assertEquals("trees cannot be null: it must be a whole number from 1 to 5000.",
                spaceProblem("trees", 10L, null));
        assertEquals("max_depth cannot be 99: it must be a whole number from 1 to 60, or null for no limit.",
                spaceProblem("max_depth", 5L, 99L, null));
        assertTrue(spaceProblem("max_depth", 5L, 2.5).startsWith("max_depth cannot be 2.5:"));
        assertTrue(spaceProblem("max_depth", 5L, "deep").startsWith("max_depth cannot be deep:"));
        assertTrue(spaceProblem("row_sample", 0.5, true).startsWith("row_sample cannot be true:"));
        assertTrue(spaceProblem("feature_sampling", "sqrt", "auto").startsWith("feature_sampling cannot be auto:"));
        SearchSpace fixed = SearchSpace.of(new Parameter("trees", IntDistribution.linear(5, 50), 10L).fixedAt(null),
                new Parameter("max_depth", IntDistribution.linear(2, 9), 3L));
        assertTrue(problem(kinds("f1").withSpace(fixed), "space").startsWith("trees cannot be null:"));
        SearchSpace start = SearchSpace.of(new Parameter("min_leaf", IntDistribution.linear(1, 9), null));
        assertTrue(problem(kinds("f1").withSpace(start), "space").startsWith("min_leaf cannot be null:"));
    }

    @Test
    void anotherSearchSeedLeavesTheFoldsAlone() throws Exception {
        ResamplingPlan one = ObjectiveFactory.create(kinds("f1"), folder).task().orElseThrow().plan();
        ResamplingPlan other = ObjectiveFactory.create(kinds("f1").withSeed(99), folder).task().orElseThrow().plan();
        assertEquals(one.folds(), other.folds());
        assertEquals(Map.of(), Configuration.empty().asMap());
    }
}
