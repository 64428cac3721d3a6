package sweetspot.evidence;

import java.util.Optional;
import sweetspot.verdict.Judge;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictOptions;

/// Comes to the verdict that window and shell would tell of a search, the seal unopened.
final class Verdicts {
    private Verdicts() {}

    static Verdict of(SmallSearch.Found found) {
        return Judge.whole(Optional.of(found.experiment()), found.study(), VerdictOptions.STANDARD,
                Optional.of(found.task()), "", found.file(), () -> false).orElseThrow();
    }
}
