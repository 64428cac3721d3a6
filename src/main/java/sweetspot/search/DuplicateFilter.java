package sweetspot.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sweetspot.space.AllowedCount;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

/// Knows which configurations of the space a study has tried, is trying or has queued, and which are left.
///
/// Like [EncodedHistory] it memoizes and nothing else. A failed configuration counts as tried, one that was taken out
/// of the queue does not.
public final class DuplicateFilter {
    /// Beyond this size a space is not walked through for what is left: a repeat is then cheaper.
    private static final long ENUMERABLE = 2_000_000;

    private @Nullable SearchSpace space;
    private OptionalLong cardinality = OptionalLong.empty();
    private final SeenTrials seen = new SeenTrials();
    private final Map<Configuration, Integer> counts = new HashMap<>();
    private int inside;
    private @Nullable Grid everything;
    private int removals;

    /// Takes over what the context shows.
    public void update(SearchContext context) {
        if (space == null || space != context.space() && !space.equals(context.space())) {
            clear();
            space = context.space();
            cardinality = space.cardinality();
            everything = null;
        }
        List<Trial> now = context.trials();
        if (now.size() < seen.size()) clear();
        int[] changed = seen.changed(now);
        for (int row : changed) {
            Configuration before = row < seen.size() ? tried(seen.get(row)) : null;
            Configuration after = tried(now.get(row));
            if (before == after) continue;
            if (before != null) forget(before, context.space());
            if (after != null) remember(after, context.space());
        }
        seen.take(now, changed);
    }

    /// The configuration that a trial has tried, tries or is to try; null if it was stopped, or taken out of the queue.
    private static @Nullable Configuration tried(Trial trial) {
        return trial.isStopped() ? null : trial.configuration();
    }

    private void clear() {
        seen.clear();
        counts.clear();
        inside = 0;
        removals++;
    }

    private void remember(Configuration c, SearchSpace space) {
        if (counts.merge(c, 1, Integer::sum) == 1 && cardinality.isPresent() && space.contains(c)) inside++;
    }

    private void forget(Configuration c, SearchSpace space) {
        removals++;
        if (counts.merge(c, -1, Integer::sum) > 0) return;
        counts.remove(c);
        if (cardinality.isPresent() && space.contains(c)) inside--;
    }

    /// Tells whether some trial has this configuration.
    public boolean isKnown(Configuration configuration) {
        return counts.containsKey(configuration);
    }

    /// Changes whenever a configuration that was known may no longer be: what was derived from it must start over.
    public int removals() {
        return removals;
    }

    /// Tells whether the space is finite and each of its configurations is known.
    public boolean isExhausted() {
        return cardinality.isPresent() && inside >= cardinality.getAsLong();
    }

    /// A configuration that is not known, uniformly drawn as far as a few hundred draws find one, else the first
    /// in a random order of all; empty if the space is exhausted.
    ///
    /// @param structure the structure of the same space
    public Optional<Configuration> unknown(SpaceStructure structure, SearchContext context, int stream) {
        if (isExhausted()) return Optional.empty();
        var random = context.random(stream);
        for (int attempt = 0; attempt < 200; attempt++) {
            Configuration c = structure.decode(structure.uniform(random));
            if (!isKnown(c)) return Optional.of(c);
        }
        if (cardinality.isEmpty() || cardinality.getAsLong() > ENUMERABLE) {
            return Optional.of(structure.decode(structure.uniform(random)));
        }
        SearchSpace searched = structure.space();
        if (!searched.relations().isEmpty()) return leftover(searched, random);
        if (everything == null) everything = new Grid(searched, _ -> (int) ENUMERABLE);
        Permutation order = new Permutation(everything.size(), random);
        for (long k = 0; k < everything.size(); k++) {
            Configuration c = everything.at(order.at(k));
            if (!isKnown(c)) return Optional.of(c);
        }
        return Optional.empty();
    }

    /// One of those that the rules allow and no trial has, each as likely.
    private Optional<Configuration> leftover(SearchSpace space, RandomGenerator random) {
        @Nullable
        Configuration[] chosen = new Configuration[1];
        int[] left = new int[1];
        new AllowedCount(space).list(Long.MAX_VALUE, values -> {
            Configuration c = space.configure(i -> values[i]);
            if (!isKnown(c) && random.nextInt(++left[0]) == 0) chosen[0] = c;
        });
        return Optional.ofNullable(chosen[0]);
    }
}
