package sweetspot.ui.model;

import java.nio.file.Path;

/// Where the app keeps things.
///
/// @param home the user's Sweetspot folder: experiments and preferences
public record AppFolders(Path home) {

    /// The folders of this user: home is the system property `sweetspot.home`, else `.sweetspot` in the user's home.
    public static AppFolders locate() {
        String home = System.getProperty("sweetspot.home", "");
        Path folder = home.isBlank() ? Path.of(System.getProperty("user.home"), ".sweetspot") : Path.of(home);
        return new AppFolders(folder.toAbsolutePath());
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
