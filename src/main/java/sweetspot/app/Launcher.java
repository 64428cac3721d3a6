package sweetspot.app;

import javafx.application.Application;
import sweetspot.cli.Main;

/// Starts the desktop application, or hands over to the command line when it is given arguments.
///
/// It does not extend `javafx.application.Application`: a main class that does makes Java demand JavaFX as
/// named modules, and Sweetspot runs on the class path.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        // On Windows: quotes within a program's arguments are escaped, so that JSON and code arrive as they were given.
        System.setProperty("jdk.lang.Process.allowAmbiguousCommands", "false");
        if (args.length > 0) {
            System.exit(Main.run(args, System.out, System.err));
        } else {
            Application.launch(SweetspotApp.class);
        }
    }
}
