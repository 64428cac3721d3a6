package sweetspot.ui.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.plot.RescoredPlot;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.study.StudyWords;
import sweetspot.ui.verdict.VerdictStory.Again;
import sweetspot.ui.verdict.VerdictStory.Figure;
import sweetspot.ui.verdict.VerdictStory.Look;
import sweetspot.ui.verdict.VerdictStory.Other;
import sweetspot.ui.verdict.VerdictStory.Simpler;
import sweetspot.ui.verdict.VerdictStory.Worth;
import sweetspot.verdict.FreshRanking;
import sweetspot.verdict.FurtherValue;
import sweetspot.verdict.Part;
import sweetspot.verdict.Recommendation;
import sweetspot.verdict.SearchCost;
import sweetspot.verdict.SimplerChoice;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictWords;

/// Makes a [VerdictStory] of a verdict.
final class StoryTeller {
    /// Settings of a simpler choice that are listed.
    private static final int SETTINGS = 4;

    private final StudySnapshot study;
    private final Verdict verdict;
    private final OptionalInt chosen;
    private final boolean all;
    private final StudyWords words;

    StoryTeller(Experiment experiment, StudySnapshot study, Verdict verdict, OptionalInt chosen, boolean all) {
        this.all = all;
        this.study = study;
        this.verdict = verdict;
        this.chosen = chosen;
        this.words = new StudyWords(experiment);
    }

    VerdictStory story() {
        StoryPlots plots = new StoryPlots(verdict, study, words.metric(), all);
        return new VerdictStory(look(), verdict.title(), verdict.sentence(), reasons(), figures(), plots.duel(),
                plots.promises(), again(), simpler(), worth(), others(), subtitle(), chosen);
    }

    private String reasons() {
        return verdict.sealed().value().isEmpty() ? verdict.text() : verdict.text() + " " + VerdictWords.secondLook();
    }

    private Look look() {
        return switch (verdict.answer()) {
            case HELPED -> Look.GOOD;
            case PRACTICALLY_EQUAL -> Look.EQUAL;
            case NOT_CLEAR -> Look.UNSURE;
            case HARMED -> Look.BAD;
            case ONCE, UNKNOWN -> Look.PLAIN;
        };
    }

    private String subtitle() {
        return Messages.text("verdict.page.subtitle", verdict.cost().trials(), Integer.toString(verdict.judged()),
                words.metricOfClass(), Messages.text(verdict.higher() ? "results.higher" : "results.lower"));
    }

    private List<Figure> figures() {
        List<Figure> all = new ArrayList<>();
        Verdict.Expected expected = verdict.expected();
        String note = switch (expected.kind()) {
            case CORRECTED, SEALED_BEST, SEALED_DEFAULT -> interval(expected.low(), expected.high(), expected.value());
            case FRESH -> Messages.text("verdict.page.expect.fresh", error(expected));
            case SEARCH -> Messages.text("verdict.page.expect.search");
        };
        all.add(new Figure(Messages.text("verdict.page.expect"), Formats.score(expected.value()), note));
        verdict.gained().ifPresent(g -> all.add(new Figure(Messages.text("verdict.page.gain"), gain(g.value()),
                Double.isNaN(g.low()) ? Messages.text("verdict.page.gain.once")
                        : Messages.text("verdict.page.interval", gain(g.low()), gain(g.high())))));
        all.add(new Figure(Messages.text("verdict.page.cost"), Durations.text(verdict.cost().wallMillis()), effort()));
        return all;
    }

    private static String error(Verdict.Expected e) {
        return Formats.error((e.high() - e.low()) / 2, e.value(), 3);
    }

    private static String interval(double low, double high, double value) {
        return Double.isNaN(low) ? ""
                : Messages.text("verdict.page.interval", Formats.bound(low, value), Formats.bound(high, value));
    }

    private String gain(double difference) {
        return Formats.gain(difference, verdict.best());
    }

    private String effort() {
        SearchCost cost = verdict.cost();
        return cost.workers() > 0 ? Messages.text("export.cost.text", cost.trials(), cost.workers())
                : Messages.text("verdict.page.trials", cost.trials());
    }

    private Again again() {
        Part<FreshRanking> part = verdict.ranking();
        boolean possible = part instanceof Part.Open<FreshRanking>;
        OptionalInt recommended = verdict.recommendation().value().filter(Recommendation::differs)
                .map(r -> OptionalInt.of(r.trial())).orElse(OptionalInt.empty());
        Optional<FreshRanking> known = part.value().filter(r -> !r.rows().isEmpty());
        if (known.isEmpty()) {
            String why = part.value().isPresent() ? Messages.text("verdict.page.again.failed") : part.why();
            return new Again(Optional.empty(), recommended(), why, possible, recommended);
        }
        FreshRanking ranking = known.get();
        int marked = chosen.orElse(recommended.orElse(verdict.judged()));
        List<RescoredPlot.Row> rows = ranking.rows().stream().map(r -> new RescoredPlot.Row(r.trial(), r.search(),
                r.fresh(), r.freshError(), r.rankAfter(), -r.placesLost())).toList();
        return new Again(Optional.of(RescoredPlot.of(rows, verdict.higher(), marked)),
                (VerdictWords.falls(ranking, verdict) + " " + recommended()).strip(),
                "", false, recommended);
    }

    private String recommended() {
        return verdict.recommendation().map(VerdictWords::recommended).orElse("");
    }

    private Simpler simpler() {
        Optional<SimplerChoice> found = verdict.simpler().value();
        if (found.isEmpty()) return new Simpler(OptionalInt.empty(), "", List.of(), 0, verdict.simpler().why());
        SimplerChoice s = found.get();
        StringBuilder line = new StringBuilder(Messages.text("verdict.page.simpler.line",
                Formats.scoreWithError(s.value(), s.standardError())));
        if (s.speedup() >= 1.05) {
            line.append(Messages.text("verdict.page.simpler.faster", String.format(Locale.ROOT, "%.1f", s.speedup())));
        }
        List<List<String>> rows = s.settings().stream().map(x -> List.of(words.parameter(x.parameter()),
                value(x.parameter(), x.base()), value(x.parameter(), x.simpler()), value(x.parameter(), x.best())))
                .limit(s.settings().size() == SETTINGS + 1 ? SETTINGS + 1 : SETTINGS).toList();
        List<List<String>> all = new ArrayList<>(rows);
        all.add(List.of(Messages.text("verdict.page.simpler.changed"), Formats.NONE,
                Messages.text("verdict.page.simpler.of", s.changed(), s.of()),
                Messages.text("verdict.page.simpler.of", s.bestChanged(), s.of())));
        return new Simpler(OptionalInt.of(s.trial()), line.toString(), all, s.settings().size() - rows.size(), "");
    }

    private String value(String parameter, @org.jspecify.annotations.Nullable Object value) {
        return value == null ? Formats.NONE : words.value(parameter, value);
    }

    private Worth worth() {
        SearchCost cost = verdict.cost();
        List<Figure> all = new ArrayList<>();
        all.add(new Figure("time", Durations.text(cost.wallMillis()), cost.workers() > 0
                ? Messages.text("verdict.page.worth.time", cost.workers())
                : Messages.text("verdict.page.worth.clock")));
        cost.wattHours().ifPresent(
                wh -> all.add(new Figure("energy", energy(wh), Messages.text("verdict.page.worth.energy"))));
        cost.money().ifPresent(
                m -> all.add(new Figure("money", VerdictWords.money(m, cost.prices().currency()), rate(cost))));
        verdict.gained().ifPresent(g -> all.add(new Figure("gain", gain(g.value()), words.metric())));
        String foot = VerdictWords.brought(verdict);
        return new Worth(all, foot, !cost.prices().equals(sweetspot.verdict.Prices.NONE));
    }

    private static String energy(double wattHours) {
        return wattHours >= 1000 ? Formats.significant(wattHours / 1000, 3) + " kWh"
                : Formats.significant(wattHours, 2) + " Wh";
    }

    private static String rate(SearchCost cost) {
        List<String> parts = new ArrayList<>();
        cost.prices().perKilowattHour().ifPresent(
                p -> parts.add(Messages.text("verdict.page.worth.perKwh", price(cost, p))));
        cost.prices().perHour().ifPresent(p -> parts.add(Messages.text("verdict.page.worth.perHour", price(cost, p))));
        return Messages.text("verdict.page.worth.at", String.join(", ", parts));
    }

    private static String price(SearchCost cost, double price) {
        String number = String.format(Locale.ROOT, "%.2f", price);
        return cost.prices().currency().isEmpty() ? number : cost.prices().currency() + " " + number;
    }

    private List<Other> others() {
        List<String> names = words.objectives(study);
        List<Other> all = new ArrayList<>();
        for (int k = 0; k < verdict.further().size(); k++) {
            FurtherValue f = verdict.further().get(k);
            String name = k + 1 < names.size() ? names.get(k + 1) : f.name();
            all.add(new Other(name + ", " + Messages.text(f.higher() ? "results.higher" : "results.lower"),
                    Formats.score(f.base()), Formats.score(f.judged()), Formats.score(f.best())));
        }
        return all;
    }
}
