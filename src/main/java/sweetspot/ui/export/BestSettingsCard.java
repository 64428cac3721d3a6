package sweetspot.ui.export;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sweetspot.export.BestSettings;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyWords;

/// The best configuration beside the default one, parameter by parameter; what was fixed says so.
final class BestSettingsCard extends VBox {
    private final GridPane grid = new GridPane();
    private final Label subtitle = Ui.label("", "small", "muted");

    BestSettingsCard(ExportViewModel model) {
        getStyleClass().addAll("card", "flush", "best-settings");
        grid.getStyleClass().add("settings-grid");
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            if (i > 0) column.setMinWidth(Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("transparent");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Ui.cardHeader(Messages.text("export.settings.title"), subtitle), scroll);
        model.best().subscribe(this::show);
    }

    private void show(Optional<BestSettings> best) {
        grid.getChildren().clear();
        if (best.isEmpty()) return;
        BestSettings settings = best.get();
        String trial = Messages.text("results.card.title", Integer.toString(settings.best().number()));
        // In a search over several families the numbers below are those of the one that won.
        String label = settings.searched().subject().modelled().map(m -> "model." + m.model() + ".label").orElse("");
        subtitle.setText(Messages.has(label) ? trial + " · " + Messages.text(label) : trial);
        StudyWords words = new StudyWords(settings.searched());
        grid.addRow(0, head("export.settings.parameter"), head("export.settings.best"),
                head("export.settings.default"));
        int row = 1;
        List<String> outside = settings.outside();
        for (Parameter p : settings.searched().space().parameters()) {
            if (!settings.configuration().has(p.name())) continue;
            Object value = settings.configuration().get(p.name());
            boolean same = Objects.equals(value, p.defaultValue());
            String note = outside.contains(p.name()) ? " " + Messages.text("export.settings.outside") : "";
            Label name = Ui.label(words.parameter(p.name()) + note, "setting-name");
            Label found = Ui.label(words.value(p.name(), value), same ? "setting-same" : "strong");
            String base = p.tuned() ? words.value(p.name(), p.defaultValue()) : Messages.text("export.settings.fixed");
            grid.addRow(row, name, found, Ui.label(base, "muted"));
            for (int i = 0; i < 3; i++)
                grid.getChildren().get(grid.getChildren().size() - 3 + i).getStyleClass().add("setting-cell");
            row++;
        }
        for (String gone : settings.gone()) {
            Object value = settings.configuration().get(gone);
            Label name = Ui.label(words.parameter(gone) + " " + Messages.text("export.settings.gone"), "setting-name");
            grid.addRow(row++, name, Ui.label(words.value(gone, value), "strong"), Ui.label("", "muted"));
        }
    }

    private static Label head(String key) {
        return Ui.label(Messages.text(key), "setting-head");
    }
}
