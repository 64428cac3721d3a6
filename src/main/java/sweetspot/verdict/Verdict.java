package sweetspot.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.analysis.Gain;

/// Whether tuning helped and what can be expected on new data: all that is known of a study, and why the rest is not.
/// Window and shell tell this one.
///
/// The first of these that is clear gives the answer: the sealed rows, once opened; the score corrected for the search;
/// the folds of fresh splits; the folds of the search. All of them allow for the best having been chosen among many.
///
/// Of several objectives the first is judged; the others are listed.
///
/// @param answer in one word
/// @param ground what gave the answer
/// @param higher whether higher scores are better
/// @param judged number of the trial that is judged: the best
/// @param base number of the default's trial; empty if it has no score
/// @param best score of the judged trial
/// @param error its standard error; NaN if unknown
/// @param region differences that count as nothing; empty without a default
/// @param search default against best on the splits that the search saw
/// @param fresh default against best on fresh splits
/// @param ranking the best, scored again on fresh splits
/// @param corrected the score corrected for the search
/// @param recommendation the trial to use, by the posterior mean
/// @param simpler a simpler or faster choice
/// @param sealed the sealed test
/// @param cost of the search
/// @param further other objectives; empty if there is one
/// @param needed what would make the answer clear where it is not; empty otherwise
public record Verdict(Answer answer, Ground ground, boolean higher, int judged, OptionalInt base, double best,
        double error, Optional<Equivalence> region, Part<Comparison> search, Part<Comparison> fresh,
        Part<FreshRanking> ranking, Part<CorrectedScore> corrected, Part<Recommendation> recommendation,
        Part<SimplerChoice> simpler, Part<SealedJudgement> sealed, SearchCost cost, List<FurtherValue> further,
        Optional<Needed> needed) {

    /// What an answer rests on.
    public enum Ground {
        /// The rows that no trial has seen.
        SEALED,
        /// The score corrected for the search.
        CORRECTED,
        /// The folds of fresh splits.
        FRESH,
        /// The folds of the search.
        SEARCH
    }

    public Verdict {
        further = List.copyOf(further);
    }

    /// What the score on new data will be.
    ///
    /// @param value the estimate
    /// @param low lower end of its interval; NaN if unknown
    /// @param high upper end
    /// @param kind what it comes from; the interval is 95 % where that says so
    public record Expected(double value, double low, double high, Promise.Kind kind) {}

    /// The gain over the default.
    ///
    /// @param value positive if better
    /// @param low lower end of its 95 % interval; NaN if unknown
    /// @param high upper end
    /// @param ground what it comes from
    public record Gained(double value, double low, double high, Ground ground) {}

    /// The score to expect on new data: corrected for the search, or on fresh splits, or as the search saw it.
    public Expected expected() {
        List<Promise> all = promises();
        Promise known = all.stream().filter(p -> p.kind() == Promise.Kind.CORRECTED)
                .findFirst().or(() -> all.stream().filter(p -> p.kind() == Promise.Kind.FRESH).findFirst())
                .orElse(all.getFirst());
        return new Expected(known.value(), known.low(), known.high(), known.kind());
    }

    /// The gain over the default: on fresh splits, or corrected for the search, or as the search saw it; empty without a
    /// default.
    public Optional<Gained> gained() {
        Optional<Gained> again = fresh.map(c -> gained(c, Ground.FRESH));
        Optional<Gained> bbc = corrected.value().filter(c -> c.knownGain().isPresent())
                .map(c -> new Gained(c.gain(), c.gainLow(), c.gainHigh(), Ground.CORRECTED));
        return again.or(() -> bbc).or(() -> search.map(c -> gained(c, Ground.SEARCH)));
    }

    private static Gained gained(Comparison c, Ground ground) {
        return new Gained(c.gain().difference(), c.low(), c.high(), ground);
    }

    /// The gain on the search's own splits.
    public Optional<Gain> gain() {
        return search.map(Comparison::gain);
    }

    /// Every number that promises something, in the order in which they are shown.
    public List<Promise> promises() {
        List<Promise> all = new ArrayList<>();
        all.add(new Promise(Promise.Kind.SEARCH, judged, best, best - error, best + error,
                search.map(Comparison::folds).orElse(0)));
        ranking.value().flatMap(r -> r.rows().stream().filter(row -> row.trial() == judged).findFirst()
                .map(row -> new Promise(Promise.Kind.FRESH, judged, row.fresh(), row.fresh() - row.freshError(),
                        row.fresh() + row.freshError(), r.folds())))
                .ifPresent(all::add);
        corrected.value().ifPresent(
                c -> all.add(new Promise(Promise.Kind.CORRECTED, -1, c.value(), c.low(), c.high(), 0)));
        sealed.value().ifPresent(s -> {
            all.add(new Promise(Promise.Kind.SEALED_DEFAULT, base.orElse(-1), s.result().base().value(),
                    s.result().base().low(), s.result().base().high(), 0));
            all.add(new Promise(Promise.Kind.SEALED_BEST, s.result().trial(), s.result().best().value(),
                    s.result().best().low(), s.result().best().high(), 0));
        });
        return all;
    }

    /// Question and answer in a few words.
    public String title() {
        return VerdictWords.title(this);
    }

    /// The reason for the answer, in a sentence or two.
    public String sentence() {
        return VerdictLine.of(this);
    }

    /// The reasons for the answer, a few sentences.
    public String text() {
        return String.join(" ", VerdictWords.reasons(this));
    }
}
