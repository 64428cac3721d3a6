package sweetspot.ui.data;

import java.io.File;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Ui;

/// Step 1: the table, what to predict and how to score it, and what is wrong with the data.
public final class DataPage extends StackPane {
    private final DataViewModel data;
    private final Consumer<Step> goTo;
    private final CommandRegistry commands;
    private @Nullable Node ready;
    private @Nullable Node planning;

    /// @param goTo shows another step
    public DataPage(DataViewModel data, CommandRegistry commands, Consumer<Step> goTo) {
        this.data = data;
        this.goTo = goTo;
        this.commands = commands;
        setId("data-page");
        data.state().subscribe(this::show);
        data.plan().shown().addListener((_, _, shown) -> {
            show(data.state().get());
            if (shown && planning != null) FirstFocus.request((Parent) planning);
            else focus("plan-choose");
        });
    }

    private void show(DataViewModel.State state) {
        getChildren().setAll(switch (state) {
            case EMPTY -> empty();
            case READING -> reading();
            case FAILED -> failed();
            case READY -> {
                if (data.plan().shown().get()) yield planning();
                if (ready == null) ready = ready();
                yield ready;
            }
        });
    }

    /// Gives the focus back to what led to a page that has closed.
    private void focus(String id) {
        if (getScene() == null) return;
        applyCss();
        layout();
        Node node = lookup("#" + id);
        if (node != null) node.requestFocus();
    }

    private Node planning() {
        if (planning == null) planning = new PlanPage(data, data.plan());
        return planning;
    }

    private Node empty() {
        VBox box = Ui.emptyState(Feather.DOWNLOAD, Messages.text("data.page.empty.title"),
                Messages.text("data.page.empty.text"),
                CommandMenus.button(commands.get(CommandId.OPEN_DATA), "primary"),
                tuneProgram());
        box.getStyleClass().add("data-drop");
        return padded(box);
    }

    private Node tuneProgram() {
        Button link = Ui.link(Messages.text("data.page.empty.program"), () -> commands.run(CommandId.NEW_PROGRAM));
        link.setId("data-program");
        return link;
    }

    private Node reading() {
        // The file may become known a moment later than that it is read.
        Label words =
                Ui.label(data.file().map(_ -> Messages.text("data.page.reading", fileName())).orElse(""), "muted");
        return padded(new ReadingView(data.reading(), words, data.reading()::stop));
    }

    private Node failed() {
        Button options = Ui.button(Messages.text("data.import.title"), Feather.SLIDERS, this::importOptions);
        options.setId("failed-import-options");
        HBox actions = new HBox(options, Ui.button(Messages.text("data.page.again"), Feather.REFRESH_CW,
                () -> data.read(data.options().get())),
                Ui.button(Messages.text("data.page.locate"), Feather.FOLDER, this::locate));
        actions.getStyleClass().add("row");
        actions.setAlignment(Pos.CENTER);
        VBox box = Ui.emptyState(Feather.ALERT_TRIANGLE, Messages.text("data.page.failed", fileName()),
                data.problem().get(), actions);
        box.setId("data-failed");
        return padded(box);
    }

    /// Lets the user point to the file, where it was moved or another one is meant; the experiment stays.
    private void locate() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("data.page.locate"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) data.relocate(file.toPath());
    }

    private static Node padded(Node node) {
        StackPane pane = new StackPane(node);
        pane.getStyleClass().add("page");
        return pane;
    }

    private String fileName() {
        return data.file().get() == null ? "" : data.file().get().getFileName().toString();
    }

    private void importOptions() {
        if (data.file().get() == null) return;
        ImportPage page = new ImportPage(data.importing(), fileName(), () -> {
            show(data.state().get());
            focus("import-options");
        });
        getChildren().setAll(page);
        FirstFocus.request(page);
    }

    private Node ready() {
        DataTable table = new DataTable(data, this::importOptions);
        HealthCard health = new HealthCard(data);
        VBox left = new VBox(table, health);
        left.getStyleClass().add("page-column");
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(health, Priority.ALWAYS);
        left.setMinWidth(0);

        VBox cards = new VBox(new TargetCard(data), new BalanceCard(data), new ValidationCard(data));
        cards.getStyleClass().add("page-column");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Ui.clearOfBar(scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button back = Ui.button(Messages.text("shell.back"), () -> commands.run(CommandId.WELCOME), "big");
        Button next = Ui.primary(Messages.text("data.page.next"), () -> goTo.accept(Step.MODEL));
        next.setId("data-next");
        next.getStyleClass().add("big");
        next.disableProperty().bind(data.analysis().map(a -> a.isEmpty() || !a.get().possible()));
        next.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(next, Priority.ALWAYS);
        HBox buttons = new HBox(back, next);
        buttons.getStyleClass().add("row");
        VBox side = new VBox(scroll, buttons);
        side.getStyleClass().add("side-column");
        Ui.compactWhenLow(side, back);
        HBox page = new HBox(left, side);
        page.getStyleClass().addAll("page", "data-ready");
        return page;
    }
}
