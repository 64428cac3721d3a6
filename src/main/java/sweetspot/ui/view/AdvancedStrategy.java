package sweetspot.ui.view;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.search.PrunerFactory;
import sweetspot.text.Messages;
import sweetspot.ui.model.OptionSetting;
import sweetspot.ui.model.StrategyViewModel;
import sweetspot.ui.model.TrialQueue;

/// What lies behind "Advanced" in the Strategy card: the few options of the sampler, the rule that stops weak trials
/// and its option, and what is tried first. Closed, it says how many options are changed.
final class AdvancedStrategy extends VBox {
    private final StrategyViewModel strategy;
    private final boolean wide;
    private final BooleanProperty open = new SimpleBooleanProperty();

    /// @param queue empty where there is no experiment to queue in
    /// @param wide whether there is room for explanations under the options
    AdvancedStrategy(StrategyViewModel strategy, Optional<TrialQueue> queue, boolean wide) {
        this.strategy = strategy;
        this.wide = wide;
        getStyleClass().add("advanced");
        VBox content = new VBox(options(), Ui.divider(), stopping());
        queue.ifPresent(q -> content.getChildren().addAll(Ui.divider(), new FirstTrials(q)));
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
        fill(box, strategy.samplerOptions(), Ui.paragraph(Messages.text("space.options.none"), "caption", "muted"));
        return box;
    }

    private void fill(VBox box, ObservableList<OptionSetting> options, Node otherwise) {
        InvalidationListener refill = _ -> box.getChildren().setAll(options.isEmpty() ? Stream.of(otherwise).toList()
                : options.stream().map(o -> (Node) new OptionRow(o, strategy, wide)).toList());
        options.addListener(refill);
        refill.invalidated(null);
    }

    private VBox stopping() {
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().setAll(strategy.pruners());
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null ? "" : PrunerFactory.ids().contains(id) ? PrunerFactory.label(id) : id;
            }

            @Override
            public String fromString(String text) {
                return strategy.pruners().stream().filter(id -> toString(id).equals(text)).findFirst().orElse(text);
            }
        });
        combo.valueProperty().bindBidirectional(strategy.prunerProperty());
        combo.setId("pruner");
        combo.setAccessibleText(Messages.text("space.stopping"));
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.disableProperty().bind(strategy.stopWeakProperty().not());
        Label help = Ui.paragraph("", "caption", "muted");
        help.textProperty().bind(Bindings.createStringBinding(() -> !strategy.stopWeakProperty().get()
                ? Messages.text("space.stopping.off") : PrunerFactory.ids().contains(strategy.prunerProperty().get())
                ? PrunerFactory.explanation(strategy.prunerProperty().get()) : "",
                strategy.prunerProperty(), strategy.stopWeakProperty()));
        VBox rows = new VBox();
        rows.getStyleClass().add("option-rows");
        rows.disableProperty().bind(strategy.stopWeakProperty().not());
        fill(rows, strategy.prunerOptions(), new VBox());
        VBox box = new VBox(Ui.label(Messages.text("space.stopping"), "small"), combo, help, rows);
        box.getStyleClass().add("option-rows");
        return box;
    }
}
