package sweetspot.search.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Gathers regrets by sampler, problem and seed from runs and from CSV files, and prints them side by side.
///
/// mean = over problems of the mean over seeds; gmean = geometric mean of regret + 1e-4; rank = mean rank of the
/// mean regret over problems.
public final class BenchTable {
    private static final double FLOOR = 1e-4;

    /// sampler → problem → seed → checkpoint → regret
    private final Map<String, Map<String, Map<Integer, Map<Integer, Double>>>> data = new LinkedHashMap<>();

    void add(BenchRun run) {
        for (int c : BenchRun.CHECKPOINTS)
            if (c <= run.best().length) put(run.sampler(), run.problem(), run.seed(), c, run.regretAt(c));
    }

    /// Reads every CSV file of a folder in the format of [BenchRun#HEADER]; lines with errors are left out.
    void addFolder(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    String[] f = line.split(",", -1);
                    if (f.length < 7 || f[0].equals("sampler") || f[4].startsWith("ERROR")) continue;
                    for (int i = 0; i < BenchRun.CHECKPOINTS.length && i + 6 < f.length; i++) {
                        if (f[i + 6].isBlank()) continue;
                        put(f[0], f[1], Integer.parseInt(f[2]), BenchRun.CHECKPOINTS[i],
                                Math.max(0, Double.parseDouble(f[i + 6])));
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void put(String sampler, String problem, int seed, int checkpoint, double regret) {
        data.computeIfAbsent(sampler, _ -> new TreeMap<>()).computeIfAbsent(problem, _ -> new TreeMap<>())
                .computeIfAbsent(seed, _ -> new HashMap<>()).put(checkpoint, regret);
    }

    private double[] regrets(String sampler, String problem, int checkpoint) {
        return data.getOrDefault(sampler, Map.of()).getOrDefault(problem, Map.of()).values().stream()
                .filter(m -> m.containsKey(checkpoint)).mapToDouble(m -> m.get(checkpoint)).toArray();
    }

    /// Mean over seeds; NaN if there is no run.
    double mean(String sampler, String problem, int checkpoint) {
        double[] r = regrets(sampler, problem, checkpoint);
        double sum = 0;
        for (double v : r) sum += v;
        return sum / r.length;
    }

    /// Standard error of the mean over seeds; NaN with fewer than two runs.
    double standardError(String sampler, String problem, int checkpoint) {
        double[] r = regrets(sampler, problem, checkpoint);
        double mean = mean(sampler, problem, checkpoint);
        double squares = 0;
        for (double v : r) squares += (v - mean) * (v - mean);
        return r.length < 2 ? Double.NaN : Math.sqrt(squares / (r.length - 1) / r.length);
    }

    /// Mean over problems of the mean over seeds.
    public double mean(String sampler, List<String> problems, int checkpoint) {
        return problems.stream().mapToDouble(p -> mean(sampler, p, checkpoint)).average().orElse(Double.NaN);
    }

    /// Geometric mean over problems and seeds of regret + 1e-4.
    public double geometricMean(String sampler, List<String> problems, int checkpoint) {
        double total = 0;
        for (String p : problems) {
            double[] r = regrets(sampler, p, checkpoint);
            double sum = 0;
            for (double v : r) sum += Math.log(v + FLOOR);
            total += sum / r.length;
        }
        return Math.exp(total / problems.size());
    }

    /// Samplers that have a run of every problem at every checkpoint.
    List<String> complete(List<String> problems, int[] checkpoints) {
        List<String> samplers = new ArrayList<>();
        for (String s : data.keySet()) {
            boolean all = true;
            for (String p : problems) for (int c : checkpoints) all &= regrets(s, p, c).length > 0;
            if (all) samplers.add(s);
        }
        return samplers;
    }

    /// Mean rank over problems of each sampler, 1 = best; ties share their mean.
    public Map<String, Double> ranks(List<String> samplers, List<String> problems, int checkpoint) {
        Map<String, Double> ranks = new HashMap<>();
        for (String p : problems) {
            for (String s : samplers) {
                double own = mean(s, p, checkpoint);
                double below = samplers.stream().filter(o -> mean(o, p, checkpoint) < own).count();
                double same = samplers.stream().filter(o -> mean(o, p, checkpoint) == own).count();
                ranks.merge(s, (below + (same + 1) / 2) / problems.size(), Double::sum);
            }
        }
        return ranks;
    }

    /// The table in Markdown, best mean rank at the last checkpoint first.
    String text(List<String> problems, int... checkpoints) {
        List<String> samplers = new ArrayList<>(complete(problems, checkpoints));
        Map<Integer, Map<String, Double>> ranks = new HashMap<>();
        for (int c : checkpoints) ranks.put(c, ranks(samplers, problems, c));
        samplers.sort(Comparator.comparing(ranks.get(checkpoints[checkpoints.length - 1])::get));
        StringBuilder out = new StringBuilder("| sampler | seeds |");
        for (int c : checkpoints) out.append(String.format(" mean@%d | gmean@%d | rank@%d |", c, c, c));
        out.append("\n|---|---|").append("---|".repeat(3 * checkpoints.length)).append('\n');
        for (String s : samplers) {
            out.append("| ").append(s).append(" | ").append(data.get(s).get(problems.getFirst()).size()).append(" |");
            for (int c : checkpoints) {
                out.append(String.format(Locale.ROOT, " %.4f | %.4f | %.2f |", mean(s, problems, c),
                        geometricMean(s, problems, c), ranks.get(c).get(s)));
            }
            out.append('\n');
        }
        return out.toString();
    }

    /// Mean regret of each problem at one checkpoint, one column a sampler.
    String byProblem(List<String> samplers, List<String> problems, int checkpoint) {
        StringBuilder out = new StringBuilder("| regret@" + checkpoint + " |");
        for (String s : samplers) out.append(' ').append(s).append(" |");
        out.append("\n|---|").append("---|".repeat(samplers.size())).append('\n');
        for (String p : problems) {
            out.append("| ").append(p).append(" |");
            for (String s : samplers) out.append(String.format(Locale.ROOT, " %.5f |", mean(s, p, checkpoint)));
            out.append('\n');
        }
        return out.toString();
    }
}
