package sweetspot.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.FocusRing;
import sweetspot.ui.kit.Motion;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.shell.Workbench.Place;

/// The content of the window: menu bar, sidebar, and the page; notices and the drop target on top.
public final class MainWindow extends StackPane {
    private final Workbench workbench;
    private final CommandRegistry commands;
    private final Map<ExperimentViewModel, ExperimentPane> panes = new WeakHashMap<>();
    private final Pages pages;
    private final Function<ExperimentViewModel, Region> runBar;
    private final StackPane content = new StackPane();
    private final ImageView mark = new ImageView();
    private final NoticeBar notices = new NoticeBar();
    private final VBox dropOverlay = new VBox();
    private final WelcomePage welcome;
    private final SettingsPage settings;
    private boolean focusOnPage;

    /// @param tasks reads the samples
    /// @param pages makes the page of each step
    /// @param runBar makes the bar that shows a run
    public MainWindow(Workbench workbench, CommandRegistry commands, Preferences preferences, AppFolders folders,
                      BackgroundTasks tasks, Pages pages,
                      Function<ExperimentViewModel, Region> runBar) {
        this.workbench = workbench;
        this.commands = commands;
        this.pages = pages;
        this.runBar = runBar;
        welcome = new WelcomePage(workbench, commands, tasks);
        settings = new SettingsPage(preferences, folders);
        setId("main-window");
        BorderPane frame = new BorderPane();
        frame.getStyleClass().add("app");
        frame.setTop(bar(preferences));
        frame.setLeft(new Sidebar(workbench, commands));
        VBox.setVgrow(content, Priority.ALWAYS);
        // Pages scroll where there is no room for them; the frame is never larger than the window.
        content.setMinSize(0, 0);
        frame.setMinSize(0, 0);
        frame.setCenter(new VBox(notices, content));
        dropOverlay.getStyleClass().add("drop-overlay");
        dropOverlay.getChildren().addAll(Ui.icon(Feather.DOWNLOAD, "large-icon"),
                Ui.label(Messages.text("shell.drop"), "title"));
        dropOverlay.setVisible(false);
        dropOverlay.setMouseTransparent(true);
        getChildren().addAll(frame, dropOverlay);
        acceptFiles();
        sceneProperty().subscribe(scene -> {
            if (scene == null) return;
            FocusRing.install(scene, this);
            scene.focusOwnerProperty().addListener((_, old, now) -> keepFocusOnPage(old, now));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        notices.follow(workbench);
        workbench.place().addListener(_ -> showPlace());
        workbench.current().addListener(_ -> showPlace());
        showPlace();
    }

    /// A control that is disabled or goes while it has the focus, as *Start search* does, loses it to whatever comes
    /// next, the sidebar's first button for one, where Space would do something else than here. It stays on the page.
    private void keepFocusOnPage(Node old, Node now) {
        // A node that is taken out leaves the focus nowhere for a moment.
        if (now == null) return;
        boolean was = focusOnPage;
        focusOnPage = FirstFocus.isWithin(now, content);
        if (!was || focusOnPage || isUsable(old)) return;
        Platform.runLater(() -> {
            if (getScene() != null && getScene().getFocusOwner() == now) focusPage();
        });
    }

    private boolean isUsable(Node node) {
        if (node == null || node.isDisabled() || node.getScene() != getScene()) return false;
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) return false;
        }
        return true;
    }

    private HBox bar(Preferences preferences) {
        mark.setPreserveRatio(true);
        mark.setSmooth(true);
        StackPane holder = new StackPane(mark);
        holder.getStyleClass().add("app-mark");
        mark.fitHeightProperty().bind(preferences.zoom().multiply(Theme.BASE_FONT * 1.143));
        HBox bar = new HBox(holder, new MainMenu(commands, preferences));
        HBox.setHgrow(bar.getChildren().getLast(), Priority.ALWAYS);
        bar.getStyleClass().add("app-bar");
        return bar;
    }

    /// Shows the mark that suits light or dark colours.
    public void showMark(boolean dark) {
        mark.setImage(new Image(MainWindow.class.getResource(
                "/sweetspot/ui/icon/" + (dark ? "mark-dark" : "mark-light") + ".png").toExternalForm()));
    }

    private void showPlace() {
        Node shown = switch (workbench.place().get()) {
            case WELCOME -> welcome;
            case SETTINGS -> settings;
            case EXPERIMENT -> pane(workbench.current().get());
        };
        boolean other = !content.getChildren().contains(shown);
        content.getChildren().setAll(shown);
        if (other) Motion.fadeIn(shown);
        if (shown instanceof ExperimentPane pane) pane.focusStep();
        else if (other && shown == settings && settings.getScene() != null) FirstFocus.request(settings);
    }

    /// Gives the focus to the first control of the page that is shown.
    public void focusPage() {
        if (content.getChildren().getFirst() instanceof ExperimentPane pane) pane.focusPage();
    }

    private Node pane(ExperimentViewModel model) {
        if (model == null) return welcome;
        return panes.computeIfAbsent(model,
                m -> new ExperimentPane(m, commands, step -> pages.of(step, m), Optional.ofNullable(runBar.apply(m))));
    }

    private void acceptFiles() {
        setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) e.acceptTransferModes(TransferMode.COPY);
            e.consume();
        });
        setOnDragEntered(e -> dropOverlay.setVisible(e.getDragboard().hasFiles()));
        setOnDragExited(_ -> dropOverlay.setVisible(false));
        setOnDragDropped(this::dropped);
    }

    private void dropped(DragEvent e) {
        dropOverlay.setVisible(false);
        List<File> files = e.getDragboard().getFiles();
        if (!files.isEmpty()) {
            Path file = files.getFirst().toPath();
            workbench.open(file);
        }
        e.setDropCompleted(!files.isEmpty());
        e.consume();
    }

    /// Space pauses and resumes, and Escape closes a notice, unless the control that has the focus uses them itself.
    private void keyPressed(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && notices.closeNewest()) {
            e.consume();
            return;
        }
        boolean typing = getScene().getFocusOwner() instanceof TextInputControl;
        if (e.getCode() == KeyCode.SPACE && !typing && workbench.place().get() == Place.EXPERIMENT
                && commands.run(CommandId.PAUSE_OR_RESUME)) {
            e.consume();
        }
    }
}
