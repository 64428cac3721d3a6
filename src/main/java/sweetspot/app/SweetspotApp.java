package sweetspot.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.shell.AppFolders;
import sweetspot.ui.shell.Preferences;

/// The desktop application.
public final class SweetspotApp extends Application {
    private static final int THREADS = 3;
    private final ExecutorService background = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "background");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void start(Stage stage) {
        AppFolders folders = AppFolders.locate();
        FirstFrame.show(stage, new Preferences(folders.preferences()), () -> {
            Theme.loadFonts();
            new AppWindow(stage, folders, background, Platform::exit).show();
        });
    }

    /// Lets what is being saved be saved.
    @Override
    public void stop() throws InterruptedException {
        background.shutdown();
        background.awaitTermination(10, TimeUnit.SECONDS);
    }
}
