package sweetspot.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sweetspot.analysis.Hypervolume;
import sweetspot.objective.TestFunction;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Runs samplers on test functions of several objectives.
public final class TradeOffRuns {
    private TradeOffRuns() {}

    /// The trials of a search, one worker, the default first.
    public static List<Trial> run(Sampler sampler, TestFunction function, int budget, long seed) {
        int objectives = function.goals().size();
        List<Direction> directions = function.goals().stream().map(g -> g.direction()).toList();
        List<Trial> trials = new ArrayList<>();
        trials.add(scored(function, 0, function.space().defaults()));
        for (int i = 1; i < budget; i++) {
            SearchContext context =
                    new SearchContext(function.space(), directions, List.copyOf(trials), i, seed, budget, 1);
            if (!(sampler.suggest(context) instanceof Suggestion.Point p)) break;
            trials.add(scored(function, i, p.configuration()));
            if (trials.getLast().valueCount() != objectives) throw new AssertionError("values are missing");
        }
        return trials;
    }

    private static Trial scored(TestFunction function, int number, Configuration c) {
        double[] constraints = function.several().orElseThrow().constraints().apply(c);
        Trial open = Trial.started(number, c, 1);
        if (constraints.length > 0) open = open.with(Trial.CONSTRAINTS, Arrays.stream(constraints).boxed().toList());
        return open.finish(TrialState.COMPLETE, function.several().orElseThrow().values().apply(c), 2);
    }

    /// Hypervolume of the feasible ones among the first `count` trials.
    public static double hypervolume(List<Trial> trials, int count, TestFunction function) {
        double[][] losses = trials.stream().limit(count).filter(Trial::feasible)
                .map(t -> ParetoFront.losses(t, function.goals().stream().map(g -> g.direction()).toList()))
                .toArray(double[][]::new);
        return Hypervolume.of(losses, function.several().orElseThrow().reference());
    }
}
