package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.journal.library.SealRegister;
import sweetspot.model.DataShape;
import sweetspot.model.family.ModelCatalog;
import sweetspot.objective.LearningTask;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.run.StudySession.Workers;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Auto model against each single family with as many trials, the best of them by the search's own scores, more trials of
/// random forest, and scikit-learn's histogram boosting at its defaults, by scores on sealed rows (log loss, RMSE).
///
/// `-Dsweetspot.auto.trials=100 -Dsweetspot.auto.forest=100` sets the number of trials.
@Tag("bench")
class AutoModelBenchTest {
    private static final int TRIALS = Integer.getInteger("sweetspot.auto.trials", 40);
    private static final int FOREST = Integer.getInteger("sweetspot.auto.forest", 100);
    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

    @TempDir
    Path folder;

    private record Table(String name, Path file, String target, Task task, int rows, int features, int classes) {}

    private record Found(double search, double sealed) {}

    private List<Table> tables() throws IOException {
        Path rings = folder.resolve("rings.csv");
        Path friedman = folder.resolve("friedman.csv");
        Random random = new Random(11);
        StringBuilder a = new StringBuilder("x,y,z,class\n");
        StringBuilder b = new StringBuilder("a,b,c,d,e,f,value\n");
        for (int i = 0; i < 600; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            double noisy = x * x + y * y + 0.4 * random.nextGaussian();
            a.append(x).append(',').append(y).append(',').append(random.nextGaussian()).append(',')
                    .append(noisy > 1.4 ? "out" : "in").append('\n');
            double[] u = random.doubles(6).toArray();
            // Friedman 1 (Friedman 1991, "Multivariate adaptive regression splines", section 4.3).
            double value =
                    10 * Math.sin(Math.PI * u[0] * u[1]) + 20 * (u[2] - 0.5) * (u[2] - 0.5) + 10 * u[3] + 5 * u[4]
                            + random.nextGaussian();
            for (double v : u) b.append(v).append(',');
            b.append(value).append('\n');
        }
        Files.writeString(rings, a.toString());
        Files.writeString(friedman, b.toString());
        return List.of(new Table("rings", rings, "class", Task.CLASSIFICATION, 480, 3, 2),
                new Table("friedman", friedman, "value", Task.REGRESSION, 480, 6, 0),
                new Table("wine", SAMPLES.resolve("wine.csv"), target("wine.csv"), Task.CLASSIFICATION, 142, 13, 3),
                new Table("diabetes", SAMPLES.resolve("diabetes.csv"), target("diabetes.csv"), Task.REGRESSION, 353, 10,
                        0),
                new Table("penguins", SAMPLES.resolve("penguins.csv"), "species", Task.CLASSIFICATION, 275, 10, 3),
                new Table("breast-cancer", SAMPLES.resolve("breast-cancer.csv"), target("breast-cancer.csv"),
                        Task.CLASSIFICATION, 455, 30, 2));
    }

    private static String target(String file) throws IOException {
        String[] names = Files.readAllLines(SAMPLES.resolve(file)).getFirst().split(",");
        List<String> known = List.of("diagnosis", "progression", "cultivar", "class", "target");
        return Arrays.stream(names).filter(known::contains).findFirst().orElse(names[names.length - 1]);
    }

    private Experiment experiment(Table t, String model, int trials) {
        SearchSpace space = ModelCatalog.byId(model, t.task())
                .recommendedSpace(new DataShape(t.rows(), t.features(), t.classes()));
        return new Experiment(t.name(), new ModelSubject(new Target(t.file().toString(), t.target(), t.task(), "",
                List.of(), t.task() == Task.CLASSIFICATION ? "log_loss" : "rmse"), model,
                new Validation(5, 0.2, t.task() == Task.CLASSIFICATION, 1)), space, "auto", "median",
                Budget.ofTrials(trials), 2, 1);
    }

    private Found run(Table t, String model, int trials) throws Exception {
        Experiment e = experiment(t, model, trials);
        Path file = folder.resolve(t.name() + "-" + model + "-" + trials + ".log");
        Options threads = new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, Workers.threads());
        StudySnapshot study;
        try (StudySession session = StudySession.open(e, folder, file, threads)) {
            study = session.start(_ -> {}).ended().get().snapshot();
        }
        Seal seal = Seal.of(e, folder, file, new SealRegister(folder.resolve("opened-" + file.getFileName())))
                .orElseThrow();
        Seal.Opened opened = seal.open(study.best().orElseThrow(), 1, () -> false);
        return new Found(study.best().orElseThrow().value(),
                SealedTestResult.of(opened.study()).orElseThrow().best().value());
    }

    @Test
    void autoModelAgainstSingleFamilies() throws Exception {
        Map<String, List<Double>> ranks = new LinkedHashMap<>();
        StringBuilder csv = new StringBuilder("table,contestant,search,sealed,rank\n");
        for (Table t : tables()) {
            Map<String, Found> found = new LinkedHashMap<>();
            found.put("auto", run(t, AutoChoice.MODEL, TRIALS));
            Found best = null;
            for (String model : List.of("random_forest", "gradient_boosting",
                    t.task() == Task.CLASSIFICATION ? "logistic_regression" : "ridge",
                    t.task() == Task.CLASSIFICATION ? "svm_rbf" : "svr")) {
                Found one = run(t, model, TRIALS);
                if (best == null || one.search() < best.search()) best = one;
                System.out.printf(Locale.ROOT, "  %s %s search %.4f sealed %.4f%n", t.name(), model, one.search(),
                        one.sealed());
            }
            found.put("best single family", best);
            found.put("random forest x" + FOREST, run(t, "random_forest", FOREST));
            double scikit = scikit(t);
            if (!Double.isNaN(scikit)) found.put("scikit-learn histogram boosting", new Found(Double.NaN, scikit));
            for (Map.Entry<String, Found> f : found.entrySet()) {
                double rank = 0.5;
                for (Found other : found.values()) {
                    rank += other.sealed() < f.getValue().sealed() ? 1
                            : other.sealed() == f.getValue().sealed() ? 0.5 : 0;
                }
                ranks.computeIfAbsent(f.getKey(), _ -> new ArrayList<>()).add(rank);
                String line = String.format(Locale.ROOT, "%s,%s,%.4f,%.4f,%.1f", t.name(), f.getKey(),
                        f.getValue().search(), f.getValue().sealed(), rank);
                System.out.println(line);
                csv.append(line).append('\n');
            }
        }
        ranks.forEach(
                (who, all) -> System.out.printf(Locale.ROOT, "mean rank on sealed rows: %s %.2f of %d tables%n", who,
                        all.stream().mapToDouble(r -> r).average().orElseThrow(), all.size()));
        Path out = Path.of("target", "bench", "auto.csv");
        Files.createDirectories(out.getParent());
        Files.writeString(out, csv);
        assertTrue(ranks.get("auto").size() >= 6);
    }

    /// The score of scikit-learn's histogram boosting at its defaults; NaN where Python or scikit-learn is missing.
    private double scikit(Table t) throws Exception {
        LearningTask task =
                SessionExecutors.prepare(experiment(t, AutoChoice.MODEL, 1), folder, _ -> {}).task().orElseThrow();
        String sealed = Arrays.stream(task.sealedRows()).mapToObj(String::valueOf).collect(Collectors.joining(","));
        String script = """
            import sys, numpy as np, pandas as pd
            from sklearn.ensemble import HistGradientBoostingClassifier as C, HistGradientBoostingRegressor as R
            from sklearn.metrics import log_loss, mean_squared_error
            file, target, task, sealed = sys.argv[1:5]
            d = pd.read_csv(file)
            d = d[d[target].notna()]
            x = pd.get_dummies(d.drop(columns=[target])).astype(float).values
            y = d[target].values
            rows = np.array([int(r) for r in sealed.split(',')])
            train = np.setdiff1d(np.arange(len(d)), rows)
            if task == 'classification':
                m = C(random_state=1).fit(x[train], y[train])
                print(log_loss(y[rows], m.predict_proba(x[rows]), labels=m.classes_))
            else:
                m = R(random_state=1).fit(x[train], y[train])
                print(mean_squared_error(y[rows], m.predict(x[rows])) ** 0.5)
            """;
        try {
            Process p = new ProcessBuilder("/usr/bin/python3", "-c", script, t.file().toString(), t.target(),
                    t.task().id(), sealed).redirectErrorStream(true).start();
            String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!p.waitFor(120, TimeUnit.SECONDS) || p.exitValue() != 0) {
                System.out.println("scikit-learn is not compared: " + said);
                return Double.NaN;
            }
            return Double.parseDouble(said.substring(said.lastIndexOf('\n') + 1));
        } catch (IOException e) {
            System.out.println("scikit-learn is not compared: " + e.getMessage());
            return Double.NaN;
        }
    }
}
