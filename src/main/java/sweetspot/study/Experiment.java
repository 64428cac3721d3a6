package sweetspot.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// Everything that determines a search: what is tuned, over which space, how, and with which budget. Immutable.
///
/// @param name shown to the user; not blank
/// @param subject what a configuration is scored on
/// @param space what is searched
/// @param sampler id of the sampler, see `sweetspot.search.sampler.SamplerFactory`
/// @param pruner id of the pruner, see `sweetspot.search.prune.PrunerFactory`; "none" for none
/// @param budget when the search ends
/// @param workers number of trials at once, 1 to 256
/// @param seed seed of the search
/// @param accepted what was found in the data and is to stay as it is: kinds of findings, each with its column behind a
///     blank where it has one; decides nothing; unmodifiable
public record Experiment(String name, Subject subject, SearchSpace space, String sampler, String pruner, Budget budget,
                         int workers, long seed, List<String> accepted) {

    /// An experiment of whose data nothing was said.
    public Experiment(String name, Subject subject, SearchSpace space, String sampler, String pruner, Budget budget,
                      int workers, long seed) {
        this(name, subject, space, sampler, pruner, budget, workers, seed, List.of());
    }

    /// A model, trained and scored on data.
    ///
    /// @param target what is predicted from which file
    /// @param model id of the model family, see `sweetspot.model.family.ModelCatalog`
    /// @param validation how it is scored
    /// @param costs further objectives beside the metric, to be weighed against it
    public record ModelSubject(Target target, String model, Validation validation, List<Cost> costs)
            implements Subject {
        public ModelSubject {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(validation, "validation");
            if (model.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.model"));
            costs = List.copyOf(costs);
            if (Set.copyOf(costs).size() < costs.size()) {
                throw new IllegalArgumentException(Messages.text("study.rule.costs"));
            }
        }

        /// A model scored by its metric alone.
        public ModelSubject(Target target, String model, Validation validation) {
            this(target, model, validation, List.of());
        }

        /// The same model for another target.
        public ModelSubject withTarget(Target newTarget) {
            return new ModelSubject(newTarget, model, validation, costs);
        }

        @Override
        public Optional<Subject> withResource(Resource resource) {
            return Optional.of(new ModelSubject(target, model, validation.withResource(resource), costs));
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
            return settings;
        }

        @Override
        public ModelSubject absolute(Path folder) {
            return withTarget(target.withData(target.file().in(folder).toString()));
        }

        @Override
        public ModelSubject relocated(Path from, Path to) {
            return withTarget(target.withData(Subject.written(target.file().in(from), to)));
        }

        @Override
        public Subject placedAs(Subject other) {
            return other.data().map(file -> withTarget(target.withFile(file))).orElse(this);
        }
    }

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
        public List<Cost> costs() {
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

    /// Any program.
    ///
    /// @param command the program and its arguments, run without a shell
    /// @param protocol whether it speaks the line protocol of `sweetspot.worker` and scores many configurations; else
    ///     it is run once for each, with `{name}` in its arguments replaced by the parameters' values
    /// @param goals its objectives, at least one, each with a name of its own
    /// @param folder where it runs, relative to the experiment file's folder; "" = there
    public record ProgramSubject(List<String> command, boolean protocol, List<Goal> goals, String folder)
            implements Subject {
        public ProgramSubject {
            Objects.requireNonNull(folder, "folder");
            goals = List.copyOf(goals);
            if (goals.isEmpty()) throw new IllegalArgumentException(Messages.text("study.rule.no_goals"));
            if (goals.stream().map(Goal::name).distinct().count() < goals.size()) {
                throw new IllegalArgumentException(Messages.text("study.rule.goals"));
            }
            command = List.copyOf(command);
            if (command.isEmpty() || command.getFirst().isBlank()) {
                throw new IllegalArgumentException(Messages.text("study.rule.command"));
            }
        }

        /// A program with one objective.
        public ProgramSubject(List<String> command, boolean protocol, Direction direction, String folder) {
            this(command, protocol, List.of(Goal.value(direction)), folder);
        }

        /// A program with one objective that runs in the experiment file's folder.
        public ProgramSubject(List<String> command, boolean protocol, Direction direction) {
            this(command, protocol, direction, "");
        }

        /// Direction of the first objective.
        public Direction direction() {
            return goals.getFirst().direction();
        }

        /// Tells whether its one value has no name of its own.
        public boolean isUnnamed() {
            return goals.equals(List.of(Goal.value(direction())));
        }

        /// The absolute path of the folder that it runs in.
        ///
        /// @param base the experiment file's folder
        /// @throws java.nio.file.InvalidPathException if this computer cannot have such a folder
        public Path folderIn(Path base) {
            return base.resolve(folder).toAbsolutePath().normalize();
        }

        /// The same program in another folder.
        public ProgramSubject in(String otherFolder) {
            return running(command, protocol, otherFolder);
        }

        /// Another program whose values mean the same.
        public ProgramSubject running(List<String> otherCommand, boolean speaks, String otherFolder) {
            return new ProgramSubject(otherCommand, speaks, goals, otherFolder);
        }

        @Override
        public boolean reportsSteps() {
            return protocol;
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
        public List<Cost> costs() {
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
        public Optional<ProgramSubject> program() {
            return Optional.of(this);
        }

        @Override
        public boolean nullIsNoLimit() {
            return false;
        }

        @Override
        public Map<String, Object> settings() {
            return Map.of("program", String.join(" ", command));
        }

        @Override
        public ProgramSubject absolute(Path base) {
            return in(folderIn(base).toString());
        }

        @Override
        public ProgramSubject relocated(Path from, Path to) {
            return in(Subject.written(folderIn(from), to));
        }

        @Override
        public Subject placedAs(Subject other) {
            return other.program().map(program -> in(program.folder())).orElse(this);
        }
    }

    /// @throws IllegalArgumentException if a value is out of its range
    public Experiment {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(budget, "budget");
        accepted = List.copyOf(accepted);
        if (name.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.name"));
        if (sampler.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.sampler"));
        if (pruner.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.pruner"));
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException(Messages.text("study.rule.workers", String.valueOf(workers)));
        }
    }

    public Experiment withSpace(SearchSpace newSpace) {
        return new Experiment(name, subject, newSpace, sampler, pruner, budget, workers, seed, accepted);
    }

    public Experiment withSubject(Subject newSubject) {
        return new Experiment(name, newSubject, space, sampler, pruner, budget, workers, seed, accepted);
    }

    /// The same with all paths in full, so that its file can lie anywhere.
    ///
    /// @param folder its file's folder
    /// @throws java.nio.file.InvalidPathException if this computer cannot have such a path
    public Experiment absolute(Path folder) {
        return withSubject(subject.absolute(folder));
    }

    /// The same for a file in another folder, see [Subject#relocated(Path, Path)].
    ///
    /// @param from its file's folder
    /// @param to the folder of the file that is written
    /// @throws java.nio.file.InvalidPathException if this computer cannot have such a path
    public Experiment relocated(Path from, Path to) {
        return withSubject(subject.relocated(from, to));
    }

    public Experiment withName(String newName) {
        return new Experiment(newName, subject, space, sampler, pruner, budget, workers, seed, accepted);
    }

    public Experiment withSampler(String id) {
        return new Experiment(name, subject, space, id, pruner, budget, workers, seed, accepted);
    }

    public Experiment withPruner(String id) {
        return new Experiment(name, subject, space, sampler, id, budget, workers, seed, accepted);
    }

    public Experiment withBudget(Budget newBudget) {
        return new Experiment(name, subject, space, sampler, pruner, newBudget, workers, seed, accepted);
    }

    public Experiment withWorkers(int count) {
        return new Experiment(name, subject, space, sampler, pruner, budget, count, seed, accepted);
    }

    public Experiment withSeed(long newSeed) {
        return new Experiment(name, subject, space, sampler, pruner, budget, workers, newSeed, accepted);
    }

    public Experiment withAccepted(List<String> findings) {
        return new Experiment(name, subject, space, sampler, pruner, budget, workers, seed, findings);
    }
}
