package sweetspot.ui.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;
import sweetspot.ui.study.TrialActions;
import sweetspot.ui.study.TrialSelection;

/// The trials as a table in a card: sortable by its headings, filterable under them, following the study without
/// losing the user's place. Its selected row is the picked trial of the shared selection.
public final class TrialTable extends VBox {
    private static final String STATE = "state";
    private final StudyViewModel study;
    private final TrialTableViewModel model;
    private final TableView<Trial> table = new TableView<>();
    private final MenuButton columnsMenu = Controls.menuButton(Messages.text("results.table.columns"));
    private final TextField search = new TextField();
    private final Button chip = Ui.button("", Feather.FILTER, this::clearFilters, "filter-chip");
    private final Button failedChip = Ui.button("", Feather.X, this::showFailed, "filter-chip", "failed-chip");
    private final Map<String, Boolean> userColumns = new HashMap<>();
    private final List<ColumnHeader> headers = new ArrayList<>();
    /// Of the columns that are shown; a new one with new columns, so that cells that are gone are not held.
    private ReadOnlyObjectWrapper<Object> best = new ReadOnlyObjectWrapper<>(-1);
    private final Optional<TrialActions> actions;
    private boolean following;

    /// @param actions what can be done with a trial; empty for nothing
    TrialTable(StudyViewModel study, Optional<TrialActions> actions) {
        this.study = study;
        this.actions = actions;
        this.model = new TrialTableViewModel(study);
        getStyleClass().addAll("card", "flush", "trial-table-card");
        getChildren().addAll(header(), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        buildTable();
        model.columns().subscribe(this::showColumns);
        model.filters().subscribe(_ -> showChip());
        model.choices().subscribe(_ -> showChip());
        study.snapshot().subscribe(_ -> afterChange());
        study.selection().picked().subscribe(_ -> showPicked(true));
    }

    /// The table's view-model.
    public TrialTableViewModel model() {
        return model;
    }

    /// Puts the cursor into the search field.
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox header() {
        Label summary = Ui.label(model.summary(), "small", "muted");
        summary.setId("trials-summary");
        search.setId("trials-search");
        search.setPromptText(Messages.text("results.table.search"));
        search.setTooltip(new Tooltip(Messages.text("results.table.searchHelp")));
        search.setAccessibleText(Messages.text("results.table.searchHelp"));
        search.getStyleClass().add("table-search");
        search.textProperty().bindBidirectional(model.search());
        search.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                e.consume();
            }
        });
        chip.setId("filter-chip");
        failedChip.setId("failed-chip");
        columnsMenu.setId("columns-menu");
        columnsMenu.fontProperty().addListener(_ -> sizeColumns());
        columnsMenu.setGraphic(Ui.icon(Feather.COLUMNS));
        columnsMenu.getStyleClass().add("link-menu");
        return Ui.cardHeader(Messages.text("results.table.title"), summary, Ui.spacer(), failedChip, chip, search,
                columnsMenu);
    }

    private void buildTable() {
        table.setId("trials");
        table.setItems(model.rows());
        table.getStyleClass().add("trial-table");
        table.setTableMenuButtonVisible(false);
        table.widthProperty().subscribe(_ -> fitColumns());
        table.setAccessibleText(Messages.text("results.table.title"));
        table.setPlaceholder(Ui.label(Messages.text("results.table.none"), "muted"));
        // Setting the policy sorts at once, by no column: the view-model's order is not to be lost by that.
        following = true;
        table.setSortPolicy(this::sort);
        following = false;
        table.setRowFactory(_ -> row());
        table.getSelectionModel().selectedItemProperty().subscribe(trial -> {
            if (!following && trial != null) study.selection().pick(trial.number());
        });
        table.setOnContextMenuRequested(this::showMenu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            Trial selected = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.DELETE && selected != null && !(e.getTarget() instanceof TextField)) {
                actions.ifPresent(a -> a.remove(selected));
            }
            if (e.getCode() == KeyCode.ESCAPE && study.selection().picked().get() >= 0
                    && !(e.getTarget() instanceof TextField)) {
                study.selection().clear();
                e.consume();
            }
        });
    }

    /// The menu that the keyboard asks for belongs to the selected trial; rows answer the mouse.
    private void showMenu(ContextMenuEvent e) {
        Trial trial = table.getSelectionModel().getSelectedItem();
        if (e.isKeyboardTrigger() && trial != null) showMenu(table, trial, e);
    }

    private void showMenu(Node node, Trial trial, ContextMenuEvent e) {
        actions.ifPresent(a -> {
            ContextMenu menu = new ContextMenu();
            menu.getItems().setAll(a.menu(trial));
            menu.setAutoHide(true);
            menu.show(node, e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    private boolean sort(TableView<Trial> sorted) {
        if (following) return true;
        model.sortBy(sorted.getSortOrder().stream()
                .map(c -> new TrialTableViewModel.SortKey(c.getId(), c.getSortType() == TableColumn.SortType.ASCENDING))
                .toList());
        return true;
    }

    private TableRow<Trial> row() {
        TableRow<Trial> row = new TableRow<>();
        row.hoverProperty().subscribe(hovered -> {
            if (hovered && row.getItem() != null) study.selection().hover(row.getItem().number());
            else if (row.getItem() != null && study.selection().hovered().get() == row.getItem().number()) {
                study.selection().hover(TrialSelection.NONE);
            }
        });
        row.setOnContextMenuRequested(e -> {
            if (row.getItem() != null && !e.isKeyboardTrigger()) showMenu(row, row.getItem(), e);
        });
        return row;
    }

    private void showColumns(List<TrialColumn> columns) {
        following = true;
        try {
            makeColumns(columns);
        } finally {
            following = false;
        }
    }

    private void makeColumns(List<TrialColumn> columns) {
        headers.forEach(ColumnHeader::close);
        headers.clear();
        best = new ReadOnlyObjectWrapper<>(bestNow());
        table.getColumns().clear();
        columnsMenu.getItems().clear();
        List<TableColumn<Trial, ?>> made = new ArrayList<>();
        for (TrialColumn column : columns) {
            TableColumn<Trial, Trial> shown = column(column);
            made.add(shown);
            CheckMenuItem item = Controls.checkItem(column.title());
            item.setSelected(shown.isVisible());
            item.selectedProperty().bindBidirectional(shown.visibleProperty());
            item.setDisable(column.id().equals("number"));
            item.setOnAction(_ -> {
                userColumns.put(column.id(), item.isSelected());
                fitColumns();
            });
            columnsMenu.getItems().add(item);
        }
        table.getColumns().setAll(made);
        sizeColumns();
        for (TrialTableViewModel.SortKey key : model.order().get()) {
            for (TableColumn<Trial, ?> column : made) {
                if (!column.getId().equals(key.column())) continue;
                column.setSortType(key.ascending() ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
                table.getSortOrder().add(column);
            }
        }
    }

    private TableColumn<Trial, Trial> column(TrialColumn column) {
        TableColumn<Trial, Trial> shown = new TableColumn<>();
        shown.setId(column.id());
        shown.setReorderable(true);
        ColumnHeader header = new ColumnHeader(column, model, shown);
        headers.add(header);
        shown.setGraphic(header);
        shown.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        ReadOnlyObjectProperty<Object> shownBest = best.getReadOnlyProperty();
        shown.setCellFactory(_ -> new TrialCell(column, shownBest, study::isBest));
        shown.setVisible(userColumns.getOrDefault(column.id(), column.shownFirst()));
        shown.setSortNode(new Region());
        shown.setUserData(column);
        // The first click on a score sorts the best to the top.
        if (column.plainFilter() == sweetspot.ui.kit.NumberFilter.Comparison.AT_LEAST) {
            shown.setSortType(TableColumn.SortType.DESCENDING);
        }
        return shown;
    }

    /// Gives the columns the room that they need at the size of text that is set.
    private void sizeColumns() {
        ColumnWidths widths = new ColumnWidths(Theme.em(this));
        // The policy that shares the width would do so anew with each column.
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        for (TableColumn<Trial, ?> shown : table.getColumns()) {
            TrialColumn column = (TrialColumn) shown.getUserData();
            boolean choice = column.kind() == TrialColumn.Kind.CHOICE;
            double usual = widths.usual(column, choice ? model.textsIn(column) : List.of());
            // Words are not cut for the sake of other columns: where all do not fit, the table scrolls.
            shown.setMinWidth(choice ? usual : widths.least(column) - 0.57 * Theme.em(this));
            shown.setPrefWidth(usual);
        }
        fitColumns();
    }

    /// Few columns share the width; more than fit keep theirs and are scrolled to.
    private void fitColumns() {
        double wanted = 0;
        for (TableColumn<Trial, ?> column : table.getVisibleLeafColumns()) wanted += column.getMinWidth();
        boolean fits = wanted <= table.getWidth();
        var policy =
                fits ? TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS : TableView.UNCONSTRAINED_RESIZE_POLICY;
        if (table.getColumnResizePolicy() == policy) return;
        table.setColumnResizePolicy(policy);
        if (fits) return;
        // They have the widths from when all of them fitted.
        for (TableColumn<Trial, ?> column : table.getVisibleLeafColumns()) {
            table.resizeColumn(column, column.getPrefWidth() - column.getWidth());
        }
    }

    private void clearFilters() {
        model.clearFilters();
    }

    private void showFailed() {
        model.choose(STATE, Set.of(StudyWords.state(TrialState.FAILED)));
    }

    private void showChip() {
        Map<String, Set<String>> choices = model.choices().get();
        Map<String, String> filters = model.filters().get();
        Set<String> ids = new LinkedHashSet<>(choices.keySet());
        ids.addAll(filters.keySet());
        show(chip, !ids.isEmpty());
        String text = model.columns().get().stream().filter(c -> ids.contains(c.id()))
                .map(c -> c.title() + ": " + (choices.containsKey(c.id()) ? String.join(", ", choices.get(c.id()))
                        : filters.get(c.id())))
                .collect(Collectors.joining("; "));
        chip.setText(text.length() > 60 ? Messages.text("results.filter.count", ids.size()) : text);
        chip.setAccessibleText(Messages.text("results.filter.clearAll", text));
        chip.setTooltip(new Tooltip(Messages.text("results.filter.clearAll", text)));
        showFailedChip(study.snapshot().get());
    }

    private void showFailedChip(StudySnapshot snapshot) {
        show(failedChip, snapshot.failed() > 0 && !model.choices().get().containsKey(STATE));
        failedChip.setText(Messages.text("results.table.failed", snapshot.failed()));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Rows have moved: what the user looks at stays in place, and the selected row must again be the picked trial.
    private void afterChange() {
        keepPlace();
        best.set(bestNow());
        showFailedChip(study.snapshot().get());
        if (model.rows().isEmpty()) table.setPlaceholder(placeholder());
        showPicked(false);
    }

    /// The trials that have a star: a number, or a front.
    private Object bestNow() {
        StudySnapshot snapshot = study.snapshot().get();
        return snapshot.isMultiObjective() ? study.front().get() : (Object) snapshot.bestNumber();
    }

    /// Scrolls with the topmost trial that can be seen, except from the top of the table, where the best belong.
    private void keepPlace() {
        Optional<VirtualFlow<?>> flow = flow();
        if (flow.isEmpty() || flow.get().getFirstVisibleCell() == null) return;
        IndexedCell<?> first = flow.get().getFirstVisibleCell();
        if (first.getIndex() <= 0 || !(first.getItem() instanceof Trial trial)) return;
        int row = model.rowOf(trial.number());
        if (row < 0 || row == first.getIndex()) return;
        double hidden = -first.getLayoutY();
        flow.get().scrollToTop(row);
        flow.get().scrollPixels(hidden);
    }

    private Node placeholder() {
        StudySnapshot snapshot = study.snapshot().get();
        return Ui.label(Messages.text(snapshot.trials().isEmpty() ? "results.table.empty" : "results.table.none"),
                "muted");
    }

    private void showPicked(boolean reveal) {
        int number = study.selection().picked().get();
        int row = number < 0 ? -1 : model.rowOf(number);
        following = true;
        try {
            if (row < 0) {
                table.getSelectionModel().clearSelection();
            } else if (table.getSelectionModel().getSelectedIndex() != row) {
                table.getSelectionModel().clearAndSelect(row);
            }
        } finally {
            following = false;
        }
        if (reveal && row >= 0) reveal(row);
    }

    private void reveal(int row) {
        Optional<VirtualFlow<?>> flow = flow();
        if (flow.isPresent() && flow.get().getFirstVisibleCell() != null && flow.get().getLastVisibleCell() != null) {
            int first = flow.get().getFirstVisibleCell().getIndex();
            int last = flow.get().getLastVisibleCell().getIndex();
            if (row > first && row < last) return;
        }
        table.scrollTo(Math.max(0, row - 1));
    }

    private Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }
}
