package sweetspot.ui.verdict;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.plot.Legend;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.Ui;

/// What the cards of the Verdict page have in common.
final class Cards {
    private Cards() {}

    /// The title line of a card: title, a note beside it, and something at the far right.
    ///
    /// @param brief a shorter title, where it is narrow
    static HBox header(String title, String brief, Label note, Node... right) {
        Label name = Ui.label(title, "card-title");
        note.setMinWidth(0);
        note.getStyleClass().addAll("small", "muted");
        HBox header = new HBox(name, note, Ui.spacer());
        header.getChildren().addAll(right);
        header.getStyleClass().add("card-header");
        Ui.tellIfCut(name);
        Ui.tellIfCut(note);
        // The note is left out first, then the title becomes brief, then a legend.
        Runnable fit = () -> {
            double asked = Ui.textWidth(title, name.getFont()) + 1;
            double others = 0;
            for (Node node : right) others += node.isManaged() ? node.prefWidth(-1) + header.getSpacing() : 0;
            double words = Ui.textWidth(note.getText(), note.getFont()) + 2 * header.getSpacing();
            show(note, !note.getText().isEmpty() && asked + others + words <= header.getWidth());
            String text = asked + others + header.getSpacing() <= header.getWidth() ? title : brief;
            if (!text.equals(name.getText())) name.setText(text);
            name.setMinWidth(Math.min(Ui.textWidth(text, name.getFont()) + 1, header.getWidth() * 0.75));
        };
        header.widthProperty().subscribe(_ -> fit.run());
        for (Node node : right) {
            node.managedProperty().subscribe(_ -> fit.run());
            if (node instanceof Region region) region.prefWidthProperty().subscribe(_ -> fit.run());
        }
        note.textProperty().subscribe(_ -> fit.run());
        name.fontProperty().subscribe(_ -> fit.run());
        return header;
    }

    /// A legend as wide as its entries.
    static PlotCanvas legend() {
        PlotCanvas legend = new PlotCanvas();
        legend.setFocusTraversable(false);
        legend.setMinHeight(20);
        legend.setPrefHeight(20);
        legend.setMaxHeight(20);
        legend.themeProperty().subscribe(_ -> fit(legend));
        return legend;
    }

    /// Shows other entries.
    static void show(PlotCanvas legend, Legend entries) {
        legend.setPlot(entries);
        fit(legend);
    }

    private static void fit(PlotCanvas legend) {
        if (!(legend.getPlot() instanceof Legend entries)) return;
        double width = Math.ceil(entries.preferredWidth(legend.themeProperty().get())) + 2;
        legend.setPrefWidth(width);
        legend.setMinWidth(Math.min(width, 60));
    }

    /// A line of small text with the sign of a remark, at the end of a card.
    static HBox foot(Label text) {
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox foot = new HBox(Ui.icon(Feather.INFO, "muted", "small-icon"), text);
        foot.getStyleClass().add("verdict-foot");
        return foot;
    }

    /// A number with its caption below, and an icon before it.
    static VBox figure(Feather icon, String value, String caption) {
        Label number = Ui.label(value, "worth-value");
        number.setGraphic(Ui.icon(icon, "muted", "small-icon"));
        Label below = Ui.label(caption, "caption", "muted");
        Ui.tellIfCut(below);
        VBox box = new VBox(number, below);
        box.getStyleClass().add("worth-box");
        box.setMinWidth(0);
        return box;
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
