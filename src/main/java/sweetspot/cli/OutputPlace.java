package sweetspot.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// The place of a file that a command is asked to write.
final class OutputPlace {
    private OutputPlace() {}

    /// Answers the folder that the file will stand in.
    ///
    /// @param force whether an existing file may be replaced
    /// @throws CliException if the place is a folder, has none, or holds a file that must stay
    static Path folderOf(Path output, boolean force) {
        if (Files.isDirectory(output)) throw CliException.badInput("cli.error.is_folder", output);
        if (!force && Files.exists(output)) throw CliException.badInput("cli.error.output_exists", output);
        Path folder = output.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) throw CliException.badInput("cli.error.no_folder", output);
        return folder;
    }
}
