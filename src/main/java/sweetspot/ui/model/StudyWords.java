package sweetspot.ui.model;

import java.util.Locale;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.Experiment.ModelSubject;
import sweetspot.study.Experiment.ProgramSubject;
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
            case FunctionSubject _, ProgramSubject _ -> Messages.text("results.value");
        };
    }

    /// The model's or test function's name.
    public String subject() {
        return switch (experiment.subject()) {
            case ModelSubject m -> orName("model." + m.model() + ".label", m.model());
            case FunctionSubject f -> orName("function." + f.function() + ".label", f.function());
            case ProgramSubject p -> String.join(" ", p.command());
        };
    }

    /// A parameter's name.
    public String parameter(String name) {
        return experiment.subject() instanceof ModelSubject m ? orName("model." + m.model() + "." + name + ".label", name)
                : name;
    }

    /// A parameter's value, numbers with four significant digits.
    public String value(String parameter, Object value) {
        if (value instanceof Double || value instanceof Long) return Formats.value(value);
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

    /// The name of a trial's state in a study that runs, or is at rest: there a trial of ours that seems to run was
    /// interrupted.
    public static String state(Trial trial, boolean live) {
        boolean interrupted = !live && trial.state() == TrialState.RUNNING && trial.worker() >= 0;
        return interrupted ? Messages.text("results.state.interrupted") : state(trial.state());
    }

    /// "higher is better" or "lower is better".
    public static String direction(Direction direction) {
        return Messages.text(direction == Direction.MAXIMIZE ? "results.higher" : "results.lower");
    }

    private static String orName(String key, String name) {
        return Messages.has(key) ? Messages.text(key) : name;
    }
}
