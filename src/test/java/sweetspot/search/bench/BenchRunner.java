package sweetspot.search.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import sweetspot.search.Sampler;
import sweetspot.search.sampler.SamplerFactory;

/// Runs samplers over the benchmark suite, writes target/bench/NAME.csv and prints the table beside the peers'.
///
/// Run it with `java -cp … sweetspot.search.bench.BenchRunner --samplers tpe,random [--seeds 10] [--first-seed 0]
/// [--trials 200] [--workers 1] [--threads 1] [--problems REGEX] [--suite other] [--detail 100] [--peers optuna5_tpe,optuna5_gp]`.
public final class BenchRunner {
    private final BenchSuite suite;
    private final Path folder;
    private List<BenchProblem> all;
    private int seeds = 10;
    private int firstSeed;
    private int trials = 200;
    private int workers = 1;
    private int threads = 1;
    private String problems = ".*";

    public BenchRunner(Path folder) {
        this.folder = folder;
        this.suite = new BenchSuite(folder);
        this.all = suite.problems();
    }

    /// Sets the seeds.
    ///
    /// @param count number of seeds, from `first` on
    public BenchRunner seeds(int first, int count) {
        firstSeed = first;
        seeds = count;
        return this;
    }

    public BenchRunner trials(int count) {
        trials = count;
        return this;
    }

    public BenchRunner workers(int count) {
        workers = count;
        return this;
    }

    public BenchRunner threads(int count) {
        threads = count;
        return this;
    }

    /// Sets the problems.
    ///
    /// @param regex which problems, by id
    public BenchRunner problems(String regex) {
        problems = regex;
        return this;
    }

    /// Takes the problems that are not in the suite instead; peers have no results there.
    public BenchRunner others() {
        all = suite.others();
        return this;
    }

    public List<BenchProblem> selected() {
        return all.stream().filter(p -> p.id().matches(problems)).toList();
    }

    public List<String> selectedIds() {
        return selected().stream().map(BenchProblem::id).toList();
    }

    /// Runs every sampler over the selected problems and adds the runs to `table`.
    ///
    /// @param samplers by the name they have in the table
    public List<BenchRun> run(Map<String, Supplier<Sampler>> samplers, BenchTable table) {
        List<Future<BenchRun>> runs = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
                int s = seed;
                for (BenchProblem problem : selected()) {
                    samplers.forEach((name, supplier) -> runs
                            .add(pool.submit(() -> BenchRun.of(name, supplier.get(), problem, s, trials, workers))));
                }
            }
        }
        List<BenchRun> done = new ArrayList<>();
        for (Future<BenchRun> run : runs) done.add(run.resultNow());
        done.forEach(table::add);
        return done;
    }

    /// Adds the peers' published results.
    public void addPeers(BenchTable table) {
        table.addFolder(folder.resolve("results"));
    }

    /// Writes one CSV file a sampler to target/bench.
    static void write(List<BenchRun> runs) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        for (BenchRun run : runs) {
            lines.computeIfAbsent(run.sampler(), _ -> new ArrayList<>(List.of(BenchRun.HEADER))).add(run.csv());
        }
        Path folder = Files.createDirectories(Path.of("target", "bench"));
        for (var e : lines.entrySet()) Files.write(folder.resolve(e.getKey() + ".csv"), e.getValue());
    }

    /// Milliseconds of processor time a suggestion, by sampler, over all runs.
    static Map<String, Double> cost(List<BenchRun> runs) {
        Map<String, double[]> sums = new TreeMap<>();
        for (BenchRun run : runs) {
            double[] sum = sums.computeIfAbsent(run.sampler(), _ -> new double[2]);
            sum[0] += run.cpuSeconds() * 1000;
            sum[1] += run.best().length;
        }
        Map<String, Double> cost = new TreeMap<>();
        sums.forEach((name, sum) -> cost.put(name, sum[0] / sum[1]));
        return cost;
    }

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) options.put(args[i].substring(2), args[i + 1]);
        BenchRunner runner = new BenchRunner(BenchSuite.folder().orElseThrow())
                .seeds(number(options, "first-seed", 0), number(options, "seeds", 10))
                .trials(number(options, "trials", 200)).workers(number(options, "workers", 1))
                .threads(number(options, "threads", 1)).problems(options.getOrDefault("problems", ".*"));
        if (options.getOrDefault("suite", "").equals("other")) runner.others();
        Map<String, Supplier<Sampler>> samplers = new TreeMap<>();
        for (String id : options.getOrDefault("samplers", "tpe").split(",")) {
            samplers.put("sweetspot_" + id, () -> SamplerFactory.create(id));
        }
        BenchTable table = new BenchTable();
        List<BenchRun> runs = runner.run(samplers, table);
        write(runs);
        report(runner, table, runs, options);
    }

    private static void report(BenchRunner runner, BenchTable table, List<BenchRun> runs, Map<String, String> options) {
        runner.addPeers(table);
        int most = number(options, "trials", 200);
        int[] checkpoints = java.util.stream.IntStream.of(25, 50, 100, 200).filter(c -> c <= most).toArray();
        System.out.println(table.text(runner.selectedIds(), checkpoints));
        List<String> shown = new ArrayList<>(runs.stream().map(BenchRun::sampler).distinct().toList());
        shown.addAll(List.of(options.getOrDefault("peers", "optuna5_tpe,optuna5_gp").split(",")));
        int detail = number(options, "detail", 0);
        if (detail > 0) System.out.println(table.byProblem(shown, runner.selectedIds(), detail));
        cost(runs).forEach((name, ms) -> System.out.printf(Locale.ROOT, "%s: %.3f ms a suggestion%n", name, ms));
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return options.containsKey(name) ? Integer.parseInt(options.get(name)) : otherwise;
    }
}
