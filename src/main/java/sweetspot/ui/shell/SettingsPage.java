package sweetspot.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.shell.Preferences.ThemeChoice;

/// Edits how the app looks, how much memory its workers may use, and where it keeps its files.
final class SettingsPage extends ScrollPane {
    private static final int LEAST_MEMORY_MB = 64;

    SettingsPage(Preferences preferences, AppFolders folders) {
        getStyleClass().add("transparent");
        setFitToWidth(true);
        ComboBox<ThemeChoice> theme = new SearchCombo<>();
        theme.setId("settings-theme");
        theme.getItems().setAll(ThemeChoice.values());
        theme.setConverter(converter(c -> Messages.text("settings.theme." + c.name().toLowerCase(Locale.ROOT))));
        theme.valueProperty().bindBidirectional(preferences.theme());
        List<Double> zooms = new ArrayList<>();
        for (int z = 8; z <= 15; z++) zooms.add(z / 10.0);
        ComboBox<Double> zoom = new SearchCombo<>();
        zoom.setId("settings-zoom");
        zoom.getItems().setAll(zooms);
        zoom.setConverter(converter(z -> Math.round(z * 100) + "%"));
        // Not bound to `asObject()`: nobody would hold that property, and with it the binding ends.
        zoom.valueProperty().addListener((_, _, value) -> {
            if (value != null) preferences.zoom().set(value);
        });
        preferences.zoom().subscribe(now -> zoom.setValue(Math.round(now.doubleValue() * 10) / 10.0));
        CheckBox motion = Controls.checkBox(Messages.text("settings.reduceMotion"));
        motion.setId("settings-motion");
        motion.selectedProperty().bindBidirectional(preferences.reduceMotion());
        TextField memory = memoryField(preferences);
        Label memoryProblem = Ui.paragraph(Messages.text("settings.memory.problem", Preferences.MAX_WORKER_MEMORY_MB),
                "field-problem");
        Ui.showWhen(memoryProblem, Bindings.createBooleanBinding(() -> memoryMb(memory.getText()) < 0,
                memory.textProperty()));
        memory.textProperty().addListener((_, _, text) -> Ui.setClass(memory, "invalid", memoryMb(text) < 0));
        Label home = Ui.paragraph(folders.home().toString(), "code");
        VBox page = new VBox(Ui.label(Messages.text("command.settings"), "page-title"),
                Ui.card(Messages.text("settings.look"), Ui.field(Messages.text("settings.theme"), theme),
                        Ui.field(Messages.text("settings.zoom"), zoom),
                        Ui.field(Messages.text("settings.motion"), motion)),
                Ui.card(Messages.text("settings.workers"),
                        Ui.paragraph(Messages.text("settings.workers.text"), "small", "muted"),
                        Ui.field(Messages.text("settings.memory"), memory), memoryProblem),
                Ui.card(Messages.text("settings.files"),
                        Ui.paragraph(Messages.text("settings.files.text"), "small", "muted"),
                        home));
        page.getStyleClass().addAll("settings-page", "wide-labels");
        setContent(page);
    }

    private static TextField memoryField(Preferences preferences) {
        TextField field = new TextField();
        field.setId("settings-memory");
        field.setMaxWidth(140);
        field.getStyleClass().add("number");
        field.setPromptText(Messages.text("settings.memory.automatic"));
        int now = preferences.workerMemoryMb().get();
        field.setText(now == 0 ? "" : Integer.toString(now));
        field.textProperty().addListener((_, _, text) -> {
            if (memoryMb(text) >= 0) preferences.workerMemoryMb().set(memoryMb(text));
        });
        return field;
    }

    /// The memory that a text stands for, 0 for none; -1 if it cannot be taken.
    private static int memoryMb(String text) {
        if (text.isBlank()) return 0;
        return NumberText.parse(text, true) instanceof NumberText.Number n && n.value() >= LEAST_MEMORY_MB
                && n.value() <= Preferences.MAX_WORKER_MEMORY_MB ? (int) n.value() : -1;
    }

    private static <T> StringConverter<T> converter(java.util.function.Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String ignored) {
                return null;
            }
        };
    }
}
