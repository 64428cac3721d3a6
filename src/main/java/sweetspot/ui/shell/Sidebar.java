package sweetspot.ui.shell;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.shell.Workbench.Place;
import sweetspot.ui.study.StateLook;

/// The left edge of the window: all experiments with their state, and the way to the settings. Where the window is small for
/// the size of its text, their marks alone, with their names in tooltips: pages need the room.
final class Sidebar extends VBox {
    /// Width of the window, in font sizes, below which only marks are shown.
    private static final double NARROW_BELOW = 68;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private final Workbench workbench;
    private final ListView<ExperimentItem> list = new ListView<>();
    private final BooleanProperty narrow = new SimpleBooleanProperty(this, "narrow");
    private final Tooltip settingsName = new Tooltip(Messages.text("command.settings"));
    private boolean fitting;

    Sidebar(Workbench workbench, CommandRegistry commands) {
        this.workbench = workbench;
        getStyleClass().add("sidebar");
        Button add = Ui.iconButton(Feather.PLUS, Messages.text("command.new"),
                () -> commands.run(CommandId.NEW_EXPERIMENT));
        add.setId("sidebar-new");
        Label title = Ui.label(Messages.text("shell.sidebar.experiments"), "sidebar-header");
        HBox header = new HBox(title, Ui.spacer(), add);
        header.getStyleClass().add("sidebar-header-row");
        list.setId("experiments");
        list.getStyleClass().add("experiment-list");
        list.setItems(workbench.experiments());
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleText(Messages.text("shell.sidebar.experiments"));
        Label nothing = Ui.paragraph(Messages.text("shell.sidebar.empty"), "small", "muted", "sidebar-empty");
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        Button settings = Ui.button(Messages.text("command.settings"), Feather.SLIDERS,
                () -> commands.run(CommandId.SETTINGS), "sidebar-item");
        settings.setId("sidebar-settings");
        settings.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(header, list, settings);
        Ui.showWhen(title, narrow.not());
        nothing.visibleProperty().bind(narrow.not());
        narrow.subscribe(now -> {
            Ui.setClass(this, "narrow", now);
            settings.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            settings.setTooltip(now ? settingsName : null);
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) scene.widthProperty().subscribe(_ -> fit());
        });
        title.fontProperty().subscribe(_ -> fit());

        // The arrow keys only choose: an experiment is opened by Enter, Space or the mouse.
        list.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != KeyCode.ENTER && e.getCode() != KeyCode.SPACE) return;
            open(list.getSelectionModel().getSelectedItem());
            e.consume();
        });
        workbench.current().addListener(_ -> follow());
        workbench.place().addListener((_, _, place) -> {
            settings.pseudoClassStateChanged(SELECTED, place == Place.SETTINGS);
            follow();
        });
        // A change listener: the list view's own, which clears the selection, has then been told before.
        workbench.experiments().addListener((ListChangeListener<ExperimentItem>) _ -> follow());
        workbench.current().subscribe(model -> {
            if (model != null) model.folder().addListener(_ -> follow());
        });
    }

    /// Afterwards: width and font change while JavaFX lays out, which a style class must not change again.
    private void fit() {
        if (fitting) return;
        fitting = true;
        Platform.runLater(() -> {
            fitting = false;
            if (getScene() != null) narrow.set(getScene().getWidth() < NARROW_BELOW * Theme.em(this));
        });
    }

    private void open(ExperimentItem item) {
        if (item != null) workbench.open(item.entry().get());
    }

    /// Marks the experiment that is open.
    private void follow() {
        ExperimentItem open = workbench.place().get() != Place.EXPERIMENT || workbench.current().get() == null ? null
                : workbench.experiments().stream()
                        .filter(i -> i.folder().equals(workbench.current().get().folder().get())).findFirst()
                        .orElse(null);
        if (open == null) list.getSelectionModel().clearSelection();
        else list.getSelectionModel().select(open);
    }

    private final class Cell extends ListCell<ExperimentItem> {
        private final FontIcon icon = Ui.icon(Feather.EDIT_2);
        private final Label name = Ui.label("", "sidebar-name");
        private final Label detail = Ui.label("", "caption");
        private final ProgressBar progress = new ProgressBar();
        private final VBox box = new VBox(name, detail, progress);
        private final HBox graphic = new HBox(icon, box);
        private final Tooltip tip = new Tooltip();
        private Subscription subscription = Subscription.EMPTY;

        Cell() {
            getStyleClass().add("sidebar-cell");
            Ui.tellIfCut(name);
            Ui.tellIfCut(detail);
            graphic.getStyleClass().add("sidebar-cell-content");
            box.getStyleClass().add("sidebar-cell-text");
            progress.getStyleClass().add("sidebar-progress");
            progress.setMaxWidth(Double.MAX_VALUE);
            VBox.setMargin(progress, new Insets(4, 0, 1, 0));
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setMinWidth(0);
            Ui.showWhen(box, narrow.not());
            tip.textProperty().bind(name.textProperty().concat("\n").concat(detail.textProperty()));
            tooltipProperty()
                    .bind(Bindings.createObjectBinding(() -> narrow.get() && getItem() != null ? tip : null, narrow,
                            itemProperty()));
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY) open(getItem());
            });
        }

        @Override
        protected void updateItem(ExperimentItem item, boolean empty) {
            super.updateItem(item, empty);
            subscription.unsubscribe();
            subscription = Subscription.EMPTY;
            if (empty || item == null) {
                setGraphic(null);
                setContextMenu(null);
                setAccessibleText(null);
                return;
            }
            subscription = Subscription.combine(
                    item.name().subscribe(text -> name.setText(Printable.line(text, Printable.VALUE))),
                    item.detail().subscribe(text -> {
                        detail.setText(Printable.line(text, Printable.VALUE));
                        setAccessibleText(item.name().get() + ", " + text);
                    }),
                    item.state().subscribe(_ -> show(item)),
                    item.entry().subscribe(_ -> show(item)),
                    item.progress().subscribe(p -> {
                        boolean on = !Double.isNaN(p.doubleValue());
                        progress.setVisible(on);
                        progress.setManaged(on);
                        if (on) progress.setProgress(p.doubleValue());
                    }));
            setGraphic(graphic);
            setContextMenu(menu(item));
        }

        private void show(ExperimentItem item) {
            StateLook look = StateLook.of(item.state().get());
            // What is missing is said in the colour of a warning, not of a search that went well.
            Tone words = item.entry().get().dataMissing() ? Tone.WARNING : look.tone();
            icon.setIconCode(look.icon());
            icon.getStyleClass().setAll("ikonli-font-icon", look.tone().textClass());
            detail.getStyleClass().setAll("label", "caption", words.textClass());
        }

        private ContextMenu menu(ExperimentItem item) {
            MenuItem rename = Controls.item(Messages.text("command.rename"));
            rename.setOnAction(_ -> ShellDialogs.rename(getScene().getWindow(), item.name().get(),
                    name -> workbench.rename(item.folder(), name)));
            MenuItem duplicate = Controls.item(Messages.text("command.duplicate"));
            duplicate.setOnAction(_ -> workbench.duplicate(item.folder(), item.name().get()));
            MenuItem delete = Controls.item(Messages.text("command.delete"));
            delete.setOnAction(_ -> workbench.delete(item));
            return new ContextMenu(rename, duplicate, delete);
        }
    }
}
