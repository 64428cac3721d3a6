package sweetspot.ui.kit;

import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.text.Printable;

/// Building blocks that every page is made of. Sizes and colours come from the stylesheets.
public final class Ui {
    /// Height of a side column, in font sizes, below which its cards move closer together.
    private static final double COMPACT_BELOW = 50;
    private static final double TIGHT_BELOW = 43;

    private Ui() {}

    /// A Feather icon of text size.
    public static FontIcon icon(Feather feather, String... styleClasses) {
        FontIcon icon = new FontIcon(feather);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /// A Feather icon by its code, such as "fth-play".
    public static FontIcon icon(String code, String... styleClasses) {
        return icon(Feather.findByDescription(code), styleClasses);
    }

    /// A line of text. Whatever it holds of files and programs is shown as it is, and harmless.
    public static Label label(String text, String... styleClasses) {
        Label label = new Label(Printable.block(text, Printable.TEXT));
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /// A paragraph: text that wraps, and is never cut.
    public static Label paragraph(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A line of text that follows a value.
    public static Label label(ObservableValue<String> text, String... styleClasses) {
        Label label = label("", styleClasses);
        label.textProperty().bind(text.map(t -> Printable.block(t, Printable.TEXT)));
        return label;
    }

    /// A titled box. Content is stacked under the title.
    public static VBox card(String title, Node... content) {
        VBox card = card(content);
        card.getChildren().addFirst(cardHeader(title));
        return card;
    }

    /// A box without a title.
    public static VBox card(Node... content) {
        VBox card = new VBox(content);
        card.getStyleClass().add("card");
        return card;
    }

    /// The title line of a card, what belongs right of the title included. Put [#spacer()] before what belongs to
    /// the far right.
    public static HBox cardHeader(String title, Node... more) {
        HBox header = new HBox(label(title, "card-title"));
        header.getChildren().addAll(more);
        header.getStyleClass().add("card-header");
        return header;
    }

    /// A section's title on a page, with a muted explanation beside it ("" for none).
    public static HBox sectionHeader(String title, String explanation, Node... more) {
        HBox header = new HBox(label(title, "section-title"));
        if (!explanation.isEmpty()) header.getChildren().add(label(explanation, "small", "muted"));
        header.getChildren().addAll(more);
        header.getStyleClass().addAll("row", "section-header");
        return header;
    }

    /// A small outlined word: a type, a category.
    public static Label chip(String text, String... styleClasses) {
        Label chip = label(text, styleClasses);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /// A small coloured state with its icon.
    public static Label badge(Tone tone, Feather icon, String text) {
        Label badge = label(text, "badge");
        badge.setGraphic(icon(icon));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        if (tone != Tone.NEUTRAL) badge.getStyleClass().add(tone.badgeClass());
        return badge;
    }

    /// A plain button.
    public static Button button(String text, Runnable action, String... styleClasses) {
        Button button = Controls.button(text);
        button.setOnAction(_ -> action.run());
        button.getStyleClass().addAll(styleClasses);
        return button;
    }

    /// A plain button with an icon.
    public static Button button(String text, Feather icon, Runnable action, String... styleClasses) {
        Button button = button(text, action, styleClasses);
        button.setGraphic(icon(icon));
        return button;
    }

    /// The one primary button of a page.
    public static Button primary(String text, Runnable action) {
        return button(text, action, "primary");
    }

    /// A button that looks like a link.
    public static Button link(String text, Runnable action) {
        return button(text, action, "link-button");
    }

    /// A button that is an icon alone; `name` is its tooltip and accessible name.
    public static Button iconButton(Feather icon, String name, Runnable action) {
        Button button = button("", icon, action, "icon-button");
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        return button;
    }

    /// A label with its control, in a row whose label column has one width.
    public static HBox field(String text, Region control) {
        Label label = label(text, "field-label");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (control instanceof Control c) label.setLabelFor(c);
        HBox row = new HBox(label, control);
        row.getStyleClass().add("field");
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        return row;
    }

    /// A row of nodes, centred on one line.
    public static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        return row;
    }

    /// Nodes stacked with the usual gap.
    public static VBox rows(Node... nodes) {
        VBox box = new VBox(nodes);
        box.getStyleClass().add("rows");
        return box;
    }

    /// Takes what room there is in a row or a column.
    public static Region spacer() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        VBox.setVgrow(region, Priority.ALWAYS);
        return region;
    }

    /// A faint horizontal line.
    public static Region divider() {
        Region line = new Region();
        line.getStyleClass().add("divider");
        return line;
    }

    /// A coloured box inside a card.
    public static HBox note(Tone tone, Feather icon, Node... content) {
        VBox box = new VBox(content);
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox note = new HBox(icon(icon, tone.textClass()), box);
        note.getStyleClass().addAll("note", switch (tone) {
            case WARNING -> "note-warning";
            case DANGER -> "note-danger";
            default -> "note-info";
        });
        return note;
    }

    /// The content of a view that has nothing to show: why, and what to do.
    public static VBox emptyState(Feather icon, String title, String text, Node... actions) {
        Label explanation = paragraph(text, "small", "muted");
        explanation.setStyle("-fx-text-alignment: center; -fx-alignment: center");
        VBox box = new VBox(icon(icon, "large-icon"), label(title, "card-title"), explanation);
        box.getChildren().addAll(actions);
        box.getStyleClass().add("empty-state");
        return box;
    }

    /// Moves the cards of a side column closer together while there is little height; where there is even less, what
    /// tooltips or other pages say too is left out.
    ///
    /// @param text something on the page in the page's font size
    public static void compactWhenLow(Region side, Labeled text) {
        boolean[] asked = {false};
        // Height and font change while JavaFX lays out and applies styles, which a style class must not change again.
        InvalidationListener fit = _ -> {
            if (asked[0]) return;
            asked[0] = true;
            Platform.runLater(() -> {
                asked[0] = false;
                setClass(side, "compact", side.getHeight() < COMPACT_BELOW * text.getFont().getSize());
                setClass(side, "tight", side.getHeight() < TIGHT_BELOW * text.getFont().getSize());
            });
        };
        side.heightProperty().addListener(fit);
        text.fontProperty().addListener(fit);
    }

    /// Keeps what scrolls clear of the scroll bar while there is one.
    public static void clearOfBar(ScrollPane scroll) {
        InvalidationListener fit = _ -> setClass(scroll, "with-bar",
                scroll.getWidth() - scroll.getViewportBounds().getWidth() > 2);
        scroll.viewportBoundsProperty().addListener(fit);
        scroll.widthProperty().addListener(fit);
    }

    /// Shows a node and gives it room, or neither.
    public static void showWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /// Adds a style class while `on`, and takes it away while not. Where nothing changes nothing is styled anew.
    public static void setClass(Node node, String styleClass, boolean on) {
        if (on == node.getStyleClass().contains(styleClass)) return;
        if (on) node.getStyleClass().add(styleClass);
        else node.getStyleClass().remove(styleClass);
    }

    /// Width of a text in pixels.
    public static double textWidth(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    /// Shows the whole text in a tooltip where there is no room for it.
    public static void tellIfCut(Labeled labeled) {
        labeled.hoverProperty().subscribe(hovered -> {
            if (hovered) labeled.setTooltip(isCut(labeled) ? new Tooltip(labeled.getText()) : null);
        });
    }

    private static boolean isCut(Labeled labeled) {
        return labeled.getText() != null && labeled.lookup(".text") instanceof Text shown
                && !shown.getText().equals(labeled.getText());
    }

    /// Shows the values of a box in words; what is typed there is not read back.
    public static <T> StringConverter<T> converter(Function<T, String> text) {
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
