package sweetspot.evidence;

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
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.objective.Ensemble;
import sweetspot.objective.SealedScores;
import sweetspot.run.StudyEnsemble;
import sweetspot.space.Configuration;
import sweetspot.study.AutoChoice;
import sweetspot.study.Standard;
import sweetspot.study.Target.Task;

/// Auto model against each single family with as many trials, the best of them by the search's own scores, more trials of
/// random forest, and scikit-learn's histogram boosting at its defaults, by scores on sealed rows (log loss, RMSE).
///
/// The best single family is the best, by its own score, of a search in each of four families: with a quarter of the
/// trials each, so that it has as many in all as the Auto model, and with as many each, which is four times as many in all.
///
/// `-Dsweetspot.auto.trials=100 -Dsweetspot.auto.forest=100 -Dsweetspot.auto.seeds=3` sets the numbers of trials and seeds,
/// `-Dsweetspot.auto.sampler=tpe` another strategy. Public tables are added if they were exported, see
/// `src/bench/README.md`. It goes on where it was interrupted.
@Tag("bench")
class AutoModelBenchTest {
    private static final int TRIALS = Integer.getInteger("sweetspot.auto.trials", 40);
    private static final int FOREST = Integer.getInteger("sweetspot.auto.forest", 100);
    private static final int SEEDS = Integer.getInteger("sweetspot.auto.seeds", 1);
    private static final String SAMPLER = System.getProperty("sweetspot.auto.sampler", Standard.SAMPLER);
    private static final Path FOLDER = Path.of("target", "bench", "auto").toAbsolutePath();
    /// 300 rows of each are searched. The strategy was made on other tables.
    private static final List<String> PUBLIC =
            List.of("credit", "attrition", "segment", "cars", "ames", "college-distance");
    private static final List<String> CONTESTANTS =
            List.of("auto", "ensemble", "families_quarter", "families_whole", "forest", "scikit");
    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

    private record Table(String name, Path file, String sealed, String target, Task task) {
        SmallSearch search(String model, int trials, long seed, String sampler) {
            String id = name + "-" + seed + "-" + model + "-" + trials
                    + (sampler.equals(Standard.SAMPLER) ? "" : "-" + sampler);
            return new SmallSearch(id, FOLDER, file.toString(), sealed, target, task,
                    task == Task.CLASSIFICATION ? "log_loss" : "rmse", model, trials, seed, sampler,
                    Standard.PRUNER);
        }
    }

    private static List<Table> tables(long seed) throws IOException {
        Path rings = FOLDER.resolve("rings.csv");
        Path friedman = FOLDER.resolve("friedman.csv");
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
        List<Table> tables = new ArrayList<>(List.of(new Table("rings", rings, "", "class", Task.CLASSIFICATION),
                new Table("friedman", friedman, "", "value", Task.REGRESSION),
                new Table("wine", SAMPLES.resolve("wine.csv"), "", target("wine.csv"), Task.CLASSIFICATION),
                new Table("diabetes", SAMPLES.resolve("diabetes.csv"), "", target("diabetes.csv"), Task.REGRESSION),
                new Table("penguins", SAMPLES.resolve("penguins.csv"), "", "species", Task.CLASSIFICATION),
                new Table("breast-cancer", SAMPLES.resolve("breast-cancer.csv"), "", target("breast-cancer.csv"),
                        Task.CLASSIFICATION)));
        for (PublicTables.Table t : PublicTables.all()) {
            if (!PUBLIC.contains(t.id())) continue;
            String name = PublicTables.sample(t, 300, (int) seed - 1, FOLDER);
            tables.add(new Table(t.id(), FOLDER.resolve(name + ".search.csv"),
                    FOLDER.resolve(name + ".sealed.csv").toString(), t.target(), t.task()));
        }
        return tables;
    }

    private static String target(String file) throws IOException {
        String[] names = Files.readAllLines(SAMPLES.resolve(file)).getFirst().split(",");
        List<String> known = List.of("diagnosis", "progression", "cultivar", "class", "target");
        return Arrays.stream(names).filter(known::contains).findFirst().orElse(names[names.length - 1]);
    }

    private static SmallSearch.Found run(SmallSearch search) throws Exception {
        return search.run();
    }

    private static double sealed(SmallSearch.Found found) {
        return found.sealed().get(found.best().number());
    }

    /// The best by its own score of one search for each family.
    private static double bestSingle(Table t, int trials, long seed) throws Exception {
        SmallSearch.Found best = null;
        for (String model : List.of("random_forest", "gradient_boosting",
                t.task() == Task.CLASSIFICATION ? "logistic_regression" : "ridge",
                t.task() == Task.CLASSIFICATION ? "svm_rbf" : "svr")) {
            SmallSearch.Found one = run(t.search(model, trials, seed, Standard.SAMPLER));
            if (best == null || one.best().value() < best.best().value()) best = one;
        }
        return sealed(Objects.requireNonNull(best));
    }

    private static double ensemble(SmallSearch.Found auto) throws Exception {
        if (!(StudyEnsemble.of(auto.task(), auto.study(), auto.file(),
                () -> false) instanceof Ensemble.Offer.Found f)) {
            return sealed(auto);
        }
        Map<Configuration, Double> weights = new LinkedHashMap<>();
        f.ensemble().weights().forEach((trial, weight) -> weights
                .merge(auto.study().trials().get(trial).configuration(), weight, Double::sum));
        return new SealedScores(auto.task()).score(weights);
    }

    @Test
    void autoModelAgainstSingleFamilies() throws Exception {
        Files.createDirectories(FOLDER);
        List<String> columns = new ArrayList<>(List.of("run", "table", "seed", "family"));
        columns.addAll(CONTESTANTS);
        BenchTable rows = new BenchTable("auto-" + TRIALS + (SAMPLER.equals(Standard.SAMPLER) ? "" : "-" + SAMPLER),
                columns);
        List<String> ids = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (Table t : tables(seed)) {
                String id = t.name() + "-" + seed;
                ids.add(id);
                if (rows.has(id)) continue;
                SmallSearch.Found auto = run(t.search(AutoChoice.MODEL, TRIALS, seed, SAMPLER));
                rows.add(id, t.name(), seed, AutoChoice.family(auto.best().configuration()).orElse(""), sealed(auto),
                        ensemble(auto), bestSingle(t, TRIALS / 4, seed), bestSingle(t, TRIALS, seed),
                        sealed(run(t.search("random_forest", FOREST, seed, Standard.SAMPLER))), scikit(t, auto));
            }
        }
        List<Map<String, String>> all = rows.rows(ids);
        tell("all contestants", all, CONTESTANTS);
        tell("single models with the same number of trials in all",
                all, List.of("auto", "families_quarter", "forest", "scikit"));
        tell("single models, a whole search for each of four families",
                all, List.of("auto", "families_whole", "forest", "scikit"));
        assertTrue(all.size() >= 6);
    }

    /// Prints the mean rank of each on the sealed rows; lower scores are better.
    private static void tell(String title, List<Map<String, String>> rows, List<String> contestants) {
        System.out.println(title + ", mean rank on " + rows.size() + " searches:");
        for (String who : contestants) {
            double sum = 0;
            int counted = 0;
            for (Map<String, String> row : rows) {
                double own = BenchTable.number(row, who);
                if (Double.isNaN(own)) continue;
                double rank = 0.5;
                for (String other : contestants) {
                    double theirs = BenchTable.number(row, other);
                    rank += theirs < own ? 1 : theirs == own ? 0.5 : 0;
                }
                sum += rank;
                counted++;
            }
            System.out.printf(Locale.ROOT, "  %-18s %.2f%n", who, sum / counted);
        }
    }

    /// The score of scikit-learn's histogram boosting at its defaults; NaN where Python or scikit-learn is missing.
    private static double scikit(Table t, SmallSearch.Found auto) throws Exception {
        String sealed = t.sealed().isEmpty() ? Arrays.stream(auto.task().sealedRows()).mapToObj(String::valueOf)
                .collect(Collectors.joining(",")) : t.sealed();
        String script = """
            import sys, numpy as np, pandas as pd
            from sklearn.ensemble import HistGradientBoostingClassifier as C, HistGradientBoostingRegressor as R
            from sklearn.metrics import log_loss, mean_squared_error
            file, target, task, sealed = sys.argv[1:5]
            d = pd.read_csv(file)
            d = d[d[target].notna()]
            if sealed.endswith('.csv'):
                n = len(d)
                d = pd.concat([d, pd.read_csv(sealed)], ignore_index=True)
                sealed = ','.join(str(i) for i in range(n, len(d)))
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
