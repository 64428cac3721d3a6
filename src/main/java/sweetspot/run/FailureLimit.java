package sweetspot.run;

import java.util.Optional;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// Says when so many trials fail that a search has no hope and had better pause. This is the one place of the rule.
///
/// Failures are normal: in some regions a model does not converge or a program runs out of memory, and samplers learn
/// to keep away. So a search goes on while some of its trials succeed. It pauses when half the limit of trials have
/// failed and none has ever succeeded; and when as many as the limit have failed in a row, or, if that is more, ten
/// times as many trials as each success took until then: by chance alone such a row is as rare as one in twenty
/// thousand. A search that is resumed counts anew.
final class FailureLimit {
    private static final int TIMES = 10;

    private final int limit;
    /// Those of the failures in a row.
    private final FailureCauses causes = new FailureCauses();

    /// @param limit failures in a row that are let pass, less one; 0 = any number
    FailureLimit(int limit) {
        this.limit = limit;
    }

    /// A trial has ended well, or the user has said to go on.
    void restart() {
        causes.clear();
    }

    /// A trial has failed by itself.
    ///
    /// @param why the reason that is kept with the trial
    /// @param study the study, the failed trial included
    /// @return why the search is to pause, for people; empty if it goes on
    Optional<String> failed(String why, StudySnapshot study) {
        causes.add(why);
        int inARow = causes.count();
        int good = study.complete() + study.pruned();
        if (limit == 0 || inARow < allowed(good, study.failed() - inARow)) return Optional.empty();
        String rule =
                good == 0 ? Messages.text("run.hopeless.first", inARow) : Messages.text("run.hopeless.row", inARow);
        return Optional.of(String.join(" ", rule, causes.text(), Messages.text("run.hopeless.fix")));
    }

    private int allowed(int good, int failedBefore) {
        if (good == 0) return (limit + 1) / 2;
        double each = (double) (good + Math.max(0, failedBefore)) / good;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(limit, Math.ceil(TIMES * each)));
    }
}
