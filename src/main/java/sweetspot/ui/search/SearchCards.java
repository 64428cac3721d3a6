package sweetspot.ui.search;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.text.Durations;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpacePart;
import sweetspot.ui.draft.SpaceSummary;
import sweetspot.ui.kit.Command;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.NumberSetting;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Switches;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.FirstTrials;
import sweetspot.ui.study.TrialQueue;

/// The cards that say how a space is searched: its size, the strategy, the budget, and the button that starts. Each
/// call makes a new card, so that two pages can show the same settings.
public final class SearchCards {
    private final SpaceEditorViewModel editor;
    private final SearchSettingsViewModel settings;
    private final Optional<TrialQueue> queue;

    /// @param queue what is tried first; empty where there is no experiment to queue in
    public SearchCards(SpaceEditorViewModel editor, SearchSettingsViewModel settings, Optional<TrialQueue> queue) {
        this.editor = editor;
        this.settings = settings;
        this.queue = queue;
    }

    /// A column of cards for the page of the space: its size, the strategy, the budget, what is tried first.
    public VBox column() {
        VBox column = new VBox(summary(), strategy(), budgetWithStopping());
        firstTrials().ifPresent(column.getChildren()::add);
        column.getStyleClass().add("page-column");
        return column;
    }

    /// The card with the size of the space and the cost of a grid over it.
    public VBox summary() {
        Label dimensions = Ui.label(text(s -> NumberText.format(s.dimensions())), "medium");
        Label kinds = Ui.label(text(SearchCards::kinds), "caption", "muted", "aside");
        Label grid = Ui.label(text(SearchCards::grid), "medium", "small");
        Label time = Ui.label(Bindings.createStringBinding(this::gridTime, editor.summaryProperty(),
                editor.lastSearchProperty(), settings.workers().valueProperty()), "caption", "muted", "aside");
        kinds.setWrapText(true);
        time.setWrapText(true);
        VBox first = new VBox(line(Messages.text("space.summary.dimensions"), dimensions), kinds);
        VBox second = new VBox(line(Messages.text("space.summary.grid", SpaceSummary.GRID_STEPS), grid), time);
        VBox parts = new VBox();
        Ui.showWhen(parts, editor.summaryProperty().map(s -> s.parts().size() > 1));
        for (SpacePart part : SpacePart.values()) {
            parts.getChildren().add(line(part.label(), Ui.label(text(s -> size(s, part)), "small")));
        }
        return Ui.card(Messages.text("space.summary"), parts, first, second);
    }

    private static String size(SpaceSummary s, SpacePart part) {
        SpaceSummary.PartSize size = s.parts().get(part);
        if (size == null || size.numeric() + size.choices() == 0) return Messages.text("space.part.fixed");
        String numbers = Messages.text("space.part.numbers", size.numeric());
        String choices = Messages.text("space.part.choices", size.choices());
        if (size.choices() == 0) return numbers;
        return size.numeric() == 0 ? choices : Messages.text("space.part.both", choices, numbers);
    }

    private static HBox line(String name, Label value) {
        Label label = Ui.label(name, "small", "muted");
        value.setMinWidth(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = Ui.row(label, value);
        row.getStyleClass().add("setting-row");
        return row;
    }

    private StringBinding text(java.util.function.Function<SpaceSummary, String> words) {
        return Bindings.createStringBinding(() -> words.apply(editor.summaryProperty().get()),
                editor.summaryProperty());
    }

    private static String kinds(SpaceSummary s) {
        String numeric = Messages.text("space.summary.numeric", s.numeric(), s.conditionalNumeric());
        return numeric + ", " + Messages.text("space.summary.choices", s.choices(), s.conditionalChoices());
    }

    private static String grid(SpaceSummary s) {
        return s.gridTrials() < 1e9 ? Messages.text("space.summary.trials", (long) s.gridTrials())
                : Messages.text("space.summary.manyTrials", NumberText.brief(s.gridTrials(), 2));
    }

    private String gridTime() {
        OptionalDouble pace = settings.trialsPerMinute();
        if (pace.isEmpty()) return Messages.text("space.summary.noPace");
        double millis = editor.summaryProperty().get().gridTrials() / pace.getAsDouble() * 60_000;
        return Messages.text("space.summary.time", Durations.about(millis), NumberText.brief(pace.getAsDouble(), 3));
    }

    /// The card that chooses the strategy and says why.
    public VBox strategy() {
        ComboBox<String> combo = new SearchCombo<>();
        combo.getItems().setAll(settings.samplers());
        combo.setConverter(labels());
        combo.valueProperty().bindBidirectional(settings.samplerProperty());
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setId("sampler");
        combo.setAccessibleText(Messages.text("space.strategy"));
        return Ui.card(Messages.text("space.strategy"), combo, strategyNote(),
                new AdvancedStrategy(settings, false));
    }

    /// Every strategy with the sentence that explains it, one of them chosen; above them the reason for it.
    VBox strategies() {
        ToggleGroup group = new ToggleGroup();
        VBox list = new VBox();
        list.getStyleClass().add("strategy-list");
        for (String id : settings.samplers()) {
            RadioButton name = Controls.radio(SamplerFactory.label(id));
            name.setId("strategy-" + id);
            name.setToggleGroup(group);
            name.setUserData(id);
            name.setAccessibleHelp(SamplerFactory.explanation(id));
            Label explanation =
                    Ui.paragraph(SamplerFactory.explanation(id), "caption", "muted", "strategy-explanation");
            explanation.setOnMouseClicked(_ -> name.fire());
            list.getChildren().add(new VBox(name, explanation));
        }
        InvalidationListener follow = _ -> group.getToggles().stream()
                .filter(t -> t.getUserData().equals(settings.samplerProperty().get())).findFirst()
                .ifPresentOrElse(group::selectToggle, () -> group.selectToggle(null));
        settings.samplerProperty().addListener(follow);
        follow.invalidated(null);
        group.selectedToggleProperty().addListener((_, _, toggle) -> {
            if (toggle != null) settings.samplerProperty().set((String) toggle.getUserData());
        });
        HBox note = strategyNote();
        // A strategy that was chosen by hand has its sentence in the list.
        List<String> listed = settings.samplers().stream().map(SamplerFactory::explanation).toList();
        Ui.showWhen(note, settings.strategyReasonProperty().map(reason -> !listed.contains(reason)));
        // The list keeps its place whatever is opened below it.
        return Ui.card(Messages.text("space.strategy"), note, list,
                new AdvancedStrategy(settings, true));
    }

    /// The card with the trials before the strategy is asked; empty where there is no experiment to queue in.
    public Optional<VBox> firstTrials() {
        return queue.map(q -> {
            VBox card = Ui.card(new FirstTrials(q));
            card.setId("first-trials");
            return card;
        });
    }

    private HBox strategyNote() {
        Label name = Ui.label(settings.strategyNameProperty(), "small", "strong");
        name.tooltipProperty().bind(settings.strategyReasonProperty().map(Tooltip::new));
        HBox note = Ui.note(Tone.ACCENT, Feather.TARGET, name, reason());
        note.getStyleClass().add("strategy-note");
        return note;
    }

    private Label reason() {
        Label reason = Ui.paragraph("", "caption", "muted", "aside");
        reason.textProperty().bind(settings.strategyReasonProperty());
        return reason;
    }

    private static StringConverter<String> labels() {
        return new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null ? "" : SamplerFactory.ids().contains(id) ? SamplerFactory.label(id) : id;
            }

            @Override
            public String fromString(String text) {
                return SamplerFactory.ids().stream().filter(id -> SamplerFactory.label(id).equals(text)).findFirst()
                        .orElse(text);
            }
        };
    }

    /// The card that says when the search ends, how many trials run at once, and the seed.
    VBox budget() {
        return Ui.card(Messages.text("space.budget"),
                setting("trials", "", settings.trials(), 10),
                setting("minutes", Messages.text("space.budget.unitMinutes"), settings.minutes(), 1),
                setting("patience", Messages.text("space.budget.unitPatience"), settings.patience(), 5),
                Ui.divider(),
                setting("workers", Messages.text("space.budget.unitWorkers", SearchSettingsViewModel.cores()),
                        settings.workers(), 1),
                manyWorkers(),
                seed(), new WeighField(settings.further()));
    }

    /// Says that more workers than cores gain nothing.
    private Label manyWorkers() {
        Label note = Ui.paragraph("", "caption", "warning-text");
        note.setId("many-workers");
        note.textProperty()
                .bind(settings.workers().valueProperty().map(n -> n.orElse(1) <= 2L * SearchSettingsViewModel.cores()
                        ? ""
                        : Messages.text("space.budget.manyWorkers", n.orElse(1), SearchSettingsViewModel.cores())));
        Ui.showWhen(note, note.textProperty().isNotEmpty());
        return note;
    }

    /// The budget where stopping weak trials has no card of its own.
    public VBox budgetWithStopping() {
        ToggleSwitch stopWeak = Switches.create("space.budget.stopWeak");
        StoppingChoice.bind(stopWeak, settings);
        VBox card = budget();
        card.getChildren().add(card.getChildren().size() - 1, stopWeak);
        return card;
    }

    private VBox seed() {
        VBox seed = setting("seed", "", settings.seed(), 1);
        Button dice = Ui.iconButton(Feather.SHUFFLE, Messages.text("space.budget.dice"), settings::rollSeed);
        dice.setId("roll-seed");
        dice.getStyleClass().add("tiny");
        HBox row = (HBox) seed.getChildren().getFirst();
        TextField field = (TextField) row.getChildren().getLast();
        field.getStyleClass().add("with-icon");
        StackPane stack = new StackPane(field, dice);
        stack.getStyleClass().add("seed-box");
        row.getChildren().add(stack);
        return seed;
    }

    private VBox setting(String key, String unit, NumberSetting setting, long step) {
        Label name = Ui.label(Messages.text("space.budget." + key), "small");
        TextField field = new TextField();
        field.setId("setting-" + key);
        field.getStyleClass().addAll("number", "setting-field");
        field.textProperty().bindBidirectional(setting.textProperty());
        field.setPromptText(Messages.has("space.budget.none." + key) ? Messages.text("space.budget.none." + key) : "");
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != KeyCode.UP && e.getCode() != KeyCode.DOWN) return;
            setting.nudge(e.getCode() == KeyCode.UP ? step : -step);
            e.consume();
        });
        name.setLabelFor(field);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label unitLabel = Ui.label(unit, "caption", "muted");
        unitLabel.setMinWidth(Region.USE_PREF_SIZE);
        // Where both do not fit, the unit goes below the name.
        FlowPane words = new FlowPane(name, unitLabel);
        words.getStyleClass().add("setting-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = Ui.row(words, field);
        row.getStyleClass().add("setting-row");
        Label problem = Ui.paragraph("", "field-problem");
        problem.textProperty().bind(setting.problemProperty());
        Ui.showWhen(problem, setting.problemProperty().isNotEmpty());
        setting.problemProperty().addListener((_, _, reason) -> Ui.setClass(field, "invalid", !reason.isEmpty()));
        return new VBox(row, problem);
    }

    /// The card with the expected time, the button that starts, and the reason why it cannot.
    public VBox start(Command start) {
        VBox box = new VBox(notes(), expectation(), startProblem(), startButton(start));
        box.getStyleClass().add("start-box");
        return box;
    }

    /// The same on one line, for the foot of a page.
    HBox startLine(Command start) {
        Button button = startButton(start);
        button.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(button, Priority.NEVER);
        Label problem = startProblem();
        HBox.setHgrow(problem, Priority.ALWAYS);
        Label notes = notes();
        HBox.setHgrow(notes, Priority.ALWAYS);
        HBox line = Ui.row(expectation(), notes, problem, Ui.spacer(), button);
        line.getStyleClass().add("start-line");
        return line;
    }

    private Label notes() {
        Label notes = Ui.paragraph("", "caption");
        notes.setId("setting-notes");
        notes.setGraphic(Ui.icon(Feather.ALERT_TRIANGLE, "warning-text"));
        notes.textProperty().bind(settings.notesProperty());
        Ui.showWhen(notes, settings.notesProperty().isNotEmpty().and(settings.startProblemProperty().isEmpty()));
        return notes;
    }

    private Label expectation() {
        Label expectation = Ui.label(settings.expectationProperty(), "caption", "muted");
        expectation.setWrapText(true);
        expectation.setMinHeight(Region.USE_PREF_SIZE);
        expectation.setGraphic(Ui.icon(Feather.CLOCK, "muted"));
        Ui.showWhen(expectation, settings.startProblemProperty().isEmpty());
        return expectation;
    }

    private Label startProblem() {
        Label reason = Ui.paragraph("", "caption", "danger-text");
        reason.setGraphic(Ui.icon(Feather.ALERT_CIRCLE, "danger-text"));
        reason.textProperty().bind(settings.startProblemProperty());
        Ui.showWhen(reason, settings.startProblemProperty().isNotEmpty());
        return reason;
    }

    private Button startButton(Command start) {
        Button button = Ui.primary("", start::run);
        Label text = Ui.label(start.text());
        HBox content = Ui.row(Ui.icon(Feather.PLAY), text,
                Ui.label(CommandMenus.keysText(start.id()), "caption", "shortcut-hint"));
        content.getStyleClass().add("start-content");
        button.setGraphic(content);
        button.getStyleClass().add("big");
        button.setMaxWidth(Double.MAX_VALUE);
        button.accessibleTextProperty().bind(start.text());
        button.setId("start-search");
        InvalidationListener refresh = _ -> button.setDisable(!start.enabled().get()
                || !settings.startProblemProperty().get().isEmpty());
        start.enabled().addListener(refresh);
        settings.startProblemProperty().addListener(refresh);
        refresh.invalidated(null);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }
}
