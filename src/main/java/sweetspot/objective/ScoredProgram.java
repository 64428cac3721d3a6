package sweetspot.objective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import sweetspot.data.Dataset;
import sweetspot.data.ImportResult;
import sweetspot.model.ModelFamily;
import sweetspot.model.metric.Metric;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.Goal;
import sweetspot.study.ProgramSubject;
import sweetspot.study.Target;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// A program of the user's. It is scored where processes are started, in `sweetspot.run`.
record ScoredProgram(ProgramSubject subject) implements ScoredSubject {

    @Override
    public PreparedObjective prepare(Experiment experiment, Source data, Consumer<DataReport> report)
            throws ExperimentException {
        throw new ExperimentException("program", Messages.text("objective.error.program"));
    }

    @Override
    public List<Goal> goals() {
        return subject.isUnnamed() ? List.of(new Goal(objective(), subject.direction())) : subject.goals();
    }

    @Override
    public SearchSpace recommendedSpace(Function<Target, Dataset> data) throws ExperimentException {
        throw new ExperimentException("space", Messages.text("objective.error.program_space"));
    }

    @Override
    public Map<String, String> meaning() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("program.command", subject.command().stream()
                .map(a -> a.isEmpty() || a.contains(" ") ? '"' + a + '"' : a).collect(Collectors.joining(" ")));
        fields.put("program.protocol", Boolean.toString(subject.protocol()));
        fields.put("program.objectives", subject.goals().stream().map(g -> g.name() + " ("
                + (g.direction() == Direction.MAXIMIZE ? "maximize" : "minimize") + ")")
                .collect(Collectors.joining(", ")));
        return fields;
    }

    @Override
    public Optional<DataReport> report(ImportResult read) {
        return Optional.empty();
    }

    @Override
    public Optional<Metric> metric() {
        return Optional.empty();
    }

    @Override
    public Optional<String> positive() {
        return Optional.empty();
    }

    @Override
    public Optional<ModelFamily> family() {
        return Optional.empty();
    }

    @Override
    public String objective() {
        return subject.isUnnamed() ? Messages.text("objective.function_value") : subject.goals().getFirst().name();
    }

    @Override
    public String label() {
        return Printable.line(String.join(" ", subject.command()), Printable.VALUE);
    }

    @Override
    public String parameter(String name) {
        return name;
    }

    @Override
    public String choice(String parameter, Object value) {
        return String.valueOf(value);
    }

    @Override
    public String nothing() {
        return Messages.text("space.none");
    }
}
