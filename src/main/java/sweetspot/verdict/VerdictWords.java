package sweetspot.verdict;

import java.util.ArrayList;
import java.util.List;
import sweetspot.analysis.Gain;
import sweetspot.study.SealedTestResult;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Tells a verdict in sentences.
final class VerdictWords {
    private VerdictWords() {}

    static String title(Verdict v) {
        return Messages.text("verdict." + v.answer().id());
    }

    static String text(Verdict v) {
        List<String> all = new ArrayList<>();
        v.sealed().value().ifPresent(s -> all.add(sealed(s)));
        v.corrected().value().ifPresent(c -> all.add(corrected(c, v)));
        v.fresh().value().ifPresent(c -> all.add(fresh(c, v)));
        all.add(v.search().map(c -> searched(c, v)).orElse(Messages.text("verdict.unknown.text")));
        v.needed().ifPresent(n -> all.add(n.text()));
        return String.join(" ", all);
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
        return Messages.text("verdict.fresh.text", c.better(), c.wins(v.higher()), c.folds(),
                Formats.gain(c.gain().difference(), v.best()), Formats.gain(c.low(), v.best()),
                Formats.gain(c.high(), v.best()));
    }

    private static String corrected(CorrectedScore c, Verdict v) {
        String value = Formats.score(c.value());
        String low = Formats.bound(c.low(), c.value());
        String high = Formats.bound(c.high(), c.value());
        return c.knownGain().isEmpty() ? Messages.text("verdict.corrected.plain", value, low, high)
                : Messages.text("verdict.corrected.text", value, low, high, Formats.gain(c.gain(), v.best()),
                        Formats.gain(c.gainLow(), v.best()), Formats.gain(c.gainHigh(), v.best()));
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
}
