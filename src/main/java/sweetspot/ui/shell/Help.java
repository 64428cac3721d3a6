package sweetspot.ui.shell;

import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import sweetspot.text.Messages;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.shell.Workbench.Place;

/// Help for the screen that is shown, and what Sweetspot is.
public final class Help {
    private Help() {}

    /// Explains the page that is shown, and lists the keys.
    public static void show(Window owner, Workbench workbench) {
        Place place = workbench.place().get();
        String page = switch (place) {
            case WELCOME -> "welcome";
            case SETTINGS -> "settings";
            case EXPERIMENT -> workbench.current().get().step().get().key();
        };
        VBox box = new VBox(Ui.paragraph(Messages.text("help." + page), "small"),
                Ui.label(Messages.text("help.keys"), "card-title"), keys());
        box.getStyleClass().add("rows");
        ShellDialogs.tell(owner, Messages.text("command.help"), box);
    }

    private static GridPane keys() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-keys");
        int row = 0;
        for (CommandId id : CommandId.values()) {
            if (id.keys().isEmpty()) continue;
            int column = row % 2 * 2;
            grid.add(Ui.label(CommandMenus.keysText(id), "caption", "strong"), column, row / 2);
            grid.add(Ui.label(Messages.text("command." + id.key()), "caption"), column + 1, row / 2);
            row++;
        }
        return grid;
    }

    /// Says what this program is.
    public static void about(Window owner) {
        String version = Help.class.getPackage().getImplementationVersion();
        String name = Messages.text("app.name");
        VBox box = new VBox(
                Ui.paragraph(Messages.text("help.about.text", version == null ? name : name + " " + version), "small"),
                Ui.paragraph(Messages.text("help.about.license"), "caption", "muted"));
        box.getStyleClass().add("rows");
        ShellDialogs.tell(owner, name, box);
    }
}
