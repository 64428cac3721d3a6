package sweetspot.ui.search;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import sweetspot.run.StopReason;
import sweetspot.study.Budget;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Question;

/// Lets a finished search go on: more trials, and no limit that it has reached already. Started with
/// its old limits, it would end before it had tried anything.
public final class MoreTrials {
    private MoreTrials() {}

    /// Number of trials that a finished search is offered to go on for.
    static int offered(StudySnapshot study) {
        return Math.clamp(study.trials().size() / 2, 1, Budget.MAX_TRIALS - study.trials().size() + 1);
    }

    /// Sets the budget to so many trials, and takes away the other limits that the study has reached.
    ///
    /// @return what was taken away, in a sentence; "" if nothing was
    public static String allow(SearchSettingsViewModel settings, int trials, List<StopReason> reached) {
        settings.trials().set(trials);
        List<StopReason> lifted = reached.stream().filter(r -> r != StopReason.TRIALS).toList();
        for (StopReason reason : lifted) {
            switch (reason) {
                case TIME -> settings.minutes().set(0);
                case PATIENCE -> settings.patience().set(0);
                case TARGET -> settings.target().set(OptionalDouble.empty());
                case NOT_WORTH_IT -> {
                    settings.worthGain().set(OptionalDouble.empty());
                    settings.worthMinutes().set(OptionalDouble.empty());
                }
                default -> { }
            }
        }
        return lifted.isEmpty() ? "" : Messages.text("more.lifted", words(lifted));
    }

    private static String words(List<StopReason> reasons) {
        return reasons.stream().map(r -> Messages.text("more.limit." + r.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /// Asks what starting a finished search is to mean.
    ///
    /// @param goOn goes on for so many trials in all
    /// @param copy begins a new search
    public static Question question(StudySnapshot study, List<StopReason> reached, IntConsumer goOn,
                             Runnable copy) {
        int more = offered(study);
        int total = study.trials().size() - study.waiting() + more;
        return new Question(Messages.text("more.title"), Messages.text("more.text", study.finished()),
                reached.stream().map(r -> Messages.text("results.reason." + r.name().toLowerCase(Locale.ROOT))).toList(),
                List.of(Question.Choice.of("more-go-on", Messages.text("more.goOn", more), () -> goOn.accept(total)),
                        Question.Choice.of("more-copy", Messages.text("meaning.ask.copy"), copy)),
                Messages.text("more.cancel"), () -> { });
    }
}
