package sweetspot.ui.space;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;
import sweetspot.space.Condition;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpaceEditorViewModel;

/// All rows of the editor below each other, with a line from each parent to the children that depend on it.
final class ParameterRows extends VBox {
    private final SpaceEditorViewModel editor;
    private final Map<String, ParameterRowView> views = new HashMap<>();
    private final ObservableBooleanValue narrow;
    private final Path connectors = new Path();

    /// @param narrow whether there is little room
    ParameterRows(SpaceEditorViewModel editor, ObservableBooleanValue narrow) {
        this.editor = editor;
        this.narrow = narrow;
        getStyleClass().add("parameter-rows");
        connectors.getStyleClass().setAll("connectors");
        connectors.setManaged(false);
        connectors.setMouseTransparent(true);
        editor.rows().addListener((ListChangeListener<ParameterRow>) _ -> rebuild());
        rebuild();
    }

    private void rebuild() {
        views.clear();
        getChildren().clear();
        for (ParameterRow row : editor.rows()) {
            ParameterRowView view = new ParameterRowView(editor, row, narrow);
            views.put(row.name(), view);
            getChildren().add(view);
        }
        getChildren().add(connectors);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        connectors.getElements().clear();
        for (ParameterRow row : List.copyOf(editor.rows())) {
            Optional<Condition> condition = row.state().draft().condition();
            condition.map(c -> views.get(c.parent())).ifPresent(parent -> connect(parent, views.get(row.name())));
        }
    }

    private void connect(ParameterRowView parent, ParameterRowView child) {
        // Both have their place now, but what is in them does not yet.
        parent.layout();
        child.layout();
        Bounds from = parent.lockBounds(this);
        Bounds to = child.lockBounds(this);
        double unit = from.getHeight() / 26;
        double x = Math.round(from.getMinX() + 8 * unit) + 0.5;
        double y = Math.round(to.getCenterY()) + 0.5;
        double round = 6 * unit;
        connectors.getElements().addAll(new MoveTo(x, from.getMaxY() + 6 * unit), new LineTo(x, y - round),
                new QuadCurveTo(x, y, x + round, y), new LineTo(to.getMinX() - 3 * unit, y));
    }
}
