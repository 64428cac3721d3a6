package sweetspot.ui.space;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpacePart;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;

/// The header of a part of the space: it tells what is in it and how much of it is tuned, and folds it up.
final class PartHeader extends HBox {
    private final SpacePart part;
    private final Button button = Controls.button("");
    private final FontIcon arrow = Ui.icon(Feather.CHEVRON_DOWN);
    private final Label name = Ui.label("", "strong");
    private final Label description = Ui.label("", "caption", "muted");
    private final Label count = Ui.label("", "caption", "muted");

    /// @param fold folds the part up, or unfolds it
    PartHeader(SpacePart part, Runnable fold) {
        this.part = part;
        HBox content = new HBox(arrow, name, description, count);
        content.getStyleClass().add("part-line");
        content.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(description, Priority.ALWAYS);
        description.setMaxWidth(Double.MAX_VALUE);
        description.setMinWidth(0);
        name.setMinWidth(Region.USE_PREF_SIZE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        button.setGraphic(content);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().setAll("button", "part-button");
        button.setId("part-" + part.name().toLowerCase(java.util.Locale.ROOT));
        button.setOnAction(_ -> fold.run());
        content.prefWidthProperty().bind(button.widthProperty().subtract(2));
        HBox.setHgrow(button, Priority.ALWAYS);
        getStyleClass().add("part-header");
        getChildren().setAll(button);
    }

    /// Shows what is in the part.
    ///
    /// @param model name of the model
    void show(List<ParameterRow> rows, String model, boolean folded) {
        long tuned = rows.stream().filter(r -> r.state().draft().tuned()).count();
        String parts = Printable.line(String.join(", ", rows.stream().filter(r -> r.state().depth() == 0)
                .map(r -> r.spec().label()).toList()), Printable.VALUE);
        name.setText(part.label());
        description.setText(folded ? parts : part == SpacePart.MODEL ? model : part.description());
        count.setText(tuned == 0 ? Messages.text("space.part.fixed")
                : Messages.text("space.part.count", tuned, rows.size() - tuned));
        arrow.setIconCode(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
        button.setAccessibleText(Messages.text(folded ? "space.part.unfold" : "space.part.fold", part.label(), parts,
                count.getText()));
    }
}
