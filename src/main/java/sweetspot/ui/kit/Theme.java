package sweetspot.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The look of the window: AtlantaFX Primer, our stylesheets on top, one of two sets of colours, and a zoom.
///
/// Colours and zoom are stylesheets rather than style classes or inline styles, because menus, tooltips and dialogs
/// take over the stylesheets of the window they belong to, and nothing else.
public final class Theme {
    /// Font size of the root at 100 %, in pixels; all lengths are multiples of it.
    public static final double BASE_FONT = 14;
    private static final String EM = "sweetspot.em";
    private static final List<String> SHEETS = List.of("base.css", "shell.css", "data.css", "space.css", "results.css");
    private static final List<String> FONTS = List.of("InterTabular-Regular", "InterTabular-Italic",
            "InterTabular-Bold", "InterTabularMedium-Regular", "JetBrainsMono-Regular");

    private Theme() {}

    /// Loads the bundled fonts. Once, before the first window is shown.
    public static void loadFonts() {
        for (String name : FONTS) {
            try (InputStream in = resource("fonts/" + name + ".ttf").openStream()) {
                Font.loadFont(in, BASE_FONT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Gives the scene, and what opens from it, light or dark colours at a zoom.
    ///
    /// @param zoom 1 = 100 %
    public static void apply(Scene scene, boolean dark, double zoom) {
        Application.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(stylesheets(dark, zoom));
        scene.getRoot().getProperties().put(EM, BASE_FONT * zoom);
        scene.getRoot().getStyleClass().remove("dark");
        if (dark) scene.getRoot().getStyleClass().add("dark");
    }

    /// The stylesheet of the colours alone.
    public static String colors(boolean dark) {
        return resource(dark ? "colors-dark.css" : "colors-light.css").toExternalForm();
    }

    /// The stylesheets of a look, in the order in which they apply. Sizes of icons are in pixels: an icon is text whose
    /// font size follows its icon size, so that a size in em would grow with every pass of the style engine.
    static List<String> stylesheets(boolean dark, double zoom) {
        List<String> sheets = new ArrayList<>();
        sheets.add(colors(dark));
        for (String sheet : SHEETS) sheets.add(resource(sheet).toExternalForm());
        sheets.add(inline(String.format(Locale.ROOT, ".root{-fx-font-size:%.2fpx;-ss-icon:%.1fpx;"
                + "-ss-icon-medium:%.1fpx;-ss-icon-small:%.1fpx;-ss-icon-large:%.1fpx}", BASE_FONT * zoom, 16 * zoom,
                14 * zoom, 13 * zoom, 36 * zoom)));
        return sheets;
    }

    private static String inline(String css) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    /// Text size at a node, in pixels: what 1em means to code that lays out by hand.
    public static double em(Node node) {
        return node.getScene() != null && node.getScene().getRoot().getProperties().get(EM) instanceof Double em ? em
                : BASE_FONT;
    }

    private static URL resource(String name) {
        return Theme.class.getResource("/sweetspot/ui/" + name);
    }
}
