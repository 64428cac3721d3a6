package sweetspot.search.prune;

import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

/// Runs several successive halvings side by side, from one that stops trials at once to one that lets all run, because
/// nobody knows beforehand how early a bad trial can be told (Li and others, "Hyperband", JMLR 2018).
///
/// Each trial belongs to one bracket, by a hash of its number; brackets get trials in proportion to the paper's
/// numbers of configurations, `⌈(s_max + 1) η^s / (s + 1)⌉`. Only trials of the same bracket compete.
public final class HyperbandPruner implements Pruner {
    private final Reports reports;
    private final int reduction;

    /// @param reports what the intermediate values mean
    /// @param reduction η, at least 2
    public HyperbandPruner(Reports reports, int reduction) {
        if (reduction < 2) throw new IllegalArgumentException("the reduction factor must be at least 2, not " + reduction);
        this.reports = reports;
        this.reduction = reduction;
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        long most = SuccessiveHalvingPruner.mostResource(trials);
        if (most == 0) return false;
        int brackets = brackets(most);
        int own = bracket(trial.number(), brackets);
        return new SuccessiveHalvingPruner(reports, reduction, own)
                .shouldPrune(trial, trials, direction, number -> bracket(number, brackets) == own);
    }

    /// s_max + 1, of which the last has no rung below the whole resource.
    int brackets(long most) {
        int brackets = 1;
        for (long r = SuccessiveHalvingPruner.minimum(most) * reduction; r <= most; r *= reduction) brackets++;
        return brackets;
    }

    /// Which bracket a trial belongs to; bracket 0 stops the earliest and has the most trials.
    int bracket(int number, int brackets) {
        long[] sizes = new long[brackets];
        long total = 0;
        for (int b = 0; b < brackets; b++) {
            int s = brackets - 1 - b;
            sizes[b] = (long) Math.ceil(brackets * Math.pow(reduction, s) / (s + 1));
            total += sizes[b];
        }
        long at = Long.remainderUnsigned(mix(number), total);
        int b = 0;
        while (at >= sizes[b]) at -= sizes[b++];
        return b;
    }

    /// Finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mix(int number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
