package sweetspot.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// Makes menus and buttons out of commands: text, icon, keys and whether they are enabled follow the command.
public final class CommandMenus {
    private CommandMenus() {}

    /// A menu of commands; null makes a separator.
    public static Menu menu(String textKey, CommandRegistry commands, @Nullable CommandId... ids) {
        Menu menu = Controls.menu(Messages.text(textKey));
        menu.setId(textKey.replace('.', '-'));
        for (CommandId id : ids) menu.getItems().add(id == null ? new SeparatorMenuItem() : item(commands.get(id)));
        return menu;
    }

    /// A menu item.
    public static MenuItem item(Command command) {
        MenuItem item = Controls.item("");
        item.textProperty().bind(command.text());
        item.visibleProperty().bind(command.text().isNotEmpty());
        item.disableProperty().bind(command.enabled().not());
        item.setId("menu-" + command.id().key());
        item.setOnAction(_ -> command.run());
        // Space is not given to the menu: it would take it from text fields and buttons.
        String keys = command.id().keys();
        if (!keys.isEmpty() && !keys.equals("Space")) item.setAccelerator(combination(keys));
        return item;
    }

    /// A button with the command's text and icon, and its keys in the tooltip.
    public static Button button(Command command, String... styleClasses) {
        Button button = Controls.button("");
        button.textProperty().bind(command.text());
        button.disableProperty().bind(command.enabled().not());
        button.setId("button-" + command.id().key());
        if (!command.id().icon().isEmpty()) button.setGraphic(Ui.icon(command.id().icon()));
        button.setOnAction(_ -> command.run());
        button.getStyleClass().addAll(styleClasses);
        if (!command.id().keys().isEmpty()) button.setTooltip(new Tooltip(keysText(command.id())));
        return button;
    }

    /// The command's keys as this system writes them: "Ctrl+O".
    public static String keysText(CommandId id) {
        return id.keys().isEmpty() ? "" : combination(id.keys()).getDisplayText();
    }

    /// Key codes by the names that [CommandId] uses.
    static KeyCombination combination(String keys) {
        return KeyCombination.valueOf(keys.replace("Digit", ""));
    }
}
