package sweetspot.ui.export;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.export.ExportCatalog;
import sweetspot.export.ExportFormat;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Dialogs;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;

/// The Export page: whether tuning helped, the best settings beside the defaults, and both as text to copy or save.
public final class ExportPage extends StackPane {
    private final ExportViewModel model;
    private final CodeView code = new CodeView();
    private final Label done = Ui.label("", "caption", "muted");
    private final Label subtitle = Ui.label("", "small", "muted");
    private final Button copy = Ui.primary("", this::copy);
    private final Button save = Ui.button(Messages.text("export.save"), Feather.DOWNLOAD, this::save);
    private final HBox content = new HBox();
    private final VBox empty;

    /// @param folder the experiment's folder; its value may be null
    /// @param commands whose copying is this page's while it is shown
    /// @param tasks for texts that take long and for the sealed test
    public ExportPage(StudyViewModel study, ObservableValue<Path> folder, CommandRegistry commands,
            BackgroundTasks tasks) {
        this.model = new ExportViewModel(study, folder, tasks);
        getStyleClass().add("export-page");
        VerdictCard verdict = new VerdictCard(study, model);
        verdict.sealIsNext().subscribe(next -> Ui.setClass(copy, "primary", !next));
        VBox left = new VBox(verdict, new BestSettingsCard(model));
        left.getStyleClass().add("page-column");
        VBox.setVgrow(left.getChildren().getLast(), Priority.ALWAYS);
        VBox right = exportCard();
        right.setPrefWidth(584);
        HBox.setHgrow(right, Priority.ALWAYS);
        // The left column scrolls where the window is low; what copies and saves stays in sight.
        ScrollPane scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(520);
        scroll.setMinHeight(0);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge");
        Ui.clearOfBar(scroll);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        content.getChildren().setAll(scroll, right);
        content.getStyleClass().add("export-content");
        empty = Ui.emptyState(Feather.DOWNLOAD, Messages.text("export.empty"), Messages.text("export.empty.text"));
        getChildren().setAll(content, empty);
        model.best().subscribe(best -> {
            content.setVisible(best.isPresent());
            empty.setVisible(best.isEmpty());
            best.ifPresent(b -> subtitle.setText(Messages.text("export.subtitle",
                    Integer.toString(b.best().number()), Long.toString(b.experiment().seed()))));
        });
        model.preview().subscribe(p -> code.show(p, model.format().get().extension().equals("json")));
        sceneProperty().subscribe(scene -> {
            model.setActive(scene != null);
            if (scene == null) return;
            commands.get(CommandId.COPY_EXPORT).handle(this::copy,
                    sceneProperty().flatMap(_ -> model.best().map(Optional::isPresent)).orElse(false));
        });
    }

    private VBox exportCard() {
        HBox header = Ui.cardHeader(Messages.text("export.title"), Ui.spacer(), subtitle);
        HBox tabs = new HBox();
        tabs.getStyleClass().add("export-tabs");
        ToggleGroup group = new ToggleGroup();
        for (ExportFormat format : ExportCatalog.all()) {
            ToggleButton tab = Controls.toggle(format.label());
            tab.setId("export-" + format.id());
            tab.setToggleGroup(group);
            tab.getStyleClass().add("export-tab");
            tab.setOnAction(_ -> {
                tab.setSelected(true);
                model.format().set(format);
            });
            tabs.getChildren().add(tab);
            // What a study has nothing of is no tab.
            model.best().subscribe(_ -> {
                boolean offered = model.offers(format);
                tab.setVisible(offered);
                tab.setManaged(offered);
            });
        }
        model.format().subscribe(f -> {
            group.selectToggle(group.getToggles().get(ExportCatalog.all().indexOf(f)));
            done.setText(f.note());
        });
        code.setId("export-preview");
        VBox.setVgrow(code, Priority.ALWAYS);
        Label keys = Ui.label(CommandMenus.keysText(CommandId.COPY_EXPORT), "shortcut-hint");
        HBox copyGraphic = new HBox(Ui.icon(Feather.COPY), Ui.label(Messages.text("export.copy"), "copy-text"), keys);
        copyGraphic.getStyleClass().add("copy-graphic");
        copyGraphic.setAlignment(Pos.CENTER);
        copy.setGraphic(copyGraphic);
        copy.setAccessibleText(Messages.text("export.copy"));
        copy.setId("export-copy");
        copy.setMinWidth(USE_PREF_SIZE);
        save.setId("export-save");
        save.setMinWidth(USE_PREF_SIZE);
        done.setId("export-note");
        done.setWrapText(true);
        done.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(done, Priority.ALWAYS);
        done.setMaxWidth(Double.MAX_VALUE);
        HBox footer = new HBox(Ui.icon(Feather.INFO, "muted"), done, save, copy);
        footer.getStyleClass().addAll("card-footer", "export-footer");
        VBox card = new VBox(header, tabs, code, footer);
        card.getStyleClass().addAll("card", "flush", "export-card");
        return card;
    }

    /// Puts the text that is shown, all of it, on the clipboard.
    public void copy() {
        model.copy(text -> {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(text);
            Clipboard.getSystemClipboard().setContent(clip);
            done.setText(Messages.text("export.copied", text.lines().count()));
        }, e -> done.setText(String.valueOf(e.getMessage())));
    }

    /// Asks for a file and writes the text that is shown, all of it, there.
    public void save() {
        ExportFormat format = model.format().get();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("export.save"));
        chooser.setInitialFileName(format.fileName());
        chooser.getExtensionFilters().setAll(
                new ExtensionFilter(format.label(), "*." + format.extension()));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file == null) return;
        model.save(file.toPath(), () -> done.setText(Messages.text("export.saved", file.getName())), e -> {
            Alert alert = new Alert(Alert.AlertType.ERROR,
                    Messages.text("results.save.failed", file, String.valueOf(e.getMessage())));
            Dialogs.prepare(alert, this, Messages.text("export.save"));
            alert.show();
        });
    }
}
