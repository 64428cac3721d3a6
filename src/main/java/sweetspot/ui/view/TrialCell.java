package sweetspot.ui.view;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.Trial;
import sweetspot.ui.model.TrialColumn;

/// A cell of the trial table. It looks at the whole trial; the state is a shape and a word, the best value has a
/// star.
final class TrialCell extends TableCell<Trial, Trial> {
    private final TrialColumn column;
    private final ReadOnlyIntegerProperty bestNumber;
    private final Node star = Ui.icon(Feather.STAR, "best-star");
    private final StateMark mark = new StateMark();
    private boolean best;

    /// @param bestNumber number of the best trial, -1 for none
    TrialCell(TrialColumn column, ReadOnlyIntegerProperty bestNumber) {
        this.column = column;
        this.bestNumber = bestNumber;
        setAlignment(column.isNumeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        boolean value = column.id().equals("value");
        if (value) getStyleClass().add("value-cell");
        if (column.id().equals("error")) {
            getStyleClass().add("error-cell");
            setAlignment(Pos.CENTER_LEFT);
        }
        // The star moves although neither trial of the two has changed.
        if (value) bestNumber.subscribe(_ -> showStar());
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
        setText(column.text(trial));
        if (column.kind() == TrialColumn.Kind.STATE) {
            mark.show(trial.state());
            setGraphic(mark);
        }
        showStar();
    }

    private void showStar() {
        if (!column.id().equals("value")) return;
        boolean now = getItem() != null && getItem().number() == bestNumber.get();
        if (now == best && (getGraphic() != null) == now) return;
        best = now;
        setGraphic(now ? star : null);
    }
}
