package sweetspot.ui.space;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.draft.RangePreset;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpaceEditorViewModel.ModelOption;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// Step 3: the search space, a row a hyperparameter, and beside it how it is searched.
public final class SearchSpacePage extends HBox {
    /// Width of the card, in font sizes, from which on the legend has room.
    private static final double LEGEND_FROM = 58;

    /// Width of the card, in font sizes, below which rows leave out what tooltips say too.
    private static final double NARROW_BELOW = 53;

    private final SpaceEditorViewModel editor;
    private final Label title = Ui.label(Messages.text("space.title"), "card-title");
    private final HBox legend = new HBox();
    private final ComboBox<ModelOption> models = new SearchCombo<>();
    private final Map<RangePreset, ToggleButton> presets = new EnumMap<>(RangePreset.class);
    private final RulePanel rule;
    private final BooleanProperty narrow = new SimpleBooleanProperty(this, "narrow");
    private boolean updating;

    /// @param search cards that say how the space is searched; they scroll
    /// @param start what starts the search, always in sight
    public SearchSpacePage(SpaceEditorViewModel editor, VBox search, VBox start) {
        this.editor = editor;
        this.rule = new RulePanel(editor);
        // On top, where it is in sight in a low window too.
        search.getChildren().addFirst(rule);
        getStyleClass().addAll("page", "search-space-page");
        fillLegend();
        VBox card = spaceCard();
        HBox.setHgrow(card, Priority.ALWAYS);
        getChildren().addAll(card, side(search, start));
    }

    private Region side(VBox cards, VBox startBox) {
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge", "side-scroll");
        Ui.clearOfBar(scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox side = new VBox(scroll, startBox);
        side.getStyleClass().addAll("side-column", "search-side");
        Ui.compactWhenLow(side, title);
        return side;
    }

    private VBox spaceCard() {
        ParameterRows rows = new ParameterRows(editor, narrow);
        ScrollPane scroll = new ScrollPane(new VBox(rows, new RuleRows(editor, rule::open)));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge", "rows-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox columns = columnHeader();
        // The header stands outside of what scrolls, and gives up as much width as the scroll bar takes.
        Region barRoom = new Region();
        barRoom.prefWidthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(0, scroll.getWidth() - scroll.getViewportBounds().getWidth()),
                scroll.widthProperty(), scroll.viewportBoundsProperty()));
        barRoom.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(columns, Priority.ALWAYS);
        HBox header = new HBox(columns, barRoom);
        header.getStyleClass().add("columns-line");
        VBox card = Ui.card(title(), presetNote(), header, scroll, footer(rows));
        card.getStyleClass().addAll("flush", "space-card");
        narrow.bind(Bindings.createBooleanBinding(() -> card.getWidth() < NARROW_BELOW * title.getFont().getSize(),
                card.widthProperty(), title.fontProperty()));
        // The font may change while styles are applied; a class that changes then is not applied to what is inside.
        narrow.subscribe(_ -> Platform.runLater(() -> Ui.setClass(card, "narrow", narrow.get())));
        // The step says it too.
        Ui.showWhen(title, narrow.map(now -> !now));
        // The legend is the first to go where it is narrow; each mark also says what it is in the rows' own words.
        legend.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> card.getWidth() >= LEGEND_FROM * title.getFont().getSize(), card.widthProperty(),
                title.fontProperty()));
        legend.managedProperty().bind(legend.visibleProperty());
        return card;
    }

    private HBox title() {
        HBox header = new HBox(title, modelCombo(), presetButtons(), Ui.spacer(), legend);
        title.setMinWidth(Region.USE_PREF_SIZE);
        header.getStyleClass().addAll("card-header", "space-title");
        return header;
    }

    private ComboBox<ModelOption> modelCombo() {
        models.setItems(editor.models());
        models.setConverter(new StringConverter<>() {
            @Override
            public String toString(ModelOption option) {
                return option == null ? "" : option.label();
            }

            @Override
            public @Nullable ModelOption fromString(String text) {
                return editor.models().stream().filter(m -> m.label().equals(text)).findFirst().orElse(null);
            }
        });
        models.setId("space-model");
        models.setAccessibleText(Messages.text("space.model"));
        models.valueProperty().addListener((_, _, option) -> {
            if (!updating && option != null) editor.selectModel(option.id());
        });
        InvalidationListener follow = _ -> {
            updating = true;
            models.setValue(
                    editor.models().stream().filter(m -> m.id().equals(editor.modelProperty().get())).findFirst()
                            .orElse(null));
            models.setVisible(!editor.models().isEmpty());
            models.setManaged(!editor.models().isEmpty());
            updating = false;
        };
        editor.modelProperty().addListener(follow);
        editor.models().addListener(follow);
        follow.invalidated(null);
        return models;
    }

    private HBox presetButtons() {
        HBox box = new HBox();
        box.getStyleClass().add("segmented");
        for (RangePreset preset : RangePreset.values()) {
            ToggleButton button = Controls.toggle(Messages.text("space.preset." + preset.name()));
            button.getStyleClass().add("segment");
            button.setId("preset-" + preset.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setTooltip(new Tooltip(Messages.text("space.preset." + preset.name() + ".help")));
            button.setOnAction(_ -> {
                editor.apply(preset);
                showPreset();
            });
            if (preset == RangePreset.RECOMMENDED) button.getStyleClass().add("first");
            if (preset == RangePreset.AROUND_BEST) button.getStyleClass().add("last");
            presets.put(preset, button);
            box.getChildren().add(button);
        }
        editor.presetProperty().addListener((_, _, _) -> showPreset());
        editor.lastSearchProperty().addListener((_, _, _) -> showPreset());
        showPreset();
        return box;
    }

    private Region presetNote() {
        Label words = Ui.paragraph("", "caption", "muted");
        words.textProperty().bind(editor.presetNoteProperty());
        words.setGraphic(Ui.icon(Feather.INFO, "accent-text"));
        words.getStyleClass().add("preset-note");
        words.setId("preset-note");
        Ui.showWhen(words, editor.presetNoteProperty().isNotEmpty());
        return words;
    }

    private void showPreset() {
        Optional<RangePreset> now = editor.presetProperty().get();
        presets.forEach((preset, button) -> {
            button.setSelected(now.filter(p -> p == preset).isPresent());
            // Not disabled: pressed too early, it says what it waits for.
            Ui.setClass(button, "waiting", preset == RangePreset.AROUND_BEST && !editor.aroundBestEnabled());
        });
    }

    /// Explains the marks of the strips; hidden until there are trials to mark.
    private void fillLegend() {
        Label trials = legendItem("swatch-density", Bindings.createStringBinding(
                () -> Messages.text("space.legend.trials", editor.lastSearchProperty().get().done()),
                editor.lastSearchProperty()));
        Label best = legendItem("swatch-best", Bindings.createStringBinding(
                () -> Messages.text("space.legend.best", Math.min(SearchHistory.BEST,
                        editor.lastSearchProperty().get().done())),
                editor.lastSearchProperty()));
        Label standard = Ui.label(Messages.text("space.legend.default"), "caption", "muted");
        standard.setGraphic(swatch("diamond"));
        var searched = Bindings.createBooleanBinding(() -> editor.lastSearchProperty().get().done() > 0,
                editor.lastSearchProperty());
        Ui.showWhen(trials, searched);
        Ui.showWhen(best, searched);
        legend.getChildren().setAll(trials, best, standard);
        legend.getChildren().forEach(item -> ((Label) item).setMinWidth(Region.USE_PREF_SIZE));
        legend.getStyleClass().add("legend");
    }

    private static Label legendItem(String swatch, javafx.beans.binding.StringBinding text) {
        Label label = Ui.label(text, "caption", "muted");
        label.setGraphic(swatch(swatch));
        return label;
    }

    private static Region swatch(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }

    private static HBox columnHeader() {
        HBox values = new HBox(column("space.column.low", "low-title"), column("space.column.high", "high-title"),
                column("space.column.scale", "scale-title"));
        values.getStyleClass().add("value-columns");
        Label name = column("space.column.parameter", "name-column");
        Label range = column("space.column.range", "range-column");
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(range, Priority.ALWAYS);
        HBox header = new HBox(column("space.column.use", "use-column"), name, range, values);
        header.getStyleClass().addAll("row-cells", "column-header-line");
        return header;
    }

    private static Label column(String key, String styleClass) {
        return Ui.label(Messages.text(key), "column-title", styleClass);
    }

    /// Folds all parts up, or unfolds them once they are.
    private static Button foldAll(ParameterRows rows) {
        Button fold = Ui.link("", () -> {});
        fold.setGraphic(Ui.icon(Feather.LAYERS));
        fold.setId("fold-all");
        Tooltip words = new Tooltip();
        words.textProperty().bind(fold.textProperty());
        fold.setTooltip(words);
        InvalidationListener show = _ -> {
            boolean all = rows.folded().containsAll(rows.parts());
            fold.setText(Messages.text(all ? "space.unfoldAll" : "space.foldAll"));
            fold.setVisible(!rows.parts().isEmpty());
            fold.setManaged(!rows.parts().isEmpty());
        };
        fold.setOnAction(_ -> {
            boolean up = !rows.folded().containsAll(rows.parts());
            rows.parts().forEach(part -> rows.fold(part, up));
        });
        rows.folded().addListener(show);
        rows.getChildren().addListener(show);
        show.invalidated(null);
        return fold;
    }

    private HBox footer(ParameterRows rows) {
        Button condition = Ui.link(Messages.text("space.addCondition"),
                () -> ConditionDialog.show(getScene().getWindow(), editor));
        condition.setGraphic(Ui.icon(Feather.PLUS));
        condition.setId("add-condition");
        Button addRule = Ui.link(Messages.text("space.addRule"), () -> rule.open(Integer.MAX_VALUE));
        addRule.setGraphic(Ui.icon(Feather.PLUS));
        addRule.setId("add-rule");
        Button compute = Ui.link(Messages.text("space.compute"),
                () -> ComputeDialog.show(getScene().getWindow(), editor));
        compute.setGraphic(Ui.icon(Feather.PLUS));
        compute.setId("compute");
        compute.setTooltip(new Tooltip(Messages.text("space.compute.help")));
        Button reset = Ui.link(Messages.text("space.reset"), editor::reset);
        reset.setGraphic(Ui.icon(Feather.REFRESH_CW));
        reset.setTooltip(new Tooltip(Messages.text("space.reset.help")));
        reset.setId("reset-ranges");
        Label verdict = Ui.label(editor.verdictProperty(), "caption");
        verdict.setWrapText(true);
        verdict.setMinSize(0, Region.USE_PREF_SIZE);
        Ui.tellIfCut(verdict);
        verdict.setId("space-verdict");
        InvalidationListener tone = _ -> {
            boolean valid = editor.problems().isEmpty();
            verdict.setGraphic(Ui.icon(valid ? Feather.CHECK : Feather.ALERT_CIRCLE,
                    valid ? "success-text" : "danger-text"));
            Ui.setClass(verdict, "success-text", valid);
            Ui.setClass(verdict, "danger-text", !valid);
        };
        editor.problems().addListener(tone);
        tone.invalidated(null);
        InvalidationListener able = _ -> {
            condition.setDisable(ConditionDialog.children(editor).isEmpty());
            compute.setDisable(ComputeDialog.rows(editor).size() < 2);
        };
        editor.rows().addListener(able);
        able.invalidated(null);
        Button fold = foldAll(rows);
        MenuButton step = StepMenu.create(editor, rows);
        for (Region link : List.of(step, condition, addRule, compute, reset, fold))
            link.setMinWidth(Region.USE_PREF_SIZE);
        // Words that would be cut give way to tooltips; those that add something stay.
        for (Button link : List.of(compute, reset, fold)) {
            link.contentDisplayProperty()
                    .bind(narrow.map(now -> now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        }
        HBox footer = new HBox(step, condition, addRule, compute, reset, fold, Ui.spacer(), verdict);
        footer.getStyleClass().add("card-footer");
        return footer;
    }
}
