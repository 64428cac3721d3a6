package sweetspot.ui.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sweetspot.model.metric.Metric;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.plot.ScoreAxis;
import sweetspot.run.RunStatus;
import sweetspot.run.StopRule;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.Experiment.ModelSubject;
import sweetspot.study.Experiment.ProgramSubject;
import sweetspot.study.Goal;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// What a study's metric, parameters, values and states are called on the screen. Where the bundle has no words for
/// a name (a test function, someone's own program), the name itself is shown.
public final class StudyWords {
    private final Experiment experiment;

    public StudyWords(Experiment experiment) {
        this.experiment = experiment;
    }

    /// The metric's name.
    public String metric() {
        return switch (experiment.subject()) {
            case ModelSubject m -> orName("metric." + m.target().metric() + ".label", m.target().metric());
            case ProgramSubject p when !p.goals().equals(List.of(Goal.value(p.direction()))) -> p.goals().getFirst().name();
            case FunctionSubject _, ProgramSubject _ -> Messages.text("results.value");
        };
    }

    /// The metric's name, with the class that it counts where it is about one.
    public String metricOfClass() {
        return experiment.subject() instanceof ModelSubject m ? Metric.forTask(m.target().task()).stream()
                .filter(known -> known.id().equals(m.target().metric())).findFirst()
                .map(known -> known.label(m.target().positive())).orElse(metric()) : metric();
    }

    /// The axis of the metric: which scores it can have.
    public ScoreAxis axis() {
        if (!(experiment.subject() instanceof ModelSubject m)) return ScoreAxis.ANY;
        return Arrays.stream(Metric.values()).filter(x -> x.id().equals(m.target().metric())).findFirst()
                .map(x -> new ScoreAxis(x.least(), x.most(), ScoreAxis.Kind.AUTOMATIC)).orElse(ScoreAxis.ANY);
    }

    /// The objectives' names, in the order of a trial's values.
    public List<String> objectives(StudySnapshot study) {
        if (!study.isMultiObjective()) return List.of(metric());
        try {
            List<String> names = ObjectiveFactory.goals(experiment.subject()).stream().map(Goal::name).toList();
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
        return experiment.subject() instanceof ModelSubject m ? orName("model." + m.model() + "." + name + ".label", name)
                : name;
    }

    /// A parameter's value, numbers with four significant digits.
    public String value(String parameter, Object value) {
        if (value instanceof Double || value instanceof Long) return Formats.value(value);
        if (value == null) return Messages.text(experiment.subject() instanceof ModelSubject ? "space.noLimit" : "space.none");
        String text = String.valueOf(value);
        return experiment.subject() instanceof ModelSubject m
                ? orName("model." + m.model() + "." + parameter + ".choice." + text.toLowerCase(Locale.ROOT), text)
                : text;
    }

    /// The value that a trial has for a parameter; "" if the parameter is not active there.
    public String value(String parameter, Trial trial) {
        return trial.configuration().has(parameter) ? value(parameter, trial.configuration().get(parameter)) : "";
    }

    /// A state's name: "Done", "Stopped early".
    public static String state(TrialState state) {
        return Messages.text("results.state." + state.name().toLowerCase(Locale.ROOT));
    }

    /// A trial's state in a study that runs, or is at rest: there a trial of ours that seems to run was interrupted. One
    /// that was taken out of the queue is "Removed".
    public static String state(Trial trial, boolean live) {
        if (trial.isRemoved()) return Messages.text("results.state.removed");
        if (trial.isStopped()) return Messages.text("results.state.stopped." + reason(trial));
        boolean interrupted = !live && trial.state() == TrialState.RUNNING && trial.worker() >= 0;
        return interrupted ? Messages.text("results.state.interrupted") : state(trial.state());
    }

    /// Why a trial was stopped, as far as it is known here.
    private static String reason(Trial trial) {
        String key = "results.state.stopped." + trial.stopped();
        return Messages.has(key) ? trial.stopped() : Trial.BY_USER;
    }

    /// "higher is better" or "lower is better".
    public static String direction(Direction direction) {
        return Messages.text(direction == Direction.MAXIMIZE ? "results.higher" : "results.lower");
    }

    private static String orName(String key, String name) {
        return Messages.has(key) ? Messages.text(key) : name;
    }

    /// Where each stop rule of a run stands, a line each.
    public static List<String> ruleLines(Experiment experiment, RunStatus status) {
        return StopRule.of(experiment.budget(), experiment.workers()).stream()
                .map(r -> Messages.text("search.rule.line", Messages.text("search.rule." + r.reason().name()),
                        r.state(status.snapshot(), status.elapsedMillis()))).toList();
    }
}
