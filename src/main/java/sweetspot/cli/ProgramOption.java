package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ProgramSubject;
import sweetspot.worker.CommandMarks;
import sweetspot.worker.CommandTemplate;
import sweetspot.worker.CommandText;

/// The value of `sweetspot new --program`: a program's command with marks for the parameters.
///
/// @param text the command, as one text
/// @param protocol whether it speaks the line protocol
/// @param direction minimize or maximize; null = minimize
/// @param runsIn the folder it runs in
record ProgramOption(String text, boolean protocol, @Nullable String direction, Path runsIn) {

    /// The fields `program` and `space` of the experiment file.
    ///
    /// @param folder of the experiment file
    /// @throws CliException if the command or its marks cannot be understood
    Map<String, Object> fields(Path folder) {
        CommandMarks[] read = {null};
        CliException.checked("--program", () -> read[0] = CommandMarks.read(CommandText.split(text)));
        List<Parameter> parameters = read[0].parameters();
        if (parameters.isEmpty()) throw CliException.badInput("cli.error.program.no_marks");
        List<String> unknown = new ArrayList<>(protocol ? List.of() : new CommandTemplate(read[0].command()).names());
        parameters.forEach(p -> unknown.remove(p.name()));
        if (!unknown.isEmpty()) throw CliException.badInput("cli.error.program.no_mark", unknown.getFirst());
        // A program that speaks the protocol is told the parameters; its own command has no place for them.
        List<String> command = protocol ? withoutPlaces(read[0].command(), parameters) : read[0].command();
        Experiment[] whole = {null};
        CliException.checked("--program",
                () -> whole[0] = new Experiment("program", new ProgramSubject(command, protocol,
                        better(), relative(folder)), new SearchSpace(parameters), "auto", "none", Budget.ofTrials(1), 1,
                        1));
        Map<String, Object> all = ExperimentFile.toMap(whole[0]);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("program", all.get("program"));
        fields.put("space", all.get("space"));
        return fields;
    }

    private static List<String> withoutPlaces(List<String> command, List<Parameter> parameters) {
        List<String> left = new ArrayList<>(command);
        for (Parameter p : parameters) {
            int at = left.indexOf("{" + p.name() + "}");
            left.remove(at);
            if (left.get(at - 1).equals("--" + p.name()) || left.get(at - 1).equals("-" + p.name()))
                left.remove(at - 1);
        }
        return left;
    }

    private Direction better() {
        if (direction == null) return Direction.MINIMIZE;
        for (Direction d : Direction.values()) {
            if (d.name().toLowerCase(Locale.ROOT).equals(direction)) return d;
        }
        throw CliException.badInput("cli.error.direction", direction);
    }

    /// The folder as the experiment should write it: relative to its own, so that the two can be moved together.
    private String relative(Path folder) {
        Path wanted = runsIn.toAbsolutePath().normalize();
        if (wanted.equals(folder)) return "";
        Path path = folder.getRoot().equals(wanted.getRoot()) ? folder.relativize(wanted) : wanted;
        return path.toString().replace('\\', '/');
    }
}
