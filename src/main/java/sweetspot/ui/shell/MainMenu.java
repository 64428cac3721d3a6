package sweetspot.ui.shell;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import sweetspot.text.Messages;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.shell.Preferences.ThemeChoice;

/// The menu bar: every command, in its place.
final class MainMenu extends MenuBar {

    MainMenu(CommandRegistry commands, Preferences preferences) {
        Menu file = CommandMenus.menu("menu.file", commands, CommandId.NEW_EXPERIMENT, CommandId.NEW_PROGRAM,
                CommandId.OPEN_DATA,
                CommandId.OPEN_EXPERIMENT, null, CommandId.SAVE, CommandId.SAVE_AS, null, CommandId.RENAME,
                CommandId.DUPLICATE, CommandId.DELETE, null, CommandId.SETTINGS, CommandId.QUIT);
        Menu edit = CommandMenus.menu("menu.edit", commands, CommandId.UNDO, CommandId.REDO, null,
                CommandId.PASTE_TABLE, CommandId.COPY_EXPORT, CommandId.FILTER);
        Menu run = CommandMenus.menu("menu.run", commands, CommandId.START_SEARCH, CommandId.PAUSE_OR_RESUME,
                CommandId.FINISH_AND_STOP, CommandId.STOP_NOW);
        Menu view = CommandMenus.menu("menu.view", commands, CommandId.WELCOME, null, CommandId.STEP_DATA,
                CommandId.STEP_MODEL, CommandId.STEP_SPACE, CommandId.STEP_SEARCH, CommandId.STEP_RESULTS,
                CommandId.STEP_EXPORT, null, CommandId.LIGHT_OR_DARK);
        view.getItems().addAll(themes(preferences), new SeparatorMenuItem());
        for (CommandId id : new CommandId[]{CommandId.ZOOM_IN, CommandId.ZOOM_OUT, CommandId.ZOOM_RESET}) {
            view.getItems().add(CommandMenus.item(commands.get(id)));
        }
        Menu help = CommandMenus.menu("menu.help", commands, CommandId.HELP, CommandId.ABOUT);
        getMenus().addAll(file, edit, run, view, help);
    }

    private static Menu themes(Preferences preferences) {
        Menu menu = Controls.menu(Messages.text("menu.theme"));
        ToggleGroup group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            RadioMenuItem item = Controls.radioItem(
                    Messages.text("settings.theme." + choice.name().toLowerCase(java.util.Locale.ROOT)));
            item.setToggleGroup(group);
            item.setOnAction(_ -> preferences.theme().set(choice));
            preferences.theme().subscribe(now -> item.setSelected(now == choice));
            menu.getItems().add(item);
        }
        return menu;
    }
}
