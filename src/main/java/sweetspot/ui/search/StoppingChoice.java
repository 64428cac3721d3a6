package sweetspot.ui.search;

import atlantafx.base.controls.ToggleSwitch;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.study.Resource;
import sweetspot.text.Messages;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// The choice of the method by which weak trials are stopped early, with its option, and of what they are given more
/// and more of, each with a sentence.
final class StoppingChoice {
    private StoppingChoice() {}

    /// A card with the choice and the switch that turns stopping on and off.
    static VBox card(SearchSettingsViewModel settings) {
        ToggleSwitch on = new ToggleSwitch();
        on.getStyleClass().addAll("small-switch", "bare-switch");
        on.setAccessibleText(Messages.text("space.budget.stopWeak"));
        bind(on, settings);
        Label off = Ui.paragraph("", "caption", "muted");
        off.textProperty().bind(
                settings.noStoppingProperty().map(why -> why.isEmpty() ? Messages.text("space.stopping.allRun") : why));
        VBox choice = create(settings, true);
        var stops = settings.noStoppingProperty().isEmpty().and(settings.stopWeakProperty());
        Ui.showWhen(choice, stops);
        Ui.showWhen(off, stops.not());
        VBox card = Ui.card(off, choice);
        card.getChildren().addFirst(Ui.cardHeader(Messages.text("space.stopping"), Ui.spacer(), on));
        return card;
    }

    /// Makes a switch the one that turns stopping on and off; it is only there while stopping is possible.
    static void bind(ToggleSwitch stopWeak, SearchSettingsViewModel settings) {
        stopWeak.selectedProperty().bindBidirectional(settings.stopWeakProperty());
        stopWeak.setId("stop-weak");
        Ui.showWhen(stopWeak, settings.noStoppingProperty().isEmpty());
        stopWeak.tooltipProperty().bind(settings.strategy().prunerProperty()
                .map(_ -> new Tooltip(settings.prunerExplanation())));
    }

    /// @param wide whether there is room for explanations under the options
    static VBox create(SearchSettingsViewModel settings, boolean wide) {
        StrategyViewModel strategy = settings.strategy();
        ComboBox<String> method = combo("stopping-method", "space.stopping.method", PrunerFactory::label);
        refill(method, settings);
        settings.resourceProperty().addListener((_, _, _) -> refill(method, settings));
        strategy.prunerProperty().addListener((_, _, _) -> refill(method, settings));
        method.valueProperty().addListener((_, _, id) -> {
            if (id != null) strategy.prunerProperty().set(id);
        });
        method.disableProperty().bind(strategy.stopWeakProperty().not());
        Label methodNote = Ui.paragraph("", "caption", "muted");
        methodNote.textProperty().bind(Bindings.createStringBinding(() -> strategy.stopWeakProperty().get()
                ? settings.prunerExplanation() : Messages.text("space.stopping.off"),
                strategy.prunerProperty(), strategy.stopWeakProperty()));
        VBox options = new VBox();
        options.getStyleClass().add("option-rows");
        options.disableProperty().bind(strategy.stopWeakProperty().not());
        OptionRow.fill(options, strategy.prunerOptions(), strategy, wide, new VBox());

        ComboBox<Resource> resource = combo("stopping-resource", "space.stopping.resource", Resource::label);
        ObservableList<Resource> possible = settings.resources();
        Property<Resource> chosen = settings.resourceProperty();
        InvalidationListener offer = _ -> {
            resource.getItems().setAll(possible);
            resource.setValue(chosen.getValue());
        };
        possible.addListener(offer);
        chosen.addListener(offer);
        offer.invalidated(null);
        resource.valueProperty().addListener((_, _, now) -> {
            if (now != null) chosen.setValue(now);
        });
        resource.disableProperty().bind(strategy.stopWeakProperty().not());
        Label resourceNote = Ui.paragraph("", "caption", "muted");
        resourceNote.textProperty().bind(Bindings.createStringBinding(() -> chosen.getValue().explanation(), chosen));
        VBox judged = new VBox(4, named("space.stopping.resource", resource), resource, resourceNote);
        Ui.showWhen(judged, Bindings.isNotEmpty(possible));

        VBox box = new VBox(new VBox(4, named("space.stopping.method", method), method, methodNote), options, judged);
        box.getStyleClass().add("option-rows");
        // Among other things, the choice says itself what it is about; a card of its own does it in its title.
        if (!wide) box.getChildren().addFirst(Ui.label(Messages.text("space.stopping"), "small", "strong"));
        return box;
    }

    private static void refill(ComboBox<String> method, SearchSettingsViewModel settings) {
        String chosen = settings.strategy().prunerProperty().get();
        if (!method.getItems().equals(settings.pruners())) method.getItems().setAll(settings.pruners());
        method.setValue(chosen);
    }

    private static Label named(String key, ComboBox<?> combo) {
        Label label = Ui.label(Messages.text(key), "small");
        label.setLabelFor(combo);
        return label;
    }

    private static <T> ComboBox<T> combo(String id, String key, Function<T, String> words) {
        ComboBox<T> combo = new SearchCombo<>();
        combo.setId(id);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setAccessibleText(Messages.text(key));
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public @Nullable T fromString(String text) {
                return combo.getItems().stream().filter(i -> words.apply(i).equals(text)).findFirst().orElse(null);
            }
        });
        return combo;
    }
}
