package sweetspot.search.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;
import sweetspot.study.TrialState;

/// Processor time of one ask and tell at several sizes of a study with five numbers, one thread, as the suite's
/// `overhead/overhead.py` measures its peers: the history is random points (for CMA-ES its own), then `asks` trials
/// are timed after one that is not. The whole is done many times, so that the code is compiled, which the peers' is
/// from the start; the median of the second half counts.
@Tag("bench")
class OverheadBenchTest {
    private static final List<Direction> MINIMIZE = List.of(Direction.MINIMIZE);
    /// Milliseconds that must not be exceeded: sampler → size → bound.
    private static final Map<String, Map<Integer, Double>> BOUNDS = Map.of(
            "forest", Map.of(1000, 10.0),
            "gp", Map.of(100, 8.0, 500, 60.0, 1000, 250.0),
            "tpe", Map.of(100, 0.1, 1000, 0.3, 5000, 1.5),
            "cmaes", Map.of(1000, 0.05),
            "random", Map.of(100, 0.005, 1000, 0.005, 5000, 0.005));
    private static final int FEWEST_ROUNDS = 4;
    private static final int MOST_ROUNDS = 300;
    /// Processor time after which no further round begins, in milliseconds.
    private static final double ENOUGH = 3000;

    private static SearchSpace space() {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < 5; i++) list.add(new Parameter("x" + i, FloatDistribution.linear(-5, 5), 0.0));
        return new SearchSpace(list);
    }

    private static double sphere(Configuration c) {
        double sum = 0;
        for (int i = 0; i < 5; i++) sum += (c.number("x" + i) - 1) * (c.number("x" + i) - 1);
        return sum;
    }

    private static TrialList step(Sampler sampler, SearchSpace space, TrialList trials, int budget) {
        SearchContext context = new SearchContext(space, MINIMIZE, trials, trials.size(), 1, budget, 1);
        Configuration c = ((Suggestion.Point) sampler.suggest(context)).configuration();
        TrialList running = trials.plus(Trial.started(trials.size(), c, trials.size()));
        return running.with(trials.size(),
                running.getLast().finish(TrialState.COMPLETE, new double[]{sphere(c)}, trials.size() + 1L));
    }

    /// Milliseconds of processor time for one ask and tell when the study has about `size` trials.
    private static double measure(String id, int size, int asks) {
        SearchSpace space = space();
        Sampler sampler = SamplerFactory.create(id);
        TrialList trials = TrialList.empty();
        if (id.equals("cmaes")) {
            while (trials.size() < size - asks) trials = step(sampler, space, trials, size);
        } else {
            for (Trial t : Histories.uniform(space, size - asks, Histories.random(size), OverheadBenchTest::sphere))
                trials = trials.plus(t);
        }
        trials = step(sampler, space, trials, size);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < asks; i++) trials = step(sampler, space, trials, size);
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / asks;
    }

    private static double settled(String id, int size) {
        int asks = size >= 5000 ? 100 : 50;
        List<Double> rounds = new ArrayList<>();
        double spent = 0;
        while (rounds.size() < FEWEST_ROUNDS || rounds.size() < MOST_ROUNDS && spent < ENOUGH) {
            rounds.add(measure(id, size, asks));
            spent += rounds.getLast() * asks;
        }
        double[] last = rounds.subList(rounds.size() / 2, rounds.size()).stream().mapToDouble(Double::doubleValue)
                .sorted().toArray();
        return last[last.length / 2];
    }

    @Test
    void askAndTell() throws IOException {
        Map<String, int[]> sizes = new LinkedHashMap<>();
        sizes.put("forest", new int[]{100, 500, 1000});
        sizes.put("gp", new int[]{100, 500, 1000});
        for (String id : List.of("random", "qmc", "cmaes", "tpe")) sizes.put(id, new int[]{100, 500, 1000, 5000});
        List<String> lines = new ArrayList<>(List.of("sampler,n,cpu_ms"));
        List<String> late = new ArrayList<>();
        sizes.forEach((id, ns) -> {
            for (int n : ns) {
                double ms = settled(id, n);
                lines.add(String.format(Locale.ROOT, "%s,%d,%.4f", id, n, ms));
                double bound = BOUNDS.getOrDefault(id, Map.of()).getOrDefault(n, Double.POSITIVE_INFINITY);
                if (ms > bound) late.add(id + " at " + n + " trials: " + ms + " ms, at most " + bound);
            }
        });
        Files.write(Files.createDirectories(Path.of("target", "bench")).resolve("overhead.csv"), lines);
        System.out.println(String.join("\n", lines));
        assertTrue(late.isEmpty(), late::toString);
    }

    @Test
    void noAskOfAFreshProcessKeepsOneWaiting() throws IOException, InterruptedException {
        List<Double> asks = new ArrayList<>();
        for (int i = 0; i < 5; i++) asks.add(ColdAsk.milliseconds("gp", 5000));
        System.out.println("gp's first ask of a process at 5,000 trials, ms: " + asks);
        assertTrue(asks.stream().sorted().toList().get(2) < 500, asks::toString);
    }
}
