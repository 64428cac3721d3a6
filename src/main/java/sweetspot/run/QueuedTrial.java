package sweetspot.run;

import java.util.ArrayList;
import java.util.List;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.FamilySwitch;
import sweetspot.study.Origins;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// A configuration that is to be tried before the sampler is asked again: a WAITING trial of the journal, as Optuna's
/// `enqueue_trial` writes it.
///
/// @param configuration what to try
/// @param origin why, one of [Origins]
/// @param source where it was taken from, in words; "" for nowhere
public record QueuedTrial(Configuration configuration, String origin, String source) {

    /// A configuration that someone asks for.
    public static QueuedTrial asked(Configuration configuration) {
        return new QueuedTrial(configuration, Origins.QUEUED, "");
    }

    /// A trial's configuration once more.
    public static QueuedTrial again(Trial trial) {
        return new QueuedTrial(trial.configuration(), Origins.REPEAT,
                Messages.text("run.queue.trial", Integer.toString(trial.number())));
    }

    /// The events that queue `trials` in a study. Trial 0 is always the default, so where there is none yet it is queued
    /// before them.
    static List<StudyEvent> events(List<QueuedTrial> trials, StudySnapshot study, SearchSpace space) {
        List<StudyEvent> events = new ArrayList<>();
        int number = study.trials().size();
        if (number == 0) {
            SearchSpace open = AutoChoice.without(space, FamilySwitch.off(study));
            events.addAll(new QueuedTrial(open.defaults(), Origins.DEFAULT, "").events(number++));
        }
        for (QueuedTrial trial : trials) events.addAll(trial.events(number++));
        return events;
    }

    private List<StudyEvent> events(int number) {
        List<StudyEvent> events = new ArrayList<>(List.of(new TrialCreated(number, configuration, false, 0),
                new TrialAttributeSet(number, Trial.ORIGIN, origin)));
        if (!source.isEmpty()) events.add(new TrialAttributeSet(number, Trial.SOURCE, source));
        return events;
    }

    /// The events that take a trial out of the queue; none if it does not wait. Optuna's format cannot take a trial
    /// back, so it ends as failed, marked so that samplers pass over it.
    static List<StudyEvent> removal(int number, StudySnapshot study, long millis) {
        boolean waits = number >= 0 && number < study.trials().size()
                && study.trials().get(number).state() == TrialState.WAITING;
        return !waits ? List.of() : List.of(
                new TrialAttributeSet(number, Trial.FAILURE, Messages.text("run.queue.removed")),
                new TrialAttributeSet(number, Trial.REMOVED, true),
                new TrialFinished(number, TrialState.FAILED, new double[0], millis));
    }
}
