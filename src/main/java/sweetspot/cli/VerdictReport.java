package sweetspot.cli;

import java.util.ArrayList;
import java.util.List;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.verdict.FreshRanking;
import sweetspot.verdict.Promise;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictWords;

/// Tells a verdict as lines for people.
final class VerdictReport {
    private final Verdict verdict;

    VerdictReport(Verdict verdict) {
        this.verdict = verdict;
    }

    void tell(Shell shell) {
        shell.answer(verdict.title());
        for (String sentence : VerdictWords.reasons(verdict)) shell.answer("  " + sentence);
        shell.answer(Messages.text("cli.verdict.promises"));
        List<String[]> rows = new ArrayList<>();
        for (Promise p : verdict.promises()) {
            rows.add(new String[]{"  " + VerdictWords.name(p), VerdictWords.value(p), VerdictWords.meaning(p)});
        }
        shell.table(rows, false, false, false);
        verdict.ranking().value().ifPresent(r -> tellRanking(r, shell));
        for (String line : VerdictWords.advice(verdict)) shell.answer(line);
        for (String line : VerdictWords.missing(verdict)) shell.answer(line);
    }

    private static void tellRanking(FreshRanking ranking, Shell shell) {
        shell.answer(Messages.text("cli.verdict.ranking", ranking.shuffles(), ranking.folds()));
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[]{"  " + Messages.text("cli.verdict.trial"), Messages.text("cli.verdict.search"),
            Messages.text("cli.verdict.fresh"), Messages.text("cli.verdict.fall"), Messages.text("cli.verdict.rank")});
        for (FreshRanking.Row row : ranking.rows()) {
            rows.add(new String[]{"  " + row.trial(), Formats.score(row.search()),
                Formats.scoreWithError(row.fresh(), row.freshError()), Formats.gain(-row.fall(), row.search()),
                row.rankBefore() + " → " + row.rankAfter()});
        }
        shell.table(rows, true, true, true, true, true);
    }
}
