package sweetspot.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sweetspot.space.SearchSpace;

/// A test function of known shape.
///
/// @param function id, see `sweetspot.objective.TestFunctions`
public record FunctionSubject(String function) implements Subject {

    @Override
    public boolean reportsSteps() {
        return false;
    }

    @Override
    public Reports reports() {
        return Reports.PROGRESS;
    }

    @Override
    public long lastStep(SearchSpace space) {
        return 0;
    }

    @Override
    public Optional<Subject> withResource(Resource resource) {
        return Optional.empty();
    }

    @Override
    public Optional<String> metric() {
        return Optional.empty();
    }

    @Override
    public List<FurtherObjective> further() {
        return List.of();
    }

    @Override
    public Optional<Validation> resampling() {
        return Optional.empty();
    }

    @Override
    public Optional<DataFile> data() {
        return Optional.empty();
    }

    @Override
    public Optional<ModelSubject> modelled() {
        return Optional.empty();
    }

    @Override
    public Optional<ProgramSubject> program() {
        return Optional.empty();
    }

    @Override
    public boolean nullIsNoLimit() {
        return false;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("function", function);
    }

    @Override
    public FunctionSubject absolute(Path folder) {
        return this;
    }

    @Override
    public FunctionSubject relocated(Path from, Path to) {
        return this;
    }

    @Override
    public FunctionSubject placedAs(Subject other) {
        return this;
    }
}
