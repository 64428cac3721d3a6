package sweetspot.ui.program;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sweetspot.study.Goal;
import sweetspot.study.ProgramSubject;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Revision;
import sweetspot.worker.CommandMarks;
import sweetspot.worker.CommandTemplate;
import sweetspot.worker.CommandText;
import sweetspot.worker.ProgramFiles;

/// A program to tune, as it is set up: its command as one text, its kind, folder and objectives, and what is wrong
/// with them. The parameters are the rows of the experiment's space.
public final class ProgramViewModel {
    private final SpaceEditorViewModel space;
    private final BackgroundTasks.Latest looking;
    private final StringProperty command = new SimpleStringProperty(this, "command", "");
    private final BooleanProperty protocol = new SimpleBooleanProperty(this, "protocol");
    private final StringProperty folder = new SimpleStringProperty(this, "folder", "");
    private final ObjectivesViewModel objectives = new ObjectivesViewModel(() -> check(false));
    private final ReadOnlyObjectWrapper<List<String>> arguments =
            new ReadOnlyObjectWrapper<>(this, "arguments", List.of());
    private final ReadOnlyStringWrapper commandProblem = new ReadOnlyStringWrapper(this, "commandProblem", "");
    private final ReadOnlyStringWrapper folderProblem = new ReadOnlyStringWrapper(this, "folderProblem", "");
    private final ReadOnlyStringWrapper parametersProblem = new ReadOnlyStringWrapper(this, "parametersProblem", "");
    private final ReadOnlyStringWrapper unused = new ReadOnlyStringWrapper(this, "unused", "");
    private final ReadOnlyObjectWrapper<Optional<String>> undeclared =
            new ReadOnlyObjectWrapper<>(this, "undeclared", Optional.empty());
    private final ReadOnlyIntegerWrapper marks = new ReadOnlyIntegerWrapper(this, "marks");
    private final Revision revision = new Revision(this);
    private String missing = "";

    /// @param space whose rows are the program's parameters
    public ProgramViewModel(SpaceEditorViewModel space, BackgroundTasks tasks) {
        this.space = space;
        looking = tasks.latest();
        command.addListener(_ -> check(true));
        folder.addListener(_ -> check(true));
        protocol.addListener(_ -> check(false));
        space.rows().addListener((javafx.beans.InvalidationListener) _ -> check(false));
        check(false);
    }

    /// Takes up a program.
    public void load(ProgramSubject program, Path base) {
        protocol.set(program.protocol());
        objectives.load(program.goals());
        folder.set(program.folderIn(base).toString());
        command.set(CommandText.join(program.command()));
    }

    private void check(boolean moved) {
        List<String> parsed = List.of();
        String problem = "";
        try {
            parsed = CommandText.split(command.get());
        } catch (IllegalArgumentException e) {
            problem = String.valueOf(e.getMessage());
        }
        int found = (int) parsed.stream().filter(CommandMarks::isMark).count();
        Set<String> used = protocol.get() ? Set.of() : new CommandTemplate(parsed).names();
        List<String> names = space.rows().stream().map(ParameterRow::name).toList();
        Optional<String> unknown = used.stream().filter(n -> !names.contains(n)).findFirst();
        if (problem.isEmpty()) problem = problemOf(parsed, found, unknown);
        arguments.set(parsed);
        marks.set(found);
        undeclared.set(unknown.filter(n -> !n.isBlank()));
        commandProblem.set(problem.isEmpty() ? missing : problem);
        parametersProblem.set(names.isEmpty() ? Messages.text("program.problem.noParameters") : "");
        unused.set(protocol.get() || parsed.isEmpty() ? "" : unusedOf(names, used));
        revision.changed();
        if (moved) look(parsed);
    }

    private static String problemOf(List<String> parsed, int marks, Optional<String> unknown) {
        if (parsed.isEmpty()) return Messages.text("program.problem.noCommand");
        if (parsed.getFirst().isBlank()) return Messages.text("program.problem.blankProgram");
        if (marks > 0) {
            try {
                CommandMarks.read(parsed);
                return Messages.text("program.problem.marks");
            } catch (IllegalArgumentException e) {
                return String.valueOf(e.getMessage());
            }
        }
        return unknown.map(n -> n.isBlank() ? Messages.text("program.problem.blankPlace")
                : Messages.text("program.problem.undeclared", n)).orElse("");
    }

    /// Names the parameters that have no place in the command. One that others depend on may do its work through them.
    private String unusedOf(List<String> names, Set<String> used) {
        List<String> left = new ArrayList<>();
        for (String name : names) {
            boolean parent = space.rows().stream().anyMatch(r -> r.state().draft().condition()
                    .filter(c -> c.parent().equals(name)).isPresent());
            if (!used.contains(name) && !parent) left.add(name);
        }
        if (left.isEmpty()) return "";
        return Messages.text("program.problem.unused", left.size(), String.join(", ", left));
    }

    /// Looks for the program and its folder, in the background: a disk may be slow.
    private void look(List<String> parsed) {
        String where = folder.get();
        looking.run(() -> look(parsed, where), found -> {
            missing = found.command();
            folderProblem.set(found.folder());
            check(false);
        }, _ -> {});
    }

    private record Found(String command, String folder) {}

    private static Found look(List<String> parsed, String where) {
        if (where.isBlank()) return new Found("", Messages.text("program.problem.noFolder"));
        Path folder;
        try {
            folder = Path.of(where);
        } catch (InvalidPathException _) {
            return new Found("", Messages.text("program.problem.folder", where));
        }
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            return new Found("", Messages.text("program.problem.folder", where));
        }
        if (parsed.isEmpty() || !CommandTemplate.namesIn(parsed.getFirst()).isEmpty()) return new Found("", "");
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        boolean there = ProgramFiles.locate(parsed.getFirst(), folder, path).isPresent();
        return new Found(there ? "" : Messages.text("program.problem.unknownProgram", parsed.getFirst()), "");
    }

    /// Turns the marks of the command into parameters, and the command into one with places for them.
    public void takeMarks() {
        CommandMarks read;
        try {
            read = CommandMarks.read(arguments.get());
        } catch (IllegalArgumentException _) {
            // The field says why.
            return;
        }
        space.declare(read.parameters());
        command.set(CommandText.join(read.command()));
    }

    /// The program; empty while something is wrong with it.
    public Optional<ProgramSubject> subject() {
        if (!problems().isEmpty()) return Optional.empty();
        List<Goal> goals = objectives.goals().orElseThrow();
        return Optional.of(new ProgramSubject(arguments.get(), protocol.get(), goals, folder.get().strip()));
    }

    /// Tells whether the page shows a problem at the field that it is about. What has not been filled in yet is not
    /// wrong there.
    public boolean isMarked(String problem) {
        return problem.equals(commandProblem.get()) && !command.get().isBlank()
                || problem.equals(folderProblem.get()) && !folder.get().isBlank()
                || problem.equals(objectives.problem());
    }

    /// The reasons why it cannot be run, a sentence each.
    public List<String> problems() {
        List<String> found = new ArrayList<>(List.of(commandProblem.get(), folderProblem.get(),
                objectives.problem(), parametersProblem.get()));
        found.removeIf(String::isEmpty);
        return found;
    }

    /// The command as one text.
    public StringProperty command() {
        return command;
    }

    /// Tells whether it speaks the line protocol; else the command is run once for each trial.
    public BooleanProperty protocol() {
        return protocol;
    }

    /// The folder it runs in, as text.
    public StringProperty folder() {
        return folder;
    }

    /// The objectives of its values.
    public ObjectivesViewModel objectives() {
        return objectives;
    }

    /// The command as it was understood; empty while it cannot be.
    public ReadOnlyObjectProperty<List<String>> arguments() {
        return arguments.getReadOnlyProperty();
    }

    /// The beginning of the command, for where little room is; all of it if it is short.
    ///
    /// @param most the most characters
    public String briefCommand(int most) {
        String whole = command.get().strip();
        return whole.length() <= most ? whole : whole.substring(0, most).strip() + "…";
    }

    /// Tells whether a parameter's value is put into an argument.
    public boolean hasPlace(String argument) {
        return !protocol.get() && !CommandTemplate.namesIn(argument).isEmpty();
    }

    /// The problem with the command; "" if there is none.
    public ReadOnlyStringProperty commandProblem() {
        return commandProblem.getReadOnlyProperty();
    }

    /// The problem with the folder; "" if there is none.
    public ReadOnlyStringProperty folderProblem() {
        return folderProblem.getReadOnlyProperty();
    }

    /// The problem with the parameters as a whole; "" if there is none.
    public ReadOnlyStringProperty parametersProblem() {
        return parametersProblem.getReadOnlyProperty();
    }

    /// A warning that parameters have no place in the command; "" if all have.
    public ReadOnlyStringProperty unused() {
        return unused.getReadOnlyProperty();
    }

    /// The first name in the command that no parameter has.
    public ReadOnlyObjectProperty<Optional<String>> undeclared() {
        return undeclared.getReadOnlyProperty();
    }

    /// The number of Oríon's marks in the command.
    public ReadOnlyIntegerProperty marks() {
        return marks.getReadOnlyProperty();
    }

    /// Changes with every edit.
    public ReadOnlyIntegerProperty revision() {
        return revision;
    }
}
