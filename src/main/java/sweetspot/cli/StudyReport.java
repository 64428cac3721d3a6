package sweetspot.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sweetspot.analysis.History;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.objective.ScoredSubject;
import sweetspot.run.BusyTime;
import sweetspot.run.Seal;
import sweetspot.space.Configuration;
import sweetspot.study.AutoChoice;
import sweetspot.study.Direction;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.Experiment;
import sweetspot.study.Goal;
import sweetspot.study.ModelSubject;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.verdict.Judge;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictMap;
import sweetspot.verdict.VerdictOptions;

/// Reports what a study found, as lines for people and as a JSON object for scripts.
final class StudyReport {
    private final StudySnapshot snapshot;
    private final State state;
    private final Optional<Experiment> experiment;
    private final Optional<Trial> base;
    private final Optional<FrontReport> front;

    /// @param snapshot the study
    /// @param experiment how it was set up; empty for a study of another program
    /// @param state where the search stands
    StudyReport(StudySnapshot snapshot, Optional<Experiment> experiment, State state) {
        this.state = state;
        this.snapshot = snapshot;
        this.experiment = experiment;
        OptionalInt number = History.of(snapshot).defaultTrial();
        this.front = snapshot.isMultiObjective() ? Optional.of(new FrontReport(snapshot, objectives(), nullIsNoLimit()))
                : Optional.empty();
        this.base = number.isPresent() ? Optional.of(snapshot.trials().get(number.getAsInt())) : Optional.empty();
    }

    /// @param running whether some Sweetspot is running it
    static StudyReport of(RecordedStudy study, boolean running) {
        int budget = study.experiment().map(e -> e.budget().trials()).orElse(0);
        return new StudyReport(study.snapshot(), study.experiment(),
                running ? State.RUNNING : State.atRest(study.snapshot(), budget));
    }

    /// The names of the objectives, for people.
    private List<String> objectives() {
        if (experiment.isPresent()) {
            try {
                List<String> names = ScoredSubject.of(experiment.get().subject()).goals().stream().map(Goal::name)
                        .toList();
                if (names.size() == snapshot.objectives()) return names;
            } catch (IllegalArgumentException _) {
                // A metric or function of another version: the study file has names too.
            }
        }
        return IntStream.range(0, snapshot.objectives()).mapToObj(snapshot::objectiveName).toList();
    }

    /// The metric's name and which values are better.
    private String scoring() {
        boolean up = snapshot.direction() == Direction.MAXIMIZE;
        String better = Messages.text(up ? "cli.higher_is_better" : "cli.lower_is_better");
        Optional<String> metric = experiment.map(Experiment::subject).filter(s -> s.metric().isPresent())
                .map(s -> ScoredSubject.of(s).objective());
        return metric.map(m -> m.toLowerCase(Locale.ROOT).equals(m) || m.equals(m.toUpperCase(Locale.ROOT)) ? m
                : m.length() > 1 && Character.isUpperCase(m.charAt(1)) ? m
                        : m.substring(0, 1).toLowerCase(Locale.ROOT) + m.substring(1))
                .map(m -> positive().map(c -> Messages.text("cli.metric_of_class", m, Printable.brief(c))).orElse(m))
                .map(m -> m + ", " + better).orElse(better);
    }

    /// The column whose queries are ranked; empty if none are.
    private Optional<String> query() {
        return experiment.flatMap(e -> e.subject().modelled()).map(ModelSubject::target)
                .filter(t -> t.task() == Task.RANKING).flatMap(Target::query);
    }

    /// The class that the metric counts; empty if it is not about one.
    private Optional<String> positive() {
        return experiment.flatMap(e -> ScoredSubject.of(e.subject()).positive());
    }

    private Optional<String> metric() {
        return experiment.flatMap(e -> e.subject().metric());
    }

    private boolean nullIsNoLimit() {
        return experiment.filter(e -> e.subject().nullIsNoLimit()).isPresent();
    }

    /// Best and default score, or the front.
    void tellBest(Shell shell) {
        if (front.isPresent()) {
            front.get().tell(shell);
            return;
        }
        List<String[]> rows = new ArrayList<>();
        snapshot.best().ifPresent(best -> rows.add(new String[]{Messages.text("cli.report.best"),
            Words.score(best.value(), best.standardError()),
            Messages.text("cli.report.trial", Integer.toString(best.number()), scoring())}));
        base.ifPresent(b -> rows.add(new String[]{Messages.text("cli.report.default"),
            Words.score(b.value(), b.standardError()), ""}));
        shell.table(rows, false, false, false);
        if (infeasible() > 0) shell.answer(Messages.text("cli.report.infeasible", infeasible()));
    }

    /// The number of trials whose score does not count because they violate a constraint.
    private long infeasible() {
        return snapshot.trials().stream().filter(t -> t.hasValue() && !t.feasible()).count();
    }

    /// Tells whether tuning helped, in words; a front has no such answer.
    void tellVerdict(Shell shell) {
        verdict().ifPresent(v -> {
            shell.answer(v.title());
            shell.answer("  " + v.text());
        });
    }

    private Optional<Verdict> verdict() {
        return front.isPresent() ? Optional.empty()
                : Judge.quick(experiment, snapshot, VerdictOptions.STANDARD);
    }

    /// Tells how many trials it took, and how long, over all sittings.
    void tellCost(Shell shell) {
        shell.answer(Messages.text("cli.report.cost", snapshot.finished(), Durations.precise(BusyTime.millis(snapshot)),
                state.words()));
    }

    /// Tells whether this study's sealed test has been opened, and for which trial.
    void tellSeal(Shell shell) {
        SealedTestResult.of(snapshot).ifPresent(s -> shell.answer(Messages.text("cli.report.seal", s.rows(), s.trial(),
                Seal.when(s.millis()))));
        EnsembleChoice.of(snapshot).ifPresent(e -> shell.answer(Messages.text("cli.ensemble.used", e.numbers(),
                e.trials(), e.members().size())));
        SealedTestResult.of(snapshot).flatMap(SealedTestResult::ensemble).ifPresent(e -> shell.answer(
                Messages.text("cli.report.seal_ensemble", Words.score(e.score().value(), OptionalDouble.empty()),
                        Formats.gain(e.gain().value(), e.score().value()))));
    }

    private boolean auto() {
        return experiment.filter(e -> AutoChoice.in(e.subject())).isPresent();
    }

    /// The family that a trial chose, where several were searched.
    private Optional<String> model(Trial trial) {
        return auto() ? AutoChoice.family(trial.configuration()) : Optional.empty();
    }

    /// The trial's parameters; where several families were searched those of the chosen one, under plain names.
    private Configuration plain(Trial trial) {
        return auto() ? AutoChoice.plain(trial.configuration()) : trial.configuration();
    }

    /// The best trial's parameters, one a line; those of a front stand in its table.
    void tellParameters(Shell shell) {
        if (front.isPresent()) return;
        snapshot.best().ifPresent(best -> {
            shell.answer(Messages.text("cli.report.parameters"));
            List<String[]> rows = new ArrayList<>();
            model(best).ifPresent(id -> rows.add(new String[]{"  " + AutoChoice.FAMILY, id}));
            plain(best).asMap()
                    .forEach((name, value) -> rows.add(new String[]{"  " + name, Words.value(value, nullIsNoLimit())}));
            shell.table(rows, false, false);
        });
    }

    /// The fields that describe the study's result; `null` where there is none.
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", snapshot.name());
        map.put("metric", metric().orElse(null));
        map.put("positive", positive().orElse(null));
        query().ifPresent(q -> map.put("query", q));
        map.put("infeasible", infeasible());
        front.ifPresent(f -> map.putAll(f.toMap()));
        map.put("direction", snapshot.direction().name().toLowerCase(Locale.ROOT));
        Trial best = snapshot.best().orElse(null);
        map.put("best_value", best == null ? null : best.value());
        map.put("standard_error", error(best));
        map.put("best_trial", best == null ? null : best.number());
        if (auto()) map.put("best_model", best == null ? null : model(best).orElse(null));
        map.put("best_parameters", best == null ? null : plain(best).asMap());
        Trial first = base.orElse(null);
        map.put("default_value", first == null ? null : first.value());
        map.put("default_standard_error", error(first));
        map.put("default_parameters", first == null ? null : plain(first).asMap());
        EnsembleChoice.of(snapshot).ifPresent(e -> map.put("ensemble", e.toAttribute()));
        map.put("verdict", verdict().map(VerdictMap::brief).orElse(null));
        Map<String, Object> trials = new LinkedHashMap<>();
        trials.put("complete", snapshot.complete());
        trials.put("pruned", snapshot.pruned());
        trials.put("failed", snapshot.failed());
        trials.put("stopped", snapshot.stopped());
        trials.put("running", snapshot.running());
        trials.put("waiting", snapshot.waiting());
        map.put("trials", trials);
        map.put("sealed_test_opened",
                SealedTestResult.of(snapshot).map(s -> Instant.ofEpochMilli(s.millis()).toString())
                        .orElse(null));
        map.put("state", state.name().toLowerCase(Locale.ROOT));
        map.put("seconds", BusyTime.millis(snapshot) / 1000.0);
        return map;
    }

    private static @Nullable Double error(@Nullable Trial trial) {
        return trial == null || trial.standardError().isEmpty() ? null : trial.standardError().getAsDouble();
    }
}
