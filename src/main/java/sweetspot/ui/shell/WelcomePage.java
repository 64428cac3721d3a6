package sweetspot.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.ActionCard;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Ui;

/// The first page: samples to try, experiments to go on with, and the ways to bring one's own data.
final class WelcomePage extends ScrollPane {
    /// Width in font sizes below which the keys are not shown: the menu has them too.
    private static final double NARROW_BELOW = 72;

    WelcomePage(Workbench workbench, CommandRegistry commands, BackgroundTasks tasks) {
        setId("welcome");
        getStyleClass().add("transparent");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        Button open = CommandMenus.button(commands.get(CommandId.OPEN_DATA), "primary", "big");
        open.setId("welcome-open");
        HBox graphic = Ui.row(Ui.icon(CommandId.OPEN_DATA.icon()),
                Ui.label(commands.get(CommandId.OPEN_DATA).text(), "on-primary"),
                Ui.label(CommandMenus.keysText(CommandId.OPEN_DATA), "caption", "on-primary", "shortcut-hint"));
        open.setGraphic(graphic);
        open.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        open.setMinWidth(Region.USE_PREF_SIZE);
        Label headline = Ui.paragraph(Messages.text("welcome.title"), "page-title");
        VBox words = new VBox(headline, Ui.paragraph(Messages.text("welcome.text"), "muted"));
        Button program = CommandMenus.button(commands.get(CommandId.NEW_PROGRAM), "big");
        program.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(words, Ui.spacer(), program, open);
        top.getStyleClass().addAll("row", "welcome-top");
        VBox page = new VBox(top, new SampleGallery(workbench, tasks), new RecentExperiments(workbench), Ui.spacer(),
                program(commands), dropZone(commands));
        page.getStyleClass().add("welcome-page");
        page.setMinWidth(0);
        setContent(page);
        widthProperty().addListener(_ -> Ui.setClass(page, "narrow", getWidth() < NARROW_BELOW * Theme.em(this)));
    }

    /// The way in for those whose model is a program.
    private static ActionCard program(CommandRegistry commands) {
        String title = Messages.text("welcome.program");
        String text = Messages.text("welcome.program.text");
        Label name = Ui.label(title, "card-title");
        Label keys = Ui.label(CommandMenus.keysText(CommandId.NEW_PROGRAM), "caption", "muted", "shortcut-hint");
        name.setMinWidth(Region.USE_PREF_SIZE);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        HBox words = Ui.row(Ui.icon(CommandId.NEW_PROGRAM.icon(), "muted"), name, Ui.paragraph(text, "small", "muted"),
                Ui.spacer(), keys);
        ActionCard card = new ActionCard(title + ". " + text, () -> commands.run(CommandId.NEW_PROGRAM), words);
        card.getStyleClass().add("program-way");
        card.setId("welcome-program");
        return card;
    }

    private static Button dropZone(CommandRegistry commands) {
        Button zone = Ui.button(Messages.text("welcome.drop"), Feather.DOWNLOAD,
                () -> commands.run(CommandId.OPEN_DATA));
        zone.setId("drop-zone");
        zone.getStyleClass().setAll("drop-zone");
        zone.setMaxWidth(Double.MAX_VALUE);
        zone.setMinHeight(Region.USE_PREF_SIZE);
        return zone;
    }
}
