package sweetspot.objective;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;

/// Trials that were stopped, kept so that they can go on where they stand: a few, the best of those that came as far.
/// Safe to use from several threads at once.
final class PausedTrials {
    private static final int MOST = 12;
    private static final double LEAST_FREE = 0.3;

    private final Direction direction;
    private final Map<Configuration, GrowingTrial> trials = new LinkedHashMap<>();

    PausedTrials(Direction direction) {
        this.direction = direction;
    }

    /// Takes a configuration's trial out; empty if it is not kept.
    synchronized Optional<GrowingTrial> take(Configuration configuration) {
        return Optional.ofNullable(trials.remove(configuration));
    }

    synchronized void put(Configuration configuration, GrowingTrial trial) {
        GrowingTrial before = trials.put(configuration, trial);
        if (before != null) before.close();
        Runtime memory = Runtime.getRuntime();
        double free = 1 - (double) (memory.totalMemory() - memory.freeMemory()) / memory.maxMemory();
        int most = free < LEAST_FREE ? MOST / 4 : MOST;
        while (trials.size() > most) drop();
    }

    /// Drops the worst at the lowest rung: what is gone on with is the best of a rung, and costs the more the higher.
    private void drop() {
        Map.Entry<Configuration, GrowingTrial> worst = null;
        for (Map.Entry<Configuration, GrowingTrial> entry : trials.entrySet()) {
            if (worst == null || isWorse(entry.getValue(), worst.getValue())) worst = entry;
        }
        if (worst == null) return;
        trials.remove(worst.getKey());
        worst.getValue().close();
    }

    private boolean isWorse(GrowingTrial a, GrowingTrial b) {
        if (a.rungs() != b.rungs()) return a.rungs() < b.rungs();
        return direction.better(b.value(), a.value());
    }
}
