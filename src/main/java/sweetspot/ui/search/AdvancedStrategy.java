package sweetspot.ui.search;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;

/// The content of "Advanced" in the Strategy card: the options of the sampler, the rule that stops weak trials
/// where it has no card of its own. Closed, it says how many options are changed.
final class AdvancedStrategy extends VBox {
    private final StrategyViewModel strategy;
    private final boolean wide;
    private final BooleanProperty open = new SimpleBooleanProperty();

    /// @param wide whether there is room for explanations under the options
    AdvancedStrategy(SearchSettingsViewModel settings, boolean wide) {
        this.strategy = settings.strategy();
        this.wide = wide;
        getStyleClass().add("advanced");
        VBox content = new VBox(options());
        // Where there is room, stopping has a card of its own.
        if (!wide) {
            VBox stopping = new VBox(Ui.divider(), StoppingChoice.create(settings, false));
            stopping.getStyleClass().add("option-rows");
            Ui.showWhen(stopping, settings.noStoppingProperty().isEmpty());
            content.getChildren().add(stopping);
        }
        content.getStyleClass().add("advanced-content");
        Ui.showWhen(content, open);
        Label grid = Ui.paragraph("", "caption", "muted");
        grid.setId("grid-size");
        grid.textProperty().bind(strategy.gridProperty());
        Ui.showWhen(grid, strategy.gridProperty().isNotEmpty());
        getChildren().addAll(grid, header(), content);
    }

    private Node header() {
        Button toggle = Ui.link(Messages.text("space.advanced"), () -> open.set(!open.get()));
        toggle.setId("advanced");
        toggle.graphicProperty().bind(Bindings.createObjectBinding(
                () -> Ui.icon(open.get() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT), open));
        Label changed = Ui.label(strategy.changedProperty(), "caption", "strong");
        changed.setId("options-changed");
        toggle.accessibleTextProperty().bind(Bindings.createStringBinding(() -> Messages.text(
                open.get() ? "space.advanced.hide" : "space.advanced.show", strategy.changedProperty().get()),
                open, strategy.changedProperty()));
        Button reset = Ui.iconButton(Feather.ROTATE_CCW, Messages.text("space.advanced.reset"), strategy::resetAll);
        reset.setId("options-reset");
        reset.getStyleClass().add("tiny");
        toggle.setMinWidth(USE_PREF_SIZE);
        changed.setMinWidth(USE_PREF_SIZE);
        Ui.showWhen(reset, strategy.changedProperty().isNotEmpty().and(open));
        return Ui.row(toggle, changed, Ui.spacer(), reset);
    }

    private VBox options() {
        VBox box = new VBox();
        box.getStyleClass().add("option-rows");
        OptionRow.fill(box, strategy.samplerOptions(), strategy, wide,
                Ui.paragraph(Messages.text("space.options.none"), "caption", "muted"));
        return box;
    }

}
