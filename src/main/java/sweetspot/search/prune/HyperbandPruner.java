package sweetspot.search.prune;

import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

/// Runs several successive halvings side by side, from one that stops trials at once to one that lets all run, because
/// nobody knows beforehand how early a bad trial can be told (Li and others, "Hyperband", JMLR 2018).
///
/// Each trial belongs to one bracket, by a hash of its number; brackets get trials in proportion to the paper's
/// numbers of configurations, `⌈(s_max + 1) η^s / (s + 1)⌉`. Only trials of the same bracket compete.
public final class HyperbandPruner implements Pruner {
    /// What can be set.
    static final List<StrategyOption> OPTIONS = List.of(SuccessiveHalvingPruner.REDUCTION);

    private final Reports reports;
    private final int reduction;
    private final long lastStep;

    /// @param reports what the intermediate values mean
    /// @param reduction η, at least 2
    /// @param lastStep the last step that a trial can report; 0 if it is not known beforehand
    public HyperbandPruner(Reports reports, int reduction, long lastStep) {
        if (reduction < 2)
            throw new IllegalArgumentException("the reduction factor must be at least 2, not " + reduction);
        this.reports = reports;
        this.reduction = reduction;
        this.lastStep = lastStep;
    }

    /// @param settings of [#OPTIONS]
    HyperbandPruner(Reports reports, StrategySettings settings, long lastStep) {
        this(reports, settings.whole(SuccessiveHalvingPruner.REDUCTION.key()), lastStep);
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        int brackets = brackets(trials);
        int own = bracket(Rivals.root(trial, trials), brackets);
        return halving(own).shouldPrune(trial, rivals(trials, own, brackets), direction);
    }

    @Override
    public boolean promotes() {
        return true;
    }

    @Override
    public int promotion(List<Trial> trials, Direction direction) {
        int brackets = brackets(trials);
        for (int bracket = brackets - 1; bracket >= 0; bracket--) {
            int number = halving(bracket).promotion(rivals(trials, bracket, brackets), direction);
            if (number >= 0) return number;
        }
        return -1;
    }

    private SuccessiveHalvingPruner halving(int bracket) {
        return new SuccessiveHalvingPruner(reports, reduction, bracket, lastStep);
    }

    private Rivals rivals(List<Trial> trials, int bracket, int brackets) {
        return Rivals.of(trials, root -> bracket(root, brackets) == bracket);
    }

    /// s_max + 1; the last has no rung below the whole resource where that is the next one.
    int brackets(List<Trial> trials) {
        SuccessiveHalvingPruner strictest = halving(0);
        long[] rungs = strictest.rungs(trials);
        if (rungs.length == 0) return 1;
        boolean wholeIsNext =
                reports == Reports.PROGRESS || rungs[rungs.length - 1] * reduction <= strictest.whole(trials);
        return rungs.length + (wholeIsNext ? 1 : 0);
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
