package sweetspot.ui.results;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyWords;

/// The heading of one column of the trial table: its title with the sort arrow, and under it its filter.
final class ColumnHeader extends VBox {
    private final TrialColumn column;
    private final TrialTableViewModel model;
    private final FontIcon arrow = Ui.icon(Feather.CHEVRON_DOWN, "sort-arrow");
    private Subscription subscriptions = Subscription.EMPTY;

    ColumnHeader(TrialColumn column, TrialTableViewModel model, TableColumn<Trial, ?> owner) {
        this.column = column;
        this.model = model;
        getStyleClass().add("filter-header");
        boolean right = column.isNumeric() && !column.id().equals("error");
        Label title = Ui.label(column.title(), "filter-title");
        title.setTooltip(new Tooltip(column.title()));
        HBox line = new HBox(title, arrow);
        line.setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        line.getStyleClass().add("filter-title-line");
        Region filter = column.kind() == TrialColumn.Kind.STATE || column.kind() == TrialColumn.Kind.CHOICE
                ? choices() : condition();
        filter.getStyleClass().add("column-filter");
        filter.setId("filter-" + column.id().replace(':', '-'));
        filter.setMaxWidth(Double.MAX_VALUE);
        StackPane cell = new StackPane(filter);
        cell.getStyleClass().add("filter-cell");
        // A press in the filter must neither sort nor move the column.
        cell.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        getChildren().addAll(line, cell);
        VBox.setVgrow(line, Priority.ALWAYS);
        prefWidthProperty().bind(owner.widthProperty());
        follow(model.order().subscribe(_ -> showArrow()));
    }

    private void follow(Subscription more) {
        subscriptions = subscriptions.and(more);
    }

    /// Follows the view-model no more.
    void close() {
        subscriptions.unsubscribe();
    }

    private void showArrow() {
        Optional<TrialTableViewModel.SortKey> key =
                model.order().get().stream().filter(k -> k.column().equals(column.id())).findFirst();
        arrow.setVisible(key.isPresent());
        arrow.setManaged(key.isPresent());
        key.ifPresent(k -> arrow.setIconCode(k.ascending() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
    }

    private TextField condition() {
        TextField field = new TextField(model.filters().get().getOrDefault(column.id(), ""));
        field.setPromptText(prompt());
        field.setAccessibleText(Messages.text("results.filter.name", column.title()));
        Tooltip help =
                new Tooltip(Messages.text(column.isNumeric() ? "results.filter.help" : "results.filter.textHelp"));
        field.setTooltip(help);
        field.textProperty().subscribe(text -> {
            Optional<String> problem = model.problem(column, text);
            Ui.setClass(field, "invalid", problem.isPresent());
            help.setText(problem.orElseGet(() -> Messages.text(
                    column.isNumeric() ? "results.filter.help" : "results.filter.textHelp")));
            if (!text.strip().equals(model.filters().get().getOrDefault(column.id(), ""))) {
                model.filter(column.id(), text);
            }
        });
        follow(model.filters().subscribe(filters -> {
            String text = filters.getOrDefault(column.id(), "");
            if (!field.getText().strip().equals(text)) field.setText(text);
        }));
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                e.consume();
            }
        });
        return field;
    }

    private String prompt() {
        return switch (column.kind()) {
            case TEXT -> Messages.text("results.filter.contains");
            case TIME -> "≤";
            case NUMBER -> switch (column.plainFilter()) {
                case AT_LEAST -> "≥";
                case AT_MOST -> "≤";
                case EQUAL -> column.id().equals("number") ? "=" : Messages.text("results.filter.range");
            };
            case STATE, CHOICE -> Messages.text("results.filter.any");
        };
    }

    private MenuButton choices() {
        MenuButton button = Controls.menuButton("");
        button.setAccessibleText(Messages.text("results.filter.name", column.title()));
        // The texts that occur may have changed since last time.
        button.setOnShowing(_ -> fill(button));
        follow(model.choices().subscribe(all -> {
            Set<String> allowed = all.getOrDefault(column.id(), Set.of());
            button.setText(allowed.isEmpty() ? Messages.text("results.filter.any") : String.join(", ", allowed));
            Ui.setClass(button, "unset", allowed.isEmpty());
        }));
        fill(button);
        return button;
    }

    private void fill(MenuButton button) {
        Set<String> allowed = model.choices().get().getOrDefault(column.id(), Set.of());
        button.getItems().clear();
        for (String text : texts()) {
            CheckMenuItem item = Controls.checkItem(text);
            item.setSelected(allowed.contains(text));
            item.setOnAction(_ -> toggle(text, item.isSelected()));
            button.getItems().add(item);
        }
        if (button.getItems().isEmpty()) {
            Node none = Ui.label(Messages.text("results.filter.nothing"), "small", "muted");
            button.getItems().add(new CustomMenuItem(none, false));
        } else {
            MenuItem any = Controls.item(Messages.text("results.filter.clear"));
            any.setOnAction(_ -> model.choose(column.id(), Set.of()));
            any.setDisable(allowed.isEmpty());
            button.getItems().addAll(new SeparatorMenuItem(), any);
        }
    }

    private Iterable<String> texts() {
        if (column.kind() != TrialColumn.Kind.STATE) return model.textsIn(column);
        Set<String> states = new LinkedHashSet<>();
        for (TrialState state : new TrialState[]{TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED,
            TrialState.RUNNING, TrialState.WAITING}) {
            states.add(StudyWords.state(state));
        }
        // Interrupted trials have a word of their own.
        states.addAll(model.textsIn(column));
        return states;
    }

    private void toggle(String text, boolean on) {
        Set<String> next = new LinkedHashSet<>(model.choices().get().getOrDefault(column.id(), Set.of()));
        if (on) next.add(text);
        else next.remove(text);
        model.choose(column.id(), next);
    }
}
