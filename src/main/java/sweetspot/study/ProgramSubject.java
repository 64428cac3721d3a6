package sweetspot.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

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
