package sweetspot.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sweetspot.analysis.Gain;
import sweetspot.study.SealedTestResult;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Tells a verdict in sentences, the same in the window and the shell.
public final class VerdictWords {
    private static final double LEAST_MONEY = 0.0001;

    private VerdictWords() {}

    /// Question and answer in a few words.
    static String title(Verdict v) {
        return Messages.text("verdict." + v.answer().id());
    }

    /// The reasons for the answer, the weightiest first, each a sentence or two.
    public static List<String> reasons(Verdict v) {
        List<String> all = new ArrayList<>();
        v.sealed().value().ifPresent(s -> all.add(sealed(s, v)));
        v.corrected().value().ifPresent(c -> all.add(corrected(c, v)));
        v.fresh().value().ifPresent(c -> all.add(fresh(c, v)));
        all.add(v.search().map(c -> searched(c, v)).orElse(Messages.text("verdict.unknown.text")));
        v.needed().ifPresent(n -> all.add(n.text()));
        return all;
    }

    private static String searched(Comparison c, Verdict v) {
        Gain gain = c.gain();
        if (gain.tried() == 0) return Messages.text("verdict.alone.text");
        return switch (c.answer()) {
            case HELPED, NOT_CLEAR -> Messages.text("verdict." + c.answer().id() + ".text", gain.tried(),
                    searches(gain.chance()));
            case PRACTICALLY_EQUAL, HARMED, UNKNOWN -> gain.difference() > 0
                    ? Messages.text("verdict.practically_equal.text", Formats.gain(gain.difference(), v.best()),
                            width(v))
                    : Messages.text("verdict.no_better.text");
            case ONCE -> Messages.text("verdict.once.text");
        };
    }

    private static String width(Verdict v) {
        return Formats.score(v.region().map(Equivalence::width).orElse(0.0));
    }

    private static String searches(double chance) {
        if (chance < 0.001) return Messages.text("verdict.searches.rare");
        return chance < 0.01 ? Messages.text("verdict.searches.of_thousand", Math.round(chance * 1000))
                : Messages.text("verdict.searches.of_hundred", Math.round(chance * 100));
    }

    private static String fresh(Comparison c, Verdict v) {
        return Messages.text("verdict.fresh.text", Integer.toString(c.better()), c.wins(v.higher()), c.folds(),
                Formats.gain(c.gain().difference(), v.best()), Formats.gain(c.low(), v.best()),
                Formats.gain(c.high(), v.best()));
    }

    private static String corrected(CorrectedScore c, Verdict v) {
        String value = Formats.score(c.value());
        String low = Formats.bound(c.low(), c.value());
        String high = Formats.bound(c.high(), c.value());
        return c.knownGain().isEmpty() || v.base().orElse(-1) == v.judged()
                ? Messages.text("verdict.corrected.plain", value, low, high)
                : Messages.text("verdict.corrected.text", value, low, high, Formats.gain(c.gain(), v.best()),
                        Formats.gain(c.gainLow(), v.best()), Formats.gain(c.gainHigh(), v.best()));
    }

    private static String sealed(SealedJudgement judgement, Verdict v) {
        SealedTestResult result = judgement.result();
        if (result.trial() == v.base().orElse(-1)) return Messages.text("verdict.sealed.same", result.rows());
        String words = sealed(judgement);
        return result.trial() == v.judged() ? words
                : words + " " + Messages.text("verdict.sealed.other", Integer.toString(result.trial()));
    }

    private static String sealed(SealedJudgement judgement) {
        SealedTestResult result = judgement.result();
        SealedTestResult.Score difference = result.gain();
        double score = result.best().value();
        String value = Formats.gain(difference.value(), score);
        if (Double.isNaN(difference.low())) return Messages.text("verdict.sealed.plain", result.rows(), value);
        String key = switch (judgement.answer()) {
            case HELPED -> "verdict.sealed.holds";
            case PRACTICALLY_EQUAL -> "verdict.sealed.equal";
            case HARMED -> "verdict.sealed.lost";
            default -> "verdict.sealed.not_clear";
        };
        return Messages.text(key, result.rows(), value, Formats.gain(difference.low(), score),
                Formats.gain(difference.high(), score));
    }

    /// What a number is, in a few words.
    public static String name(Promise p) {
        return Messages.text("verdict.promise." + p.kind().name().toLowerCase(Locale.ROOT),
                Integer.toString(p.trial()));
    }

    /// The number with its interval.
    public static String value(Promise p) {
        if (Double.isNaN(p.low())) return Formats.score(p.value());
        return p.kind().isError() ? Formats.scoreWithError(p.value(), p.high() - p.value())
                : Formats.score(p.value()) + " (" + Formats.bound(p.low(), p.value()) + "–"
                        + Formats.bound(p.high(), p.value()) + ")";
    }

    /// What its interval is; "" if it has none.
    public static String meaning(Promise p) {
        return Double.isNaN(p.low()) ? ""
                : Messages.text(p.kind().isError() ? "verdict.promise.error" : "verdict.promise.interval");
    }

    /// How far the best fell on fresh splits, in a sentence or two.
    public static String falls(FreshRanking r, Verdict v) {
        long fell = r.rows().stream().filter(row -> row.fall() > 0).count();
        String mean = Formats.gain(Math.abs(r.meanFall()), v.best()).replace("+", "");
        String all = r.meanFall() <= 0 ? Messages.text("verdict.ranking.none")
                : fell == r.rows().size() ? Messages.text("verdict.ranking.all", fell, mean)
                        : Messages.text("verdict.ranking.some", fell, r.rows().size(), mean);
        return all + " " + (r.first() == v.judged()
                ? Messages.text("verdict.ranking.same", Integer.toString(r.first()))
                : Messages.text("verdict.ranking.other", Integer.toString(r.first()), Integer.toString(v.judged())));
    }

    /// Which trial to use, by the smoothed scores, in a sentence.
    public static String recommended(Recommendation r) {
        if (r.keepsDefault()) return Messages.text("verdict.recommendation.default", Integer.toString(r.trial()));
        return r.differs()
                ? other(r)
                : Messages.text("verdict.recommendation.same", Integer.toString(r.trial()));
    }

    private static String other(Recommendation r) {
        String own = Formats.score(r.smoothed());
        String luckiest = Formats.score(r.luckiestSmoothed());
        // Two numbers that read alike would not say why one trial is preferred.
        return own.equals(luckiest)
                ? Messages.text("verdict.recommendation.hair", Integer.toString(r.trial()),
                        Integer.toString(r.luckiest()), own)
                : Messages.text("verdict.recommendation.other", Integer.toString(r.trial()),
                        Integer.toString(r.luckiest()), own, luckiest);
    }

    /// The simpler choice, in a sentence.
    public static String simpler(SimplerChoice s) {
        String words = Messages.text(s.changed() < s.bestChanged() ? "verdict.simpler.text"
                : "verdict.simpler.as_simple", Integer.toString(s.trial()),
                Formats.scoreWithError(s.value(), s.standardError()), s.changed(), s.bestChanged());
        // The default runs first, while everything is still warming up.
        return s.speedup() >= 1.05 || s.speedup() <= 0.5 && s.changed() > 0
                ? words + " " + Messages.text(s.speedup() > 1 ? "verdict.simpler.faster" : "verdict.simpler.slower",
                        Formats.number(s.speedup() > 1 ? s.speedup() : 1 / s.speedup(), 1))
                : words;
    }

    /// Which of the best's changed settings would do, by the smoothed scores, in a sentence; "" if all are needed.
    public static String simpler(SimplerPath p) {
        SimplerPath.Step step = p.simpler();
        int all = p.steps().getLast().changed();
        if (step.changed() == all) return "";
        if (step.changed() == 0) {
            return Messages.text("verdict.path.default", Formats.score(step.expected()),
                    Formats.score(p.steps().getLast().expected()));
        }
        String kept = p.settings().stream().filter(SimplerPath.Setting::kept).map(SimplerPath.Setting::parameter)
                .collect(Collectors.joining(", "));
        return Messages.text("verdict.path", step.changed(), all, Formats.score(step.expected()),
                Formats.score(p.steps().getLast().expected()), kept.isEmpty() ? Formats.NONE : kept);
    }

    /// How much too good the search's score was, by the sealed test, in a sentence.
    public static String optimism(SealedJudgement s) {
        if (Double.isNaN(s.optimism())) return Messages.text("verdict.optimism.unknown");
        double score = s.result().best().value();
        String key = s.optimism() > 0 ? "verdict.optimism.high"
                : s.optimism() < 0 ? "verdict.optimism.low" : "verdict.optimism.same";
        String words = Messages.text(key, Formats.score(s.promised()), Formats.score(score),
                Formats.gain(Math.abs(s.optimism()), score).replace("+", ""));
        return s.inside().map(in -> words + " " + Messages.text(in ? "verdict.optimism.inside"
                : "verdict.optimism.outside")).orElse(words);
    }

    /// Whether the sealed test is what the corrected score let expect of so many rows, in a sentence.
    private static String expected(CorrectedScore.Range range, SealedJudgement s) {
        double score = s.result().best().value();
        return Messages.text(range.holds(score) ? "verdict.optimism.expected" : "verdict.optimism.unexpected",
                s.result().rows(), Formats.error(range.low(), score, 3), Formats.error(range.high(), score, 3));
    }

    /// What a second look at the sealed rows would cost, in a sentence.
    public static String secondLook() {
        return Messages.text("verdict.sealed.again");
    }

    /// What the search cost, in a sentence.
    public static String cost(SearchCost c) {
        List<String> parts = new ArrayList<>();
        parts.add(Messages.text("verdict.cost.time", Durations.precise(c.wallMillis()), c.trials(), c.workers()));
        c.wattHours().ifPresent(wh -> parts.add(
                Messages.text("verdict.cost.energy", Formats.significant(wh, 2),
                        Formats.significant(c.prices().watts().orElse(0), 3))));
        c.money().ifPresent(m -> parts.add(Messages.text("verdict.cost.money", money(m, c.prices().currency()))));
        return String.join(" ", parts);
    }

    /// An amount of money, with two significant digits; of one that is too small for anybody to count, only that it is.
    public static String money(double amount, String currency) {
        boolean least = amount > 0 && amount < LEAST_MONEY;
        String words = (currency + " " + Formats.significant(least ? LEAST_MONEY : amount, 2)).strip();
        return least ? Messages.text("verdict.cost.under", words) : words;
    }

    /// What the last trials brought, in a sentence; "" if that is not known.
    public static String brought(Verdict v) {
        return v.cost().brought().map(b -> b.enough() == 1 && b.gain() == 0 ? Messages.text("verdict.cost.nothing")
                : b.gain() == 0 && b.enough() < v.cost().trials()
                        ? Messages.text("verdict.cost.idle", b.last(), b.enough()) : b.enough() < v.cost().trials()
                                ? Messages.text("verdict.cost.enough", b.last(), Formats.gain(b.gain(), v.best()),
                                        b.enough())
                                : Messages.text("verdict.cost.needed", b.last(), Formats.gain(b.gain(), v.best())))
                .orElse("");
    }

    /// What to make of it: the ranking, the recommendation, the simpler choice, the sealed test's optimism, the other
    /// objectives and the cost, a line each.
    public static List<String> advice(Verdict v) {
        List<String> all = new ArrayList<>();
        v.ranking().value().ifPresent(r -> all.add(falls(r, v)));
        v.recommendation().value().ifPresent(r -> all.add(recommended(r)));
        v.simpler().value().ifPresent(s -> all.add(simpler(s)));
        v.sealed().value().ifPresent(s -> {
            all.add(optimism(s));
            v.corrected().value().flatMap(c -> c.on(s.result().rows())).ifPresent(r -> all.add(expected(r, s)));
            all.add(secondLook());
        });
        for (FurtherValue f : v.further()) {
            all.add(Messages.text("verdict.further", f.name(), Formats.score(f.base()), Formats.score(f.judged()),
                    Formats.score(f.best())));
        }
        all.add(cost(v.cost()));
        if (!brought(v).isEmpty()) all.add(brought(v));
        return all;
    }

    /// Why parts of the verdict say nothing, a line each; the sealed test, which the caller tells of, is left out.
    public static List<String> missing(Verdict v) {
        List<String> all = new ArrayList<>();
        for (Part<?> part : List.of(v.corrected(), v.ranking(), v.recommendation(), v.simpler())) {
            if (!part.why().isEmpty() && !all.contains(part.why())) all.add(part.why());
        }
        return all;
    }
}
