package sweetspot.ui.shell;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.study.Direction;
import sweetspot.study.Experiment.ModelSubject;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.Motion;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.program.ObjectivesViewModel;
import sweetspot.ui.program.ProgramViewModel;

/// An open experiment: its title line, the steps, the page of the current step, and the run bar while it runs.
final class ExperimentPane extends BorderPane {
    /// Characters of a command that are shown.
    private static final int SHOWN = 70;

    private final ExperimentViewModel model;
    private final Function<Step, Region> factory;
    private final Map<Step, Region> pages = new EnumMap<>(Step.class);
    private final StepBar steps;
    private final Label title = Ui.label("", "title");
    private final Label subtitle = Ui.label("", "small", "muted");

    /// @param factories makes the page of each step, when it is first shown
    /// @param runBar shown at the bottom, empty for none
    ExperimentPane(ExperimentViewModel model, CommandRegistry commands,
                   Function<Step, Region> factory, Optional<Region> runBar) {
        this.model = model;
        this.factory = factory;
        getStyleClass().add("experiment-pane");
        Button duplicate = CommandMenus.button(commands.get(CommandId.DUPLICATE));
        title.setId("experiment-title");
        subtitle.setMinWidth(0);
        HBox titleRow = new HBox(title, subtitle, Ui.spacer(), duplicate);
        titleRow.getStyleClass().add("title-row");
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
        model.experiment().addListener(_ -> describe());
        model.data().revision().addListener(_ -> describe());
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

    private static String describe(ProgramViewModel program) {
        String command = program.briefCommand(SHOWN);
        List<ObjectivesViewModel.Row> objectives = program.objectives().rows();
        String value = objectives.size() > 1 ? Messages.text("shell.subtitle.objectives", objectives.size())
                : Messages.text(objectives.getFirst().direction().get() == Direction.MAXIMIZE ? "shell.subtitle.higher"
                : "shell.subtitle.lower", objectives.getFirst().name().get());
        if (command.isEmpty()) return value;
        return command + " · " + value;
    }

    private void show(Step step) {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        boolean within = focused != null && getCenter() != null && FirstFocus.isWithin(focused, getCenter());
        setCenter(pages.computeIfAbsent(step, s -> scrolling(factory.apply(s))));
        Motion.fadeIn(getCenter());
        describe();
        // Whoever was in the page that is left, or pressed its button, goes on in the next.
        if (within) focusPage();
    }

    /// Where the window is too small for the page at the size of its text, the page scrolls.
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
        if (model.program().isPresent()) {
            subtitle.setText(describe(model.program().get()));
            return;
        }
        String file = model.data().file().get() == null ? "" : model.data().file().get().getFileName().toString();
        if (model.step().get() == Step.DATA) {
            subtitle.setText(file.isEmpty() || model.data().targetColumn().get().isEmpty() ? file
                    : Messages.text("shell.subtitle.data", file, model.data().targetColumn().get()));
            return;
        }
        Step step = model.step().get();
        if ((step == Step.RESULTS || step == Step.EXPORT) && model.study().experiment().get() != null
                && model.study().experiment().get().subject() instanceof ModelSubject run) {
            // What was run, whatever is being edited.
            subtitle.setText(describe(ModelCatalog.families().stream().filter(f -> f.id().equals(run.model()))
                    .findFirst(), Arrays.stream(Metric.values()).filter(m -> m.id().equals(run.target().metric()))
                    .findFirst(), run.target().positive(), run.validation()));
            return;
        }
        subtitle.setText(describe(model.family(), model.metric(), model.data().positive().get(),
                model.data().validation().get()));
    }

    private static String describe(Optional<ModelFamily> family, Optional<Metric> metric, String positive,
                                   Validation plan) {
        StringBuilder text = new StringBuilder(family.map(f -> f.label()).orElse(""));
        metric.ifPresent(m -> {
            boolean up = m.direction() == Direction.MAXIMIZE;
            String name = m.label(positive);
            boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
            text.append(text.isEmpty() ? "" : " · ").append(Messages.text(
                    up ? "shell.subtitle.higher" : "shell.subtitle.lower",
                    word ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name));
            text.append(" · ").append(Messages.text("shell.subtitle.folds", plan.folds()));
        });
        return text.toString();
    }
}
