package sweetspot.ui.data;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.Column;
import sweetspot.data.ImportResult;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;

/// How a file is read, in place of the Data page: options with what was found, raw lines beside the rows that they
/// become, and what cannot be read. Nothing changes before *Use this table*.
final class ImportPage extends BorderPane {
    private final ImportViewModel model;
    private final Label rows = figure("import-rows");
    private final Label columns = figure("import-columns");
    private final Label missing = figure("import-missing-cells");
    private final Label seconds = figure("import-seconds");

    /// @param close shows the Data page again
    ImportPage(ImportViewModel model, String file, Runnable close) {
        this.model = model;
        setId("import-page");
        getStyleClass().add("import-page");
        ImportForm form = new ImportForm(model);
        ImportLines lines = new ImportLines(model);
        ImportProblems problems = new ImportProblems(model, lines::show);
        ScrollPane scroll = new ScrollPane(form);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Ui.clearOfBar(scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button reset = Ui.link(Messages.text("data.import.reset"), () -> {
            model.reset();
            form.build();
        });
        reset.setId("import-reset");
        VBox left = new VBox(Ui.cardHeader(Messages.text("data.import.title"), Ui.spacer(), reset), scroll);
        left.getStyleClass().addAll("card", "flush", "import-options");
        VBox right = new VBox(lines, problems);
        right.getStyleClass().add("page-column");
        right.setMinWidth(0);
        VBox.setVgrow(lines, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox page = new HBox(left, right);
        page.getStyleClass().addAll("page", "import-body");
        setCenter(page);
        setBottom(actions(file, close));
        model.preview().subscribe(_ -> refresh());
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != KeyCode.ESCAPE) return;
            e.consume();
            leave(close);
        });
        model.begin();
    }

    private void leave(Runnable close) {
        model.cancel();
        close.run();
    }

    private Node actions(String file, Runnable close) {
        Button cancel = Ui.button(Messages.text("data.import.cancel"), () -> leave(close), "big");
        cancel.setId("import-cancel");
        Button use = Ui.primary(Messages.text("data.import.use"), model::use);
        use.setId("import-use");
        use.setGraphic(Ui.icon(Feather.CHECK));
        use.getStyleClass().add("big");
        use.disableProperty().bind(model.obstacle().isNotEmpty());
        use.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        Label why = Ui.paragraph("", "small", "muted");
        why.setId("import-obstacle");
        why.textProperty().bind(model.obstacle());
        why.setMinWidth(0);
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox bar = new HBox(pair("data.import.rows", rows), pair("data.import.columns", columns),
                pair("data.import.missingCells", missing), pair("data.import.readIn", seconds), why, cancel, use);
        bar.getStyleClass().add("import-actions");
        bar.setAccessibleText(file);
        return bar;
    }

    private static Label figure(String id) {
        Label label = Ui.label("–", "strong");
        label.setId(id);
        return label;
    }

    private static VBox pair(String key, Label value) {
        VBox box = new VBox(Ui.label(Messages.text(key), "caption", "muted"), value);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private void refresh() {
        Optional<ImportResult> result = model.result();
        if (result.isEmpty()) {
            for (Label label : new Label[]{rows, columns, missing, seconds}) label.setText("–");
            return;
        }
        int read = result.get().dataset().rows();
        int out = model.badCount();
        rows.setText(out == 0 ? Messages.text("data.import.number", read)
                : Messages.text("data.import.rowsOf", read, read + out));
        columns.setText(Messages.text("data.import.number", result.get().dataset().columns().size()));
        long cells = 0;
        for (Column column : result.get().dataset().columns()) {
            for (int row = 0; row < column.size(); row++) if (column.isMissing(row)) cells++;
        }
        missing.setText(Messages.text("data.import.number", cells));
        seconds.setText(Messages.text("data.import.seconds", model.seconds()));
    }
}
