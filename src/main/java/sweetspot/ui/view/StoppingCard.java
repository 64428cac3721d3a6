package sweetspot.ui.view;

import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import sweetspot.search.PrunerFactory;
import sweetspot.study.Resource;
import sweetspot.text.Messages;
import sweetspot.ui.model.SearchSettingsViewModel;

/// The card that says by which method weak trials are stopped early, and what they are given more and more of, each
/// with a sentence. It shows while stopping is switched on.
final class StoppingCard {
    private StoppingCard() {}

    static VBox create(SearchSettingsViewModel settings) {
        ComboBox<String> method = combo("stopping-method", "space.stopping.method", PrunerFactory::label);
        refill(method, settings);
        settings.resourceProperty().addListener((_, _, _) -> refill(method, settings));
        settings.prunerProperty().addListener((_, _, _) -> refill(method, settings));
        method.valueProperty().addListener((_, _, id) -> {
            if (id != null) settings.prunerProperty().set(id);
        });
        Label methodNote = Ui.paragraph("", "caption", "muted");
        methodNote.textProperty().bind(Bindings.createStringBinding(settings::prunerExplanation, settings.prunerProperty()));

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
        Label resourceNote = Ui.paragraph("", "caption", "muted");
        resourceNote.textProperty().bind(Bindings.createStringBinding(() -> chosen.getValue().explanation(), chosen));
        VBox judged = new VBox(4, named("space.stopping.resource", resource), resource, resourceNote);
        Ui.showWhen(judged, Bindings.isNotEmpty(possible));

        VBox card = Ui.card(Messages.text("space.stopping"),
                new VBox(4, named("space.stopping.method", method), method, methodNote), judged);
        Ui.showWhen(card, settings.stopWeakProperty());
        return card;
    }

    private static void refill(ComboBox<String> method, SearchSettingsViewModel settings) {
        String chosen = settings.prunerProperty().get();
        if (!method.getItems().equals(settings.pruners())) method.getItems().setAll(settings.pruners());
        method.setValue(chosen);
    }

    private static Label named(String key, ComboBox<?> combo) {
        Label label = Ui.label(Messages.text(key), "small");
        label.setLabelFor(combo);
        return label;
    }

    private static <T> ComboBox<T> combo(String id, String key, Function<T, String> words) {
        ComboBox<T> combo = new ComboBox<>();
        combo.setId(id);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setAccessibleText(Messages.text(key));
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                return combo.getItems().stream().filter(i -> words.apply(i).equals(text)).findFirst().orElse(null);
            }
        });
        return combo;
    }
}
