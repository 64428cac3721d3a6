package sweetspot.verdict;

import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Tells the reason of a verdict in one sentence or two short ones: how the judged trial does against the default, and
/// what the sealed test adds.
final class VerdictLine {
    private VerdictLine() {}

    static String of(Verdict v) {
        String lead = lead(v);
        if (lead.isEmpty()) return known(v);
        if (v.sealed() instanceof Part.Known<SealedJudgement>(SealedJudgement s)) {
            boolean agrees = s.answer() == Answer.HARMED && loses(v);
            return lead + Messages.text("verdict.line.sealed." + (agrees ? Answer.HELPED : s.answer()).id());
        }
        String but = switch (v.answer()) {
            case PRACTICALLY_EQUAL -> Messages.text("verdict.line.equal", Formats.score(
                    v.region().map(Equivalence::width).orElse(0.0)));
            case NOT_CLEAR -> Messages.text("verdict.line.not_clear");
            case HARMED -> loses(v) ? "." : Messages.text("verdict.line.harmed");
            case ONCE -> Messages.text("verdict.line.once");
            case HELPED, UNKNOWN -> ".";
        };
        boolean locked = v.sealed() instanceof Part.Open<SealedJudgement>;
        return lead + but + (locked ? " " + Messages.text("verdict.line.locked") : "");
    }

    /// Without a comparison.
    private static String known(Verdict v) {
        if (v.base().isEmpty()) return Messages.text("verdict.unknown.text");
        return Messages.text(v.gain().filter(g -> g.tried() == 0).isPresent() ? "verdict.alone.text"
                : "verdict.no_better.text");
    }

    /// Whether the trial does worse than the default on more folds than better.
    private static boolean loses(Verdict v) {
        return v.fresh().value().or(v.search()::value).filter(c -> c.wins(v.higher()) < c.wins(!v.higher()))
                .isPresent();
    }

    /// How the trial does against the default, without the stop; "" if there is nothing to compare.
    private static String lead(Verdict v) {
        if (v.base().isEmpty() || v.base().getAsInt() == v.judged()) return "";
        Comparison c = v.fresh().value().or(v.search()::value).orElse(null);
        if (c == null) return "";
        String trial = Integer.toString(c.better());
        if (c.folds() == 0) {
            return Messages.text("verdict.line.total", trial, Formats.gain(c.gain().difference(), v.best()));
        }
        boolean fresh = c.splits() == Comparison.Splits.FRESH;
        int equal = c.folds() - c.wins(true) - c.wins(false);
        String ties = equal == 0 ? "" : Messages.text("verdict.line.ties", equal);
        if (loses(v)) {
            return Messages.text(fresh ? "verdict.line.lost.fresh" : "verdict.line.lost.search", trial,
                    c.wins(!v.higher()), c.folds()) + ties;
        }
        return Messages.text(fresh ? "verdict.line.fresh" : "verdict.line.search", trial, c.wins(v.higher()),
                c.folds()) + ties;
    }
}
