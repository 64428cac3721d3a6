package sweetspot.objective;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.data.vector.IntVector;
import smile.model.cart.SplitRule;
import sweetspot.data.plan.Fold;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.Pipeline;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Trials per second of the random forest through the objective, beside Smile's own forest on the same folds, and what
/// the objective itself costs.
@Tag("bench")
class ObjectiveBenchTest {
    private static final int REPEATS = 3;

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /// Median seconds of a run, after one to warm up.
    private static double seconds(Work work) throws Exception {
        double[] times = new double[REPEATS];
        work.run();
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(times);
        return times[REPEATS / 2];
    }

    private PreparedObjective prepare(int rows, int features) throws Exception {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", IntStream.range(0, features).mapToObj(j -> "x" + j).toList()) + ",y");
        for (int i = 0; i < rows; i++) {
            double[] x = random.doubles(features, -1, 1).toArray();
            boolean yes = x[0] + x[1] * x[2] + 0.3 * random.nextGaussian() > 0;
            lines.add(String.join(",", Arrays.stream(x).mapToObj(Double::toString).toList()) + (yes ? ",yes" : ",no"));
        }
        Path file = folder.resolve("bench" + rows + ".csv");
        Files.write(file, lines);
        Target target = new Target(file.toString(), "y", Task.CLASSIFICATION, "yes", List.of(), "roc_auc");
        ModelSubject subject = new ModelSubject(target, "random_forest", new Validation(5, 0, true, 1));
        Experiment e = new Experiment("bench", subject, new SearchSpace(List.of()), "random", "none",
                Budget.ofTrials(1), 1, 1);
        return ObjectiveFactory.create(e, folder);
    }

    /// Smile's forest with the same settings, trained and asked on the same prepared folds.
    private static void bareForest(FoldCache folds, int count) {
        for (int f = 0; f < count; f++) {
            FoldCache.PreparedFold fold = folds.get(f, sweetspot.model.prepare.Preparation.TREES);
            int features = fold.trainX()[0].length;
            String[] names = IntStream.range(0, features).mapToObj(j -> "x" + j).toArray(String[]::new);
            DataFrame frame = DataFrame.of(fold.trainX(), names);
            StructType schema = frame.schema();
            int[] codes = ((TargetValues.Classes) fold.trainY()).codes();
            RandomForest forest = RandomForest.fit(Formula.lhs("y"), frame.add(new IntVector("y", codes)),
                    new RandomForest.Options(100, (int) Math.sqrt(features), SplitRule.GINI, 20, Integer.MAX_VALUE, 1,
                            1.0, null, LongStream.range(0, 100).toArray(), null));
            double[] p = new double[2];
            for (double[] row : fold.testX()) forest.predict(Tuple.of(schema, row), p);
        }
    }

    @Test
    void forest() throws Exception {
        List<String> csv = new ArrayList<>(List.of("rows,features,objective_trials_per_s,bare_trials_per_s,"
                + "objective_2_workers_trials_per_s,first_trial_extra_ms"));
        for (int[] size : new int[][]{{150, 4}, {569, 30}, {8000, 14}}) {
            PreparedObjective prepared = prepare(size[0], size[1]);
            LearningTask task = prepared.task().orElseThrow();
            FoldCache folds = new FoldCache(task);
            double bare = seconds(() -> inOneCore(() -> bareForest(folds, 5)));
            Configuration defaults = Configuration.empty();
            double ours = seconds(() -> prepared.objective().evaluate(defaults, TrialContext.standalone(0)));
            double two = seconds(() -> {
                try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                    List<Future<Evaluation>> both = new ArrayList<>();
                    for (int i = 0; i < 2; i++) {
                        both.add(
                                pool.submit(() -> prepared.objective().evaluate(defaults, TrialContext.standalone(0))));
                    }
                    for (Future<Evaluation> f : both) f.get();
                }
            }) / 2;
            double preparing = seconds(() -> {
                for (Fold fold : task.plan().folds()) {
                    Pipeline pipeline = Pipeline.fit(task.family().preparation(), task.features(), fold.train());
                    pipeline.transform(task.features(), fold.train());
                    pipeline.transform(task.features(), fold.test());
                }
            });
            csv.add(String.format(Locale.ROOT, "%d,%d,%.2f,%.2f,%.2f,%.2f", size[0], size[1], 1 / ours, 1 / bare,
                    1 / two, preparing * 1e3));
        }
        write("forest.csv", csv);
    }

    private static void inOneCore(Runnable work) {
        try (var pool = new java.util.concurrent.ForkJoinPool(1)) {
            pool.submit(work).join();
        }
    }

    @Test
    void nullFunction() throws Exception {
        TestFunction nothing = TestFunctions.byId("null");
        Objective objective = nothing.objective(1);
        Configuration c = nothing.space().defaults();
        int calls = 1_000_000;
        double seconds = seconds(() -> {
            for (int i = 0; i < calls; i++) objective.evaluate(c, TrialContext.standalone(i));
        });
        write("null_function.csv", List.of("evaluations_per_s", String.format(Locale.ROOT, "%.0f", calls / seconds)));
    }

    private static void write(String name, List<String> lines) throws IOException {
        Path target = Path.of("target", "bench", name);
        Files.createDirectories(target.getParent());
        Files.write(target, lines);
        lines.forEach(line -> System.out.println(line.replace(",", "\t")));
    }
}
