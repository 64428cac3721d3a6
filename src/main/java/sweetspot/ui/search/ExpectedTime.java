package sweetspot.ui.search;

import java.util.OptionalDouble;
import sweetspot.text.Durations;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SearchHistory;

/// The time that a search is expected to take, by the trials of the last one.
///
/// @param last the last search
/// @param trials number of trials
/// @param workers number of trials at once
/// @param seconds time limit; 0 for none
record ExpectedTime(SearchHistory last, long trials, long workers, long seconds) {

    /// From the middle half of the last search's trials; the time limit cuts it.
    String words() {
        OptionalDouble quick = last.durationMillis(0.25);
        OptionalDouble slow = last.durationMillis(0.75);
        if (quick.isEmpty() || slow.isEmpty()) return Messages.text("space.expect.unknown");
        double mean = last.meanMillis().orElseThrow();
        double rounds = Math.ceil((double) trials / Math.min(workers, trials));
        // A sum of many trials varies less than one trial does: its spread shrinks with the root of their number.
        double spread = (slow.getAsDouble() - quick.getAsDouble()) / Math.sqrt(rounds) + 0.1 * mean;
        long from = cut(Math.round(rounds * Math.max(0, mean - spread)));
        long to = cut(Math.round(rounds * (mean + spread)));
        return Messages.text("space.expect.range", Durations.range(from, to), last.done());
    }

    private long cut(long millis) {
        return seconds == 0 ? millis : Math.min(millis, seconds * 1000);
    }

    /// Trials per minute that the last search measured with one worker, times the workers; empty before it.
    OptionalDouble trialsPerMinute() {
        OptionalDouble mean = last.meanMillis();
        return mean.isEmpty() || mean.getAsDouble() <= 0 ? OptionalDouble.empty()
                : OptionalDouble.of(60_000 / mean.getAsDouble() * workers);
    }
}
