package sweetspot.search.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.MultiFidelitySampler;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Resource;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;
import sweetspot.study.TrialState;

/// One search of one problem in which trials report at growing amounts of a resource, may be stopped, and may be gone
/// on with; what counts is the resource used.
///
/// @param method name in the table
/// @param problem the problem's id
/// @param seed seed of the search
/// @param regret normalized regret of the best complete trial after each full-trial equivalent
/// @param trials number of trials, promotions included
/// @param complete number of complete trials
record FidelityRun(String method, String problem, int seed, double[] regret, int trials, int complete) {
    static final String HEADER =
            "method,problem,seed,trials,complete,nregret_5,nregret_10,nregret_15,nregret_20,nregret_25";

    private static final int EPOCHS = 52;

    /// The resource of a problem, with the rungs that our own models have.
    ///
    /// @param constant name of the constant that it replaces
    /// @param rungs amounts at which a trial reports, ascending; the last is the whole
    /// @param unit what a step is
    /// @param continues whether a trial that goes on pays for the additional amount only
    record Fidelity(String constant, int[] rungs, double unit, boolean continues) {
        /// The resource of a problem of the suite.
        static Fidelity of(BenchProblem problem) {
            return problem.id().startsWith("lcbench")
                    ? new Fidelity("epoch", Resource.EPOCHS.amounts(EPOCHS, EPOCHS), 1, true)
                    : new Fidelity("trainsize", new int[]{11, 100}, 0.01, false);
        }

        int whole() {
            return rungs[rungs.length - 1];
        }
    }

    /// Searches until so many full trials' worth of the resource is used.
    ///
    /// @param method ids of a sampler and a pruner, as gp/halving
    static FidelityRun of(String method, BenchProblem problem, int seed, int equivalents) {
        int slash = method.indexOf('/');
        Fidelity f = Fidelity.of(problem);
        Pruner pruner = PrunerFactory.create(method.substring(slash + 1), Reports.PROGRESS, f.whole());
        Sampler base = SamplerFactory.create(method.substring(0, slash));
        Sampler sampler = pruner.promotes() ? new MultiFidelitySampler(base, pruner, Reports.PROGRESS) : base;
        TrialList history = TrialList.empty();
        double used = 0;
        double[] regret = new double[equivalents];
        java.util.Arrays.fill(regret, 1);
        double best = Double.POSITIVE_INFINITY;
        int complete = 0;
        while (used < equivalents) {
            int number = history.size();
            SearchContext context =
                    new SearchContext(problem.space(), List.of(Direction.MINIMIZE), history, number, seed,
                            equivalents * 4, 1);
            if (!(sampler.suggest(context) instanceof Suggestion.Point p)) break;
            Trial trial = Trial.started(number, p.configuration(), 1);
            int done = 0;
            if (p.continues() >= 0) {
                Trial before = history.get(p.continues());
                trial = trial.with(Trial.CONTINUES, (long) p.continues());
                for (int i = 0; i < before.reports(); i++) trial = trial.report(before.step(i), before.intermediate(i));
                done = (int) before.step(before.reports() - 1);
            }
            history = history.plus(trial);
            boolean stopped = false;
            for (int rung : f.rungs()) {
                if (rung <= done) continue;
                used += (double) (f.continues() ? rung - done : rung) / f.whole();
                done = rung;
                double value = problem.value(p.configuration(), Map.of(f.constant(), rung * f.unit()));
                trial = trial.report(rung, value);
                history = history.with(number, trial);
                // What ends after the budget does not count.
                if (used > equivalents + 1e-9) break;
                if (rung < f.whole()) {
                    stopped = pruner.shouldPrune(trial, history, Direction.MINIMIZE);
                    if (stopped) break;
                } else {
                    complete++;
                    if (value < best) {
                        best = value;
                        for (int e = Math.max(0, (int) Math.ceil(used - 1e-9) - 1); e < equivalents; e++)
                            regret[e] = problem.regret(best);
                    }
                }
            }
            if (used > equivalents + 1e-9) break;
            double last = trial.intermediate(trial.reports() - 1);
            history = history.with(number,
                    trial.finish(stopped ? TrialState.PRUNED : TrialState.COMPLETE, new double[]{last}, 2));
        }
        return new FidelityRun(method, problem.id(), seed, regret, history.size(), complete);
    }

    /// Regret when so many full trials' worth of the resource was used.
    double regretAt(int equivalents) {
        return regret[equivalents - 1];
    }

    String csv() {
        List<String> cells = new ArrayList<>();
        for (int e = 5; e <= 25; e += 5)
            cells.add(e <= regret.length ? String.format(Locale.ROOT, "%.6g", regretAt(e)) : "");
        return String.format(Locale.ROOT, "%s,%s,%d,%d,%d,%s", method, problem, seed, trials, complete,
                String.join(",", cells));
    }
}
