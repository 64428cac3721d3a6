package sweetspot.objective;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import sweetspot.data.Dataset;
import sweetspot.data.ImportResult;
import sweetspot.model.ModelFamily;
import sweetspot.model.metric.Metric;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Goal;
import sweetspot.study.Target;
import sweetspot.text.Messages;

/// A test function.
record ScoredFunction(FunctionSubject subject) implements ScoredSubject {

    @Override
    public PreparedObjective prepare(Experiment experiment, Source data, Consumer<DataReport> report)
            throws ExperimentException {
        TestFunction function = function();
        Optional<String> problem = function.problemWith(experiment.space());
        if (problem.isPresent()) throw new ExperimentException("space", problem.get());
        return new PreparedObjective(function.objective(experiment.seed()), function.goals(), Optional.empty(),
                Optional.of(function), "");
    }

    private TestFunction function() throws ExperimentException {
        try {
            return TestFunctions.byId(subject.function());
        } catch (IllegalArgumentException e) {
            throw new ExperimentException("function", e.getMessage(), e);
        }
    }

    @Override
    public List<Goal> goals() {
        return TestFunctions.byId(subject.function()).goals();
    }

    @Override
    public SearchSpace recommendedSpace(Function<Target, Dataset> data) throws ExperimentException {
        return function().space();
    }

    @Override
    public Map<String, String> meaning() {
        return Map.of("function", subject.function());
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
        return Messages.text("objective.function_value");
    }

    @Override
    public String label() {
        return ScoredSubject.named("function." + subject.function() + ".label", subject.function());
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
