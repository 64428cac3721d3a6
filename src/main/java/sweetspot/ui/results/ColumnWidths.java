package sweetspot.ui.results;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import sweetspot.ui.kit.Ui;

/// Measures the columns of the trial table at one size of text, from its fonts.
final class ColumnWidths {
    /// The size of a table's text as a share of 1em of the page.
    private static final double TEXT = 13.0 / 14;
    /// Parameters whose choices are long are cut at so many em; the cell's tooltip has the whole text.
    private static final double WIDEST = 13.5;

    private final double em;
    private final Font bold;
    private final Font plain;

    /// @param em size of the page's text in pixels
    ColumnWidths(double em) {
        this.em = em;
        bold = Font.font("Inter Tabular", FontWeight.BOLD, em * TEXT);
        plain = Font.font("Inter Tabular", em * TEXT);
    }

    /// Room for the title and for what usually stands under it, in pixels.
    double least(TrialColumn column) {
        double title = Ui.textWidth(column.title(), bold) + 2 * em;
        return switch (column.id()) {
            case "number" -> 4.3 * em;
            case "state" -> 9.7 * em;
            case "value" -> Math.max(8.6 * em, title + 1.3 * em);
            case "error" -> 6.6 * em;
            case "time" -> Math.max(Ui.textWidth("59 min 59 s", plain), Ui.textWidth("23 h 59 min", plain)) + 1.6 * em;
            case "failure" -> 22.9 * em;
            case "started" -> 9.3 * em;
            default -> Math.clamp(title, 5.6 * em, WIDEST * em);
        };
    }

    /// The same with room for the widest of `texts`, in pixels; it is given where there is enough.
    double usual(TrialColumn column, List<String> texts) {
        double widest = texts.stream().mapToDouble(text -> Ui.textWidth(text, plain)).max().orElse(0);
        return Math.max(least(column), Math.min(widest + 1.3 * em, WIDEST * em));
    }
}
