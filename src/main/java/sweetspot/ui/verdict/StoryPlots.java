package sweetspot.ui.verdict;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sweetspot.plot.FoldGainPlot;
import sweetspot.plot.Highlight;
import sweetspot.plot.IntervalPlot;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.verdict.VerdictStory.Duel;
import sweetspot.ui.verdict.VerdictStory.Promises;
import sweetspot.ui.verdict.VerdictStory.SealState;
import sweetspot.verdict.Comparison;
import sweetspot.verdict.Part;
import sweetspot.verdict.Promise;
import sweetspot.verdict.SealedJudgement;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictWords;

/// Makes the plots of a verdict: default against best, and what each number promises.
final class StoryPlots {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Verdict verdict;
    private final String metric;
    private final StudySnapshot study;
    private final boolean all;

    /// @param all whether the parts that take long have been made, as far as they can be
    StoryPlots(Verdict verdict, StudySnapshot study, String metric, boolean all) {
        this.all = all;
        this.verdict = verdict;
        this.metric = metric;
        this.study = study;
    }

    Duel duel() {
        String note = Messages.text(verdict.higher() ? "results.higher" : "results.lower");
        Optional<Comparison> known = Stream.of(verdict.fresh(), verdict.search()).flatMap(p -> p.value().stream())
                .filter(c -> c.folds() > 0).findFirst();
        if (known.isEmpty()) {
            Optional<IntervalPlot> totals = verdict.search().value().flatMap(c -> totals(c.base(), c.better()));
            return new Duel(Optional.empty(), totals, note, verdict.search().value().isPresent()
                    ? Messages.text("verdict.page.duel.once") : verdict.search().why(), false);
        }
        Comparison c = known.get();
        if (c.base() == c.better()) {
            return new Duel(Optional.empty(), Optional.empty(), note, Messages.text("verdict.no_better.text"), false);
        }
        int each = c.folds() / c.shuffles();
        List<FoldGainPlot.Group> groups = new ArrayList<>();
        for (int s = 0; s < c.shuffles(); s++) {
            String title = c.shuffles() == 1 ? "" : shuffle(s);
            List<FoldGainPlot.Fold> folds = new ArrayList<>();
            for (int f = s * each; f < (s + 1) * each; f++) {
                String name = Messages.text("verdict.page.duel.fold", f - s * each + 1);
                folds.add(new FoldGainPlot.Fold(title.isEmpty() ? name : title + ", " + name.toLowerCase(
                        Locale.ROOT), c.baseScores().get(f), c.betterScores().get(f)));
            }
            groups.add(new FoldGainPlot.Group(title, folds));
        }
        boolean fresh = c.splits() == Comparison.Splits.FRESH;
        String caption = c.shuffles() > 1
                ? Messages.text(fresh ? "verdict.page.duel.fresh" : "verdict.page.duel.repeats", each)
                : Messages.text(fresh ? "verdict.page.duel.new" : "verdict.page.duel.search", each);
        FoldGainPlot plot = FoldGainPlot.of(groups, verdict.higher(),
                new FoldGainPlot.Interval(c.gain().difference(), c.low(), c.high()), caption);
        return new Duel(Optional.of(plot), Optional.empty(), note, "", c.wins(!verdict.higher()) > 0);
    }

    /// The scores of two different trials.
    private Optional<IntervalPlot> totals(int base, int better) {
        if (base == better || base < 0 || better < 0 || Math.max(base, better) >= study.trials().size()) {
            return Optional.empty();
        }
        return Optional.of(IntervalPlot.of(List.of(
                total(base, Messages.text("verdict.page.duel.base"), IntervalPlot.Mark.BASE),
                total(better, Messages.text("verdict.page.duel.trial", Integer.toString(better)),
                        IntervalPlot.Mark.DOT))));
    }

    private IntervalPlot.Row total(int number, String title, IntervalPlot.Mark mark) {
        Trial trial = study.trials().get(number);
        double error = trial.standardError().orElse(Double.NaN);
        return new IntervalPlot.Row(title, Messages.text(Double.isNaN(error) ? "verdict.page.promise.once"
                : "verdict.page.duel.error"), trial.value(), trial.value() - error, trial.value() + error,
                Formats.scoreWithError(trial.value(), error), mark, mark == IntervalPlot.Mark.DOT, false);
    }

    private static String shuffle(int index) {
        String key = "verdict.page.duel.shuffle." + (index + 1);
        return index < 3 ? Messages.text(key) : Messages.text("verdict.page.duel.shuffle", index + 1);
    }

    Promises promises() {
        Part<SealedJudgement> sealed = verdict.sealed();
        SealState seal = sealed.value().isPresent() ? SealState.OPENED
                : sealed instanceof Part.Open<SealedJudgement> ? SealState.LOCKED : SealState.NONE;
        List<IntervalPlot.Row> rows = verdict.promises().stream().map(this::row).toList();
        IntervalPlot plot = new IntervalPlot(rows, seal == SealState.LOCKED ? 2 : 0, Highlight.NONE);
        String opened = sealed.value().map(s -> when(s.result().millis())).orElse("");
        List<String> missing = Stream.of(verdict.corrected(), verdict.ranking(), sealed)
                .filter(p -> p instanceof Part.Never<?> || all && p == verdict.corrected()).map(Part::why)
                .filter(w -> !w.isEmpty()).distinct().toList();
        return new Promises(plot, metric, seal, opened, foot(seal), missing);
    }

    /// A time in this computer's zone, as "24 Nov 10:14".
    private static String when(long millis) {
        return WHEN.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    private IntervalPlot.Row row(Promise p) {
        String title = Messages.text("verdict.page.promise." + p.kind().name().toLowerCase(Locale.ROOT));
        String subtitle = switch (p.kind()) {
            case SEARCH -> Messages.text(Double.isNaN(p.low()) ? "verdict.page.promise.once"
                    : "verdict.page.promise.search.on");
            case FRESH -> Messages.text("verdict.page.promise.fresh.on", p.scores());
            case CORRECTED, SEALED_DEFAULT, SEALED_BEST -> Messages.text(Double.isNaN(p.low())
                    ? "verdict.page.promise.once" : "chart.interval95");
        };
        String text = VerdictWords.value(p);
        IntervalPlot.Mark mark = switch (p.kind()) {
            case SEARCH -> IntervalPlot.Mark.RING;
            case SEALED_DEFAULT -> IntervalPlot.Mark.BASE;
            case FRESH, CORRECTED, SEALED_BEST -> IntervalPlot.Mark.DOT;
        };
        boolean strong = p.kind() == Promise.Kind.CORRECTED || p.kind() == Promise.Kind.SEALED_BEST;
        boolean shaded = p.kind() == Promise.Kind.SEALED_DEFAULT || p.kind() == Promise.Kind.SEALED_BEST;
        return new IntervalPlot.Row(title, subtitle, p.value(), p.low(), p.high(), text, mark, strong, shaded);
    }

    private String foot(SealState seal) {
        Optional<SealedJudgement> judged = verdict.sealed().value();
        if (judged.isPresent()) return VerdictWords.optimism(judged.get());
        return verdict.corrected().value().map(c -> Messages.text(seal == SealState.LOCKED
                ? "verdict.page.promise.fair" : "verdict.page.promise.fairest", Formats.score(c.value()),
                study.trials().size()))
                .orElse(Messages.text("verdict.page.promise.lucky", study.trials().size()));
    }
}
