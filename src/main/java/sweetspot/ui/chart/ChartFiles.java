package sweetspot.ui.chart;

import java.io.File;
import java.io.IOException;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import sweetspot.plot.PlotTable;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Dialogs;

/// Offers a chart's numbers as a table and its picture as a file, in the chart's menu.
public final class ChartFiles {
    private ChartFiles() {}

    /// Adds both to a chart.
    ///
    /// @param name suggested name of the file
    public static void offer(PlotCanvas chart, String name) {
        chart.setOnShowTable(table -> showTable(chart, table));
        chart.setOnSave(() -> save(chart, name));
    }

    private static void showTable(PlotCanvas chart, PlotTable table) {
        TableView<java.util.List<String>> view = new TableView<>(FXCollections.observableList(table.rows()));
        for (int i = 0; i < table.columns().size(); i++) {
            int at = i;
            TableColumn<java.util.List<String>, String> column = new TableColumn<>(table.columns().get(i).title());
            column.setCellValueFactory(f -> new ReadOnlyStringWrapper(f.getValue().get(at)));
            // Texts of numbers do not sort as numbers do.
            column.setSortable(false);
            if (table.columns().get(i).number()) column.setStyle("-fx-alignment: center-right");
            view.getColumns().add(column);
        }
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        view.setPrefSize(520, 420);
        Dialog<Void> dialog = new Dialog<>();
        dialog.setResizable(true);
        Dialogs.prepare(dialog, chart, Messages.text("results.chart.table"));
        dialog.getDialogPane().setContent(view);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.show();
    }

    private static void save(PlotCanvas chart, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("results.chart.save"));
        chooser.setInitialFileName(name + ".svg");
        chooser.getExtensionFilters().setAll(new ExtensionFilter("SVG", "*.svg"), new ExtensionFilter("PNG", "*.png"));
        File file = chooser.showSaveDialog(chart.getScene().getWindow());
        if (file == null || chart.shownPlot().isEmpty()) return;
        try {
            PlotPictures.save(file.toPath(), chart.shownPlot().get(), chart.getWidth(), chart.getHeight(),
                    chart.themeProperty().get());
        } catch (IOException e) {
            Alert alert = new Alert(Alert.AlertType.ERROR,
                    Messages.text("results.save.failed", file, String.valueOf(e.getMessage())));
            Dialogs.prepare(alert, chart, Messages.text("results.chart.save"));
            alert.show();
        }
    }
}
