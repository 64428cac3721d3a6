package sweetspot.search.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.TrialList;

/// The first suggestion of a process that has just begun, as after opening a large study: nothing is compiled yet.
final class ColdAsk {
    private ColdAsk() {}

    /// Milliseconds of processor time that the asking thread takes for it.
    static double milliseconds(String sampler, int trials) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsmile.linalg.backend=java", "-cp", System.getProperty("java.class.path"), ColdAsk.class.getName(),
                sampler, Integer.toString(trials)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) throw new IOException("the other process failed");
        return Double.parseDouble(answer);
    }

    /// Prints the milliseconds.
    public static void main(String[] args) {
        Sampler sampler = SamplerFactory.create(args[0]);
        int size = Integer.parseInt(args[1]);
        SearchSpace space = new SearchSpace(List.of("a", "b", "c", "d", "e").stream()
                .map(name -> new Parameter(name, FloatDistribution.linear(-5, 5), 0.0)).toList());
        TrialList trials = TrialList.empty();
        for (var t : Histories.uniform(space, size, Histories.random(size),
                c -> Math.abs(c.number("a") - c.number("b")))) {
            trials = trials.plus(t);
        }
        SearchContext context = new SearchContext(space, List.of(Direction.MINIMIZE), trials, size, 1, 2 * size, 1);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        sampler.suggest(context);
        System.out.println((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6);
    }
}
