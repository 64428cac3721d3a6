package sweetspot.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// A model, trained and scored on data.
///
/// @param target what is predicted from which file
/// @param model id of the model family, see `sweetspot.model.family.ModelCatalog`
/// @param validation how it is scored
/// @param further at most three objectives beside the metric, to be weighed against it
public record ModelSubject(Target target, String model, Validation validation, List<FurtherObjective> further)
        implements Subject {
    public ModelSubject {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(validation, "validation");
        if (validation.roles(Roles.NONE).of(target.column()).isPresent()) {
            throw new IllegalArgumentException(Messages.text("study.rule.plan_target", target.column()));
        }
        if (model.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.model"));
        further = List.copyOf(further);
        if (further.size() > FurtherObjective.MOST) {
            throw new IllegalArgumentException(Messages.text("study.rule.further", 1 + FurtherObjective.MOST));
        }
        if (further.contains(new FurtherMetric(target.metric()))
                || Set.copyOf(further).size() < further.size()) {
            throw new IllegalArgumentException(Messages.text("study.rule.costs"));
        }
    }

    /// A model scored by its metric alone.
    public ModelSubject(Target target, String model, Validation validation) {
        this(target, model, validation, List.of());
    }

    /// The target with the roles that the validation plan gives to columns: what is read, shown to models and kept away
    /// from them follows from it.
    public Target planned() {
        return target.withRoles(validation.roles(target.roles()));
    }

    /// The same model for another target.
    public ModelSubject withTarget(Target newTarget) {
        return new ModelSubject(newTarget, model, validation, further);
    }

    @Override
    public Optional<Subject> withResource(Resource resource) {
        return Optional.of(new ModelSubject(target, model, validation.withResource(resource), further));
    }

    @Override
    public boolean reportsSteps() {
        return true;
    }

    @Override
    public Reports reports() {
        return validation.resource().reports();
    }

    @Override
    public long lastStep(SearchSpace space) {
        return validation.resource().full(space);
    }

    @Override
    public Optional<String> metric() {
        return Optional.of(target.metric());
    }

    @Override
    public Optional<Validation> resampling() {
        return Optional.of(validation);
    }

    @Override
    public Optional<DataFile> data() {
        return Optional.of(target.file());
    }

    @Override
    public Optional<ModelSubject> modelled() {
        return Optional.of(this);
    }

    @Override
    public Optional<ProgramSubject> program() {
        return Optional.empty();
    }

    @Override
    public boolean nullIsNoLimit() {
        return true;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", target.data());
        settings.put("target", target.column());
        settings.put("model", model);
        settings.put("folds", validation.folds());
        settings.put("test_fraction", validation.testFraction());
        settings.put("stratified", validation.stratified());
        settings.put("validation_seed", validation.seed());
        if (validation.foldSeed() != validation.seed()) settings.put("fold_seed", validation.foldSeed());
        if (!validation.plan().equals(SplitPlan.standard())) {
            settings.put("plan", validation.plan().id());
            settings.putAll(validation.plan().fields());
        }
        if (!validation.testFile().isEmpty()) settings.put("test_file", validation.testFile());
        return settings;
    }

    @Override
    public ModelSubject absolute(Path folder) {
        return withTestFile(file -> file.in(folder).toString())
                .withTarget(target.withData(target.file().in(folder).toString()));
    }

    @Override
    public ModelSubject relocated(Path from, Path to) {
        return withTestFile(file -> Subject.written(file.in(from), to))
                .withTarget(target.withData(Subject.written(target.file().in(from), to)));
    }

    @Override
    public Optional<DataFile> testData() {
        return validation.testFile().isEmpty() ? Optional.empty()
                : Optional.of(new DataFile(validation.testFile(), Map.of()));
    }

    private ModelSubject withTestFile(Function<DataFile, String> place) {
        if (validation.testFile().isEmpty()) return this;
        String path = place.apply(new DataFile(validation.testFile(), Map.of()));
        return new ModelSubject(target, model, validation.withTestFile(path), further);
    }

    @Override
    public Subject placedAs(Subject other) {
        ModelSubject placed = withTestFile(file -> other.testData().orElse(file).path());
        return other.data().map(file -> placed.withTarget(target.withFile(file))).orElse(placed);
    }
}
