package sweetspot.ui.results;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.kit.NumberFilter.Comparison;
import sweetspot.ui.results.TrialColumn.Kind;
import sweetspot.ui.study.StudyWords;

/// Makes the columns of an experiment's trial table.
final class TrialColumns {
    static final String NUMBER = "number";
    static final String STATE = "state";
    static final String VALUE = "value";
    static final String ERROR = "error";
    static final String VIOLATION = "violation";
    static final String TIME = "time";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private TrialColumns() {}

    /// All columns, in the order in which they stand. Those that vary, and what tells how a trial went, are shown
    /// first.
    ///
    /// @param live whether the study runs now
    static List<TrialColumn> of(Experiment experiment, StudySnapshot study, StudyWords words, BooleanSupplier live) {
        List<TrialColumn> columns = new ArrayList<>();
        columns.add(TrialColumn.number(NUMBER, Messages.text("results.column.number"), Trial::number,
                t -> Integer.toString(t.number()), Comparison.EQUAL, true));
        columns.add(TrialColumn.text(STATE, Messages.text("results.column.state"), Kind.STATE,
                t -> StudyWords.state(t, live.getAsBoolean()), true));
        List<String> objectives = words.objectives(study);
        for (int k = 0; k < objectives.size(); k++) columns.add(value(k, objectives.get(k), study));
        // Each trial of a study has constraints or none has: the first that is done tells.
        if (study.trials().stream().filter(Trial::hasValue).limit(1).anyMatch(t -> t.constraints().length > 0)) {
            columns.add(TrialColumn.number(VIOLATION, Messages.text("results.column.violation"),
                    t -> t.constraints().length == 0 ? Double.NaN : t.violation(),
                    t -> t.constraints().length == 0 ? "" : t.feasible() ? Messages.text("results.column.satisfied")
                            : Formats.significant(t.violation(), 3), Comparison.AT_MOST, true));
        }
        columns.add(TrialColumn.number(ERROR, Messages.text("results.column.error"),
                t -> t.standardError().orElse(Double.NaN), TrialColumns::errorText, Comparison.AT_MOST,
                objectives.size() == 1));
        for (Parameter parameter : experiment.space().parameters()) columns.add(parameter(parameter, words));
        columns.add(TrialColumn.time(TIME, Messages.text("results.column.time"), TrialColumns::seconds,
                t -> t.state().finished() && t.startMillis() > 0 ? Durations.precise(t.durationMillis()) : ""));
        columns.add(TrialColumn.number("worker", Messages.text("results.column.worker"),
                t -> t.worker() < 0 ? Double.NaN : t.worker() + 1, t -> t.worker() < 0 ? "" : "" + (t.worker() + 1),
                Comparison.EQUAL, false));
        columns.add(TrialColumn.number("started", Messages.text("results.column.started"),
                t -> t.startMillis() == 0 ? Double.NaN : t.startMillis(),
                t -> t.startMillis() == 0 ? "" : clock(t.startMillis()), Comparison.AT_LEAST, false));
        columns.add(TrialColumn.text("failure", Messages.text("results.column.failure"), Kind.TEXT, Trial::failure,
                false));
        return List.copyOf(columns);
    }

    /// The column of an objective; the first one's id is the same whether or not there are others.
    private static TrialColumn value(int objective, String title, StudySnapshot study) {
        Comparison plain = study.directions().isEmpty() || study.directions().get(objective) == Direction.MINIMIZE
                ? Comparison.AT_MOST : Comparison.AT_LEAST;
        return TrialColumn.number(objective == 0 ? VALUE : VALUE + ":" + objective, title,
                t -> t.hasValue() ? t.value(objective) : Double.NaN,
                t -> t.hasValue() && !Double.isNaN(t.value(objective)) ? Formats.fineScore(t.value(objective)) : "",
                plain, true);
    }

    private static TrialColumn parameter(Parameter parameter, StudyWords words) {
        String name = parameter.name();
        String id = "param:" + name;
        Function<Trial, String> text = t -> words.value(name, t);
        if (parameter.range() instanceof CategoricalDistribution) {
            return TrialColumn.text(id, words.parameter(name), Kind.CHOICE, text, parameter.tuned());
        }
        if (parameter.range() instanceof FloatDistribution f) {
            text = t -> t.configuration().getOr(name, "") instanceof Double x ? numberText(f, x) : words.value(name, t);
        }
        ToDoubleFunction<Trial> number =
                t -> t.configuration().getOr(name, null) instanceof Number n ? n.doubleValue() : Double.NaN;
        return TrialColumn.number(id, words.parameter(name), number, text, Comparison.EQUAL, parameter.tuned());
    }

    /// Numbers of one range with digits enough to tell a hundredth of it; on a log scale three that count.
    private static String numberText(FloatDistribution range, double x) {
        if (range.log() || !(range.high() > range.low())) return Formats.significant(x, 3);
        double decimals = Math.round(-Math.log10((range.high() - range.low()) / 100));
        return decimals > 7 ? Formats.significant(x, 4) : String.format(Locale.ROOT, "%." + (int) Math.max(0, decimals) + "f", x);
    }

    private static String errorText(Trial trial) {
        if (!trial.hasValue() || trial.standardError().isEmpty()) return "";
        return "± " + Formats.error(trial.standardError().getAsDouble(), trial.value(), 3);
    }

    private static double seconds(Trial trial) {
        return trial.state().finished() && trial.startMillis() > 0 ? trial.durationMillis() / 1000.0 : Double.NaN;
    }

    private static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }
}
