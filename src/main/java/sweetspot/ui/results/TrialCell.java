package sweetspot.ui.results;

import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.Trial;
import sweetspot.text.Printable;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StateMark;

/// A cell of the trial table. It looks at the whole trial; the state is a shape and a word, the best value has a
/// star.
final class TrialCell extends TableCell<Trial, Trial> {
    private final TrialColumn column;
    private final IntPredicate isBest;
    private final Node star = Ui.icon(Feather.STAR, "best-star");
    private final StateMark mark = new StateMark();
    private boolean best;

    /// @param best changes when other trials are the best
    /// @param isBest whether a trial is the best, or one of the front
    TrialCell(TrialColumn column, ReadOnlyObjectProperty<?> best, IntPredicate isBest) {
        this.column = column;
        this.isBest = isBest;
        setAlignment(column.isNumeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        Ui.tellIfCut(this);
        boolean value = column.id().equals("value");
        if (value) getStyleClass().add("value-cell");
        if (column.id().equals("error")) {
            getStyleClass().add("error-cell");
            setAlignment(Pos.CENTER_LEFT);
        }
        // The star moves although neither trial of the two has changed.
        if (value) best.subscribe(_ -> showStar());
    }

    @Override
    protected void updateItem(Trial trial, boolean empty) {
        super.updateItem(trial, empty);
        if (empty || trial == null) {
            setText(null);
            setGraphic(null);
            best = false;
            return;
        }
        setText(Printable.line(column.text(trial), Printable.VALUE));
        if (column.kind() == TrialColumn.Kind.STATE) {
            mark.show(trial);
            setGraphic(mark);
        }
        showStar();
    }

    private void showStar() {
        if (!column.id().equals("value")) return;
        boolean now = getItem() != null && isBest.test(getItem().number());
        if (now == best && (getGraphic() != null) == now) return;
        best = now;
        setGraphic(now ? star : null);
    }
}
