package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.search.Histories;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.prune.SuccessiveHalvingPruner;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;
import sweetspot.study.TrialState;

class MultiFidelitySamplerTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("y", FloatDistribution.linear(0, 1), 0.5));
    private static final int[] STEPS = {3, 9, 27};

    private static Experiment experiment(String sampler, String pruner) {
        return new Experiment("test", new FunctionSubject("f"), SPACE, sampler, pruner, Budget.ofTrials(60),
                1, 3);
    }

    private static double loss(Trial t, int step) {
        double dx = t.configuration().number("x") - 0.3;
        double dy = t.configuration().number("y") - 0.8;
        return dx * dx + dy * dy + 0.3 / step;
    }

    private static SearchContext context(List<Trial> trials) {
        return new SearchContext(SPACE, List.of(Direction.MINIMIZE), trials, trials.size(), 3, 60, 1);
    }

    @ParameterizedTest
    @CsvSource({"tpe, halving", "gp, hyperband", "gp, forecast", "forest, halving", "cmaes, forecast",
        "random, hyperband"})
    void aSearchIsAPureFunctionOfItsHistoryAndFindsTheOptimum(String sampler, String pruner) {
        Experiment e = experiment(sampler, pruner);
        Sampler used = SamplerFactory.create(e);
        Pruner stops = PrunerFactory.create(e);
        TrialList trials = TrialList.empty();
        int promotions = 0;
        double best = 9;
        for (int n = 0; n < 45; n++) {
            Suggestion.Point p = (Suggestion.Point) used.suggest(context(trials));
            if (n % 5 == 4)
                assertEquals(p, SamplerFactory.create(e).suggest(context(List.copyOf(trials))), "trial " + n);
            Trial t = Trial.started(n, p.configuration(), 1);
            int from = 0;
            if (p.continues() >= 0) {
                promotions++;
                Trial before = trials.get(p.continues());
                assertEquals(TrialState.PRUNED, before.state());
                assertEquals(before.configuration(), p.configuration());
                t = t.with(Trial.CONTINUES, (long) before.number());
                for (int i = 0; i < before.reports(); i++) t = t.report(before.step(i), before.intermediate(i));
                from = before.reports();
            }
            trials = trials.plus(t);
            TrialState end = TrialState.COMPLETE;
            for (int i = from; i < STEPS.length && end == TrialState.COMPLETE; i++) {
                t = t.report(STEPS[i], loss(t, STEPS[i]));
                trials = trials.with(n, t);
                if (i + 1 < STEPS.length && stops.shouldPrune(t, trials, Direction.MINIMIZE)) end = TrialState.PRUNED;
            }
            double value = t.intermediate(t.reports() - 1);
            if (end == TrialState.COMPLETE) best = Math.min(best, value);
            trials = trials.with(n, t.finish(end, new double[]{value}, 2));
        }
        if (pruner.equals("halving")) assertTrue(promotions > 0, "none was gone on with");
        double found = best - 0.3 / 27;
        assertTrue(found < (sampler.equals("random") ? 0.1 : 0.03), "missed by " + found);
    }

    @Test
    void onlyABudgetWithTrialsToSpareLooksAtSomeBeforeOneGoesOn() {
        Configuration any = new UnitCube(SPACE).decode(new double[]{0.2, 0.2});
        Trial first = Trial.started(0, any, 1).report(3, 0.9).report(9, 0.8).report(27, 0.7)
                .finish(TrialState.COMPLETE, new double[]{0.7}, 2);
        Trial second = Trial.started(1, any, 1).report(3, 0.1);
        for (int trials : new int[]{11, 12, 60}) {
            Experiment e = new Experiment("test", new FunctionSubject("f"), SPACE, "gp", "forecast",
                    Budget.ofTrials(trials), 1, 3);
            assertEquals(trials > 11,
                    PrunerFactory.create(e).shouldPrune(second, List.of(first, second), Direction.MINIMIZE),
                    trials + " trials");
        }
    }

    @Test
    void theModelIsShownEachConfigurationOnceAsItIsExpectedToEnd() {
        List<Trial> shown = new ArrayList<>();
        Sampler spy = c -> {
            shown.addAll(c.trials());
            return new Suggestion.Exhausted();
        };
        RandomGenerator random = Histories.random(1);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Trial t = Trial.started(i, new UnitCube(SPACE).decode(random.doubles(2).toArray()), 1);
            t = t.report(1, i).report(2, i - 0.5);
            trials.add(t.finish(TrialState.COMPLETE, new double[]{i - 0.5}, 2));
        }
        Trial stopped = Trial.started(6, trials.get(0).configuration(), 1).report(1, 10).finish(TrialState.PRUNED,
                new double[]{1}, 2);
        Trial other = Trial.started(7, trials.get(1).configuration(), 1).report(1, 10).finish(TrialState.PRUNED,
                new double[]{1}, 2);
        Trial on = Trial.started(8, stopped.configuration(), 1).with(Trial.CONTINUES, 6L).report(1, 10).report(2, 9)
                .finish(TrialState.COMPLETE, new double[]{9}, 2);
        trials.addAll(List.of(stopped, other, on));
        Pruner never = new SuccessiveHalvingPruner(Reports.PROGRESS, 1000, 0, 0);
        new MultiFidelitySampler(spy, never, Reports.PROGRESS).suggest(context(trials));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 7, 8), shown.stream().map(Trial::number).toList());
        Trial expected = shown.get(6);
        assertEquals(TrialState.COMPLETE, expected.state());
        assertEquals(9, expected.value(), 0.2);
        assertTrue(expected.standardError().orElseThrow() > 0);
    }
}
