package sweetspot.ui.shell;

import java.nio.file.Path;
import sweetspot.journal.library.ExperimentLibrary;

/// The folders of the app.
///
/// @param home the user's Sweetspot folder: experiments and preferences
public record AppFolders(Path home) {

    /// The folders of this user, see [ExperimentLibrary#ofUser()].
    public static AppFolders locate() {
        return new AppFolders(ExperimentLibrary.ofUser().home().resolveSibling(""));
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
