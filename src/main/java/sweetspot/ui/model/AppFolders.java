package sweetspot.ui.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the app keeps things.
///
/// @param home the user's Sweetspot folder: experiments and preferences
/// @param samples folder of the sample data that comes with the app; empty if it is not there
public record AppFolders(Path home, Optional<Path> samples) {

    /// The folders of this installation: home is the system property `sweetspot.home`, else `.sweetspot` in the
    /// user's home; samples are beside the installation (`sweetspot.install`) or in the working directory.
    public static AppFolders locate() {
        String home = System.getProperty("sweetspot.home", "");
        Path folder = home.isBlank() ? Path.of(System.getProperty("user.home"), ".sweetspot") : Path.of(home);
        String install = System.getProperty("sweetspot.install", "");
        List<Path> candidates = install.isBlank() ? List.of(Path.of("sample-data"))
                : List.of(Path.of(install, "sample-data"), Path.of("sample-data"));
        return new AppFolders(folder.toAbsolutePath(),
                candidates.stream().filter(Files::isDirectory).map(Path::toAbsolutePath).findFirst());
    }

    /// Folder of the experiments.
    public Path experiments() {
        return home.resolve("experiments");
    }

    /// The preferences file.
    public Path preferences() {
        return home.resolve("preferences.properties");
    }
}
