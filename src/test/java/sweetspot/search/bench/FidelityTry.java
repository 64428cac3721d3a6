package sweetspot.search.bench;
import java.util.*;
import sweetspot.search.*;
import sweetspot.search.prune.*;
import sweetspot.study.*;
public final class FidelityTry {
    public static void main(String[] a) {
        int seeds = Integer.parseInt(a[0]);
        BenchSuite suite = new BenchSuite(BenchSuite.folder().orElseThrow());
        String[] methods = a[1].split(",");
        Map<String, double[]> totals = new LinkedHashMap<>();
        for (String m : methods) {
            double[] tot = new double[3];
            for (BenchProblem p : suite.problems()) {
                if (p.id().startsWith("syn")) continue;
                if (a.length > 2 && !p.id().matches(a[2])) continue;
                double[] sum = new double[3]; double tr = 0, co = 0;
                for (int s = 0; s < seeds; s++) {
                    String[] part = m.split("/");
                    int whole = FidelityRun.Fidelity.of(p).whole();
                    Pruner pr = part[1].startsWith("hyperband") ? new HyperbandPruner(Reports.PROGRESS, 3, whole) : part[1].startsWith("halving") ? new SuccessiveHalvingPruner(Reports.PROGRESS, 3, 0, whole) : PrunerFactory.create(part[1], Reports.PROGRESS);
                    Sampler base = SamplerFactory.create(part[0]);
                    Sampler sm = part[1].equals("none") || part.length > 2 ? base : new MultiFidelitySampler(base, pr, Reports.PROGRESS);
                    FidelityRun r = FidelityRun.of(m, sm, pr, p, s, 25);
                    for (int i = 0; i < 3; i++) sum[i] += r.regretAt(new int[] {10, 15, 25}[i]) / seeds;
                    tr += (double) r.trials() / seeds; co += (double) r.complete() / seeds;
                }
                for (int i = 0; i < 3; i++) tot[i] += sum[i] / 6;
                System.out.printf("%-20s %-32s %.4f %.4f %.4f trials %.0f complete %.1f%n", m, p.id(), sum[0], sum[1], sum[2], tr, co);
            }
            System.out.printf("%-20s MEAN %.4f %.4f %.4f%n", m, tot[0], tot[1], tot[2]);
        }
    }
}
