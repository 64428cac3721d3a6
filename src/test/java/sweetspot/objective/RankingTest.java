package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.data.DataReader;
import sweetspot.data.Dataset;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.PlanAdvice;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.Prediction;
import sweetspot.model.RowWeights;
import sweetspot.model.TargetValues;
import sweetspot.model.family.ModelCatalog;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Rows are ranked within their queries, from the file to the score on the sealed ones.
class RankingTest {
    @TempDir
    Path folder;

    /// Users differ in how kindly they grade, which says nothing of the order; `x` does, turned round where `sign` is.
    @BeforeEach
    void write() throws IOException {
        Random random = new Random(4);
        List<String> rows = new ArrayList<>(List.of("user_id,x,sign,noise,day,grade"));
        for (int user = 0; user < 60; user++) {
            int kind = random.nextInt(3);
            for (int i = 0; i < 8; i++) {
                double x = random.nextGaussian();
                int sign = random.nextBoolean() ? 1 : -1;
                long grade = Math.clamp(Math.round(1.5 * sign * x + kind - 0.5 + 0.3 * random.nextGaussian()), 0, 5);
                rows.add("u" + user + "," + x + "," + sign + "," + random.nextGaussian() + "," + (user * 8 + i) + ","
                        + grade);
            }
        }
        Files.write(folder.resolve("grades.csv"), rows);
    }

    private static Target target(String metric) {
        return new Target("grades.csv", "grade", Task.RANKING, "", List.of(), metric, Map.of())
                .withRoles(new Roles(Map.of("user_id", Role.QUERY)));
    }

    private static ModelSubject subject(String model, String metric) {
        return new ModelSubject(target(metric), model, Validation.standard().withFolds(3).keeping("user_id"));
    }

    private PreparedObjective prepared(ModelSubject subject, SearchSpace space) throws ExperimentException {
        return ObjectiveFactory.create(new Experiment("t", subject, space, "random", "none", Budget.ofTrials(1), 1, 1),
                folder);
    }

    private PreparedObjective prepared(ModelSubject subject) throws ExperimentException {
        return prepared(subject, SearchSpace.of());
    }

    private static double score(PreparedObjective objective, Map<String, Object> settings) throws Exception {
        return objective.objective().evaluate(Configuration.of(settings), TrialContext.standalone(0)).values()[0];
    }

    private static double randomOrder(LearningTask task) {
        return task.metric().score(task.truth(), new Prediction.Numbers(new double[task.truth().size()]), -1);
    }

    static Stream<String> families() {
        return ModelCatalog.usable().stream().filter(f -> f.tasks().contains(Task.RANKING)).map(f -> f.id());
    }

    @ParameterizedTest
    @MethodSource("families")
    void whoeverPredictsNumbersRanksBetterThanByChance(String model) throws Exception {
        boolean linear = Set.of("ridge", "elastic_net").contains(model);
        PreparedObjective objective = prepared(subject(model, "ndcg:3"));
        LearningTask task = objective.task().orElseThrow();
        double score = score(objective, Map.of());
        // The order turns with another column: a linear model cannot see it.
        assertTrue(score > randomOrder(task) + (linear ? -0.1 : 0.05), model + " " + score + " " + randomOrder(task));
        assertTrue(score <= 1);
    }

    @Test
    void xgboostLearnsTheRankingItself() throws Exception {
        if (ModelCatalog.byId("xgboost").unavailable().isPresent()) return;
        PreparedObjective objective = prepared(subject("xgboost", "ndcg:3"));
        double chance = randomOrder(objective.task().orElseThrow());
        double pointwise = score(objective, Map.of("objective", "pointwise"));
        for (String goal : List.of("ndcg", "pairwise", "map")) {
            double score = score(objective, Map.of("objective", goal));
            assertTrue(score > chance + 0.15, goal + " " + score + " " + chance);
            assertEquals(score, score(objective, Map.of("objective", goal)), "not the same twice");
            assertTrue(score != pointwise, goal);
        }
    }

    /// The rows of a query need not stand together, and the order of the rows does not matter.
    @Test
    void xgboostFindsTheRowsOfAQuery() throws Exception {
        if (ModelCatalog.byId("xgboost").unavailable().isPresent()) return;
        int n = 60;
        double[][] x = new double[n][];
        double[] grade = new double[n];
        int[] query = new int[n];
        Random random = new Random(2);
        for (int i = 0; i < n; i++) {
            x[i] = new double[]{random.nextGaussian()};
            query[i] = i % 6;
            // Between queries the order is the other way round: only within them is it learned right.
            x[i][0] += 10 * query[i];
            grade[i] = Math.max(0, Math.round(x[i][0] - 10 * query[i] + 2)) + 10L * (5 - query[i]);
        }
        TargetValues.Ranked truth = new TargetValues.Ranked(grade, query, 1);
        Map<String, Object> values = new HashMap<>(ModelCatalog.byId("xgboost").recommendedSpace(
                new DataShape(n, 1, 0, 1, Task.RANKING)).defaults().asMap());
        values.put("objective", "pairwise");
        Configuration settings = Configuration.of(values);
        Prediction p = ModelCatalog.byId("xgboost").fit(x, truth, settings, 1, FitContext.plain())
                .predict(x, FitContext.plain());
        double[] scores = ((Prediction.Numbers) p).values();
        int right = 0;
        int pairs = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                if (query[a] != query[b] || !(grade[a] > grade[b])) continue;
                pairs++;
                if (scores[a] > scores[b]) right++;
            }
        }
        assertTrue(right > 0.9 * pairs, right + " of " + pairs);
    }

    /// Half the queries are graded the other way round: whichever half weighs decides the order that is learned.
    @Test
    void xgboostWeighsQueries() throws Exception {
        if (ModelCatalog.byId("xgboost").unavailable().isPresent()) return;
        int n = 240;
        double[][] x = new double[n][];
        double[] grade = new double[n];
        int[] query = new int[n];
        Random random = new Random(5);
        for (int i = 0; i < n; i++) {
            query[i] = i % 24;
            x[i] = new double[]{random.nextGaussian()};
            grade[i] = Math.clamp(Math.round((query[i] % 2 == 0 ? 1 : -1) * x[i][0] + 1.5), 0, 4);
        }
        Configuration settings = ModelCatalog.byId("xgboost").recommendedSpace(
                new DataShape(n, 1, 0, 1, Task.RANKING)).defaults();
        for (int heavy = 0; heavy < 2; heavy++) {
            int half = heavy;
            TargetValues truth = new TargetValues.Ranked(grade, query, 1).weighted(RowWeights.of(
                    IntStream.range(0, n).mapToDouble(i -> query[i] % 2 == half ? 1 : 0.01).toArray()));
            double[] scores = ((Prediction.Numbers) ModelCatalog.byId("xgboost").fit(x, truth, settings, 1,
                    FitContext.plain()).predict(new double[][]{{-1.5}, {1.5}}, FitContext.plain())).values();
            assertTrue(half == 0 ? scores[1] > scores[0] : scores[1] < scores[0], scores[0] + " " + scores[1]);
        }
    }

    @Test
    void foldsAndTheSealKeepQueriesWhole() throws Exception {
        LearningTask task = prepared(subject("ridge", "ndcg")).task().orElseThrow();
        TargetValues.Ranked truth = assertInstanceOf(TargetValues.Ranked.class, task.truth());
        for (Fold fold : task.plan().folds()) {
            Set<Integer> trained = Set.copyOf(IntStream.of(fold.train()).mapToObj(r -> truth.queries()[r]).toList());
            assertTrue(IntStream.of(fold.test()).noneMatch(r -> trained.contains(truth.queries()[r])));
        }
        assertEquals("", String.join(" ", QueryRows.split(task.plan(), read(), "user_id").stream().toList()));
        assertFalse(task.features().has("user_id"));
        assertEquals(0, task.plan().sealed().size() % 8);
    }

    private Dataset read() throws Exception {
        return DataReader.dataset(folder.resolve("grades.csv"));
    }

    @Test
    void aPlanThatTearsQueriesApartIsRefused() {
        for (SplitPlan plan : List.of(SplitPlan.standard(), new SplitPlan.Repeated(2), new SplitPlan.Holdout(0.3, true),
                new SplitPlan.LeaveOneOut())) {
            ModelSubject torn =
                    new ModelSubject(target("ndcg"), "ridge", Validation.standard().withFolds(3).withPlan(plan));
            ExperimentException e = assertThrows(ExperimentException.class, () -> prepared(torn), plan.id());
            assertEquals("validation", e.field());
            assertTrue(e.getMessage().contains("user_id"), e.getMessage());
        }
    }

    @Test
    void whatCannotBeRankedIsTold() throws IOException {
        ModelSubject none = subject("ridge", "ndcg").withTarget(target("ndcg").withRoles(Roles.NONE));
        ExperimentException e = assertThrows(ExperimentException.class, () -> prepared(none));
        assertEquals("roles", e.field());
        assertTrue(e.getMessage().contains("user_id"), e.getMessage());
        Files.writeString(folder.resolve("grades.csv"), "user_id,x,sign,noise,day,grade\n" + "u1,1,1,1,1,-2\n".repeat(6)
                + "u2,1,1,1,1,3\n".repeat(6));
        ExperimentException negative = assertThrows(ExperimentException.class,
                () -> prepared(subject("ridge", "ndcg")));
        assertEquals("target", negative.field());
        assertTrue(negative.getMessage().contains("-2"), negative.getMessage());
    }

    @Test
    void theSealedRowsAreRankedToo() throws Exception {
        LearningTask task = prepared(subject("gradient_boosting", "ndcg:3")).task().orElseThrow();
        SealedTestScore.Comparison comparison = SealedTestScore.of(task, Configuration.of(Map.of("learning_rate", 0.2)),
                Configuration.of(Map.of("learning_rate", 1e-4, "trees", 1L)), () -> false);
        assertTrue(comparison.gain().value() > 0.02, comparison::toString);
        assertTrue(comparison.best().low() < comparison.best().value());
        assertTrue(comparison.best().high() <= 1);
    }

    /// Its queries are new, and named as they are; without them nothing can be ranked.
    @Test
    void aTestFileBringsItsOwnQueries() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("grades.csv"));
        Files.write(folder.resolve("test.csv"), lines.subList(0, 65).stream().map(l -> l.replaceFirst("^u(\\d)", "n$1"))
                .toList());
        ModelSubject subject = new ModelSubject(target("ndcg:3"), "gradient_boosting",
                Validation.standard().withFolds(3).withTestFraction(0).keeping("user_id").withTestFile("test.csv"));
        LearningTask task = prepared(subject).task().orElseThrow();
        SealedTestScore.Comparison comparison = SealedTestScore.of(task, Configuration.of(Map.of()),
                Configuration.of(Map.of("trees", 1L, "learning_rate", 1e-4)), () -> false);
        assertEquals(64, comparison.best().rows());
        // Of single rows any order would be the best.
        assertTrue(comparison.base().value() < 0.999 && comparison.gain().value() > 0, comparison::toString);
        Files.write(folder.resolve("test.csv"),
                lines.stream().map(l -> l.substring(l.indexOf(',') + 1)).toList());
        ExperimentException e = assertThrows(ExperimentException.class, () -> prepared(subject));
        assertTrue(e.getMessage().contains("user_id"), e.getMessage());
    }

    @Test
    void trialsCanBeStoppedEarlyAndGiveTheSameScore() throws Exception {
        double whole = score(prepared(subject("gradient_boosting", "ndcg:3")), Map.of());
        for (Resource resource : List.of(Resource.ROUNDS, Resource.ROWS)) {
            ModelSubject growing = subject("gradient_boosting", "ndcg:3");
            PreparedObjective objective = prepared((ModelSubject) growing.withResource(resource).orElseThrow());
            assertEquals(whole, score(objective, Map.of()), 1e-9, resource.id());
        }
    }

    @Test
    void partsOfTheRowsAreWholeQueries() {
        TargetValues.Ranked y = new TargetValues.Ranked(new double[100],
                IntStream.range(0, 100).map(i -> i % 10).toArray(), 1);
        int[] few = GrowingTrial.rows(y, 0.3, 5);
        assertEquals(30, few.length);
        int[] more = GrowingTrial.rows(y, 0.6, 5);
        Set<Integer> held = Set.copyOf(IntStream.of(more).boxed().toList());
        assertTrue(IntStream.of(few).allMatch(held::contains));
        assertEquals(3, IntStream.of(few).map(r -> r % 10).distinct().count());
        assertEquals(100, GrowingTrial.rows(y, 1, 5).length);
    }

    @Test
    void trialsCombineIntoAnEnsemble() throws Exception {
        PreparedObjective objective = prepared(subject("ridge", "ndcg:3"));
        List<Ensemble.Candidate> all = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            Evaluation e = objective.objective().evaluate(Configuration.of(Map.of("penalty", Math.pow(10, t))),
                    TrialContext.standalone(t));
            all.add(new Ensemble.Candidate(t, e.values()[0], e.outOfFold()));
        }
        assertInstanceOf(Ensemble.Offer.Found.class,
                Ensemble.choose(objective.task().orElseThrow(), all, () -> false));
    }

    private List<Finding> findings(Target target, Validation validation) throws Exception {
        return new DataReport(DataReader.read(folder.resolve("grades.csv"), ImportOptions.finding()), target,
                validation).findings();
    }

    private static Optional<Finding> about(List<Finding> findings, String words) {
        return findings.stream().filter(f -> f.text().contains(words)).findFirst();
    }

    @Test
    void findingsTellOfQueries() throws Exception {
        Validation whole = Validation.standard().keeping("user_id");
        assertTrue(about(findings(target("ndcg"), whole), "random order scores").isPresent());
        assertTrue(about(findings(target("ndcg"), whole), "Some rows of").isEmpty());
        Finding torn = about(findings(target("ndcg"), Validation.standard()), "Some rows of").orElseThrow();
        assertEquals(Severity.SERIOUS, torn.severity());
        assertEquals(new Fix.Rank("user_id"), torn.fix());
        Files.writeString(folder.resolve("grades.csv"), Files.readString(folder.resolve("grades.csv"))
                + "alone,1,1,1,1,2\nnone,1,1,1,1,0\nnone,2,1,1,1,0\nsame,1,1,1,1,3\nsame,4,1,1,1,3\n,4,1,1,1,3\n");
        List<Finding> odd = findings(target("map:5,1"), whole);
        assertTrue(about(odd, "single row").isPresent(), odd::toString);
        assertTrue(about(odd, "no relevant row").isPresent());
        assertTrue(about(odd, "equally relevant").isPresent());
        assertTrue(about(odd, "no query").isPresent());
    }

    @Test
    void whereEveryRowIsRelevantMapMeansNothing() throws Exception {
        Files.writeString(folder.resolve("grades.csv"),
                Files.readString(folder.resolve("grades.csv")).replaceAll("(?m),0$", ",1"));
        Validation whole = Validation.standard().keeping("user_id");
        Finding found = about(findings(target("map:5,1"), whole), "Every row counts").orElseThrow();
        assertEquals(Severity.SERIOUS, found.severity());
        assertEquals(new Fix.UseMetric("map:5,5"), found.fix());
        assertTrue(about(findings(target("map:5,3"), whole), "Every row counts").isEmpty());
    }

    @Test
    void aThresholdThatNoRowReachesIsTold() throws Exception {
        Finding found = about(findings(target("map:5,9"), Validation.standard().keeping("user_id")), "not defined")
                .orElseThrow();
        assertEquals(Severity.SERIOUS, found.severity());
        assertTrue(found.text().contains("whose grade is 9 or more"), found.text());
    }

    @Test
    void rankingIsOfferedAndNeverTaken() throws Exception {
        String text = Files.readString(folder.resolve("grades.csv"));
        Target number = new Target("grades.csv", "grade", Task.REGRESSION, "", List.of(), "rmse", Map.of());
        Finding offer = about(findings(number, Validation.standard()), "could be ranked").orElseThrow();
        assertEquals(Severity.NOTE, offer.severity());
        assertEquals(new Fix.Rank("user_id"), offer.fix());
        Files.writeString(folder.resolve("grades.csv"), text.replaceFirst("user_id", "patient_id"));
        assertTrue(about(findings(number, Validation.standard()), "could be ranked").isEmpty());
    }

    @Test
    void theFileSaysWhatIsRankedAndQueriesStayWholeUnlessAPlanIsNamed() throws Exception {
        Path file = folder.resolve("e.json");
        Files.writeString(file, """
            {"data": "grades.csv", "target": "grade", "task": "ranking", "roles": {"user_id": "query"},
             "metric": "ndcg:5", "model": "ridge", "space": []}""");
        Experiment read = ExperimentFile.read(file, ExperimentDefaults.none());
        ModelSubject subject = (ModelSubject) read.subject();
        assertEquals(new SplitPlan.Grouped("user_id"), subject.validation().plan());
        assertEquals(Optional.of(Role.QUERY), subject.planned().roles().of("user_id"));
        ExperimentFile.write(file, read);
        assertEquals(read, ExperimentFile.read(file, ExperimentDefaults.none()));
        Experiment torn = read.withSubject(new ModelSubject(subject.target(), "ridge", Validation.standard()));
        ExperimentFile.write(file, torn);
        assertEquals(torn, ExperimentFile.read(file, ExperimentDefaults.none()));
    }

    @Test
    void theRecommendedPlanKeepsQueriesWhole() throws Exception {
        assertEquals("user_id", PlanAdvice.of(read(), target("ndcg")).plan().group());
    }
}
