package sweetspot.ui.view;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sweetspot.text.Messages;
import sweetspot.ui.model.AppFolders;
import sweetspot.ui.model.Preferences;
import sweetspot.ui.model.Preferences.ThemeChoice;

/// How the app looks and where it keeps things.
final class SettingsPage extends ScrollPane {

    SettingsPage(Preferences preferences, AppFolders folders) {
        getStyleClass().add("transparent");
        setFitToWidth(true);
        ComboBox<ThemeChoice> theme = new ComboBox<>();
        theme.setId("settings-theme");
        theme.getItems().setAll(ThemeChoice.values());
        theme.setConverter(converter(c -> Messages.text("settings.theme." + c.name().toLowerCase(Locale.ROOT))));
        theme.valueProperty().bindBidirectional(preferences.theme());
        List<Double> zooms = new ArrayList<>();
        for (int z = 8; z <= 15; z++) zooms.add(z / 10.0);
        ComboBox<Double> zoom = new ComboBox<>();
        zoom.setId("settings-zoom");
        zoom.getItems().setAll(zooms);
        zoom.setConverter(converter(z -> Math.round(z * 100) + " %"));
        zoom.valueProperty().bindBidirectional(preferences.zoom().asObject());
        CheckBox motion = new CheckBox(Messages.text("settings.reduceMotion"));
        motion.setId("settings-motion");
        motion.selectedProperty().bindBidirectional(preferences.reduceMotion());
        Label home = Ui.paragraph(folders.home().toString(), "code");
        VBox page = new VBox(Ui.label(Messages.text("command.settings"), "page-title"),
                Ui.card(Messages.text("settings.look"), Ui.field(Messages.text("settings.theme"), theme),
                        Ui.field(Messages.text("settings.zoom"), zoom), motion),
                Ui.card(Messages.text("settings.files"), Ui.paragraph(Messages.text("settings.files.text"), "small", "muted"),
                        home));
        page.getStyleClass().add("settings-page");
        setContent(page);
    }

    private static <T> StringConverter<T> converter(java.util.function.Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String ignored) {
                return null;
            }
        };
    }
}
