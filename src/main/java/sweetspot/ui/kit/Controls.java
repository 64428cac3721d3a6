package sweetspot.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;

/// Makes the controls and menu items whose words are shown as they are written: by itself JavaFX takes an underscore
/// for the mark of a mnemonic and leaves it out, and names of columns and parameters are full of them.
public final class Controls {
    private Controls() {}

    /// A plain button.
    public static Button button(String text) {
        return literal(new Button(text));
    }

    /// A button that stays pressed.
    public static ToggleButton toggle(String text) {
        return literal(new ToggleButton(text));
    }

    /// One of several choices.
    public static RadioButton radio(String text) {
        return literal(new RadioButton(text));
    }

    /// A box to tick.
    public static CheckBox checkBox(String text) {
        return literal(new CheckBox(text));
    }

    /// A button that opens a menu.
    public static MenuButton menuButton(String text) {
        return literal(new MenuButton(text));
    }

    /// A menu of a menu bar, or within a menu.
    public static Menu menu(String text) {
        return literal(new Menu(text));
    }

    /// An item of a menu; what it does is set by the caller.
    public static MenuItem item(String text) {
        return literal(new MenuItem(text));
    }

    /// An item that is switched on and off.
    public static CheckMenuItem checkItem(String text) {
        return literal(new CheckMenuItem(text));
    }

    /// An item of which one of a group is chosen.
    public static RadioMenuItem radioItem(String text) {
        return literal(new RadioMenuItem(text));
    }

    /// Shows the words of a button that was made elsewhere as they are written.
    static <T extends ButtonBase> T literal(T button) {
        button.setMnemonicParsing(false);
        return button;
    }

    private static <T extends MenuItem> T literal(T item) {
        item.setMnemonicParsing(false);
        return item;
    }
}
