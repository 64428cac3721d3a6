package sweetspot.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sweetspot.data.Column;
import sweetspot.data.NumberColumn;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.model.prepare.Pipeline;
import sweetspot.space.Configuration;
import sweetspot.study.Target.Task;
import tools.jackson.databind.json.JsonMapper;

/// Our models beside scikit-learn's on the same folds with equivalent settings.
///
/// `main` writes tables, folds and settings to a folder; `src/test/python/scikit_scores.py` trains scikit-learn's models on
/// them and writes its scores to `src/test/resources`, where they are kept.
final class Comparison {
    /// Where the Python script reads.
    static final String FOLDER = "target/scikit";
    /// The recorded scores: a line per data set, family, variant and metric with the settings and the score of each fold,
    /// or with the metric `none` and why there are no scores.
    static final String RECORDED = "scikit-scores.csv";
    private static final String NONE = "none";
    /// A difference smaller than this share of the score is none, however steady.
    private static final double NEGLIGIBLE = 1e-3;
    private static final int SEEDS = 3;
    /// On more rows one seed stands for all, here as in the script.
    private static final int MANY_ROWS = 8_200;

    private Comparison() {}

    /// A model on a data set.
    ///
    /// @param variant which of the settings, from 0
    record Case(String data, String family, int variant, Configuration settings) {

        /// Whether the tests of every build have time for it on small data: not for networks of 200 epochs.
        boolean quick() {
            return !family.equals("mlp") || settings.integer("epochs") <= 30;
        }

        /// All settings by name, as they are recorded beside the scores: scores for other settings are none.
        String print() {
            return new TreeMap<>(settings.asMap()).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())
                    .collect(Collectors.joining(" "));
        }
    }

    /// What is recorded of a case.
    ///
    /// @param settings those it was trained with, as by [Case#print]
    /// @param folds scores fold by fold; empty if it was not trained
    /// @param why it was not trained; empty if it was
    record Recorded(String settings, double[] folds, String why) {}

    /// Ours and theirs, fold by fold.
    record Row(String data, String family, int variant, Metric metric, double[] ours, double[] theirs) implements Line {

        /// Mean over the folds of how much worse ours is; negative if it is better.
        double worse() {
            double sign = metric.direction() == sweetspot.study.Direction.MAXIMIZE ? 1 : -1;
            return IntStream.range(0, ours.length).mapToDouble(i -> sign * (theirs[i] - ours[i])).average()
                    .orElseThrow();
        }

        /// Standard error of the mean difference, corrected for folds that share training rows (Nadeau and Bengio 2003).
        double error() {
            double sign = metric.direction() == sweetspot.study.Direction.MAXIMIZE ? 1 : -1;
            double mean = worse();
            double squares = 0;
            for (int i = 0; i < ours.length; i++) {
                double d = sign * (theirs[i] - ours[i]) - mean;
                squares += d * d;
            }
            int k = ours.length;
            return Math.sqrt((1.0 / k + 1.0 / (k - 1)) * squares / (k - 1));
        }

        @Override
        public boolean holds() {
            double size =
                    IntStream.range(0, theirs.length).mapToDouble(i -> Math.abs(theirs[i])).average().orElseThrow();
            return worse() <= Math.max(2 * error(), NEGLIGIBLE * size);
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "%-15s %-19s %d %-17s %12.5g %12.5g %+7.2f %s", data, family, variant,
                    metric.id(), mean(ours), mean(theirs), worse() / Math.max(1e-300, error()), holds() ? "" : "WORSE");
        }

        static double mean(double[] a) {
            return Arrays.stream(a).average().orElseThrow();
        }
    }

    /// A line of the table.
    sealed interface Line {
        String text();

        /// Whether it says nothing that must be mended.
        boolean holds();
    }

    /// A case that is not compared.
    ///
    /// @param metric its id, or `none` for all
    /// @param meant whether the record says why; otherwise the record is missing
    record Without(String data, String family, int variant, String metric, String why, boolean meant) implements Line {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "%-15s %-19s %d %-17s %s: %s", data, family, variant, metric,
                    meant ? "not compared" : "NO RECORD", why);
        }

        @Override
        public boolean holds() {
            return meant;
        }
    }

    static final String HEAD =
            String.format("%-15s %-19s %s %-17s %12s %12s %7s", "data", "family", "v", "metric", "ours",
                    "scikit", "worse/se");

    /// Settings that both know, per family; a family's other settings have their defaults.
    private static List<Map<String, Object>> variants(ModelFamily family, Task task) {
        boolean classes = task == Task.CLASSIFICATION;
        return switch (family.id()) {
            case "decision_tree" -> List.of(Map.of("max_depth", 8L, "min_leaf", 5L));
            case "random_forest", "extra_trees" -> List.of(Map.of("trees", 100L, "max_depth", 20L, "feature_sampling",
                    classes ? "sqrt" : "all", "min_leaf", classes ? 1L : 2L));
            case "gradient_boosting" -> List.of(Map.of("trees", 100L, "learning_rate", 0.1, "max_depth", 6L,
                    "min_leaf", 20L, "max_leaves", 31L));
            case "xgboost" -> List.of(Map.of("trees", 100L, "learning_rate", 0.1, "max_depth", 6L,
                    "min_child_weight", 0.001));
            case "svm_rbf" -> List.of(Map.of(), Map.of("c", 10.0, "class_weight", "balanced"));
            case "svr" -> List.of(Map.of(), Map.of("c", 10.0, "epsilon", 0.02));
            case "knn" -> List.of(Map.of(), Map.of("neighbors", 15L, "weights", "distance", "distance", "manhattan"));
            case "logistic_regression" -> List.of(Map.of(), Map.of("penalty", 0.1, "class_weight", "balanced"));
            case "adaboost" -> List.of(Map.of(), Map.of("max_depth", 3L, "learning_rate", 0.3));
            case "lda" -> List.of(Map.of(), Map.of("shrinkage", 0.02, "class_weight", "balanced"));
            case "qda" -> List.of(Map.of(), Map.of("regularization", 0.02, "class_weight", "balanced"));
            case "naive_bayes" -> List.of(Map.of(), Map.of("smoothing", 0.1, "class_weight", "balanced"));
            case "gaussian_process" -> List.of(Map.of(), Map.of("noise", 0.01, "kernel", "matern_3_2"));
            case "elastic_net" -> List.of(Map.of(), Map.of("penalty", 0.1, "mix", 0.9));
            case "ridge" -> List.of(Map.of(), Map.of("penalty", 100.0));
            case "mlp" -> List.of(Map.of(), Map.of("layers", 2L, "width_1", 32L, "width_2", 16L, "learning_rate", 0.01,
                    "activation", "tanh", "epochs", 30L, "batch_size", 32L, "weight_decay", 0.1));
            // The standard settings alone.
            default -> List.of(Map.of());
        };
    }

    /// Every family of the task with each of its settings, completed by defaults.
    static List<Case> cases(ComparisonData.Loaded data) {
        List<Case> cases = new ArrayList<>();
        for (ModelFamily family : ModelCatalog.forTask(data.entry().task())) {
            if (family.unavailable().isPresent()) continue;
            List<Map<String, Object>> variants = variants(family, data.entry().task());
            for (int v = 0; v < variants.size(); v++) {
                Configuration all = new SpaceCheck(family, data.shape()).complete(Configuration.of(variants.get(v)));
                cases.add(new Case(data.entry().name(), family.id(), v, all));
            }
        }
        return cases;
    }

    static List<Metric> metrics(ComparisonData.Entry entry) {
        if (entry.task() == Task.REGRESSION) return List.of(Metric.RMSE, Metric.MAE);
        return entry.positive().isEmpty() ? List.of(Metric.ACCURACY, Metric.ROC_AUC, Metric.LOG_LOSS)
                : List.of(Metric.ACCURACY, Metric.ROC_AUC, Metric.LOG_LOSS, Metric.AVERAGE_PRECISION);
    }

    /// What of a case cannot be compared, and why.
    static List<Without> without(ComparisonData.Entry entry, Case c, Map<String, Recorded> recorded) {
        Recorded none = recorded.get(key(c, NONE));
        if (none != null) return List.of(new Without(c.data, c.family, c.variant, NONE, none.why, true));
        List<Without> without = new ArrayList<>();
        for (Metric metric : metrics(entry)) {
            Recorded of = recorded.get(key(c, metric.id()));
            if (of != null && of.settings.equals(c.print())) continue;
            String why = of == null ? "see ScikitComparisonTest.isComparedWithEveryModel"
                    : "made with " + of.settings + ", now " + c.print();
            without.add(new Without(c.data, c.family, c.variant, metric.id(), why, false));
        }
        return without;
    }

    /// Trains and scores one case on each fold and compares with what is recorded, metric by metric.
    static List<Line> run(ComparisonData.Loaded data, Case c, Map<String, Recorded> recorded) throws ModelException {
        List<Without> without = without(data.entry(), c, recorded);
        List<Line> lines = new ArrayList<>(without);
        ModelFamily family = ModelCatalog.byId(c.family);
        List<Metric> metrics = metrics(data.entry()).stream().filter(m -> without.stream()
                .noneMatch(w -> w.meant || w.metric.equals(m.id()))).toList();
        if (metrics.isEmpty()) return lines;
        double[][] scores = new double[metrics.size()][ComparisonData.FOLDS];
        for (int f = 0; f < ComparisonData.FOLDS; f++) {
            int[] train = data.train(f);
            int[] test = data.test(f);
            Pipeline pipeline = Pipeline.fit(family.preparation(), data.features(), train);
            double[][] trainX = pipeline.transform(data.features(), train);
            double[][] testX = pipeline.transform(data.features(), test);
            // A network's scores vary with its seed; the recorded ones are means over three.
            int seeds = c.family.equals("mlp") && data.y().size() <= MANY_ROWS ? SEEDS : 1;
            for (int seed = 1; seed <= seeds; seed++) {
                Map<Boolean, Prediction> predictions = new LinkedHashMap<>();
                for (int m = 0; m < metrics.size(); m++) {
                    boolean probabilities = metrics.get(m).needsProbability() || !c.family.startsWith("svm");
                    Prediction p = predictions.get(probabilities);
                    if (p == null) {
                        FitContext context = new FitContext(() -> false, probabilities);
                        p = family.fit(trainX, data.y().rows(train), c.settings, seed, context).predict(testX, context);
                        predictions.put(probabilities, p);
                    }
                    scores[m][f] += metrics.get(m).score(data.y().rows(test), p, data.positive()) / seeds;
                }
            }
        }
        for (int m = 0; m < metrics.size(); m++) {
            lines.add(new Row(c.data, c.family, c.variant, metrics.get(m), scores[m],
                    recorded.get(key(c, metrics.get(m).id())).folds));
        }
        return lines;
    }

    private static String key(Case c, String metric) {
        return c.data + "," + c.family + "," + c.variant + "," + metric;
    }

    /// What is recorded, by data set, family, variant and metric.
    static Map<String, Recorded> recorded() throws IOException {
        Map<String, Recorded> scores = new LinkedHashMap<>();
        try (InputStream in = Comparison.class.getResourceAsStream(RECORDED)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList()) {
                String[] cells = line.split(",");
                boolean none = cells[3].equals(NONE);
                double[] folds = none ? new double[0] : Arrays.stream(cells, 5, cells.length)
                        .mapToDouble(Double::parseDouble).toArray();
                scores.put(String.join(",", cells[0], cells[1], cells[2], cells[3]),
                        new Recorded(cells[4], folds, none ? cells[5] : ""));
            }
        }
        return scores;
    }

    /// Writes what the Python script reads.
    ///
    /// @param args a folder, and names of data sets if not all are wanted
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        List<String> names = List.of(args).subList(1, args.length);
        List<Object> all = new ArrayList<>();
        for (ComparisonData.Entry entry : ComparisonData.all()) {
            if (!names.isEmpty() && !names.contains(entry.name())) continue;
            ComparisonData.Loaded data = ComparisonData.load(entry);
            write(folder, data, true);
            List<Object> cases = new ArrayList<>();
            for (Case c : cases(data)) {
                cases.add(Map.of("family", c.family, "variant", c.variant, "settings", c.settings.asMap(), "print",
                        c.print()));
            }
            all.add(Map.of("data", entry.name(), "task", entry.task().id(), "positive", entry.positive(), "metrics",
                    metrics(entry).stream().map(Metric::id).toList(), "cases", cases));
        }
        Files.writeString(folder.resolve("cases.json"), new JsonMapper().writeValueAsString(all));
    }

    /// Writes a table as NAME.csv, with NAME.kinds that says which columns hold categories, as digits do not show it.
    ///
    /// @param withFolds whether the first column is the fold
    static void write(Path folder, ComparisonData.Loaded data, boolean withFolds) throws IOException {
        String name = data.entry().name();
        List<Column> columns = data.entry().table().get().columns();
        List<String> head = new ArrayList<>(withFolds ? List.of("fold") : List.of());
        columns.forEach(c -> head.add(c.name()));
        StringBuilder out = new StringBuilder(String.join(",", head));
        for (int i = 0; i < data.folds().length; i++) {
            List<String> cells = new ArrayList<>(withFolds ? List.of(String.valueOf(data.folds()[i])) : List.of());
            for (Column c : columns) {
                String text = c instanceof NumberColumn n ? Double.toString(n.value(i)) : c.text(i);
                cells.add(c.isMissing(i) ? "" : text);
            }
            out.append('\n').append(String.join(",", cells));
        }
        Files.writeString(folder.resolve(name + ".csv"), out.append('\n'));
        Files.writeString(folder.resolve(name + ".kinds"), columns.stream()
                .map(c -> c instanceof NumberColumn ? "number" : "category").collect(Collectors.joining(",")));
    }
}
