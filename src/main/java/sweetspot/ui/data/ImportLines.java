package sweetspot.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sweetspot.data.Column;
import sweetspot.data.ColumnProfile;
import sweetspot.data.ImportPreview;
import sweetspot.data.ImportPreview.Kind;
import sweetspot.data.ImportPreview.Line;
import sweetspot.data.ImportPreview.View;
import sweetspot.data.ImportResult;
import sweetspot.data.NumberColumn;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.Segments;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Ui;

/// Raw lines of a file beside the rows that they become.
final class ImportLines extends VBox {
    private static final int MOST_COLUMNS = 40;
    private static final int RAW = 400;
    private static final int MEASURED = 30;
    /// About the width of a letter, in font sizes.
    private static final double LETTER = 0.62;
    /// Width of a letter of a raw line, in font sizes.
    private static final double CODE_LETTER = 0.515;
    /// The most of the table that raw lines take.
    private static final double SHARE = 0.42;

    private final ImportViewModel model;
    private final TableView<Line> table = new TableView<>();
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(this, "view", View.FIRST);
    private final Label reading = Ui.label("", "caption", "muted");
    private Optional<ImportResult> shown = Optional.empty();
    private boolean chosen;

    ImportLines(ImportViewModel model) {
        this.model = model;
        getStyleClass().addAll("card", "flush", "import-lines");
        HBox segments = Segments.of("import-view", List.of(View.values()), view,
                v -> Messages.text("data.import.view." + v.name().toLowerCase(Locale.ROOT)));
        segments.setOnMousePressed(_ -> chosen = true);
        segments.setMinWidth(Region.USE_PREF_SIZE);
        Label title = Ui.label(Messages.text("data.import.preview"), "card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(title, Ui.label(Messages.text("data.import.preview.help"), "caption", "muted"), reading,
                Ui.spacer(), segments);
        header.getStyleClass().add("card-header");
        table.setId("import-lines");
        table.getStyleClass().addAll("data-table", "import-table");
        table.setAccessibleText(Messages.text("data.import.preview"));
        table.setRowFactory(_ -> new Row());
        table.setPlaceholder(Ui.label(Messages.text("data.import.reading"), "muted"));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(header, table);
        model.preview().subscribe(this::show);
        model.busy().subscribe(busy -> reading.setText(busy ? Messages.text("data.import.reading") : ""));
        view.addListener(_ -> fill());
    }

    /// Shows the lines around what is wrong, and the line itself.
    void show(long line) {
        view.set(View.PROBLEMS);
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).number() == line && table.getItems().get(i).kind() != Kind.GAP) {
                table.getSelectionModel().select(i);
                table.scrollTo(Math.max(0, i - 2));
            }
        }
    }

    private void show(Optional<ImportPreview> preview) {
        if (preview.isEmpty()) return;
        shown = preview.get().result();
        // What needs a decision is shown first, unless something else was asked for.
        if (!chosen && model.badCount() > 0 && view.get() == View.FIRST) view.set(View.PROBLEMS);
        List<TableColumn<Line, String>> columns = new ArrayList<>();
        columns.add(column(Messages.text("data.import.line"), 4.5, "import-number",
                l -> l.kind() == Kind.GAP ? "" : Messages.text("data.import.number", l.number())));
        columns.add(column(Messages.text("data.import.raw"), rawWidth(preview.get()), "import-raw", this::raw));
        columns.add(column("", 6, "import-mark", this::mark));
        shown.ifPresent(result -> result.dataset().columns().stream().limit(MOST_COLUMNS).forEach(c -> {
            TableColumn<Line, String> one = column("", width(c), c instanceof NumberColumn ? "number" : "import-value",
                    l -> value(c, l));
            VBox head = new VBox(Ui.label(Printable.brief(c.name()), "column-name"),
                    Ui.chip(ColumnProfile.of(c).kind().label()));
            head.getStyleClass().add("import-head");
            one.setGraphic(head);
            columns.add(one);
        }));
        table.getColumns().setAll(columns);
        fill();
    }

    /// Room for most raw lines, in font sizes; a long one is cut and told.
    private double rawWidth(ImportPreview preview) {
        int longest = preview.lines().getOrDefault(View.PROBLEMS, List.of()).stream().mapToInt(l -> l.raw().length())
                .max().orElse(0);
        // The rows beside it need at least as much room.
        double most = table.getWidth() > 0 ? Math.clamp(SHARE * table.getWidth() / Theme.em(this), 12, 24) : 24;
        return Math.clamp(CODE_LETTER * longest + 1.6, 12, most);
    }

    private static double width(Column column) {
        int longest = column.name().length();
        for (int row = 0; row < Math.min(MEASURED, column.size()); row++) {
            longest = Math.max(longest, column.text(row).length());
        }
        return Math.clamp(LETTER * longest + 1.6, 5.5, 14);
    }

    private void fill() {
        model.preview().get().ifPresent(p -> table.getItems().setAll(p.lines().getOrDefault(view.get(), List.of())));
        if (!table.getItems().isEmpty()) table.scrollTo(0);
    }

    private TableColumn<Line, String> column(String title, double em, String style, Function<Line, String> text) {
        TableColumn<Line, String> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(em * Theme.em(this));
        column.setCellValueFactory(l -> new ReadOnlyObjectWrapper<>(text.apply(l.getValue())));
        column.setCellFactory(_ -> new Cell(style));
        return column;
    }

    private String raw(Line line) {
        return line.kind() == Kind.GAP ? Messages.text("data.import.gap", line.count())
                : Printable.line(line.raw(), RAW);
    }

    private String mark(Line line) {
        return switch (line.kind()) {
            case SKIPPED -> model.result().isPresent() ? Messages.text("data.import.mark.skipped") : "";
            case HEADER -> Messages.text("data.import.mark.header");
            case LEFT_OUT -> Messages.text("data.import.mark.leftOut");
            case BAD -> line.count() < 0 ? Messages.text("data.import.mark.torn")
                    : Messages.text("data.import.mark.bad", line.count());
            case ROW, GAP -> "";
        };
    }

    private static String value(Column column, Line line) {
        if (line.row() < 0 || line.row() >= column.size()) return "";
        return column.isMissing(line.row()) ? Messages.text("data.table.missing")
                : Printable.line(column.text(line.row()), Printable.VALUE);
    }

    private static final class Row extends TableRow<Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            Kind kind = empty || line == null ? Kind.ROW : line.kind();
            Ui.setClass(this, "import-bad", kind == Kind.BAD);
            Ui.setClass(this, "import-skipped", kind == Kind.SKIPPED || kind == Kind.GAP || kind == Kind.LEFT_OUT);
            Ui.setClass(this, "import-header", kind == Kind.HEADER);
        }
    }

    private static final class Cell extends TableCell<Line, String> {
        Cell(String style) {
            getStyleClass().add(style);
            Ui.tellIfCut(this);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            boolean missing = !empty && getTableRow() != null && getTableRow().getItem() != null
                    && getTableRow().getItem().row() >= 0 && Messages.text("data.table.missing").equals(text);
            Ui.setClass(this, "missing-cell", missing);
        }
    }
}
