package sweetspot.ui.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Asks whether an experiment may run its program.
///
/// @param name the experiment's name
/// @param command the program and its arguments as one text, with places for parameters
/// @param protocol whether it is started once for each worker; else once for each trial
/// @param folder where it runs
/// @param file the experiment file
/// @param texts what parameters of choices may put into the command, by name
/// @param run what to do if the user agrees
public record ProgramQuestion(String name, String command, boolean protocol, Path folder, Path file,
        Map<String, List<String>> texts, Runnable run) {}
