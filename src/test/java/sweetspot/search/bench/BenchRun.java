package sweetspot.search.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;
import sweetspot.study.TrialState;

/// One search of one problem: best value so far after each finished trial, and what the suggestions cost.
///
/// @param sampler name in the table
/// @param problem the problem's id
/// @param seed seed of the search
/// @param best best value after each finished trial
/// @param regret the same as normalized regret
/// @param cpuSeconds processor time of all suggestions
record BenchRun(String sampler, String problem, int seed, double[] best, double[] regret, double cpuSeconds) {
    static final int[] CHECKPOINTS = {10, 25, 50, 75, 100, 150, 200};
    static final String HEADER = "sampler,problem,seed,n_trials,overhead_s,best_value,nregret_10,nregret_25,"
            + "nregret_50,nregret_75,nregret_100,nregret_150,nregret_200";

    private record Job(int number, double end) {}

    /// Runs a search with `workers` trials at a time; how long each takes is drawn between 0.5 and 1.5.
    static BenchRun of(String name, Sampler sampler, BenchProblem problem, int seed, int trials, int workers) {
        var threads = ManagementFactory.getThreadMXBean();
        RandomGenerator durations = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 7919L + 1);
        TrialList history = TrialList.empty();
        PriorityQueue<Job> running = new PriorityQueue<>((a, b) -> Double.compare(a.end, b.end));
        List<Double> bests = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        double now = 0;
        long cpu = 0;
        boolean exhausted = false;
        while (bests.size() < trials) {
            while (!exhausted && running.size() < workers && history.size() < trials) {
                SearchContext context = new SearchContext(problem.space(), List.of(Direction.MINIMIZE), history,
                        history.size(), seed, trials, workers);
                long before = threads.getCurrentThreadCpuTime();
                Suggestion suggestion = sampler.suggest(context);
                cpu += threads.getCurrentThreadCpuTime() - before;
                if (suggestion instanceof Suggestion.Point p) {
                    running.add(new Job(history.size(), now + 0.5 + durations.nextDouble()));
                    history = history.plus(Trial.started(history.size(), p.configuration(), 1));
                } else {
                    exhausted = true;
                }
            }
            if (running.isEmpty()) break;
            Job job = running.remove();
            now = job.end;
            Trial trial = history.get(job.number);
            double value = problem.value(trial.configuration());
            history = history.with(job.number,
                    trial.finish(TrialState.COMPLETE, new double[]{value}, 2 + (long) (now * 1000)));
            best = Math.min(best, value);
            bests.add(best);
        }
        while (bests.size() < trials) bests.add(best);
        double[] values = bests.stream().mapToDouble(Double::doubleValue).toArray();
        return new BenchRun(name, problem.id(), seed, values, Arrays.stream(values).map(problem::regret).toArray(),
                cpu / 1e9);
    }

    /// Regret after `n` finished trials; NaN if there were not so many.
    double regretAt(int n) {
        return n <= regret.length ? regret[n - 1] : Double.NaN;
    }

    String csv() {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%s,%s,%d,%d,%.3f,%s", sampler, problem, seed,
                best.length, cpuSeconds, best[best.length - 1]));
        for (int c : CHECKPOINTS) {
            line.append(',');
            if (c <= best.length) line.append(String.format(Locale.ROOT, "%.6g", regretAt(c)));
        }
        return line.toString();
    }
}
