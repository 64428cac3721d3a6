package sweetspot.app;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import sweetspot.cli.DataDefaults;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Motion;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.ResultsPart;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.WindowPulse;
import sweetspot.ui.program.ProgramQuestions;
import sweetspot.ui.results.RunBar;
import sweetspot.ui.shell.AppFolders;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.ui.shell.MainWindow;
import sweetspot.ui.shell.Pages;
import sweetspot.ui.shell.Preferences;
import sweetspot.ui.shell.Preferences.Placement;
import sweetspot.ui.shell.Preferences.ThemeChoice;
import sweetspot.ui.shell.Questions;
import sweetspot.ui.shell.Workbench;
import sweetspot.ui.study.StudyViewModel;

/// The app's window, put together by hand: view-models, pages, commands, and where it was last time.
public final class AppWindow {
    private static final double MIN_WIDTH = 1120;
    /// Height of the title bar and the edges that the system draws around a window.
    private static final double FRAME = 40;
    private static final double MIN_HEIGHT = 700;
    private static final List<Integer> ICONS = List.of(16, 32, 48, 128, 256);

    private final Stage stage;
    private final Preferences preferences;
    private final Workbench workbench;
    private final BackgroundTasks tasks;
    private final CommandRegistry commands = new CommandRegistry();
    private final MainWindow content;
    private final Scene scene;
    private final Runnable exit;
    /// What is heard of the system's theme and motion while the window shows.
    private Subscription system = Subscription.EMPTY;

    /// @param background runs what must not hold up the window
    /// @param exit ends the app, once nothing runs any more
    public AppWindow(Stage stage, AppFolders folders, Executor background, Runnable exit) {
        this.stage = stage;
        this.exit = exit;
        preferences = new Preferences(folders.preferences());
        tasks = new BackgroundTasks(background, Platform::runLater);
        workbench = new Workbench(new ExperimentLibrary(folders.experiments()), DataDefaults::new, tasks,
                () -> new StudyViewModel(new WindowPulse(), System::currentTimeMillis), preferences.consents());
        workbench.workerMemoryMb().bind(preferences.workerMemoryMb());
        content = new MainWindow(workbench, commands, preferences, folders, tasks,
                new Pages(commands, tasks, preferences.prices()),
                this::runBar);
        scene = new Scene(content);
        stage.setScene(scene);
        stage.setTitle(Messages.text("app.name"));
        for (int size : ICONS) {
            stage.getIcons().add(new Image(AppWindow.class.getResource(
                    "/sweetspot/ui/icon/sweetspot-" + size + ".png").toExternalForm()));
        }
        followTheme();
        new CommandBindings(stage, workbench, commands, preferences, this::close, content::focusPage).install();
        workbench.current().flatMap(ExperimentViewModel::name).addListener((_, _, name) -> title(name));
        workbench.question().addListener((_, _, question) -> ProgramQuestions.ask(stage, question));
        workbench.decision().addListener((_, _, question) -> Questions.ask(stage, question));
        workbench.place().addListener(_ -> title(workbench.current().get() == null ? ""
                : workbench.current().get().name().get()));
        stage.focusedProperty().addListener((_, _, now) -> {
            if (now) workbench.lookAtDisk();
        });
        stage.setOnCloseRequest(e -> {
            e.consume();
            close();
        });
        if (!stage.isShowing()) place(stage, preferences);
    }

    private Region runBar(ExperimentViewModel model) {
        RunBar bar = new RunBar(model.study(), new RunBar.Actions() {
            @Override
            public void goOn() {
                model.start(false);
            }

            @Override
            public void runMore(int trials) {
                model.runMore(trials);
            }

            @Override
            public void saveCopy() {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(Messages.text("results.bar.copy"));
                chooser.setInitialFileName("study.log");
                File file = chooser.showSaveDialog(stage);
                if (file != null) model.stored().saveCopy(file.toPath());
            }

            @Override
            public void showExport() {
                model.goTo(Step.EXPORT);
            }

            @Override
            public void showVerdict() {
                model.resultsPart().set(ResultsPart.VERDICT);
                model.goTo(Step.RESULTS);
            }
        });
        bar.onExportPage().bind(model.step().map(step -> step == Step.EXPORT));
        bar.onVerdict().bind(model.step().flatMap(
                step -> model.resultsPart().map(part -> step == Step.RESULTS && part == ResultsPart.VERDICT)));
        bar.primary().bind(model.step().map(step -> step == Step.RESULTS));
        return bar;
    }

    private void title(String name) {
        boolean open = workbench.place().get() == Workbench.Place.EXPERIMENT && name != null && !name.isBlank();
        stage.setTitle(open ? sweetspot.text.Printable.brief(name) + " – " + Messages.text("app.name")
                : Messages.text("app.name"));
    }

    private void followTheme() {
        preferences.theme().subscribe(_ -> applyTheme());
        preferences.zoom().subscribe(_ -> applyTheme());
        preferences.reduceMotion().subscribe(_ -> applyMotion());
        // The system outlives the window, and would hold on to it.
        stage.showingProperty().subscribe(showing -> {
            system.unsubscribe();
            system = showing ? Platform.getPreferences().colorSchemeProperty().subscribe(_ -> applyTheme())
                    .and(Platform.getPreferences().reducedMotionProperty().subscribe(_ -> applyMotion()))
                    : Subscription.EMPTY;
        });
        for (var property : List.of(preferences.theme(), preferences.zoom(), preferences.reduceMotion(),
                preferences.workerMemoryMb(), preferences.prices())) {
            property.addListener(_ -> savePreferences());
        }
        preferences.consents().setOnChange(this::savePreferences);
    }

    /// Tells whether the window is dark now.
    private boolean dark() {
        return isDark(preferences);
    }

    static boolean isDark(Preferences preferences) {
        return preferences.theme().get() == ThemeChoice.DARK || preferences.theme().get() == ThemeChoice.SYSTEM
                && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    private void applyTheme() {
        Theme.apply(scene, dark(), preferences.zoom().get());
        content.showMark(dark());
    }

    private void applyMotion() {
        Motion.allow(scene, !preferences.reduceMotion().get() && !Platform.getPreferences().isReducedMotion());
    }

    /// Puts the window where it was, if that is still on a screen.
    static void place(Stage stage, Preferences preferences) {
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        Placement p = fitted(preferences.placement().get(), Screen.getPrimary().getVisualBounds(),
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
        stage.setX(p.x());
        stage.setY(p.y());
        stage.setWidth(p.width());
        stage.setHeight(p.height());
        stage.setMaximized(p.maximized());
    }

    /// Where a window goes so that its title bar can be reached: where it was, if that is on a screen, else in the middle of
    /// the first one; never larger than the screen, where the frame around it needs some room too.
    ///
    /// @param screens what of the screens no bar of the system takes
    static Placement fitted(Placement wanted, Rectangle2D primary, List<Rectangle2D> screens) {
        Rectangle2D bar = new Rectangle2D(wanted.x() + 50, wanted.y() + 10, Math.max(1, wanted.width() - 100), 30);
        Optional<Rectangle2D> before = Double.isNaN(wanted.x()) || Double.isNaN(wanted.y()) ? Optional.empty()
                : screens.stream().filter(s -> s.intersects(bar)).findFirst();
        Rectangle2D screen = before.orElse(primary);
        double width = Math.max(MIN_WIDTH, Math.min(wanted.width(), screen.getWidth()));
        double room = before.isPresent() ? screen.getHeight() : screen.getHeight() - FRAME;
        double height = Math.max(MIN_HEIGHT, Math.min(wanted.height(), room));
        double x = before.isPresent() ? wanted.x() : screen.getMinX() + Math.max(0, (screen.getWidth() - width) / 2);
        double y = before.isPresent() ? wanted.y() : screen.getMinY() + (screen.getHeight() - FRAME - height) / 3;
        return new Placement(x, Math.max(screen.getMinY(), y), width, height, wanted.maximized());
    }

    private void remember() {
        boolean large = stage.isMaximized() || stage.isFullScreen();
        Placement before = preferences.placement().get();
        preferences.placement().set(large
                ? new Placement(before.x(), before.y(), before.width(), before.height(), true)
                : new Placement(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
        savePreferences();
    }

    private void savePreferences() {
        try {
            preferences.save();
        } catch (IOException e) {
            workbench.tell(Notice.error(Messages.text("shell.preferences.failed", String.valueOf(e.getMessage()))));
        }
    }

    /// Shows the window and reads the list of experiments.
    public void show() {
        stage.show();
        workbench.refresh();
    }

    /// Closes the window; asks first while a search runs.
    public void close() {
        List<ExperimentViewModel> busy = workbench.busy();
        if (busy.isEmpty()) {
            workbench.stopAll(false);
            leaveWhenDone(false);
            return;
        }
        String names = busy.stream().map(m -> m.name().get()).collect(Collectors.joining(", "));
        ShellDialogs.closing(stage, names, choice -> {
            switch (choice) {
                case PAUSE -> {
                    workbench.stopAll(false);
                    workbench.tell(Notice.info(Messages.text("shell.close.waiting")));
                }
                case STOP -> workbench.stopAll(true);
                case BACKGROUND -> {}
            }
            leaveWhenDone(choice == ShellDialogs.CloseChoice.BACKGROUND);
        });
    }

    /// Leaves when the last search has ended. In the background the window is gone meanwhile; otherwise it stays and
    /// shows how the running trials end.
    private void leaveWhenDone(boolean hidden) {
        remember();
        if (workbench.running().isEmpty()) {
            leave();
            return;
        }
        if (hidden) {
            Platform.setImplicitExit(false);
            stage.hide();
        }
        workbench.whenIdle(this::leave);
    }

    private void leave() {
        if (stage.isShowing()) remember();
        if (workbench.current().get() != null) {
            workbench.current().get().save();
            workbench.current().get().tryout().cancel();
        }
        workbench.close();
        stage.hide();
        exit.run();
    }

    public Workbench workbench() {
        return workbench;
    }

    public CommandRegistry commands() {
        return commands;
    }

    public Preferences preferences() {
        return preferences;
    }
}
