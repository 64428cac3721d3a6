package sweetspot.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.Motion;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.TitledPage;
import sweetspot.ui.kit.Ui;

/// An open experiment: its title line, the steps, the page of the current step, and the run bar while it runs.
final class ExperimentPane extends BorderPane {
    /// Characters of a command that are shown.

    private final ExperimentViewModel model;
    private final Function<Step, Region> factory;
    private final Map<Step, Region> pages = new EnumMap<>(Step.class);
    private final Map<Step, TitledPage> titled = new EnumMap<>(Step.class);
    private final HBox titleNodes = new HBox();
    private Subscription titles = Subscription.EMPTY;
    private final StepBar steps;
    private final Label title = Ui.label("", "title");
    private final Label subtitle = Ui.label("", "small", "muted");

    /// @param factory makes the page of each step, when it is first shown
    /// @param runBar shown at the bottom, empty for none
    ExperimentPane(ExperimentViewModel model, CommandRegistry commands,
            Function<Step, Region> factory, Optional<Region> runBar) {
        this.model = model;
        this.factory = factory;
        getStyleClass().add("experiment-pane");
        Button duplicate = CommandMenus.button(commands.get(CommandId.DUPLICATE));
        title.setId("experiment-title");
        subtitle.setMinWidth(0);
        HBox titleRow = new HBox(title, subtitle, Ui.spacer(), duplicate, titleNodes);
        titleRow.getStyleClass().add("title-row");
        titleNodes.getStyleClass().add("title-nodes");
        titleNodes.setMinWidth(USE_PREF_SIZE);
        // A long name gives way to the buttons, and everything else to the name.
        titleRow.widthProperty().subscribe(_ -> fitTitle(titleRow.getWidth()));
        title.textProperty().addListener(_ -> fitTitle(titleRow.getWidth()));
        title.fontProperty().addListener(_ -> fitTitle(titleRow.getWidth()));
        HBox.setHgrow(title, Priority.NEVER);
        Ui.tellIfCut(title);
        duplicate.setMinWidth(Region.USE_PREF_SIZE);
        title.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) commands.run(CommandId.RENAME);
        });
        steps = new StepBar(model);
        VBox top = new VBox(titleRow, steps);
        top.setMinWidth(0);
        titleRow.setMinWidth(0);
        setTop(top);
        setMinSize(0, 0);
        runBar.ifPresent(this::setBottom);
        title.textProperty().bind(model.name().map(n -> n.isBlank() ? Messages.text("shell.unnamed") : n));
        model.step().addListener((_, _, step) -> show(step));
        model.revision().addListener(_ -> describe());
        model.study().experiment().addListener(_ -> describe());
        show(model.step().get());
    }

    private void fitTitle(double room) {
        title.setMaxWidth(Math.max(100, room * 0.7));
        title.setMinWidth(Math.min(Math.ceil(Ui.textWidth(title.getText(), title.getFont())) + 1, room * 0.5));
    }

    /// Gives the focus to the current step, from where the Tab key goes on into the page.
    void focusStep() {
        steps.focusCurrent();
    }

    /// Gives the focus to the first control of the page.
    void focusPage() {
        if (getCenter() instanceof Parent page) FirstFocus.request(page);
    }

    private void show(Step step) {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        boolean within = focused != null && getCenter() != null && FirstFocus.isWithin(focused, getCenter());
        setCenter(pages.computeIfAbsent(step, this::page));
        showTitle(Optional.ofNullable(titled.get(step)));
        Motion.fadeIn(getCenter());
        describe();
        // Whoever was in the page that is left, or pressed its button, goes on in the next.
        if (within) focusPage();
    }

    private Region page(Step step) {
        Region page = factory.apply(step);
        if (page instanceof TitledPage own) titled.put(step, own);
        return scrolling(page);
    }

    private void showTitle(Optional<TitledPage> page) {
        titles.unsubscribe();
        titles = Subscription.EMPTY;
        titleNodes.getChildren().clear();
        page.ifPresent(p -> titles = p.titleNodes().subscribe(() -> titleNodes.getChildren().setAll(p.titleNodes()))
                .and(p.subtitle().subscribe(_ -> describe())));
        page.ifPresent(p -> titleNodes.getChildren().setAll(p.titleNodes()));
    }

    /// Lets a page scroll where the window is too small for it at the size of its text.
    private static Region scrolling(Region page) {
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge", "page-scroll");
        scroll.setFocusTraversable(false);
        scroll.setMinSize(0, 0);
        return scroll;
    }

    private void describe() {
        String own = Optional.ofNullable(titled.get(model.step().get())).map(p -> p.subtitle().getValue()).orElse("");
        subtitle.setText(!own.isEmpty() ? own : model.setUp().subject().subtitle(model.step().get(),
                Optional.ofNullable(model.study().experiment().get()).map(Experiment::subject)));
    }
}
