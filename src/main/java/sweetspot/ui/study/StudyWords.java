package sweetspot.ui.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sweetspot.objective.ScoredSubject;
import sweetspot.plot.ScoreAxis;
import sweetspot.run.RunStatus;
import sweetspot.run.StopRule;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.Goal;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The names of a study's metric, parameters, values and states on the screen. Where the bundle has no words for
/// a name (a test function, someone's own program), the name itself is shown.
public final class StudyWords {
    private final ScoredSubject subject;

    public StudyWords(Experiment experiment) {
        this.subject = ScoredSubject.of(experiment.subject());
    }

    /// The metric's name.
    public String metric() {
        return subject.objective();
    }

    /// The metric's name, with the class that it counts where it is about one.
    public String metricOfClass() {
        return subject.objectiveOfClass();
    }

    /// The axis of the metric: which scores it can have.
    public ScoreAxis axis() {
        return subject.metric().map(x -> new ScoreAxis(x.least(), x.most(), ScoreAxis.Kind.AUTOMATIC))
                .orElse(ScoreAxis.ANY);
    }

    /// The objectives' names, in the order of a trial's values.
    public List<String> objectives(StudySnapshot study) {
        if (!study.isMultiObjective()) return List.of(metric());
        try {
            List<String> names = subject.goals().stream().map(Goal::name).toList();
            if (names.size() == study.objectives()) return names;
        } catch (IllegalArgumentException _) {
            // A metric or function of another version: the study file has names too.
        }
        return IntStream.range(0, study.objectives()).mapToObj(study::objectiveName).toList();
    }

    /// A trial's values by the objectives' names: "Loss 0.123 · Seconds 4.2".
    public String values(StudySnapshot study, Trial trial) {
        List<String> names = objectives(study);
        return IntStream.range(0, names.size()).mapToObj(k -> names.get(k) + " " + Formats.score(trial.value(k)))
                .collect(Collectors.joining(" · "));
    }

    /// A parameter's name.
    public String parameter(String name) {
        return subject.parameter(name);
    }

    /// A parameter's value, numbers with four significant digits.
    public String value(String parameter, @Nullable Object value) {
        if (value instanceof Double || value instanceof Long) return Formats.value(value);
        return value == null ? subject.nothing() : subject.choice(parameter, value);
    }

    /// The value that a trial has for a parameter; "" if the parameter is not active there.
    public String value(String parameter, Trial trial) {
        return trial.configuration().has(parameter) ? value(parameter, trial.configuration().get(parameter)) : "";
    }

    /// A state's name: "Done", "Stopped early".
    public static String state(TrialState state) {
        return Messages.text("results.state." + state.name().toLowerCase(Locale.ROOT));
    }

    /// A trial's state in a study that runs, or is at rest: there a trial of ours that seems to run was interrupted.
    /// One that was taken out of the queue is "Removed".
    public static String state(Trial trial, boolean live) {
        if (trial.isRemoved()) return Messages.text("results.state.removed");
        if (trial.isStopped()) return Messages.text("results.state.stopped." + reason(trial));
        boolean interrupted = !live && trial.state() == TrialState.RUNNING && trial.worker() >= 0;
        return interrupted ? Messages.text("results.state.interrupted") : state(trial.state());
    }

    /// The reason why a trial was stopped, as far as it is known here.
    private static String reason(Trial trial) {
        String key = "results.state.stopped." + trial.stopped();
        return Messages.has(key) ? trial.stopped() : Trial.BY_USER;
    }

    /// "higher is better" or "lower is better".
    public static String direction(Direction direction) {
        return Messages.text(direction == Direction.MAXIMIZE ? "results.higher" : "results.lower");
    }

    /// The progress of each stop rule of a run, a line each.
    public static List<String> ruleLines(Experiment experiment, RunStatus status) {
        return StopRule.of(experiment.budget(), experiment.workers()).stream()
                .map(r -> Messages.text("search.rule.line", Messages.text("search.rule." + r.reason().name()),
                        r.state(status.snapshot(), status.elapsedMillis())))
                .toList();
    }
}
