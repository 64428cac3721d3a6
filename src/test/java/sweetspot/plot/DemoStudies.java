package sweetspot.plot;

import java.util.SplittableRandom;
import sweetspot.analysis.Studies;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

/// Studies with every kind of trial, for looking at plots.
public final class DemoStudies {
    private DemoStudies() {}

    /// A search on `workers` workers that has got as far as `trials` trials, the last ones running: the score rises,
    /// some trials are stopped early, few fail, and a model takes over after trial 12.
    public static StudySnapshot search(int trials, int workers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StudySnapshot s = Studies.empty(Direction.MAXIMIZE);
        long[] free = new long[workers];
        java.util.Arrays.fill(free, 1_000_000);
        for (int i = 0; i < trials; i++) {
            int worker = 0;
            for (int w = 1; w < workers; w++) worker = free[w] < free[worker] ? w : worker;
            long start = free[worker] + 150;
            long length = 4_000L + random.nextInt(20_000);
            String origin = i == 0 ? "default" : i <= 12 ? "startup" : "model";
            s = Studies.started(s, Configuration.empty(), worker, start, origin);
            if (i >= trials - workers) {
                free[worker] = Long.MAX_VALUE / 2;
                continue;
            }
            double guided = 0.905 - 0.035 * Math.exp(-i / 15.0);
            double value = i == 0 ? 0.872 : guided - Math.abs(random.nextGaussian()) * (i <= 12 ? 0.02 : 0.008)
                    - (random.nextInt(12) == 0 ? 0.03 : 0);
            int luck = random.nextInt(20);
            TrialState state = i == 0 || luck > 4 ? TrialState.COMPLETE : luck == 0 ? TrialState.FAILED
                    : TrialState.PRUNED;
            if (state != TrialState.COMPLETE) length /= 3;
            free[worker] = start + length;
            double shown = state == TrialState.PRUNED ? value - 0.02 : state == TrialState.FAILED ? Double.NaN : value;
            s = Studies.ended(s, i, state, shown, state == TrialState.COMPLETE ? 0.007 + random.nextDouble() * 0.006
                    : Double.NaN,
                    start + length);
        }
        return s;
    }
}
