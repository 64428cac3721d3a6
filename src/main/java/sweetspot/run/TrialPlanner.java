package sweetspot.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.study.AutoChoice;
import sweetspot.study.Experiment;
import sweetspot.study.FamilySwitch;
import sweetspot.study.Origins;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.TrialStarted;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// Decides what runs next: interrupted trials first, then queued ones, then what the sampler suggests. Trial 0 is the
/// default configuration.
///
/// A trial that ran when its program died keeps its number and its configuration and is evaluated again. So the
/// sampler sees the same history as if nothing had happened, and with one worker an interrupted search goes on
/// exactly as an uninterrupted one. After the third time it counts as failed: it may be what kills the program.
final class TrialPlanner {
    private static final int MAX_RESTARTS = 3;

    private final Experiment experiment;
    private final Sampler sampler;
    private final InstantSource clock;
    private final List<Integer> interrupted = new ArrayList<>();
    private boolean exhausted;

    /// A trial to begin.
    ///
    /// @param events what to write first
    record Plan(int number, int slot, Configuration configuration, List<StudyEvent> events) {}

    /// @param study the study as it was opened: trials of ours that seem to run in it are the interrupted ones
    TrialPlanner(Experiment experiment, Sampler sampler, InstantSource clock, StudySnapshot study) {
        this.experiment = experiment;
        this.sampler = sampler;
        this.clock = clock;
        interrupted.addAll(InterruptedTrials.of(study));
    }

    /// Tells whether interrupted trials are still to be begun again.
    boolean hasInterrupted() {
        return !interrupted.isEmpty();
    }

    /// Tells whether the sampler had nothing more to suggest when it was last asked.
    boolean exhausted() {
        return exhausted;
    }

    /// Events that end the interrupted trials which have been begun again too often.
    List<StudyEvent> giveUpHopeless(StudySnapshot study) {
        List<StudyEvent> events = new ArrayList<>();
        for (int number : List.copyOf(interrupted)) {
            if (study.trials().get(number).restarts() < MAX_RESTARTS) continue;
            interrupted.remove(Integer.valueOf(number));
            events.add(new TrialAttributeSet(number, Trial.FAILURE,
                    Messages.text("run.failed.interrupted", MAX_RESTARTS + 1)));
            events.add(new TrialFinished(number, TrialState.FAILED, new double[0], clock.millis()));
        }
        return events;
    }

    /// Plans a trial for each free slot, as far as the budget of trials goes.
    ///
    /// @param study everything that has happened
    /// @throws RuntimeException if the sampler fails
    List<Plan> plan(StudySnapshot study, List<Integer> freeSlots) {
        exhausted = false;
        List<Plan> plans = new ArrayList<>();
        StudySnapshot view = study;
        for (int slot : freeSlots) {
            Plan plan = next(view, slot, plans.size());
            if (plan == null) break;
            plans.add(plan);
            if (plans.size() == freeSlots.size()) break;
            for (StudyEvent event : plan.events()) view = view.apply(event);
        }
        return plans;
    }

    private @Nullable Plan next(StudySnapshot view, int slot, int planned) {
        if (planned < interrupted.size()) {
            Trial trial = view.trials().get(interrupted.get(planned));
            List<StudyEvent> events = new ArrayList<>(List.of(
                    new TrialStarted(trial.number(), clock.millis()), worker(trial.number(), slot)));
            events.addAll(reportsOf(view, trial.continued(), trial.number()));
            return new Plan(trial.number(), slot, trial.configuration(), List.copyOf(events));
        }
        if (view.trials().size() - view.waiting() >= experiment.budget().trials()) return null;
        Optional<Trial> queued = queued(view);
        if (queued.isPresent()) {
            Trial trial = queued.get();
            return new Plan(trial.number(), slot, trial.configuration(), List.of(
                    new TrialStarted(trial.number(), clock.millis()), worker(trial.number(), slot)));
        }
        int number = view.trials().size();
        if (number == 0) return create(number, slot, context(experiment, view, 0).space().defaults(), Origins.DEFAULT);
        Suggestion suggestion = sampler.suggest(context(experiment, view, number));
        return switch (suggestion) {
            case Suggestion.Point p when p.continues() >= 0 -> goOn(view, number, slot, p);
            case Suggestion.Point p -> create(number, slot, p.configuration(), p.origin());
            case Suggestion.Exhausted _ -> {
                exhausted = true;
                yield null;
            }
        };
    }

    /// Tells whether a trial waits that can be begun.
    boolean hasQueued(StudySnapshot view) {
        return queued(view).isPresent();
    }

    private Optional<Trial> queued(StudySnapshot view) {
        if (view.waiting() == 0) return Optional.empty();
        return view.trials().stream()
                .filter(t -> t.state() == TrialState.WAITING && isComplete(t.configuration())).findFirst();
    }

    /// What the sampler is shown when it suggests trial `number` of `view`.
    static SearchContext context(Experiment experiment, StudySnapshot view, int number) {
        return new SearchContext(AutoChoice.without(experiment.space(), FamilySwitch.off(view)), view.directions(),
                view.trials(), number, experiment.seed(),
                experiment.budget().trials(), experiment.workers());
    }

    private Plan create(int number, int slot, Configuration configuration, String origin) {
        return new Plan(number, slot, configuration, List.of(
                new TrialCreated(number, configuration, true, clock.millis()), worker(number, slot),
                new TrialAttributeSet(number, Trial.ORIGIN, origin)));
    }

    /// A trial that goes on with a stopped one: it has the same configuration and what was reported.
    private Plan goOn(StudySnapshot view, int number, int slot, Suggestion.Point p) {
        Plan plan = create(number, slot, p.configuration(), p.origin());
        List<StudyEvent> events = new ArrayList<>(plan.events());
        events.add(new TrialAttributeSet(number, Trial.CONTINUES, (long) p.continues()));
        events.addAll(reportsOf(view, p.continues(), number));
        return new Plan(number, slot, p.configuration(), List.copyOf(events));
    }

    /// What trial `from` reported, as the reports of `number`.
    private static List<StudyEvent> reportsOf(StudySnapshot view, int from, int number) {
        if (from < 0 || from >= view.trials().size()) return List.of();
        Trial before = view.trials().get(from);
        List<StudyEvent> events = new ArrayList<>();
        for (int i = 0; i < before.reports(); i++) {
            events.add(new ValueReported(number, before.step(i), before.intermediate(i)));
        }
        return events;
    }

    private static TrialAttributeSet worker(int number, int slot) {
        return new TrialAttributeSet(number, Trial.WORKER, (long) slot);
    }

    /// Tells whether it has a value for each parameter that is active in it. Optuna also queues trials with some values
    /// only; those are left to it.
    private boolean isComplete(Configuration configuration) {
        boolean[] complete = {true};
        experiment.space().configure(i -> {
            Parameter parameter = experiment.space().get(i);
            complete[0] &= configuration.has(parameter.name());
            return configuration.getOr(parameter.name(), parameter.defaultValue());
        });
        return complete[0];
    }

    /// Its events are in the journal.
    void begun(Plan plan) {
        interrupted.remove(Integer.valueOf(plan.number()));
    }
}
