package sweetspot.ui.verdict;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.verdict.VerdictStory.Figure;
import sweetspot.ui.verdict.VerdictStory.Worth;

/// What the search cost beside what it gained.
final class WorthCard extends VBox {
    private final HBox figures = new HBox();
    private final Label foot = Ui.paragraph("", "small", "muted");
    private final HBox footRow = Cards.foot(foot);

    WorthCard(VerdictViewModel model) {
        getStyleClass().addAll("card", "verdict-worth");
        Button prices = Ui.link(Messages.text("verdict.page.worth.prices"),
                () -> PricesDialog.ask(this, model.prices().get()).ifPresent(model.prices()::set));
        prices.setId("verdict-prices");
        figures.getStyleClass().add("worth-figures");
        figures.setId("verdict-worth");
        getChildren().addAll(
                Cards.header(Messages.text("verdict.page.worth.title"), Messages.text("verdict.page.worth.title"),
                        Ui.label(""), prices),
                figures,
                Ui.spacer(), footRow);
    }

    void show(Worth worth) {
        figures.getChildren().clear();
        for (Figure f : worth.figures()) {
            Feather icon = switch (f.caption()) {
                case "time" -> Feather.CLOCK;
                case "energy" -> Feather.ZAP;
                case "money" -> Feather.CREDIT_CARD;
                default -> Feather.BAR_CHART;
            };
            Region box = Cards.figure(icon, f.value(), f.note());
            HBox.setHgrow(box, Priority.SOMETIMES);
            figures.getChildren().add(box);
        }
        if (!figures.getChildren().isEmpty()) figures.getChildren().getFirst().getStyleClass().add("first");
        String text = worth.priced() ? worth.foot()
                : (worth.foot() + " " + Messages.text("verdict.page.worth.unpriced")).strip();
        foot.setText(text);
        Cards.show(footRow, !text.isEmpty());
    }
}
