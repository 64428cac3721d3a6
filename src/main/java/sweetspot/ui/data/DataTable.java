package sweetspot.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.Column;
import sweetspot.data.ColumnKind;
import sweetspot.data.ColumnProfile;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Severity;
import sweetspot.data.NumberColumn;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.data.DataViewModel.Table;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Ui;

/// The data as read, with all rows and as many columns as can be looked at: at first 40, more on request, or those
/// whose name is searched for.
final class DataTable extends VBox {
    /// Columns shown at first and added on request: each costs a header with a picture.
    private static final int PAGE = 40;
    private static final int MEASURED_ROWS = 40;
    /// Width in font sizes.
    private static final double NARROW_BELOW = 48;
    /// The part of a long file name that is always shown, in font sizes.
    private static final double TITLE_LEAST = 12;

    private final DataViewModel data;
    private final TableView<Integer> table = new TableView<>();
    private final Label size = Ui.label("", "caption", "muted");
    private final Label title = Ui.label("", "card-title");
    private final CustomTextField find = new CustomTextField();
    private final Button more = Ui.link("", this::showMore);
    private int limit = PAGE;
    private double measuredEm;

    DataTable(DataViewModel data, Runnable importOptions) {
        this.data = data;
        getStyleClass().addAll("card", "flush", "data-table-card");
        find.setPromptText(Messages.text("data.table.find"));
        find.setLeft(new HBox(Ui.icon(Feather.SEARCH, "muted")));
        find.getLeft().getStyleClass().add("find-icon");
        find.setId("find-column");
        find.getStyleClass().add("find-field");
        find.textProperty().addListener(_ -> {
            limit = PAGE;
            refresh();
        });
        Button options = Ui.button(Messages.text("data.import.title"), Feather.SLIDERS, importOptions);
        options.setId("import-options");
        more.setId("more-columns");
        more.setMinWidth(Region.USE_PREF_SIZE);
        size.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(title, size, more, Ui.spacer(), find, options);
        header.getStyleClass().add("card-header");
        header.setMinHeight(Region.USE_PREF_SIZE);
        options.setMinWidth(Region.USE_PREF_SIZE);
        options.setTooltip(new Tooltip(Messages.text("data.import.title")));
        options.setAccessibleText(Messages.text("data.import.title"));
        // Where it is narrow, the button's picture has to do.
        widthProperty().addListener(_ -> {
            boolean now = narrow();
            if (now == (options.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY)) return;
            options.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            refresh();
        });
        title.setTooltip(new Tooltip());
        title.getTooltip().textProperty().bind(title.textProperty());
        title.textProperty().subscribe(_ -> fitTitle());
        title.fontProperty().addListener(_ -> {
            fitTitle();
            if (Theme.em(this) != measuredEm) refresh();
        });
        table.setId("data-table");
        table.getStyleClass().add("data-table");
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setContextMenu(new ContextMenu(Controls.item("")));
        table.setOnContextMenuRequested(_ -> fillMenu(focusedColumn(), table.getContextMenu()));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::menuKeys);
        table.setAccessibleText(Messages.text("data.table.name"));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(header, table);
        data.table().subscribe(t -> {
            if (t.isPresent()) load(t.get());
        });
        data.targetColumn().addListener(_ -> refresh());
        data.excluded().addListener((Observable _) -> refresh());
        data.roles().addListener(_ -> refresh());
        data.findings().addListener((Observable _) -> refresh());
    }

    private void load(Table read) {
        limit = PAGE;
        int rows = read.dataset().rows();
        table.setItems(new RowNumbers(rows));
        title.setText(Printable.line(data.file().get().getFileName().toString()));
        refresh();
    }

    private boolean narrow() {
        return getWidth() < NARROW_BELOW * Theme.em(this);
    }

    private void showMore() {
        limit += PAGE;
        refresh();
    }

    private void refresh() {
        Optional<Table> read = data.table().get();
        if (read.isEmpty()) return;
        measuredEm = Theme.em(this);
        List<Column> columns = read.get().dataset().columns();
        String wanted = find.getText() == null ? "" : find.getText().strip().toLowerCase(Locale.ROOT);
        List<TableColumn<Integer, String>> shown = new ArrayList<>();
        int matching = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).name().toLowerCase(Locale.ROOT).contains(wanted)) continue;
            matching++;
            boolean isTarget = columns.get(i).name().equals(data.targetColumn().get());
            if (shown.size() < limit || isTarget) {
                shown.add(column(columns.get(i), data.profile(i)));
            }
        }
        table.getColumns().setAll(shown);
        String counts = Messages.text("data.table.counts", read.get().dataset().rows(), columns.size());
        size.setText(narrow() ? counts : Messages.text("data.table.size", counts, bytes(read.get().result().bytes())));
        int hidden = matching - shown.size();
        more.setText(hidden <= PAGE ? Messages.text("data.table.more", hidden)
                : Messages.text("data.table.moreOf", PAGE, hidden));
        more.setVisible(hidden > 0);
        more.setManaged(hidden > 0);
        table.setPlaceholder(Ui.label(Messages.text("data.table.none", wanted), "muted"));
    }

    static String bytes(long bytes) {
        if (bytes < 1000) return bytes + " B";
        if (bytes < 1_000_000) return String.format(Locale.ENGLISH, "%.0f kB", bytes / 1e3);
        return String.format(Locale.ENGLISH, "%.1f MB", bytes / 1e6);
    }

    private DataColumnHeader.Role role(String column) {
        if (column.equals(data.targetColumn().get())) return DataColumnHeader.Role.TARGET;
        return data.excluded().contains(column) ? DataColumnHeader.Role.EXCLUDED : DataColumnHeader.Role.FEATURE;
    }

    /// A short name stands whole; a long one gives way, or the table would grow under its neighbour.
    private void fitTitle() {
        double whole = Math.ceil(Ui.textWidth(title.getText(), title.getFont())) + 1;
        title.setMinWidth(Math.min(whole, TITLE_LEAST * title.getFont().getSize()));
    }

    private TableColumn<Integer, String> column(Column column, ColumnProfile profile) {
        DataColumnHeader.Role role = role(column.name());
        Optional<Finding> finding = data.findings().stream()
                .filter(f -> f.column().equals(column.name()) && f.severity().compareTo(Severity.WARNING) <= 0
                        && !data.isKept(f))
                .findFirst();
        TableColumn<Integer, String> shown = new TableColumn<>();
        DataColumnHeader header = new DataColumnHeader(profile, role, data.roles().get().of(column.name()), finding);
        header.setOnMouseClicked(_ -> openMenu(column.name(), header));
        shown.setGraphic(header);
        shown.setUserData(column.name());
        shown.setSortable(false);
        shown.setReorderable(false);
        shown.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(column.text(row.getValue())));
        boolean number = column instanceof NumberColumn;
        shown.setCellFactory(_ -> new Cell(role, number, profile.kind() == ColumnKind.ID));
        shown.setPrefWidth(width(column, profile));
        shown.setMinWidth(60);
        return shown;
    }

    /// Room for the header and for the values of the first rows.
    private double width(Column column, ColumnProfile profile) {
        double em = Theme.em(this);
        Font bold = Font.font("Inter Tabular", FontWeight.BOLD, em * 13 / 14);
        Font plain = Font.font("Inter Tabular", em * 13 / 14);
        Font small = Font.font("Inter Tabular", em * 12 / 14);
        double widest = Math.max(Ui.textWidth(profile.name(), bold) + 1.9 * em, Ui.textWidth(profile.summary(), small));
        double role = data.roles().get().of(column.name())
                .map(r -> Ui.textWidth(Messages.text("data.role." + r.id()), small) + 1.8 * em).orElse(0.0);
        widest = Math.max(widest, Ui.textWidth(profile.kind().label(), small) + 1.2 * em + role);
        for (int row = 0; row < Math.min(MEASURED_ROWS, column.size()); row++) {
            widest = Math.max(widest, Ui.textWidth(column.text(row), plain));
        }
        return Math.clamp(widest + 1.3 * em, 5 * em, 17 * em);
    }

    /// Enter, Space, the menu key and Shift+F10 open the menu of the column that the focus is in.
    private void menuKeys(KeyEvent e) {
        boolean asked = e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE
                || e.getCode() == KeyCode.CONTEXT_MENU || e.getCode() == KeyCode.F10 && e.isShiftDown();
        if (!asked || e.isShortcutDown() || e.isAltDown()) return;
        if (focusedColumn().isEmpty()) table.getFocusModel().focus(0, table.getColumns().getFirst());
        TablePosition<?, ?> cell = table.getFocusModel().getFocusedCell();
        if (cell.getTableColumn() == null || !(cell.getTableColumn().getGraphic() instanceof DataColumnHeader header))
            return;
        table.scrollToColumnIndex(cell.getColumn());
        openMenu(focusedColumn(), header);
        e.consume();
    }

    private void openMenu(String column, DataColumnHeader header) {
        ContextMenu menu = new ContextMenu();
        menu.setId("column-menu");
        fillMenu(column, menu);
        // A column that was made anew has no header on the screen until the next layout.
        if (header.getScene() != null) menu.show(header, Side.BOTTOM, 0, 0);
        else menu.show(table, Side.TOP, 0, 0);
    }

    private String focusedColumn() {
        TablePosition<?, ?> cell = table.getFocusModel().getFocusedCell();
        return cell == null || cell.getTableColumn() == null ? "" : (String) cell.getTableColumn().getUserData();
    }

    private void fillMenu(String column, ContextMenu menu) {
        menu.getItems().clear();
        if (column.isEmpty()) return;
        boolean isTarget = column.equals(data.targetColumn().get());
        MenuItem predict = Controls.item(Messages.text("data.table.predict", column));
        predict.setDisable(isTarget);
        predict.setOnAction(_ -> data.targetColumn().set(column));
        boolean out = data.excluded().contains(column);
        MenuItem exclude = Controls.item(Messages.text(out ? "data.table.include" : "data.table.exclude", column));
        exclude.setDisable(isTarget);
        exclude.setOnAction(_ -> {
            if (out) data.excluded().remove(column);
            else data.fixes().exclude(column);
        });
        menu.getItems().addAll(predict, exclude, new SeparatorMenuItem());
        menu.getItems().addAll(new ColumnMenu(data, column).items());
    }

    /// One value; missing ones say so.
    private static final class Cell extends TableCell<Integer, String> {
        Cell(DataColumnHeader.Role role, boolean number, boolean id) {
            Ui.tellIfCut(this);
            if (number) getStyleClass().add("number");
            if (role == DataColumnHeader.Role.TARGET) getStyleClass().add("target-cell");
            if (role == DataColumnHeader.Role.EXCLUDED || id) getStyleClass().add("muted");
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            boolean missing = !empty && text != null && text.isEmpty();
            setText(empty ? null
                    : missing ? Messages.text("data.table.missing") : Printable.line(text, Printable.VALUE));
            Ui.setClass(this, "missing-cell", missing);
        }
    }

    /// The row numbers 0 … n-1, without holding them.
    private static final class RowNumbers extends ObservableListBase<Integer> {
        private final int rows;

        RowNumbers(int rows) {
            this.rows = rows;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return rows;
        }

        @Override
        public int indexOf(Object o) {
            return o instanceof Integer i && i >= 0 && i < rows ? i : -1;
        }
    }
}
